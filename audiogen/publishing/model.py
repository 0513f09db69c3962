"""What publishing works on: an episode as listeners will meet it."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from audiogen.mixing.model import Loudness, TimedChapter, Timeline
from audiogen.publishing.sounds import Recording, Sound
from audiogen.reading.model import Element

RECORDED = "recorded"
"""The engine whose voices are people."""


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """What publishing needs to know of the collection."""

    title: str
    named: bool = True
    """Whether somebody gave it that title; else it is a folder's name or an episode's title."""
    author: str = ""
    description: str = ""
    language: str = "en"
    site_url: str = ""
    email: str = ""
    year: int | None = None
    genre: str = "Speech"
    cover: Path | None = None
    """A PNG or JPEG; None to have one made."""
    cover_alt: str = ""
    notice: str = ""
    """Printed in the show notes of every episode."""
    disclosure: str = ""
    """Of the collection as a whole; an episode has its own."""
    help_text: str = ""
    """Whom to turn to in need, always in sight on the page."""
    help_tel: str = ""
    """The telephone number of that help, as it is dialled."""
    published: datetime.date | None = None
    """The day on which the collection was first published."""
    category: str = ""
    """Of Apple's list: "History", "Health & Fitness > Mental Health"."""
    explicit: bool = False
    guid: str = ""
    """What podcast apps know the feed by; empty for what its address gives."""
    outputs: tuple[str, ...] = ()
    """Names of what a build is to write; empty for what it writes of itself."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One finished episode."""

    number: int
    """Its place in listening order, from 1."""
    total: int
    slug: str
    title: str
    summary: str
    kind: str
    language: str
    voice: str
    """The voices that speak, the narrator's first, as audiogen.toml would write them."""
    pace: str
    timeline: Timeline
    loudness: Loudness
    body: Element
    """What the transcript shows."""
    disclosure: str = ""
    """What its listeners are to know of its makers' interests; the collection's, or its own."""
    when: str = ""
    """The need it answers, in a listener's words: "I can't sleep"."""
    date: datetime.date | None = None
    """The day on which it was published, where it has one of its own."""
    width: int = 2
    """Digits of the number in file names, so that they sort in listening order."""

    @property
    def chapters(self) -> tuple[TimedChapter, ...]:
        """What listeners can choose between: none where the episode is in one piece."""
        chapters = self.timeline.chapters
        return chapters if len(chapters) > 1 else ()

    @property
    def computed(self) -> bool:
        """Whether a voice made by a computer speaks in it: any but a person's recorded takes."""
        return bool(self._engines - {RECORDED})

    @property
    def recorded(self) -> bool:
        """Whether a person's recorded takes are heard in it."""
        return RECORDED in self._engines

    @property
    def _engines(self) -> frozenset[str]:
        voices = (voice.partition(":")[0].strip() for voice in self.voice.split(","))
        return frozenset(voices) - {""}

    @property
    def stem(self) -> str:
        """File name without suffix: "01-co-regulation"."""
        return f"{self.number:0{self.width}}-{self.slug}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A cover, as it goes into tags and beside the feed."""

    data: bytes
    mime: str
    """image/png or image/jpeg."""
    width: int
    """Pixels."""
    height: int
    alt: str
    """What it shows, for those who do not see it."""
    colours: str = "RGB"
    """The kind of its colours: "RGB", "RGBA" with transparency, "CMYK", "L" for greys."""

    @property
    def file_name(self) -> str:
        """What it is called in the output folder, where it lies in the page's: beside the episodes
        a person may have a cover.png."""
        return "page/cover.png" if self.mime == "image/png" else "page/cover.jpg"


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file to be written into the output folder."""

    name: str
    """Relative to that folder, with forward slashes: "01-rest.vtt", "page/talk.js"."""
    chunks: Iterable[bytes]
    """Its content, in pieces; a stream of any length is written without being held."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A whole collection, finished: what an output of the collection is made from."""

    episodes: tuple[Episode, ...]
    """In listening order."""
    settings: PublishSettings
    cover: Picture
    recording: Recording
    """What the output's `phrases` became."""
    files: Mapping[str, int]
    """The finished files of its episodes: "01-rest.mp3", "01-rest.vtt" → bytes."""
    read: Callable[[str], Iterator[bytes]]
    """The content of one of them, in pieces."""
    chapters: Callable[[Episode], Iterable[Iterable[bytes]]]
    """An episode's chapters in order, each cut from the finished episode: an MP3 stream with its
    Info frame and no tag, in pieces."""
    sound: Callable[[Episode], Sound | None]
    """An episode's finished sound, made again from its takes; None where its text is no part of
    this build."""
    scratch: Callable[[], AbstractContextManager[BinaryIO]]
    """An empty file to write and read, which is gone when it is closed or the program ends."""
    sleep: bytes = b""
    """An MP3 of the collection's bed that fades to nothing, as long as the output's `fade`."""


class EpisodeOutput(Protocol):
    """A kind of file made for each episode. One module each, one row in publishing's table.

    One that writes a single file has a suffix and `render`; one that writes several, or a stream,
    overrides `files`.
    """

    name: str
    """As the setting `outputs` has it: "captions"."""
    usual: bool = True
    """Whether it is made where that setting is left out: what is cheap, and most listeners need."""
    suffix: str = ""
    """Appended to the stem: ".vtt"."""
    media_type: str
    """As a server or a feed should name it: "text/vtt"."""

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """The whole file. The same episode gives the same bytes."""
        raise NotImplementedError

    def files(self, episode: Episode, settings: PublishSettings) -> Iterator[OutputFile]:
        """Every file for an episode: one, unless an output says otherwise."""
        yield OutputFile(episode.stem + self.suffix, (self.render(episode, settings),))


class CollectionOutput(Protocol):
    """A kind of file made once for the collection, when all its episodes are there."""

    name: str
    """As the setting `outputs` has it: "page"."""
    usual: bool = True
    """Whether it is made where that setting is left out: what is cheap, and most listeners need."""
    needs: str = ""
    """The setting without which it can't be made; none, unless an output says so."""
    dated: bool = False
    """Whether each of its episodes must have a day: its own, or the collection's."""
    media_type: str
    """Of its first file, as a server or a feed should name it."""
    shows_cover: bool = False
    """Whether it names the cover's file, which is then written."""
    brisk: bool = True
    """Whether its phrases are labels, said as fast as people say one; else like an episode."""
    dear: bool = False
    """Whether it takes long, and is left alone while no episode changes."""
    fade: float = 0.0
    """Seconds of the bed, fading to nothing, that it wants; none, unless an output says so."""

    def missing(self) -> str:
        """What has to be installed before it can be made, in a sentence; empty for nothing."""
        return ""

    def phrases(self, episodes: tuple[Episode, ...], settings: PublishSettings) -> tuple[str, ...]:
        """What it wants said in the narrator's voice; nothing, unless an output says otherwise."""
        return ()

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """Every file. The same publication gives the same bytes."""
        ...
