"""What mixing hands on: finished clips, and the timeline that places them."""

from array import array
from dataclasses import dataclass
from typing import Protocol

from audiogen.errors import Place

QUIETEST = -200.0
"""What is said of silence, in LUFS and dBTP."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How episodes are encoded: MPEG Layer III at a constant bit rate."""

    name: str
    sample_rate: int
    """Hertz."""
    bit_rate: int
    """kbit/s, one channel."""
    stereo_bit_rate: int
    """kbit/s, two channels."""

    @property
    def frame(self) -> int:
        """Samples of one MP3 frame: 1152 in MPEG-1, 576 in MPEG-2 and 2.5."""
        return 1152 if self.sample_rate >= 32000 else 576


@dataclass(frozen=True, slots=True)
class LoudnessTarget:
    """How loud an episode is to be, whatever is in it."""

    name: str
    mono_lufs: float
    stereo_lufs: float
    peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Finish:
    """How a take becomes a finished clip; with the take's key it names the clip in the store."""

    quality: Quality
    target_lufs: float
    """Integrated loudness of the encoded episode."""
    peak_dbtp: float
    """True-peak ceiling after decoding."""
    bed: str
    """A bed that stands still ("room", "silence"), mixed in before encoding."""
    gain_db: float | None
    """The voice's one plain gain; None to measure each clip's own."""
    tempo: float = 1.0
    """Above 1 is faster; pitch is kept. For engines with no rate of their own."""
    colour: str = "natural"
    """What is done to the voice, by its kind: a row of colours.COLOURS."""


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """A finished clip without its bytes. Positions are samples from the segment's first frame."""

    frames: int
    """MP3 frames of the segment, lead-in and run-out included."""
    onset: int
    """Where the sound is first heard."""
    offset: int
    """Where it is last heard, exclusive."""
    peak_dbtp: float
    """True peak after decoding."""
    size: int
    """Bytes of the segment's frames together."""
    powers: bytes
    """K-weighted mean squares of consecutive slices of 50 ms from the segment's first sample, at
    the level that decoding gives, as float32 of the machine: thousands are in memory at once."""

    @property
    def slices(self) -> "array[float]":
        """The powers as numbers."""
        return array("f", self.powers)


@dataclass(frozen=True, slots=True)
class FinishedClip:
    """A clip as it is kept: facts and encoded frames."""

    facts: ClipFacts
    frames: bytes


@dataclass(frozen=True, slots=True)
class TimedCue:
    """One entry of the cue sheet; start and end are samples of the decoded file."""

    id: str
    kind: str
    """line, pause, breath or sound."""
    text: str
    role: str
    start: int
    end: int
    chapter: int
    """Index into the timeline's chapters."""
    place: Place


@dataclass(frozen=True, slots=True)
class Placement:
    """A finished clip at a frame of the episode."""

    key: str
    """Of the clip: in the store, or the name of a sound made here."""
    frame: int
    """Of the episode, where the segment begins."""
    frames: int
    size: int
    """Bytes of its frames."""


@dataclass(frozen=True, slots=True)
class TimedChapter:
    """Chapters tile the episode; samples."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Cues with their exact sample positions. They tile the episode from 0 to `length`."""

    rate: int
    frame: int
    """Samples of one MP3 frame at this rate."""
    length: int
    """Samples; a whole number of frames."""
    cues: tuple[TimedCue, ...]
    chapters: tuple[TimedChapter, ...]
    placements: tuple[Placement, ...]
    """In order, without overlap; between them lie frames of the bed."""
    beds: tuple[tuple[int, str], ...]
    """From which frame on which bed lies; the first from 0."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Measured on the encoded episode (ITU-R BS.1770-4)."""

    integrated_lufs: float
    """QUIETEST for silence."""
    true_peak_dbtp: float

    @classmethod
    def of(cls, integrated_lufs: float | None, true_peak_dbtp: float | None) -> "Loudness":
        """From a record, which says None of silence."""
        return cls(QUIETEST if integrated_lufs is None else integrated_lufs,
                   QUIETEST if true_peak_dbtp is None else true_peak_dbtp)


class Clips(Protocol):
    """Where an episode gets its finished clips from."""

    def frames(self, key: str) -> bytes:
        """The encoded frames of a clip."""
        ...
