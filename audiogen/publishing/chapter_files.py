"""Chapters as files of their own: a folder for each episode, for players that know no chapters.

An old car radio, a child's player or a stick in a kitchen radio shows folders, and plays files in
the order of their names or track numbers. Whoever is handed one may land in any folder, so each
says first whom to turn to in need; unless its episode says so itself, or must begin at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from audiogen.errors import Place
from audiogen.mixing.model import TimedChapter, TimedCue, Timeline
from audiogen.publishing.model import (
    CollectionOutput,
    Episode,
    OutputFile,
    Publication,
    PublishSettings,
)
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.sounds import Recording
from audiogen.publishing.tags import tag_bytes
from audiogen.publishing.vocabulary import vocabulary
from audiogen.slugs import slug_of

AT_ONCE = "rescue"
"""The kind of episode whose first words may not wait: there the sentence comes last."""
MOST = 0.5
"""The part of the sentence that a line of an episode must hold, for the episode to have said it."""

NOWHERE = Place("", 0)
"""Of a line that no author wrote for an episode."""


@dataclass(frozen=True, slots=True)
class _Track:
    """A file of a folder, before it has its number."""

    title: str
    timeline: Timeline
    sound: Iterable[bytes]
    """An MP3 stream without a tag."""


class ChapterFiles(CollectionOutput):
    """One row of COLLECTION_OUTPUTS."""

    name = "chapter-files"
    usual = False
    media_type = "audio/mpeg"
    brisk = False

    def phrases(self, episodes: tuple[Episode, ...], settings: PublishSettings) -> tuple[str, ...]:
        """Whom to turn to in need, where the collection says it and an episode does not."""
        words = _help(settings)
        return (words,) if words and not all(_says(each, words) for each in episodes) else ()

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """Every folder's files, in the order in which they are played."""
        for episode in publication.episodes:
            tracks = _tracks(episode, publication)
            width = max(2, len(str(len(tracks))))
            for number, track in enumerate(tracks, 1):
                tag = _tag(episode, track, number, len(tracks), publication)
                name = f"{number:0{width}}-{slug_of(one_line(track.title), 'chapter')}.mp3"
                yield OutputFile(f"{episode.stem}/{name}", chain((tag,), track.sound))


def _tracks(episode: Episode, publication: Publication) -> list[_Track]:
    """An episode's chapters, and what says whom to turn to."""
    timeline = episode.timeline
    tracks = [_Track(chapter.title, _within(timeline, number), sound)
              for number, (chapter, sound)
              in enumerate(zip(timeline.chapters, publication.chapters(episode), strict=True))]
    recording = publication.recording
    if recording.data and not _says(episode, _help(publication.settings)):
        place = len(tracks) if episode.kind == AT_ONCE else 0
        title = vocabulary(publication.settings.language).help
        tracks.insert(place, _Track(title, _spoken(recording, title), (recording.data,)))
    return tracks


def _help(settings: PublishSettings) -> str:
    """Whom to turn to in need: in the collection's own words for that, or else in its notice."""
    return one_line(settings.help_text) or one_line(settings.notice)


def _says(episode: Episode, words: str) -> bool:
    """Whether an episode speaks the sentence, or the larger part of it, itself."""
    return any(len(cue.text) >= MOST * len(words) and one_line(cue.text) in words
               for cue in episode.timeline.cues if cue.kind == "line")


def _tag(episode: Episode, track: _Track, number: int, total: int,
         publication: Publication) -> bytes:
    """An episode is an album, named so that albums sort in listening order."""
    settings = publication.settings
    album = f"{episode.number:0{episode.width}} {one_line(episode.title)}"
    artist = settings.author or (settings.title if settings.named else "")
    return tag_bytes(
        replace(episode, number=number, total=total, title=track.title, timeline=track.timeline),
        replace(settings, title=album, author=artist), publication.cover)


def _within(timeline: Timeline, number: int) -> Timeline:
    """The timeline of one chapter."""
    chapter = timeline.chapters[number]
    cues = tuple(replace(cue, start=max(cue.start, chapter.start) - chapter.start,
                         end=min(cue.end, chapter.end) - chapter.start, chapter=0)
                 for cue in timeline.cues if cue.start < chapter.end and cue.end > chapter.start)
    length = chapter.end - chapter.start
    return replace(timeline, length=length, cues=cues,
                   chapters=(TimedChapter(chapter.title, 0, length),))


def _spoken(recording: Recording, title: str) -> Timeline:
    """The timeline of what was said for this output."""
    cues = tuple(TimedCue("", "line", saying.text, "narrator", saying.start, saying.end, 0, NOWHERE)
                 for saying in recording.sayings)
    return Timeline(recording.rate, 0, recording.length, cues,
                    (TimedChapter(title, 0, recording.length),), (), ())
