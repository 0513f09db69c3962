"""Which of eSpeak NG's settings says so many words a minute.

Its rate is a wish: at 120 it says about 160 words a minute with one voice and fewer with
another, and its slowest, all from 80 to 84, still say 112. What is slower than EASY is said at
EASY and stretched, pitch kept. Of 568 words at 110 a minute Whisper mishears 18 then, 21 at its
own slowest rate, 34 with a stretching of our own and first consonants cut short, which this
program had once. Its gaps between words would make it halting (the least one, 70 ms a word).
So each voice is measured on the reference passage, trimmed as takes are, at fixed speeds, and
between them the pace is met by a straight line (the curve bends by less than one word a minute).
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Speed:
    """How fast eSpeak NG is asked to be."""

    rate: int
    """Its rate: EASY to 450."""
    tempo: float = 1.0
    """How fast what it says is then made; 0.5 is twice as long."""


EASY = 110
"""The slowest rate that is used: below, eSpeak NG holds vowels and leaves all else as hasty as it
was."""

NODES = (Speed(EASY, 0.5), Speed(EASY, 0.6), Speed(EASY, 0.75), Speed(EASY), Speed(120),
         Speed(150), Speed(190), Speed(250), Speed(350), Speed(450))
"""At which a voice is measured, from slow to fast."""

MEASURED_ON = "0.2.4"
"""The version of espeakng-loader that MEASURED holds for; with another, voices are measured."""
MEASURED: dict[str, tuple[float, ...]] = {
    "gmw/en-US": (73.05, 87.67, 109.56, 146.36, 159.55, 200.20, 254.09, 331.01, 468.97, 586.52),
    "gmw/en": (74.38, 89.27, 111.56, 148.99, 162.44, 203.39, 258.76, 336.28, 476.84, 596.57),
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
                 round(low.tempo + part * (high.tempo - low.tempo), 4)), 1.0
