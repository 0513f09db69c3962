"""The ID3 tag of an episode. The one door to mutagen.

ID3v2.3 and not 2.4, since old car radios, phones and Windows all read it. Forms:
https://id3.org/id3v2.3.0 and the ID3v2 Chapter Frame Addendum 1.0.
"""

import io
from collections.abc import Iterator
from itertools import chain

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TENC,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    TRCK,
    TSSE,
    TYER,
    USLT,
    CTOCFlags,
    Encoding,
    Frame,
    PictureType,
)

from audiogen import __version__
from audiogen.publishing.languages import iso_639_2
from audiogen.publishing.model import Episode, Picture, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.show_notes import paragraphs_of
from audiogen.publishing.transcript import lyrics
from audiogen.units import milliseconds

PADDING = 512
"""Bytes left free, so that a tag editor can mend a title without writing the audio anew."""
DESCRIPTION = 64
"""Characters that ID3v2.3 allows for the description of a picture."""
CHILDREN = 255
"""Entries that one CTOC can hold, whose count is a single byte."""
NO_OFFSET = 0xFFFFFFFF
"""A CHAP's byte offset that says: go by the times."""


def tag_bytes(episode: Episode, settings: PublishSettings, cover: Picture) -> bytes:
    """A whole ID3v2.3 tag, to stand before the MP3 stream. The same episode gives the same bytes.

    Lyrics are not shortened: twelve hours of speech come to well under a megabyte.
    """
    frames = chain(
        _texts(episode, settings),
        _contents(episode),
        _comment(episode, settings),
        [_lyrics(episode)],
        [_picture(cover)],
    )
    body = b"".join(map(_frame_bytes, frames)) + bytes(PADDING)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _frame_bytes(frame: Frame) -> bytes:
    """One frame as mutagen writes it; a whole tag at once would have its chapters out of order."""
    tag = ID3()
    tag.add(frame)
    target = io.BytesIO()
    tag.save(target, v1=0, v2_version=3, padding=lambda info: 0)
    return target.getvalue()[10:]


def _encoding(text: str) -> int:
    """ID3v2.3 knows Latin-1, which old players take for their own code page, and UTF-16."""
    return Encoding.LATIN1 if text.isascii() else Encoding.UTF16


def _texts(episode: Episode, settings: PublishSettings) -> Iterator[Frame]:
    length = milliseconds(episode.timeline.length, episode.timeline.rate)
    author = one_line(settings.author) or (one_line(settings.title) if settings.named else "")
    for kind, text in (
        (TIT2, one_line(episode.title)),
        (TPE1, author),
        (TALB, one_line(settings.title)),
        (TRCK, f"{episode.number}/{episode.total}"),
        (TYER, "" if settings.year is None else f"{settings.year:04}"),
        (TCON, one_line(settings.genre)),
        (TLAN, iso_639_2(episode.language)),
        (TLEN, str(length)),
        (TENC, "audiogen"),
        (TSSE, f"audiogen {__version__}, LAME"),
    ):
        if text:
            yield kind(encoding=_encoding(text), text=[text])


def _contents(episode: Episode) -> Iterator[Frame]:
    """One ordered table of contents on top, then the chapters in the order of time; nothing where
    there is no choice.

    More chapters than a table can count stand in tables below it.
    """
    timeline = episode.timeline
    names = [f"chp{number}" for number in range(len(episode.chapters))]
    if not names:
        return
    if len(names) <= CHILDREN:
        yield CTOC("toc", CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, names, [])
    else:
        parts = [names[first:first + CHILDREN] for first in range(0, len(names), CHILDREN)]
        tables = [f"toc{number}" for number in range(len(parts))]
        yield CTOC("toc", CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, tables, [])
        for table, part in zip(tables, parts, strict=True):
            yield CTOC(table, CTOCFlags.ORDERED, part, [])
    # The last end is rounded down, since it must not pass the end of the audio.
    last = timeline.length * 1000 // timeline.rate
    for name, chapter in zip(names, episode.chapters, strict=True):
        title = one_line(chapter.title)
        start, end = (min(milliseconds(position, timeline.rate), last)
                      for position in (chapter.start, chapter.end))
        yield CHAP(name, start, end, NO_OFFSET, NO_OFFSET,
                   [TIT2(encoding=_encoding(title), text=[title])])


def _comment(episode: Episode, settings: PublishSettings) -> Iterator[Frame]:
    text = "\n\n".join(paragraphs_of(episode, settings))
    if text:
        yield COMM(encoding=_encoding(text), lang=iso_639_2(episode.language), desc="", text=[text])


def _lyrics(episode: Episode) -> Frame:
    text = lyrics(episode)
    return USLT(encoding=_encoding(text), lang=iso_639_2(episode.language), desc="", text=text)


def _picture(cover: Picture) -> Frame:
    words = one_line(cover.alt)
    if len(words) > DESCRIPTION:
        words = words[:DESCRIPTION - 1].rstrip() + "…"
    return APIC(encoding=_encoding(words), mime=cover.mime, type=PictureType.COVER_FRONT,
                desc=words, data=cover.data)
