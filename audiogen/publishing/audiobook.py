"""The audiobook, `collection.m4b`: the whole collection in one file, with chapters and a cover.

It is encoded from finished sound made again from the takes, never from an MP3.
"""

import importlib
import importlib.util
from collections.abc import Iterator

from audiogen.mixing.model import TimedChapter
from audiogen.publishing.languages import iso_639_2
from audiogen.publishing.model import (
    CollectionOutput,
    Episode,
    OutputFile,
    Publication,
    PublishSettings,
)
from audiogen.publishing.plain_text import one_line, paragraphs
from audiogen.publishing.show_notes import made_by_computer
from audiogen.publishing.sounds import Sound
from audiogen.publishing.vocabulary import vocabulary

NAME = "collection.m4b"
WRITER = "audiogen.publishing.mp4"
"""The module that loads PyAV; a build that writes no book never imports it."""
PACKAGE = "av"
AUDIOBOOK = "2"
"""The kind of media ("stik") by which players put a file on the shelf of books."""
BLOCK = 1 << 20
"""Bytes read at a time."""


class Audiobook(CollectionOutput):
    """One row of COLLECTION_OUTPUTS."""

    name = "m4b"
    usual = False
    media_type = "audio/mp4"
    dear = True

    def missing(self) -> str:
        """PyAV, which carries an encoder for AAC."""
        if importlib.util.find_spec(PACKAGE):
            return ""
        return ("An audiobook in M4B needs an encoder that isn't installed: "
                "`pip install \"audiogen[m4b]\"`, or take \"m4b\" out of `outputs` in "
                "audiogen.toml.")

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """One book; nothing where no episode's sound can be made again."""
        parts = [(episode, sound) for episode in publication.episodes
                 if (sound := publication.sound(episode)) is not None]
        if parts:
            yield OutputFile(NAME, _book(publication, parts))


def _book(publication: Publication, parts: list[tuple[Episode, Sound]]) -> Iterator[bytes]:
    """The file in pieces, once it is written; it can't be written from front to back."""
    settings = publication.settings
    with publication.scratch() as file:
        importlib.import_module(WRITER).write(
            file, (piece for _, sound in parts for piece in sound.pieces),
            parts[0][1].timeline.rate, tuple(_chapters(parts)), _tags(settings, parts),
            iso_639_2(settings.language), publication.cover)
        file.seek(0)
        while piece := file.read(BLOCK):
            yield piece


def _chapters(parts: list[tuple[Episode, Sound]]) -> Iterator[TimedChapter]:
    """A flat list, for players know no other: each episode, or each of its chapters under both
    names."""
    position = 0
    for episode, sound in parts:
        title, chapters = one_line(episode.title), sound.timeline.chapters
        for chapter in chapters:
            own = one_line(chapter.title)
            name = title if len(chapters) == 1 or own in ("", title) else f"{title}: {own}"
            yield TimedChapter(name, position + chapter.start, position + chapter.end)
        position += sound.timeline.length


def _tags(settings: PublishSettings, parts: list[tuple[Episode, Sound]]) -> dict[str, str]:
    """By FFmpeg's names; those without a value are left out."""
    title = one_line(settings.title)
    author = one_line(settings.author) or (title if settings.named else "")
    computed = made_by_computer((episode for episode, _ in parts), vocabulary(settings.language))
    told = (*paragraphs(settings.description), *paragraphs(settings.notice),
            *paragraphs(settings.help_text), *paragraphs(settings.disclosure),
            *paragraphs(computed))
    return {name: text for name, text in (
        ("title", title), ("album", title), ("artist", author), ("album_artist", author),
        ("genre", "Audiobook"), ("date", f"{settings.year:04}" if settings.year else ""),
        ("description", one_line(settings.description)[:255]), ("comment", "\n\n".join(told)),
        ("media_type", AUDIOBOOK), ("gapless_playback", "1")) if text}
