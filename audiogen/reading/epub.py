"""An EPUB into its chapters: which pages it has, in reading order, and what it is called."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree import ElementTree

from audiogen.reading.archive import Archive, BadBook

_CONTAINER, _LOCKED = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


@dataclass(frozen=True)
class Book:
    """An EPUB, opened."""

    title: str
    author: str
    language: str
    pages: tuple[tuple[str, bytes], ...]
    """Name and XHTML of each page, in reading order; the table of contents is left out."""


def open_book(data: bytes) -> Book:
    """The pages of an EPUB. Nothing outside the file is ever asked for. Raises BadBook."""
    archive = Archive(data)
    package = _package(archive)
    root = _xml(archive, package)
    folder = posixpath.dirname(package)
    items = {element.get("id", ""): element for element in _all(root, "item")}
    locked = _locked(archive)
    pages = []
    for reference in sorted(_all(root, "itemref"), key=lambda one: one.get("linear") == "no"):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES or (
                "nav" in item.get("properties", "").split()):
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if name in locked:
            raise BadBook("This book is locked by its seller (DRM); only a book without a lock "
                          "can be read.")
        pages.append((posixpath.basename(name), archive.part(name)))
    if not pages:
        raise BadBook("There is no page inside of it; save the book again as EPUB.")
    return Book(_said(root, "title"), _said(root, "creator"), _said(root, "language"),
                tuple(pages))


def _package(archive: Archive) -> str:
    """The name of the part that lists all others."""
    if _CONTAINER not in archive:
        raise BadBook("There is no table of parts inside of it; it is no EPUB.")
    for element in _all(_xml(archive, _CONTAINER), "rootfile"):
        return element.get("full-path", "")
    raise BadBook("Its table of parts names no book; save the book again as EPUB.")


def _xml(archive: Archive, name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(archive.markup(name))
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise BadBook(f"“{name}” inside of it is no sound XML; save the book again.") from problem


def _all(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Every element of a name, in whatever namespace."""
    return [element for element in root.iter() if element.tag.rpartition("}")[2] == name]


def _said(root: ElementTree.Element, name: str) -> str:
    """The first Dublin Core text of a name; empty for none."""
    return next((" ".join(element.text.split()) for element in _all(root, name)
                 if element.text and element.text.strip()), "")


def _locked(archive: Archive) -> frozenset[str]:
    """The parts that are encrypted."""
    if _LOCKED not in archive:
        return frozenset()
    return frozenset(unquote(element.get("URI", ""))
                     for element in _all(_xml(archive, _LOCKED), "CipherReference"))
