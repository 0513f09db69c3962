"""The lines of a block of the tree: where a line could stand by itself and say only stillness."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiogen.reading.model import Element

Part = Element | str

GROUP = re.compile(
    r"\((?P<round>[^()]{1,160})\)|\{\{?\s*(?P<curly>[^{}\n]{1,80})\}\}?"
    r"|<(?P<angle>[a-z][^<>\n]{1,60})>|(?<!\S)/(?P<slash>\d{1,3}(?:\.\d)?)\s?s(?![\w/])",
    re.IGNORECASE)
TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "summary", "figcaption"))
LINED = frozenset(("p", "div", "blockquote", "section", "article", "main", "body", "dd", "center"))
"""Elements in which a whole line may say only stillness; a list's "Pause." is one of its steps."""
ENDED = re.compile(r"[.!?…:;,)\]”\"»*–—-]\s*$")


@dataclass(frozen=True)
class Row:
    """One line of a block: its parts, each with the line of the source where it begins."""

    parts: tuple[tuple[Part, int], ...]
    may_stand: bool
    """Whether the line before has ended, so that this one may be a line of its own."""

    @property
    def number(self) -> int:
        """The source line of its first words."""
        for part, number in self.parts:
            if part.strip() if isinstance(part, str) else part.tag != "br":
                return part.line or number if isinstance(part, Element) else number
        return 0


def lines_of(element: Element) -> Iterator[Row]:
    """The children in lines: a line ends at a newline of the source, at a <br>, at a block."""
    parts: list[tuple[Part, int]] = []
    number, before = element.line, ""
    for child in element.children:
        if isinstance(child, Element):
            parts.append((child, child.line or number))
            number = (child.line or number) + child.text().count("\n")
            if child.tag == "br" or child.tag in LINED or child.tag in TITLES:
                yield _row(parts, before)
                parts, before = [], ""
            continue
        for piece in _pieces(child):
            parts.append((piece, number))
            number += piece.count("\n")
            if piece.endswith("\n"):
                yield _row(parts, before)
                before = "".join(words_of(part) for part, _ in parts)
                parts = []
    if parts:
        yield _row(parts, before)


def _pieces(text: str) -> Iterator[str]:
    """A text cut after each newline that stands in no brackets."""
    inside = [(match.start(), match.end()) for match in GROUP.finditer(text) if "\n" in match[0]]
    start = 0
    for newline in re.finditer("\n", text):
        while inside and inside[0][1] <= newline.start():
            inside.pop(0)
        if inside and inside[0][0] < newline.start():
            continue
        yield text[start:newline.end()]
        start = newline.end()
    if start < len(text):
        yield text[start:]


def _row(parts: list[tuple[Part, int]], before: str) -> Row:
    words = "".join(words_of(part) for part, _ in parts).strip()
    opens = words[:1].isupper() or not words[:1].isalpha()
    ended = not before.strip() or (bool(ENDED.search(before)) and opens)
    return Row(tuple(parts), ended)


def words_of(part: Part) -> str:
    """The words of a part, without their markup."""
    return part if isinstance(part, str) else part.text()
