"""The loudness of an episode, gated as ITU-R BS.1770-4 says, from what its clips measured.

Needs no numpy: an incremental build measures from stored facts alone.
"""

from array import array
from collections.abc import Mapping, Sequence
from itertools import islice
from math import log10
from operator import add

from audiogen.mixing.model import QUIETEST, ClipFacts, Loudness, Timeline

SLICES_A_SECOND = 20
"""Clips keep their power in slices of 50 ms."""
BLOCK = 8
"""Slices of a gating block: 400 ms (BS.1770-4 Annex 1)."""
HOPS = 4
"""Hops of a block: the next begins after two slices, 100 ms, which is 75 % overlap."""
ABSOLUTE_GATE = -70.0
"""LUFS."""
RELATIVE_GATE = -10.0
"""LU below the loudness of all that passes the absolute gate."""

_OFFSET = -0.691


def lufs(power: float) -> float:
    """Loudness of a K-weighted mean square of one channel."""
    return _OFFSET + 10 * log10(power) if power > 0 else QUIETEST


def _power(loudness: float) -> float:
    return float(10 ** ((loudness - _OFFSET) / 10))


def integrated(slices: Sequence[float]) -> float:
    """Gated loudness in LUFS of consecutive slices of 50 ms, the first at the sound's start.

    Blocks of 400 ms start every 100 ms; QUIETEST where none of them passes the gates.
    """
    hops = array("d", map(add, slices[::2], slices[1::2]))
    total, count = _sum_above(hops, _power(ABSOLUTE_GATE) * BLOCK)
    if not count:
        return QUIETEST
    total, count = _sum_above(hops, total / count * 10 ** (RELATIVE_GATE / 10))
    return lufs(total / count / BLOCK)


def _sum_above(hops: Sequence[float], gate: float) -> tuple[float, int]:
    """Sum and number of the blocks, four hops each, whose power is above a gate."""
    total, count = 0.0, 0
    shifted = (islice(hops, shift, None) for shift in range(HOPS))
    for first, second, third, fourth in zip(*shifted, strict=False):
        block = first + second + third + fourth
        if block > gate:
            total += block
            count += 1
    return total, count


def measure(timeline: Timeline, facts: Mapping[str, ClipFacts]) -> Loudness:
    """Integrated loudness and true peak of the decoded episode.

    `facts` holds those of every placement, by its key. Beds lie below the absolute gate, so what
    stands between the clips counts as nothing. A clip starts on the nearest slice (25 ms).
    """
    total = -(-timeline.length * SLICES_A_SECOND // timeline.rate) + BLOCK
    slices = array("f", bytes(4 * total))
    peak = QUIETEST
    for placement in timeline.placements:
        clip = facts[placement.key]
        peak = max(peak, clip.peak_dbtp)
        start = round(placement.frame * timeline.frame * SLICES_A_SECOND / timeline.rate)
        for index, power in enumerate(clip.slices, start):
            slices[index] += power
    return Loudness(integrated(slices), peak)
