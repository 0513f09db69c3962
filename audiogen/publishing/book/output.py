"""The book as an output of the collection: one archive, streamed."""

from collections.abc import Iterator
from functools import partial
from importlib import resources

from audiogen.publishing.book import package
from audiogen.publishing.book.archive import Entry, archive
from audiogen.publishing.book.overlay import mark
from audiogen.publishing.book.parts import Part, parts
from audiogen.publishing.book.wording import book_words
from audiogen.publishing.model import CollectionOutput, OutputFile, Publication
from audiogen.publishing.plain_text import dialled, one_line, paragraphs
from audiogen.publishing.show_notes import made_by_computer, notices
from audiogen.publishing.shown import direction
from audiogen.publishing.templates import render
from audiogen.publishing.vocabulary import vocabulary

NAME = "collection.epub"
TYPE = "application/epub+zip"
CONTENT = "EPUB/"
"""The folder of the archive that holds the book itself."""
ACTIVE = "heard"
"""The class that a reading system gives the words that are heard."""


class Book(CollectionOutput):
    """One row of COLLECTION_OUTPUTS. Not usual, for it holds every MP3 once more."""

    name = "epub"
    usual = False
    media_type = TYPE

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """The book. Every MP3 is read twice, a piece at a time."""
        yield OutputFile(NAME, archive(_entries(publication)))


def _entries(publication: Publication) -> Iterator[Entry]:
    """The files of the archive; its type must come first, so that its first bytes tell it."""
    pieces, picture = parts(publication.episodes), _picture(publication)
    values = _values(publication, pieces, picture)

    def put(name: str, template: str, **more: object) -> Entry:
        return _text(CONTENT + name, render(f"book/{template}", **values, **more))

    yield _text("mimetype", TYPE)
    yield _text("META-INF/container.xml", render("book/container.xml"))
    for name in ("package.opf", "title.xhtml", "contents.xhtml", "about.xhtml"):
        yield put(name, name)
    yield _text(CONTENT + "book.css", _style())
    yield Entry(CONTENT + picture, lambda: (publication.cover.data,))
    for part in pieces:
        notes = notices(part.episode, publication.settings)
        yield put(part.page, "episode.xhtml", part=part, notes=notes)
        yield put(part.overlay, "overlay.smil", part=part)
    for part in pieces:
        yield Entry(CONTENT + part.sound, partial(publication.read, f"{part.episode.stem}.mp3"))


def _values(publication: Publication, pieces: tuple[Part, ...], picture: str) -> dict[str, object]:
    """What the templates put in."""
    settings, episodes = publication.settings, publication.episodes
    words = book_words(settings.language)
    return {
        "parts": pieces, "cover": publication.cover, "picture": picture, "words": words,
        "title": one_line(settings.title), "author": one_line(settings.author),
        "description": paragraphs(settings.description),
        "language": settings.language, "direction": direction, "vocabulary": vocabulary,
        "notices": (*paragraphs(settings.notice), *paragraphs(settings.disclosure)),
        "computed": made_by_computer(episodes, vocabulary(words.language)),
        "help_text": one_line(settings.help_text), "help_tel": dialled(settings.help_tel),
        "site": one_line(settings.site_url), "active": ACTIVE,
        "identifier": package.identifier(settings), "date": package.date(settings),
        "modified": package.modified(settings),
        "languages": package.languages(settings, episodes), "voices": package.voices(episodes),
        "time": _time, "mark": mark,
    }


def _picture(publication: Publication) -> str:
    return "cover.png" if publication.cover.mime == "image/png" else "cover.jpg"


def _text(name: str, text: str) -> Entry:
    return Entry(name, lambda: (text.encode(),))


def _style() -> str:
    file = resources.files("audiogen.publishing.book").joinpath("style", "book.css")
    return file.read_text(encoding="utf-8")


def _time(milliseconds: int) -> str:
    """As media overlays write a time: "12.345s"."""
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}s"
