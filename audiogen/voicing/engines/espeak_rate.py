"""Which of eSpeak NG's settings says so many words a minute.

Its rate is a wish: at 120 it says about 160 words a minute with one voice and fewer with
another, and its slowest, all from 80 to 84, still say 112. What is slower is had by longer
vowels, which is how people slow down; its gaps between words would make it halting (the least
one, 75 ms a word).
So each voice is measured on the reference passage, trimmed as takes are, at fixed speeds, and
between them the pace is met by a straight line (the curve bends by less than one word a minute).
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Speed:
    """How fast eSpeak NG is asked to be."""

    rate: int
    """Its rate: 84 to 450."""
    longer: int = 0
    """How much longer vowels are, in its units of length (about 1 ms at its usual rate)."""

    @property
    def lengthen(self) -> str:
        """What is added to the eight degrees of stress, from least to most: stressed vowels grow
        more than others, as they do when people speak slowly."""
        return " ".join(str(round(self.longer * share)) for share in _SHARES) if self.longer else ""


_SHARES = (0.7, 0.7, 1.0, 1.0, 1.0, 1.0, 1.4, 1.6)

NODES = (Speed(84, 120), Speed(84, 80), Speed(84, 40), Speed(84), Speed(100), Speed(120),
         Speed(150), Speed(190), Speed(250), Speed(350), Speed(450))
"""At which a voice is measured, from slow to fast."""

MEASURED_ON = "0.2.4"
"""The version of espeakng-loader that MEASURED holds for; with another, voices are measured."""
MEASURED: dict[str, tuple[float, ...]] = {
    "gmw/en-US": (80.93, 88.65, 98.54, 112.02, 132.75, 159.62, 200.02, 253.80, 330.31, 468.69,
                  587.22),
    "gmw/en": (83.96, 91.47, 101.41, 114.32, 135.41, 162.32, 203.34, 258.07, 335.99, 478.51,
               597.31),
}
"""Voice → words a minute at the NODES, for the voices that most builds speak with."""


def settle(words_per_minute: float, measure: Callable[[Speed], float]) -> tuple[Speed, float]:
    """The speed for a pace, and the stretch that is left (1.0 but for paces beyond all speeds).

    `measure` gives the words a minute at one of the NODES, and is asked for as few as will do.
    A stretch above 1 is faster.
    """
    position = 3
    while position > 0 and measure(NODES[position]) > words_per_minute:
        position -= 1
    while position < len(NODES) - 2 and measure(NODES[position + 1]) < words_per_minute:
        position += 1
    low, high = NODES[position], NODES[position + 1]
    slow, fast = measure(low), measure(high)
    part = (words_per_minute - slow) / (fast - slow)
    if part < 0:
        return low, words_per_minute / slow
    if part > 1:
        return high, words_per_minute / fast
    return Speed(round(low.rate + part * (high.rate - low.rate)),
                 round(low.longer + part * (high.longer - low.longer))), 1.0
