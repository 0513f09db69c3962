"""What publishing works on: an episode as listeners will meet it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from audiogen.mixing.model import Loudness, Timeline
from audiogen.reading.model import Element


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """What publishing needs to know of the collection."""

    title: str
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
    width: int = 2
    """Digits of the number in file names, so that they sort in listening order."""

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


class EpisodeOutput(Protocol):
    """A kind of file made for each episode. One module each, one row in publishing's table."""

    suffix: str
    """Appended to the stem: ".vtt"."""
    media_type: str
    """As a server or a feed should name it: "text/vtt"."""

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """The whole file. The same episode gives the same bytes."""
        ...


class CollectionOutput(Protocol):
    """A kind of file made once for the collection."""

    name: str
    """File name."""
    media_type: str
    """As a server or a feed should name it."""

    def render(self, episodes: tuple[Episode, ...], settings: PublishSettings) -> bytes:
        """The whole file."""
        ...
