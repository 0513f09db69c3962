"""An element's children without what only lays out the source."""

from itertools import groupby

from audiogen.reading.model import BLOCKS, DIRECTIVE, Element


def joined(children: list[Element | str]) -> list[Element | str]:
    """The same children, with no empty text and no two texts side by side."""
    whole: list[Element | str] = []
    for texts, group in groupby(children, lambda child: isinstance(child, str)):
        if not texts:
            whole += group
        elif text := "".join(map(str, group)):
            whole.append(text)
    return whole


def tidy(tag: str, children: list[Element | str]) -> tuple[Element | str, ...]:
    """Children without the white space that is only layout between blocks; what stands between two
    words, each in an element of its own, is no layout."""
    if tag == "pre" or not any(isinstance(child, Element) and child.tag in BLOCKS
                               for child in children):
        return tuple(children)
    around = zip(["", *children], children, [*children[1:], ""], strict=False)
    return tuple(child for before, child, after in around
                 if isinstance(child, Element) or child.strip()
                 or (_is_worded(before) and _is_worded(after)))


def _is_worded(child: Element | str) -> bool:
    """Whether a neighbour of white space is words in a line."""
    return isinstance(child, Element) and child.tag not in BLOCKS and child.tag != DIRECTIVE
