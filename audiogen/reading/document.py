"""A source into a document: bytes to text, front matter, then the reader that suits its kind."""

import importlib
import re
from dataclasses import dataclass
from pathlib import Path

from audiogen import fingerprints, intake
from audiogen.errors import ContentError, Fault, Place
from audiogen.reading import front, page, tree
from audiogen.reading.archive import BadBook
from audiogen.reading.decoding import BOOKS, HTML, MARKDOWN, decode
from audiogen.reading.markdown import blocks, dialects, python_markdown, starts
from audiogen.reading.markdown.outline import Block
from audiogen.reading.model import (
    DIRECTIVE,
    Document,
    Element,
    FrontMatter,
    Source,
    TooDeep,
)
from audiogen.reading.plain import document as plain
from audiogen.reading.plain import gutenberg
from audiogen.reading.plain import markdown as plain_markdown

_fault = ContentError.at

_TEXT = "text"
_FORMS = {"markdown": MARKDOWN[0], "html": HTML[0], "text": _TEXT}
"""What a source is read as when a person says so, as the end of its name would."""
BOOKS_READER = "audiogen.reading.books"
"""The module that reads Word documents and EPUBs. It is loaded with the first of them: what it
leans on takes longer to load than to read a guide of Markdown."""
_TOO_DEEP = ("Lists, quotes or tags stand inside each other too deep to be read; write this part "
             "with fewer levels.")
_NUMBERING = re.compile(r"^\d+[\s._-]*(?=\D)")


@dataclass(frozen=True)
class _Reading:
    """What one of the readers made of a text."""

    body: Element
    title: str = ""
    language: str = ""
    faults: tuple[tuple[int, str], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()


def source_bytes(source: Source) -> bytes:
    """The content of a source as it stands on disk. Raises ContentError where it can't be read."""
    if source.path is None:
        return source.text.encode()
    try:
        return intake.taken_in(source.path, intake.TEXT)
    except intake.Unreadable as problem:
        raise _fault(source.name, 0, f"This file can't be read: {problem}.") from problem


def read(source: Source) -> Document:
    """A source as a document. Raises ContentError with all faults of the source."""
    suffix = _FORMS.get(source.form) or (source.path.suffix.lower() if source.path else "")
    if suffix in BOOKS:
        return _book(source, suffix)
    data = source_bytes(source)
    text = decode(data, source.name, suffix in HTML)
    parts = front.split(text) if suffix not in HTML or text.startswith("---") else front.Split(
        FrontMatter(), text)
    faults = list(parts.faults)
    if not parts.body.strip():
        faults.append((0, "There is nothing to speak in this file; write some text"
                          f"{' below its front matter' if text.strip() else ''}."))
    try:
        reading = _read_as(suffix, parts.body)
        faults += reading.faults
    except (TooDeep, RecursionError) as problem:
        line = problem.args[0] if isinstance(problem, TooDeep) else 0
        faults.append((line, _TOO_DEEP))
    if faults:
        raise ContentError([Fault(Place(source.name, line), what) for line, what in faults])
    return Document(source.name, _title(source, parts.front, reading),
                    _front(parts.front, reading), reading.body, notes=reading.notes,
                    digest=fingerprints.digest([data]))


def _book(source: Source, suffix: str) -> Document:
    """A Word document or EPUB. Raises ContentError where it can't be read."""
    data = source_bytes(source)
    try:
        text = importlib.import_module(BOOKS_READER).read(suffix, data)
    except BadBook as problem:
        raise _fault(source.name, 0, str(problem)) from problem
    except (TooDeep, RecursionError) as problem:
        raise _fault(source.name, 0, _TOO_DEEP) from problem
    known = (("title", text.title), ("author", text.author), ("language", text.language))
    written = tuple((key, value) for key, value in known if value)
    title = _title(source, FrontMatter(written), _Reading(text.body))
    return Document(source.name, title, _front(FrontMatter(), _Reading(
        text.body, language=text.language)), text.body, text.places,
        digest=fingerprints.digest([data]))


def _read_as(suffix: str, text: str) -> _Reading:
    """The tree of a text, by the kind of its file; without a suffix (stdin) it is plain text."""
    if suffix in MARKDOWN:
        return _read_markdown(text)
    if suffix in HTML:
        body, title, language = page.read(dialects.filled_in(text))
        wrapped = "project gutenberg" in text.lower() and "project gutenberg" not in (
            body.text().lower())
        return _Reading(body, title, language, notes=((0, gutenberg.SKIPPED),) if wrapped else ())
    if suffix != _TEXT and plain_markdown.is_markdown(text) and not plain.is_from_gutenberg(text):
        return _read_markdown(text)
    found = plain.read(text)
    return _Reading(found.body, found.title, found.language,
                    notes=((0, found.note),) if found.note else ())


def _read_markdown(text: str) -> _Reading:
    """Markdown, with a fault for what is never closed and would hide all that follows."""
    text = text.expandtabs(4)
    layout = blocks.layout(dialects.translated(text.split("\n")))
    body = tree.from_markdown(python_markdown.to_html(layout), text)
    faults = [] if layout.unclosed is None else [_unclosed(layout.unclosed)]
    lines: dict[str, int] = {}
    for note in layout.footnotes:
        first = lines.setdefault(note.name, note.line)
        if first != note.line:
            faults.append((note.line, f"The footnote “{note.name}” is written twice, first in line "
                                      f"{first}; give one of the two another name."))
    for element in body.walk():
        if element.tag not in ("code", DIRECTIVE):
            faults += [(element.line + child[:at].count("\n"), _NEVER_CLOSED.format("<!--", "-->"))
                       for child in element.children
                       if isinstance(child, str) and (at := child.find("<!--")) >= 0]
    return _Reading(body, faults=tuple(faults))


_NEVER_CLOSED = "“{}” is not closed, so the text after it would be lost; write “{}” at its end."


def _unclosed(block: Block) -> tuple[int, str]:
    """Line and sentence for code or raw HTML that runs on to the end of the text."""
    if block.fence:
        return block.line, _NEVER_CLOSED.format(block.fence, block.fence)
    return block.line, _NEVER_CLOSED.format(*starts.closing(block.rows[0]))


def _front(written: FrontMatter, reading: _Reading) -> FrontMatter:
    """The front matter; an HTML page's own language stands in for one."""
    if not reading.language:
        return written
    return FrontMatter((*written.values, ("language", reading.language)),
                       (*written.lines, ("language", 1)))


def _title(source: Source, written: FrontMatter, reading: _Reading) -> str:
    """From front matter, the first level-1 heading, the page's title, or the file's name."""
    named = dict(written.values).get("title")
    if named:
        return str(named).strip()
    headings = [element for element in reading.body.walk() if re.fullmatch("h[1-6]", element.tag)]
    first = next((heading for heading in headings if heading.tag == "h1"), None)
    if first is None and source.path is None and headings:
        first = headings[0]
    title = " ".join(_words(first).split()) if first else ""
    if reading.notes and reading.title and source.path and (
            source.path.suffix.lower() not in HTML):    # a library's header knows better
        return reading.title
    return title or reading.title or _name_in_words(source.path)


def _words(element: Element) -> str:
    """The words of a heading, without directives and references to footnotes."""
    return "".join(child if isinstance(child, str) else _words(child) for child in element.children
                   if isinstance(child, str) or child.tag not in (DIRECTIVE, "sup"))


def _name_in_words(path: Path | None) -> str:
    """"A calm voice" for "02-a-calm-voice.md"; text from stdin has no name."""
    if path is None:
        return "Untitled"
    words = re.sub(r"[\s_-]+", " ", _NUMBERING.sub("", path.stem)).strip()
    return words[:1].upper() + words[1:] or path.stem
