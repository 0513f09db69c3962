"""What can be heard in a finished file, block after block: loudness, peaks, silences."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from audiogen.audio import Floats
from audiogen.mixing.loudness import SLICES_A_SECOND, integrated, lufs
from audiogen.mixing.mastering import HEARD_DBFS, amplitude
from audiogen.mixing.meter import decibels, energies, peaks_near, powers
from audiogen.mixing.model import Moment

BLOCK_SECONDS = 10
"""What is decoded and measured at once."""
SHORTEST_SILENCE = 0.1
"""Seconds. Less is the stop in a consonant, or a bell that wavers; rests last six times as long."""
MOST_MOMENTS = 4800
"""Of a file, however long it is: about as many as a picture has columns."""
MOMENTARY, SHORT_TERM = 0.4, 3.0
"""Seconds (EBU Tech 3341)."""
EVEN_LU, STRANGE_LU = 0.1, 40.0
"""A loudness as it was written (measured twice it differs by a third of that), and one that is so
far off that nothing can be compared."""
_LEAD = 5
"""The share of a second, one fifth, that is measured with the block behind it: the filters have
forgotten what was before that, and it is whole milliseconds and samples at every rate of MP3."""


@dataclass
class Hearing:
    """What was heard so far. Positions are samples, counted from 0."""

    rate: int
    level_dbfs: float = HEARD_DBFS
    """What a sample must pass to be heard."""
    length: int = 0
    peak: float = 0.0
    """True peak; full scale is 1.0."""
    powers: "array[float]" = field(default_factory=lambda: array("f"))
    """K-weighted mean squares of consecutive slices of 50 ms."""
    peaks: "array[float]" = field(default_factory=lambda: array("f"))
    """The highest sample of each slice; full scale is 1.0."""
    silences: list[tuple[int, int]] = field(default_factory=list)
    """From where to where nothing is heard. The first begins at 0 and the last one ends with the
    file, be they ever so short; all others last SHORTEST_SILENCE or more."""
    sounded: int = 0
    """The end of the last sample that was heard."""
    _tail: Floats = field(default_factory=lambda: np.zeros(0, np.float32))

    def take(self, block: Floats) -> None:
        """The next block: BLOCK_SECONDS of samples, of which only the last one may have fewer."""
        lead = len(self._tail)
        joined = np.concatenate((self._tail, block))
        measured = energies(joined, self.rate)[lead * 1000 // self.rate:]
        self.powers.extend(powers(measured, self.rate).tolist())
        slices = -(-len(block) * SLICES_A_SECOND // self.rate)
        level = np.abs(block)
        starts = np.arange(slices) * self.rate // SLICES_A_SECOND
        self.peaks.extend(np.maximum.reduceat(level, starts).tolist())
        self.peak = float(peaks_near(joined, self.peak)[1].max(initial=self.peak))
        self._listen(np.flatnonzero(level > amplitude(self.level_dbfs)) + self.length)
        self.length += len(block)
        self._tail = joined[-(self.rate // _LEAD):]

    def _listen(self, loud: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> None:
        """Silences between the samples that are heard, whose positions these are."""
        if not len(loud):
            return
        if not self.silences:
            self.silences.append((0, int(loud[0])))
            self.sounded = int(loud[0]) + 1
        ends = np.concatenate(([self.sounded], loud + 1))
        for gap in np.flatnonzero(loud - ends[:-1] >= SHORTEST_SILENCE * self.rate):
            self.silences.append((int(ends[gap]), int(loud[gap])))
        self.sounded = int(ends[-1])


def hear(play: Callable[[], Iterable[Floats]], rate: int, written_lufs: float) -> Hearing:
    """All that is heard in blocks of BLOCK_SECONDS, which are forgotten one by one.

    `play` gives the blocks, from the first on whenever it is called. A file that is louder or
    quieter than it was written is listened to twice: where a bell has died away, or an f begins,
    is told at the same height of the sound, and so a gain is heard as a gain alone.
    """
    hearing = _heard(play(), Hearing(rate))
    off = integrated(hearing.powers) - written_lufs
    if EVEN_LU < abs(off) < STRANGE_LU:
        hearing = _heard(play(), Hearing(rate, HEARD_DBFS + off))
    return hearing


def _heard(blocks: Iterable[Floats], hearing: Hearing) -> Hearing:
    for block in blocks:
        hearing.take(block)
    hearing.silences.append((hearing.sounded, hearing.length))
    return hearing


def moments(hearing: Hearing) -> tuple[float, tuple[Moment, ...]]:
    """The course of the loudness in at most MOST_MOMENTS equal steps: their seconds, and each."""
    count = len(hearing.powers)
    step = max(1, -(-count // MOST_MOMENTS))
    starts = np.arange(0, count, step)
    if not count:
        return step / SLICES_A_SECOND, ()
    measured = np.frombuffer(hearing.powers, np.float32)
    sums = np.concatenate(([0.0], np.cumsum(measured, dtype=np.float64)))
    courses = []
    for seconds in (MOMENTARY, SHORT_TERM):
        span = round(seconds * SLICES_A_SECOND)
        begin = np.maximum(0, np.arange(1, count + 1) - span)
        means = np.maximum(0.0, sums[1:] - sums[begin]) / span
        courses.append(np.maximum.reduceat(means, starts))
    peaks = np.maximum.reduceat(np.frombuffer(hearing.peaks, np.float32), starts)
    return step / SLICES_A_SECOND, tuple(
        Moment(lufs(float(momentary)), lufs(float(short)), decibels(float(peak)))
        for momentary, short, peak in zip(*courses, peaks, strict=True))
