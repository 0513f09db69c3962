"""The grammar of Markdown's links, as CommonMark defines it: destinations, titles, definitions.

Functions take a text and a position and give back what they found with the position after it,
or None. Each looks at a character a bounded number of times, so that hostile input stays cheap.
"""

import re
from collections.abc import Callable
from html import unescape

_POINTED = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_TITLE = re.compile(
    r'"((?:[^"\\]|\\.)*+)"' r"|'((?:[^'\\]|\\.)*+)'" r"|\(((?:[^()\\]|\\.)*+)\)", re.DOTALL
)
_SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999}+)\]", re.DOTALL)
"""A link label; its first group is the name."""
_QUOTING = re.compile(r"\\([!-/:-@\[-`{-~])|`")
_END_OF_LINE = re.compile(r"[ \t]*+(?:\n|$)")
_WHITE = " \t\n\r\f\v"
_NESTED = 64
"""Square brackets inside each other; what lies deeper is no link."""
_DEEPEST = 32
"""Round brackets inside a destination; more is no link. CommonMark allows a limit of this size."""


def label(text: str) -> str:
    """A link label in the form under which definitions are kept.

    Case, white space, escapes and backticks do not count, so that a label can be looked up after
    escapes and code have been read. CommonMark tells labels apart by them; no author does.
    """
    return " ".join(unescape(_QUOTING.sub(r"\1", text)).split()).casefold()


def _destination(text: str, position: int) -> tuple[str, int] | None:
    """A link's target and the position after it; it may be empty only between < and >."""
    pointed = _POINTED.match(text, position)
    if pointed:
        return pointed[0][1:-1], pointed.end()
    depth, end = 0, position
    while end < len(text) and text[end] not in _WHITE:
        if text[end] == "\\" and end + 1 < len(text) and text[end + 1] in "()\\":
            end += 1
        elif text[end] == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif text[end] == ")":
            if not depth:
                break
            depth -= 1
        end += 1
    if depth or text.startswith("<", position):
        return None
    return text[position:end], end


def _title(text: str, position: int) -> tuple[str, int] | None:
    """A title in quotes or round brackets; a blank line ends the search."""
    title = _TITLE.match(text, position)
    if not title or "\n\n" in title[0]:
        return None
    return next(group for group in title.groups() if group is not None), title.end()


def target(text: str, position: int) -> tuple[str, str, int] | None:
    """What stands after a link's text, "(destination "title")", from its opening bracket on.

    Gives back destination, title (empty for none) and the position after the closing bracket.
    """
    if not text.startswith("(", position):
        return None
    position = _SPACE.match(text, position + 1).end()  # type: ignore[union-attr]  # matches empty
    destination = _destination(text, position)
    if destination is None:
        return None
    href, position = destination
    after = _SPACE.match(text, position).end()  # type: ignore[union-attr]
    title = _title(text, after) if after > position else None
    if title:
        after = _SPACE.match(text, title[1]).end()  # type: ignore[union-attr]
    if not text.startswith(")", after):
        return None
    return href, title[0] if title else "", after + 1


def leading(text: str, position: int, reference: Callable[[str | None], tuple[str, str] | None]
            ) -> tuple[str, str, int] | None:
    """Where the words before a position lead: destination, title, position after it.

    `reference` looks up a label, or the words themselves for None.
    """
    inline = target(text, position)
    if inline:
        return inline
    named = LABEL.match(text, position)
    end = named.end() if named else position + 2 * text.startswith("[]", position)
    found = reference(named[1] if named else None)
    return (*found, end) if found else None


def definition(text: str, start: int) -> tuple[str, str, str, int] | None:
    """A link definition that opens a paragraph: label, destination, title, position after it."""
    named = LABEL.match(text, start)
    if not named or not named[1].strip() or not text.startswith(":", named.end()):
        return None
    position = _SPACE.match(text, named.end() + 1).end()  # type: ignore[union-attr]
    destination = _destination(text, position)
    if destination is None or destination[1] == position:
        return None
    href, position = destination
    alone = _END_OF_LINE.match(text, position)
    after = _SPACE.match(text, position).end()  # type: ignore[union-attr]
    title = _title(text, after) if after > position else None
    ended = _END_OF_LINE.match(text, title[1]) if title else None
    if title and ended:
        return label(named[1]), href, title[0], ended.end()
    return (label(named[1]), href, "", alone.end()) if alone else None


def opening(text: str, close: int) -> int:
    """The position of the square bracket which the one at `close` closes; -1 for none."""
    position, depth = close, 1
    for _ in range(_NESTED):
        before = text.rfind("[", 0, position)
        depth += text.count("]", before + 1, position) - 1
        position = before
        if before < 0 or not depth:
            return before
    return -1
