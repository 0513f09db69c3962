"""Tables: rows of cells, each with the name of its column."""

from collections.abc import Iterator
from dataclasses import dataclass

from audiogen.reading.model import Element

MOST_COLUMNS = 1000
"""A wider span is a slip of the pen, or worse."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to be spoken."""

    column: str
    """The name of its column, on one line; empty where there is none."""
    element: Element


def rows(table: Element) -> Iterator[tuple[Cell, ...]]:
    """What is said of a table: its caption, then its rows; nothing where it has no cells at all.

    Headings are said with the cells below them; only a table with no other rows says them alone.
    """
    lines = list(_lines(table))
    if not lines:
        return
    named = all(cell.tag == "th" for cell in lines[0])
    names, body = (_spread(lines[0]), lines[1:]) if named else ([], lines)
    body = [cells for cells in body if any(cell.children for cell in cells)]
    for caption in (child for child in table.children
                    if isinstance(child, Element) and child.tag == "caption"):
        yield (Cell("", caption),)
    for cells in body or lines:
        yield _row(cells, names if body else [])


def _row(cells: tuple[Element, ...], names: list[str]) -> tuple[Cell, ...]:
    found, column = [], 0
    for cell in cells:
        named = cell.tag != "th" and column < len(names)
        found.append(Cell(names[column] if named else "", cell))
        column += _span(cell)
    return tuple(found)


def _lines(parent: Element) -> Iterator[tuple[Element, ...]]:
    """The cells of each row, in the order of the source; tables inside cells are left alone."""
    for child in parent.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "tr":
            cells = tuple(cell for cell in child.children
                          if isinstance(cell, Element) and cell.tag in ("td", "th"))
            if cells:
                yield cells
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _lines(child)


def _spread(cells: tuple[Element, ...]) -> list[str]:
    """The name of each column, a wide heading counting for all that it spans."""
    names: list[str] = []
    for cell in cells:
        names += [" ".join(cell.text().split()).rstrip(":")] * _span(cell)
    return names


def _span(cell: Element) -> int:
    written = cell.get("colspan")
    return min(int(written), MOST_COLUMNS) if written.isdecimal() and len(written) < 9 else 1
