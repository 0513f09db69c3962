"""Tones that breathe: rising to breathe in, falling to breathe out."""

import numpy as np
from numpy.typing import NDArray

from audiogen.audio import Floats, rise
from audiogen.errors import SoundError
from audiogen.mixing.breathing import TONE_KINDS, tone_seconds

LOW_HERTZ, HIGH_HERTZ = 293.66, 392.0
"""D4 and the G above it: a fourth, low enough to rest in and high enough for a telephone."""
OVERTONES = ((1, 1.0), (2, 0.22), (3, 0.07))
"""Which multiples sound, and how strongly."""
SWELL = {"in": (0.62, 0.38), "out": (0.28, 0.72)}
"""The parts of a tone in which it comes and goes. An in-breath grows, an out-breath sinks."""
WAVER_HERTZ = 0.4
"""Two tones this far apart keep it from standing still."""


class Breath:
    """ "in:4.0" or "out:6.0": a tone for a phase of that many seconds, most of which it fills."""

    name = "breath"
    summary = "a soft tone that rises to breathe in and falls to breathe out"
    below_voice = 18.0
    nominal = True

    def play(self, rate: int, wish: str) -> Floats:
        """A glide between two notes, come from nothing and gone to nothing."""
        kind, _, seconds = wish.partition(":")
        try:
            length = tone_seconds(float(seconds))
        except ValueError:
            length = 0.0
        if kind not in TONE_KINDS or length <= 0:
            raise SoundError(f"There is no breath tone “{wish}”; ask for one such as in:4.0.")
        count = round(length * rate)
        progress = np.arange(count) / count
        glide = rise(np.pi * progress)
        start, end = (LOW_HERTZ, HIGH_HERTZ) if kind == "in" else (HIGH_HERTZ, LOW_HERTZ)
        turns = np.cumsum(start * (end / start) ** glide) / rate
        waver = np.arange(count) * (WAVER_HERTZ / rate)
        total = np.zeros(count)
        for multiple, level in OVERTONES:
            total += level * (0.6 * np.sin(2 * np.pi * multiple * turns)
                              + 0.4 * np.sin(2 * np.pi * (multiple * turns + waver)))
        return np.asarray(total * _swell(progress, *SWELL[kind]), np.float32)


def _swell(progress: NDArray[np.float64], coming: float, going: float) -> NDArray[np.float64]:
    """0 to 1 to 0 over a tone, along half a cosine each way."""
    come = np.clip(progress / coming, 0.0, 1.0)
    gone = np.clip((1.0 - progress) / going, 0.0, 1.0)
    return rise(np.pi * np.minimum(come, gone))
