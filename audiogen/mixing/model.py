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


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an episode as it was written and as it is heard: one line or sound, or the rest
    between two of them. Positions are samples at the timeline's rate."""

    kind: str
    """line, sound, pause or breath."""
    cue: str
    """Id of its first cue; empty for a rest that has none."""
    text: str
    """The words of a line, the name of a sound; of a rest, what is heard before it."""
    start: int
    end: int
    heard_start: int
    heard_end: int
    """Equal to its start where the passage is not heard."""

    @property
    def written(self) -> int:
        """Samples that the cue sheet gives it."""
        return self.end - self.start

    @property
    def heard(self) -> int:
        """Samples that it lasts in the decoded file."""
        return self.heard_end - self.heard_start


@dataclass(frozen=True, slots=True)
class Moment:
    """One of many equal stretches of a decoded file: the highest levels in it."""

    momentary_lufs: float
    """Of the 400 ms that end in it."""
    short_term_lufs: float
    """Of the 3 s that end in it."""
    peak_dbfs: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A target that a finished file misses."""

    at: float
    """Seconds of the decoded file."""
    cue: str
    """Id of the cue that it is about; empty for the file as a whole."""
    text: str
    """A whole sentence."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """A finished MP3, measured, beside what its cue sheet says of it."""

    title: str
    rate: int
    """Of every position here, in Hz: the cue sheet's."""
    written_length: int
    length: int
    written: Loudness
    heard: Loudness
    chapters: tuple[TimedChapter, ...]
    passages: tuple[Passage, ...]
    """Rests and what stands between them by turns, a rest first and last; some last no time."""
    moment: float
    """Seconds of each moment but the last, which may be shorter."""
    moments: tuple[Moment, ...]
    words_a_minute: float
    """While a line is heard; 0 where none is."""
    silence: float
    """The share of the file in which a rest is silent, 0 to 1."""
    stretch: tuple[float, float]
    """Where the longest stretch of lines without rest begins, and how long it lasts; seconds."""
    misses: tuple[Miss, ...]
    """In order of time; none where all is as it was written."""
