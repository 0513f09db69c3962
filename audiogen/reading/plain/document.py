"""A plain text as a tree: its title, headings, paragraphs, verse, lists and quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from audiogen.reading.model import Element
from audiogen.reading.plain import gutenberg
from audiogen.reading.plain.headings import DASHED, NUMBERED, RULE, Heading, heading_at, title_at
from audiogen.reading.plain.marks import pieces
from audiogen.reading.plain.wrapping import Wrapping, wrapping_of

_QUOTED = re.compile(r"(?:> ?)+")
_BOLD = re.compile(r"^(\s*+)=([^=\n]{1,80})=$")
"""Bold type in transcriptions of books."""


@dataclass(frozen=True)
class Text:
    """What plain text tells."""

    body: Element
    """A `div` with the text's headings, paragraphs and lists."""
    title: str = ""
    language: str = ""
    note: str = ""
    """What was left out, in a sentence."""


def read(text: str) -> Text:
    """A plain text; notation in brackets is kept apart, and nothing else is markup: stars, angle
    brackets and ampersands are characters."""
    shell = gutenberg.shelled(text.split("\n"))
    rows = [_BOLD.sub(r"\1\2", row.replace("\t", "    ")) for row in shell.rows]
    blocks = tuple(_Reader(rows, wrapping_of(rows)).blocks())
    body = Element("div", (), _ranked(blocks), 1)
    return Text(body, shell.title, shell.language, shell.note)


def is_from_gutenberg(text: str) -> bool:
    """Whether a text has the header of Project Gutenberg, and so is no Markdown."""
    return bool(gutenberg.shelled(text.split("\n")).note)


def _ranked(blocks: tuple[Element, ...]) -> tuple[Element, ...]:
    """The blocks with a level for each heading: the first of all is the title, others its parts.

    Levels that hashes and underlines have said stay.
    """
    ranked = []
    for index, block in enumerate(blocks):
        if block.tag == "h0":
            block = replace(block, tag="h1" if index == 0 else "h2")
        ranked.append(block)
    return tuple(ranked)


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
        first, *others = pieces(row, line)
        joined = [f"\n{first}"] if isinstance(first, str) else ["\n", first]
        self.children += [*joined, *others]

    def go_on(self, row: str, line: int) -> None:
        """The rest of a line that was wrapped: its words have a line number of their own, and no
        line break stands before them, which would be heard."""
        self.children += [" ", Element("span", (), pieces(row, line), line)]


@dataclass
class _Reader:
    """Reads rows from top to bottom."""

    rows: list[str]
    wrapping: Wrapping

    def blocks(self) -> Iterator[Element]:
        """The blocks, lists joined across the blank lines between their items."""
        waiting: _Draft | None = None
        for draft in self._drafts():
            if waiting and draft.tag == waiting.tag in ("ol", "ul") and (
                    draft.tag == "ul" or _goes_on_counting(waiting, draft)):
                waiting.children += draft.children
                continue
            if waiting:
                yield waiting.element()
            waiting = draft
        if waiting:
            yield waiting.element()

    def _drafts(self) -> Iterator[_Draft]:
        number = 0
        title = title_at(self.rows)
        if title:
            number = next(n for n, row in enumerate(self.rows) if row.strip())
            yield _heading(title, number)
            number += title.rows
        while number < len(self.rows):
            if not self.rows[number].strip():
                number += 1
                continue
            end = next((n for n in range(number, len(self.rows)) if not self.rows[n].strip()),
                       len(self.rows))
            yield from self._stanza(number, end)
            number = end

    def _stanza(self, start: int, end: int) -> Iterator[_Draft]:
        """The blocks of rows that no blank line parts."""
        if all(self.rows[n].lstrip().startswith(">") for n in range(start, end)):
            yield self._quote(start, end)
            return
        drafts: list[_Draft] = []
        number, verse = start, self.wrapping.is_verse(self.rows[start:end])
        while number < end:
            heading = heading_at(self.rows, number, number == start, self.wrapping.width > 0)
            if heading and (number == start or not verse or heading.level):
                drafts.append(_heading(heading, number))
                number += heading.rows
                verse = self.wrapping.is_verse(self.rows[number:end])
                continue
            self._row(drafts, number, verse)
            number += 1
        yield from drafts

    def _row(self, drafts: list[_Draft], number: int, verse: bool) -> None:
        """Add one row of a stanza."""
        row, line = self.rows[number], number + 1
        last = drafts[-1] if drafts else None
        mark = DASHED.match(row) or NUMBERED.match(row)
        goes_on = number > 0 and last is not None and self.wrapping.goes_on(
            self.rows[number - 1], row, verse)
        if RULE.match(row):
            drafts.append(_Draft("hr", line))
        elif mark and not (mark.lastindex and goes_on and last and last.tag == "p"):
            _item(drafts, row, line, mark)
        elif last and last.tag in ("ol", "ul") and (row.startswith(" ") or goes_on):
            item = last.children[-1]
            if isinstance(item, _Draft):
                item.go_on(row, line) if self.wrapping.width else item.add_line(row, line)
        elif last and last.tag == "p" and goes_on:
            last.go_on(row, line)
        elif last and last.tag == "p":
            last.children.append(Element("br", (), (), line - 1))
            last.add_line(row, line)
        else:
            drafts.append(_Draft("p", line, (), [*pieces(row, line)]))

    def _quote(self, start: int, end: int) -> _Draft:
        """Rows that a mail quotes."""
        inner = [*self.rows]
        inner[start:end] = [_QUOTED.sub("", row.lstrip(), count=1) for row in self.rows[start:end]]
        reader = _Reader(inner[:end], self.wrapping)
        quote = _Draft("blockquote", start + 1)
        for draft in reader._between(start, end):
            quote.children.append(draft)
        return quote

    def _between(self, start: int, end: int) -> Iterator[_Draft]:
        number = start
        while number < end:
            if not self.rows[number].strip():
                number += 1
                continue
            stop = next((n for n in range(number, end) if not self.rows[n].strip()), end)
            yield from self._stanza(number, stop)
            number = stop


def _heading(heading: Heading, number: int) -> _Draft:
    """A heading that begins at a row."""
    return _Draft(f"h{heading.level}", number + 1, (), [*pieces(heading.text, number + 1)])


def _item(drafts: list[_Draft], row: str, line: int, mark: re.Match[str]) -> None:
    """A list's item, in the list before it or in a new one."""
    last = drafts[-1] if drafts else None
    tag = "ol" if mark.lastindex else "ul"
    if not last or last.tag != tag:
        first = (("start", mark[1]),) if mark.lastindex and mark[1] != "1" else ()
        last = _Draft(tag, line, first)
        drafts.append(last)
    last.children.append(_Draft("li", line, (), [*pieces(row[mark.end():], line)]))


def _goes_on_counting(before: _Draft, after: _Draft) -> bool:
    """Whether a numbered list goes on with the number that is next."""
    first = int(dict(before.attributes).get("start", "1"))
    begins = int(dict(after.attributes).get("start", "1"))
    return begins == first + len(before.children)
