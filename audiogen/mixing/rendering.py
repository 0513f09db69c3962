"""Episodes over a bed that stands still, as samples: what is encoded otherwise than as MP3.

The second renderer of a timeline, beside joining.py. A sound lies where its frames would be heard.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from audiogen.audio import Floats, Int16s, int16
from audiogen.errors import SoundError
from audiogen.mixing.beds import along
from audiogen.mixing.frames import ROUND
from audiogen.mixing.model import Finish, Timeline


def rendered(timeline: Timeline, sounds: Iterable[Floats], finish: Finish) -> Iterator[Int16s]:
    """An episode's samples in pieces of shape (n,), exactly as many as the timeline says; never
    more than one sound, or a few seconds of the bed, at a time.

    `sounds` are those of the placements, in their order, at the level that decoding gives.
    Raises SoundError where one is not what the timeline was made from.
    """
    position = 0
    for placement, sound in zip(timeline.placements, sounds, strict=True):
        start = placement.frame * timeline.frame
        yield from _pause(timeline, position, start, finish)
        position = start + placement.frames * timeline.frame
        segment = along(start, position, replace(finish, bed=_bed(timeline, start)))
        lead = timeline.frame
        if lead + len(sound) > len(segment):
            raise SoundError("A line came out longer than when its episode was made; build again "
                             "with --force.")
        segment[lead:lead + len(sound)] += sound
        yield int16(segment)
    yield from _pause(timeline, position, timeline.length, finish)


def _bed(timeline: Timeline, position: int) -> str:
    """The bed that lies at a sample."""
    row = bisect_right(timeline.beds, position // timeline.frame, key=lambda each: each[0]) - 1
    return timeline.beds[row][1]


def _pause(timeline: Timeline, start: int, end: int, finish: Finish) -> Iterator[Int16s]:
    """The bed alone, cut where it changes."""
    changes = [frame * timeline.frame for frame, _ in timeline.beds]
    while start < end:
        until = min(end, start + ROUND * timeline.frame,
                    *(change for change in changes if change > start))
        yield int16(along(start, until, replace(finish, bed=_bed(timeline, start))))
        start = until
