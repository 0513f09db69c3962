"""Word documents and EPUBs into the tree, through the reader of HTML pages that is there.

They have no lines, so a place in them is a chapter (of an EPUB) and a paragraph. The line of an
element is the number of its paragraph in the whole book.
"""

import posixpath
import re
from dataclasses import dataclass, replace
from urllib.parse import unquote

from audiogen.reading import docx, epub, page
from audiogen.reading.archive import BadBook
from audiogen.reading.model import BLOCKS, DIRECTIVE, Element
from audiogen.reading.notes import with_notes

DOCX, EPUB = ".docx", ".epub"
_CHARSET = re.compile(rb"encoding\s*=\s*[\"']([\w-]{1,40})[\"']|charset\s*=\s*[\"']?([\w-]{1,40})")
_EMPTY = re.compile(r"<((?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)"
                    r"[A-Za-z][\w:-]{0,40})((?:\s[^<>]{0,2000})?)/>", re.IGNORECASE)
"""An element that XML closes in one tag; to HTML it would stay open."""
_PROSE = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "td", "th", "pre",
                    "caption", "figcaption", "blockquote", "div"))


@dataclass(frozen=True)
class BookText:
    """What a book holds, as one tree."""

    body: Element
    title: str
    author: str
    language: str
    places: tuple[str, ...]
    """Where each paragraph of the tree stands, "chapter 3, paragraph 14", by its number from 1."""


def read(suffix: str, data: bytes) -> BookText:
    """A book's text. Raises BadBook, and TooDeep."""
    if suffix == DOCX:
        return _numbered([("", page.read(docx.to_html(data)))], "", "", "")
    book = epub.open_book(data)
    pages = [(name, page.read(_EMPTY.sub(r"<\1\2></\1>", _decoded(each))))
             for name, each in book.pages]
    return _numbered(pages, book.title, book.author, book.language)


def _decoded(data: bytes) -> str:
    """A page of an EPUB as text: UTF-8, or what it says it is."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    found = _CHARSET.search(data, 0, 1024)
    name = (found[1] or found[2]).decode() if found else "utf-8"
    try:
        return data.decode("utf-8-sig" if name.lower() == "utf-8" else name, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _numbered(pages: list[tuple[str, tuple[Element, str, str]]], title: str, author: str,
              language: str) -> BookText:
    """The pages as one tree, its paragraphs counted."""
    counter = _Counter([])
    children: list[Element | str] = []
    for number, (page_name, (body, _, _)) in enumerate(pages, 1):
        counter.chapter, counter.paragraph = (number if len(pages) > 1 else 0), 0
        children.append(counter.element(body, page_name))
    if not counter.places:
        raise BadBook("There is no text inside of it.")
    found = language or next((spoken for _, (_, _, spoken) in pages if spoken), "")
    body = with_notes(Element("div", (), tuple(children), 1))
    return BookText(body, title, author, found, tuple(counter.places))


@dataclass
class _Counter:
    """Gives every paragraph its number."""

    places: list[str]
    chapter: int = 0
    paragraph: int = 0

    def element(self, element: Element, page_name: str) -> Element:
        """The element with its paragraph's number as line, and its newlines as spaces.

        Ids get the name of their page, since several pages become one.
        """
        if element.tag in _PROSE and not any(
                isinstance(child, Element) and child.tag in BLOCKS for child in element.children):
            self._count(1)
        line = len(self.places)
        children = tuple(
            self.element(child, page_name) if isinstance(child, Element)
            else self._text(child, element.tag) for child in element.children)
        line = max(1, line, self._first(children) if element.tag in BLOCKS else 0)
        attributes = tuple((name, _renamed(name, value, page_name))
                           for name, value in element.attributes)
        return replace(element, attributes=attributes, children=children, line=line)

    def _first(self, children: tuple[Element | str, ...]) -> int:
        return next((child.line for child in children if isinstance(child, Element)
                     and child.tag != DIRECTIVE), 0)

    def _text(self, text: str, tag: str) -> str:
        if tag != "pre":
            return text.replace("\n", " ")
        self._count(text.count("\n"), same=True)
        return text

    def _count(self, number: int, same: bool = False) -> None:
        """So many more paragraphs, or lines of the same one."""
        for _ in range(number):
            self.paragraph += 0 if same else 1
            chapter = f"chapter {self.chapter}, " if self.chapter else ""
            self.places.append(f"{chapter}paragraph {self.paragraph}")


def _renamed(name: str, value: str, page_name: str) -> str:
    """An id that no other page has, or a link to one."""
    if name == "id" and page_name:
        return f"{page_name}-{value}"
    if name == "href" and page_name and "#" in value:
        before, _, target = value.partition("#")
        return f"#{posixpath.basename(unquote(before)) or page_name}-{target}"
    return value
