"""What eSpeak NG says, slower than its own rates sound well.

Slow rates and longer vowels hold the middle of each vowel and leave all else as quick as it was.
So at 110 words a minute a recogniser (PocketSphinx, 39 lines) misheard 82 words in a hundred;
said at an easier rate and drawn out evenly, 71. This does the drawing out by overlapping
and adding: short windows of the sound, further apart than they were, each taken from where it
continues the one before. Sudden sounds (a p, t or k opening) are left as they are, for they must
not be heard twice, and the rest makes up for them. Sums are of whole numbers, so every machine
finds the same samples; a second of sound costs under 10 ms.
"""

import numpy as np
from numpy.typing import NDArray

from audiogen.audio import Int16s, rise
from audiogen.units import samples as whole

WINDOW = 0.012
"""Half a window, in seconds: a period of a low voice."""
REACH = 0.0065
"""Seconds to either side in which a continuation is looked for: a period in all."""
SUDDEN = 12.0
"""dB within 12 ms that make a sound sudden."""
SPARED = 0.7
"""The share of a line that may be left as it is at most."""

_FRAME = 0.003
_BEFORE, _AFTER = 4, 3
"""Frames around a sudden one that are left as they are with it."""

Reals = NDArray[np.float64]


def slowed(samples: Int16s, rate: int, tempo: float) -> Int16s:
    """The sound at a tempo below 1 (0.5 makes it twice as long), at its pitch."""
    if tempo >= 1.0 or not len(samples):
        return samples
    half, reach = whole(WINDOW, rate), whole(REACH, rate)
    length = round(len(samples) / tempo)
    count = length // half + 2
    sources = _sources(samples, rate, 1 / tempo, np.arange(count) * half)
    sound = np.pad(samples.astype(np.float64), (half + reach, 6 * half + 2 * reach))
    window = rise(np.pi * (np.arange(2 * half) + 0.5) / half)
    result = np.zeros((count + 1) * half)
    place = reach
    for number in range(count):
        if number:
            wanted = min(reach + int(sources[number]), len(sound) - 3 * half - 2 * reach)
            place = _continued(sound, place + half, wanted, half, reach)
        result[number * half:(number + 2) * half] += sound[place:place + 2 * half] * window
    return np.rint(result[half:half + length]).clip(-32768, 32767).astype(np.int16)


def _continued(sound: Reals, onward: int, wanted: int, half: int, reach: int) -> int:
    """The place near `wanted` that sounds most like the sound going on at `onward`."""
    if abs(onward - wanted) <= reach // 2:
        return onward
    following = sound[onward:onward + half:2]
    if not following.any():
        return wanted
    field = sound[wanted - reach:wanted + reach + half + 1:2]
    return wanted - reach + 2 * int(np.correlate(field, following, "valid").argmax())


def _sources(samples: Int16s, rate: int, factor: float, places: NDArray[np.intp]) -> Reals:
    """For places in the result, where in the samples they come from."""
    frame = whole(_FRAME, rate)
    count = len(samples) // frame + 1
    padded = np.pad(samples.astype(np.float64), (0, count * frame - len(samples)))
    levels = 10 * np.log10(np.square(padded.reshape(count, frame)).mean(axis=1) + 30)
    before = np.min([np.pad(levels, (back, 0), mode="edge")[:count]
                     for back in range(1, 5)], axis=0)
    sudden = np.convolve(levels - before > SUDDEN, np.ones(_BEFORE + _AFTER + 1))
    moving = sudden[_BEFORE:_BEFORE + count] == 0
    slowness = 1 + (factor - 1) * moving / max(moving.mean(), 1 - SPARED)
    slowness *= factor / slowness.mean()
    ends = np.concatenate(([0.0], np.cumsum(slowness))) * frame
    return np.interp(places, ends, np.arange(count + 1) * frame)
