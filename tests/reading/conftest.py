"""What the tests of reading share: a source made from text, and trees written as lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audiogen.errors import ContentError
from audiogen.reading.document import read
from audiogen.reading.model import Document, Element, Source
from tests.reading.listing import listing

Read = Callable[..., Document]
Faults = Callable[..., list[str]]
Show = Callable[[Element], str]


def blocks(document: Document) -> list[Element]:
    """The blocks of a document, without loose words between them."""
    return [child for child in document.body.children if isinstance(child, Element)]


@pytest.fixture
def read_text(tmp_path: Path) -> Read:
    """A function that reads a text as a file of the given name."""

    def read_it(text: str | bytes, name: str = "page.md") -> Document:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read(Source(name, path))

    return read_it


@pytest.fixture
def faults_of(read_text: Read) -> Faults:
    """A function that reads a text and gives back its faults as users see them."""

    def faults(text: str | bytes, name: str = "page.md") -> list[str]:
        with pytest.raises(ContentError) as caught:
            read_text(text, name)
        return [str(fault) for fault in caught.value.faults]

    return faults


@pytest.fixture
def show() -> Show:
    """A function that writes a tree down, a line for each block."""
    return listing
