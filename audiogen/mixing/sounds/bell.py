"""A singing bowl, struck softly once."""

from audiogen.audio import Floats
from audiogen.errors import SoundError
from audiogen.mixing.sounds.struck import Partial, ring

BOWL = (
    Partial(221.0, 1.00, 2.30, 0.9),
    Partial(221.0 * 2.76, 0.50, 1.50, 1.3),
    Partial(221.0 * 5.17, 0.16, 0.80, 1.9),
    Partial(221.0 * 8.14, 0.045, 0.45, 2.4),
)
"""The bending modes of a thin bowl lie near 1 : 2.76 : 5.17 : 8.14; the low one rings longest.
The second keeps the bell alive on a telephone's loudspeaker, which has nothing at 221 Hz."""
LENGTH, ATTACK, RELEASE = 6.5, 0.018, 2.0
"""Seconds."""


class Bell:
    """About six seconds from stroke to silence."""

    name = "bell"
    summary = "a singing bowl, struck softly"
    below_voice = 14.0
    nominal = False

    def play(self, rate: int, wish: str) -> Floats:
        """The bowl; it takes no wish."""
        if wish:
            raise SoundError(f"A bell can't be rung as “{wish}”; write [bell].")
        return ring(BOWL, rate, LENGTH, ATTACK, RELEASE)
