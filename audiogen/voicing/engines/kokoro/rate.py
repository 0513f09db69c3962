"""Which of the model's speeds is so many times as fast as it speaks of itself.

Its speed divides the length that it foresees for each sound, and lengths are whole frames of
25 ms: half the speed takes more than twice as long. Between what was measured a straight line is
drawn; over the lines of a voice that meets a tempo within 3 %.
"""

from itertools import pairwise

MEASURED: tuple[tuple[float, float], ...] = (
    (0.3, 0.265), (0.42, 0.397), (0.5, 0.480), (0.6, 0.588), (0.7, 0.678), (0.8, 0.806),
    (1.0, 1.0), (1.25, 1.18), (1.5, 1.61))
"""Speed and tempo: means of af_heart, bf_emma, am_michael and ef_dora, three to five sentences
each, which differ by 2 % below 1."""
FRENCH: tuple[tuple[float, float], ...] = (
    (0.3, 0.257), (0.42, 0.369), (0.5, 0.455), (0.6, 0.572), (0.7, 0.658), (0.8, 0.787),
    (1.0, 1.0), (1.25, 1.18), (1.5, 1.69))
"""The same of ff_siwis."""


def speed_for(tempo: float, language: str) -> float:
    """The speed for a tempo of a voice in a language; beyond both ends in proportion."""
    nodes = FRENCH if language.startswith("fr") else MEASURED
    for (slow, low), (fast, high) in pairwise(nodes):
        if low <= tempo <= high:
            return round(slow + (tempo - low) / (high - low) * (fast - slow), 3)
    speed, known = nodes[0] if tempo < nodes[0][1] else nodes[-1]
    return round(speed * tempo / known, 3)
