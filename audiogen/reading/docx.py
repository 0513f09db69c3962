"""A Word document into HTML. The one door to mammoth."""

import io
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth

from audiogen.reading.archive import Archive, BadBook

MAIN = "word/document.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Caption'] => p:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Plain Text'] => p:fresh
u => u
"""
"""Beside mammoth's own, which know headings, lists, tables and notes."""


def to_html(data: bytes) -> str:
    """The document's text as HTML: headings, lists, tables, notes and pictures' alternative texts.

    Deleted text of tracked changes and comments are left out. Raises BadBook.
    """
    archive = Archive(data)
    if MAIN not in archive and "mimetype" in archive:
        raise BadBook("This is an OpenDocument file by another name; save it as .docx.")
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            archive.markup(name)        # mammoth reads what has been looked at, and no more
    if MAIN not in archive and not any(name.startswith("word/") for name in archive.names):
        raise BadBook("There is no text inside of it; it is no Word document.")
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data), style_map=_STYLES, external_file_access=False,
            convert_image=mammoth.images.img_element(_without_picture))
    except (ExpatError, KeyError, ValueError, AttributeError, IndexError, TypeError, OSError,
            RecursionError) as problem:
        raise BadBook("This Word document can't be read; open it, save it again as .docx, and try "
                      "once more.") from problem
    return f"<html><body>{result.value}</body></html>"


def _without_picture(image: Any) -> dict[str, str]:
    """A picture's attributes; mammoth adds its alternative text, which is all that is spoken."""
    return {}
