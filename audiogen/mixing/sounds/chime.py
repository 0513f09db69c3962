"""A small chime: lighter and shorter than the bell."""

from audiogen.audio import Floats
from audiogen.errors import SoundError
from audiogen.mixing.sounds.struck import Partial, ring

BAR = (
    Partial(659.3, 1.00, 0.95, 0.7),
    Partial(659.3 * 2.756, 0.22, 0.45, 1.1),
    Partial(659.3 * 5.404, 0.05, 0.20, 1.6),
)
"""A free bar sounds at 1 : 2.756 : 5.404."""
LENGTH, ATTACK, RELEASE = 3.0, 0.010, 1.2
"""Seconds."""


class Chime:
    """About two and a half seconds."""

    name = "chime"
    summary = "a small, light chime"
    below_voice = 14.0
    nominal = False

    def play(self, rate: int, wish: str) -> Floats:
        """The chime; it takes no wish."""
        if wish:
            raise SoundError(f"A chime can't be rung as “{wish}”; write [chime].")
        return ring(BAR, rate, LENGTH, ATTACK, RELEASE)
