"""A line's first consonant, no longer than people say it.

At a calm pace eSpeak NG would hold an n, m, f, h or th that begins a line for 110 to 210 ms, two
or three times as long as people do, at a level that hardly moves until the vowel comes. A listener
takes such a line to start late, and so does a recogniser (PocketSphinx): by 80 to 180 ms, whereas
it finds the start of every other line within 40.
"""

import numpy as np
from numpy.typing import NDArray

from audiogen.audio import Int16s, rise
from audiogen.units import samples as whole

LONGEST = 0.06
"""Seconds that a quiet, steady first consonant may last at the line's pace."""
SIBILANT = 0.10
"""Seconds that an s or sh may, which is heard from its start."""
HELD = 0.20
"""Seconds after which what is steady is no consonant."""
QUIET = 9.0
"""dB under the loudest of the line's beginning: a vowel is louder."""
FAINT = 15.0
"""dB under it at which a sound is still the breath of an h, however it grows."""
RISE, FALL = 5.0, 8.0
"""dB by which the consonant ends: up, into its vowel; or down, into the closure of another
consonant that it can't be parted from ("stay")."""
NOISY, SHRILL = 0.1, 0.4
"""Changes of sign a sample: an f has more than the one, an s more than the other; an n, l or vowel
fewer."""

_FRAME = 0.010
_BEGINNING = 0.5
"""Seconds that are looked at."""
_SETTLED = slice(1, 5)
"""Frames by which a consonant's level is told, past its own onset."""
_HISS = slice(3, 8)
"""Frames by which noise is told: an f begins with a breath."""
_FADE = 0.005


def begun(samples: Int16s, rate: int, tempo: float = 1.0) -> Int16s:
    """The line, its first consonant cut at the start to what it may last.

    `tempo` is how fast the line will be made after this: at 0.5 all will last twice as long.
    """
    own = np.flatnonzero(samples)
    frame = whole(_FRAME, rate)
    first = int(own[0]) if len(own) else len(samples)
    count = min(whole(_BEGINNING, rate), len(samples) - first) // frame
    if count <= _HISS.stop:
        return samples
    head = samples[first:first + count * frame].reshape(count, frame).astype(np.float64)
    frames, longest = _consonant(head)
    over = frames * frame - whole(longest * tempo, rate)
    if over <= 0 or frames * frame > whole(HELD, rate):
        return samples
    kept = samples[first + over:].astype(np.float64)
    fade = whole(_FADE, rate)
    kept[:fade] *= rise(np.pi * np.arange(1, fade + 1) / (fade + 1))
    return np.concatenate((samples[:first], np.rint(kept).astype(np.int16)))


def _consonant(frames: NDArray[np.float64]) -> tuple[int, float]:
    """How many frames a quiet first consonant lasts, and how many seconds it may; 0 frames where
    there is none to shorten."""
    levels = 10 * np.log10(np.square(frames).mean(axis=1) + 1)
    changes = (np.diff(np.signbit(frames), axis=1) != 0).mean(axis=1)
    level = float(np.median(levels[_SETTLED]))
    noise = float(np.median(changes[_HISS]))
    ended = _first(levels > max(level + RISE, levels.max() - FAINT))
    if noise > NOISY:
        ended = min(ended, _HISS.start + _first(_lasting(changes[_HISS.start:] < NOISY)))
    if levels.max() - level < QUIET or _first(_lasting(levels < level - FALL)) < ended:
        return 0, 0.0
    return ended, SIBILANT if noise > SHRILL else LONGEST


def _lasting(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where it is so for two frames: noise comes and goes within one."""
    return np.append(found[:-1] & found[1:], found[-1])


def _first(found: NDArray[np.bool_]) -> int:
    """The first frame that is so, past the onset; the number of frames if none is."""
    places = np.flatnonzero(found[2:])
    return int(places[0]) + 2 if len(places) else len(found)
