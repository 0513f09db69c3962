"""What the tests of reading share: a source made from text, and trees written as lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audiogen.errors import ContentError
from audiogen.reading.document import read
from audiogen.reading.model import DIRECTIVE, Document, Element, Source

Read = Callable[..., Document]


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    """A function that reads a text as a file of the given name."""

    def read_it(text: str | bytes, name: str = "page.md") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(Source(name, path))

    return read_it


@pytest.fixture
def faults_of(read_text: Read) -> Callable[..., list[str]]:
    """A function that reads a text and gives back its faults as users see them."""

    def faults(text: str | bytes, name: str = "page.md") -> list[str]:
        with pytest.raises(ContentError) as caught:
            read_text(text, name)
        return [str(fault) for fault in caught.value.faults]

    return faults


@pytest.fixture
def show() -> Callable[[Element], str]:
    """A function that writes a tree down, a line for each block."""
    return lambda body: "\n".join(_rows(body, 0)[1:])


BLOCKS = {"div", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "hr", "table",
          "thead", "tbody", "tr", "dl", "dt", "dd", "section", "header", "aside", "details"}


def _rows(block: Element, depth: int) -> list[str]:
    """One line for a block and its own words, then lines for the blocks inside."""
    nested = [child for child in block.children if isinstance(child, Element)
              and (child.tag in BLOCKS or any(one.tag in BLOCKS for one in child.walk()))]
    words = "".join(_inline(child) for child in block.children if child not in nested)
    row = f"{'  ' * (depth - 1)}{_tag(block)}@{block.line} {words}".rstrip()
    return [row, *(line for child in nested for line in _rows(child, depth + 1))]


def _tag(element: Element) -> str:
    return " ".join([element.tag, *(f"{key}={value!r}" for key, value in element.attributes)])


def _inline(child: Element | str) -> str:
    """Words as they stand, newlines as ⏎; directives in guillemets with their line."""
    if isinstance(child, str):
        return child.replace("\n", "⏎")
    if child.tag == DIRECTIVE:
        return f"«{child.get('text')}@{child.line}»"
    inside = "".join(map(_inline, child.children))
    return f"<{_tag(child)}>{inside}</>" if child.children else f"<{_tag(child)}>"
