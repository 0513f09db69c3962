"""Sound that an output may ask for, beside the finished MP3s: phrases said, and episodes again."""

from collections.abc import Iterable
from dataclasses import dataclass

from audiogen.mixing.model import Timeline


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase in a recording; samples of the decoded recording."""

    text: str
    start: int
    """Where the voice is first heard."""
    end: int
    """Where it is last heard, exclusive."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Phrases that an output wanted said, in the collection's own voice, in one small MP3."""

    data: bytes
    """A whole MP3 stream with its Info frame and no tag; empty where nothing was wanted."""
    rate: int
    """Hertz."""
    length: int
    """Samples."""
    sayings: tuple[Saying, ...]
    """In the order in which they were asked for."""


SILENT = Recording(b"", 0, 0, ())
"""Of an output that wants nothing said."""


@dataclass(frozen=True, slots=True)
class Sound:
    """An episode's finished sound, from before it was encoded."""

    timeline: Timeline
    pieces: Iterable[bytes]
    """Samples of one channel at the timeline's rate, 16 bits each, the lower byte first: as many as
    the timeline says. To be taken once."""
