"""Where the source's paragraphs, rows and list items begin: what a transcript keeps of its look."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from audiogen.reading.model import Element

PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "caption",
                        "figcaption", "blockquote", "pre", "summary"})
"""Elements that begin a paragraph; a table's row is one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a source things begin, told by its lines, which are counted from 1."""

    starts: tuple[int, ...]
    """Of paragraphs, ascending."""
    rows: tuple[int, ...]
    """Of what stands after a line break: a line of verse, of an address. Ascending."""
    items: dict[int, int | None]
    """Of list items → the item's number; None where its list has bullets."""

    def start(self, line: int) -> int:
        """The line on which the paragraph of a line begins; the line itself where none is known."""
        index = bisect_right(self.starts, line)
        return self.starts[index - 1] if index else line

    def broken(self, before: int, line: int) -> bool:
        """Whether a row begins after one line of the source, and on another or before that."""
        return bisect_right(self.rows, before) < bisect_right(self.rows, line)


def layout(body: Element) -> Layout:
    """That of a document's body, as far as its elements know their lines."""
    begins = [element for element in body.walk() if element.tag in PARAGRAPHS and element.line]
    items: dict[int, int | None] = {
        element.line: None for element in begins if element.tag == "li"}
    for element in body.walk():
        if element.tag == "ol":
            items |= {child.line: number for child, number in element.numbered()
                      if isinstance(child, Element) and child.line and number is not None}
    return Layout(tuple(sorted({element.line for element in begins})),
                  tuple(sorted({row for element in body.walk() for row in _rows(element)})), items)


def _rows(element: Element) -> Iterator[int]:
    """The lines on which the words after each line break of an element begin."""
    line, after = element.line, False
    for child in element.children:
        if isinstance(child, str):
            words = child.lstrip()
            if after and words:
                yield line + child[:len(child) - len(words)].count("\n")
                after = False
            line += child.count("\n")
        elif child.tag == "br":
            line, after = max(line, child.line), True
        else:
            line = child.line or line
            if after:
                yield line
                after = False
            line += child.text().count("\n")
