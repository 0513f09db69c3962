"""Plain text into the tree: every line a line, short bare ones headings, "- " and "1. " items."""

import re
from dataclasses import dataclass, field

from audiogen.reading import speech
from audiogen.reading.model import DIRECTIVE, Element

LONGEST_HEADING = 60
"""Characters; a longer line is a sentence whose full stop was forgotten."""

_BULLET = re.compile(r"\s*[-*•]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,9})[.)]\s+(?=\S)")
_RULE = re.compile(r"\s*+(?:(?:\*\s*+){3,}+|(?:-\s*+){3,}+|(?:_\s*+){3,}+|=++\s*+)$")
_ENDINGS = tuple(".!?…:;,\"”\u2019')]}»")
_ESCAPED = re.compile(r"\\([\[\]])")
_SHIELDS = {"[": "\ufdd0", "]": "\ufdd1"}
"""What stands for a bracket that is text, while directives are looked for."""
_SHOWN = str.maketrans({shield: bracket for bracket, shield in _SHIELDS.items()})
_NOTATION = re.compile(f"{speech.SPOKEN_AS.pattern}|{speech.BRACKETS.pattern}")


def tree(text: str) -> Element:
    """A `div` with the text's headings, paragraphs and lists; notation in brackets is kept apart.

    Nothing else is markup: stars, angle brackets and ampersands are characters.
    """
    rows = text.split("\n")
    blocks: list[Element] = []
    start = 0
    while start < len(rows):
        if not rows[start].strip():
            start += 1
            continue
        end = next((n for n in range(start, len(rows)) if not rows[n].strip()), len(rows))
        blocks += _stanza(rows[start:end], start + 1, _is_heading(rows, start))
        start = end
    return Element("div", (), tuple(blocks), 1)


def _is_heading(rows: list[str], number: int) -> bool:
    """Whether the line that opens a stanza is a heading: short, bare, and text comes after it."""
    row = rows[number].strip()
    if not _is_bare(row):
        return False
    if _BULLET.match(row) or _NUMBER.match(row):
        return False
    following = rows[number + 1:number + 2]
    if following and following[0].strip() and _is_bare(following[0].strip()):
        return False  # the first line of a verse
    return any(later.strip() for later in rows[number + 1:])


def _is_bare(row: str) -> bool:
    """Whether a line is short, has words, and ends without punctuation."""
    short = len(row) <= LONGEST_HEADING and not row.endswith(_ENDINGS)
    return short and re.search(r"\w", row) is not None


@dataclass
class _Draft:
    """A block that further lines may be added to."""

    tag: str
    line: int
    attributes: tuple[tuple[str, str], ...] = ()
    children: list["Element | str | _Draft"] = field(default_factory=list)

    def element(self) -> Element:
        """The block as it is now."""
        children = (child.element() if isinstance(child, _Draft) else child
                    for child in self.children)
        return Element(self.tag, self.attributes, tuple(children), self.line)

    def add_line(self, row: str, line: int) -> None:
        """A further line of words."""
        first, *others = _pieces(row, line)
        joined = [f"\n{first}"] if isinstance(first, str) else ["\n", first]
        self.children += [*joined, *others]


def _stanza(rows: list[str], line: int, headed: bool) -> list[Element]:
    """The blocks of lines that no blank line parts."""
    drafts = [_Draft("h2", line, (), [*_pieces(rows[0], line)])] if headed else []
    for number, row in enumerate(rows[headed:], line + headed):
        last = drafts[-1] if drafts else None
        mark = _BULLET.match(row) or _NUMBER.match(row)
        if _RULE.match(row):
            drafts.append(_Draft("hr", number))
        elif mark:
            tag = "ol" if mark.lastindex else "ul"
            if not last or last.tag != tag:
                first = (("start", mark[1]),) if mark.lastindex and mark[1] != "1" else ()
                last = _Draft(tag, number, first)
                drafts.append(last)
            last.children.append(_Draft("li", number, (), [*_pieces(row[mark.end():], number)]))
        elif last and last.tag in ("ol", "ul") and row.startswith(" "):
            item = last.children[-1]
            if isinstance(item, _Draft):
                item.add_line(row, number)
        elif last and last.tag == "p":
            last.children.append(Element("br", (), (), number - 1))
            last.add_line(row, number)
        else:
            drafts.append(_Draft("p", number, (), [*_pieces(row, number)]))
    return [draft.element() for draft in drafts]


def _pieces(row: str, line: int) -> tuple[Element | str, ...]:
    """A line's words, and the notation in brackets among them."""
    row = _ESCAPED.sub(lambda m: _SHIELDS[m[1]], row.strip())
    pieces: list[Element | str] = []
    position = 0
    for found in _NOTATION.finditer(row):
        words, modifiers, inside = found.groups()
        wrappings = speech.wrappings(modifiers) if modifiers else ()
        start = found.start()
        if modifiers and not wrappings:  # a directive after words in round brackets
            start, inside = found.end() - len(modifiers) - 2, modifiers
        pieces.append(row[position:start].translate(_SHOWN))
        if wrappings:
            element: Element | str = words.translate(_SHOWN)
            for wrapping in reversed(wrappings):
                element = Element(wrapping.tag, wrapping.attributes, (element,), line)
            pieces.append(element)
        else:
            shown = inside.translate(_SHOWN)
            pieces.append(Element(DIRECTIVE, (("text", shown.strip()),), (f"[{shown}]",), line))
        position = found.end()
    pieces.append(row[position:].translate(_SHOWN))
    return tuple(piece for piece in pieces if piece != "")
