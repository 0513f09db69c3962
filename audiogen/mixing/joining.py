"""Episodes over a bed that stands still: finished frames strung like beads, nothing encoded."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from audiogen.errors import SoundError
from audiogen.mixing.frames import LOOP, frame_starts
from audiogen.mixing.info import extra_frames, info_frame
from audiogen.mixing.keys import bed_key
from audiogen.mixing.model import Clips, Finish, Placement, Timeline


class BedFrames:
    """A bed's encoded frames; each pause starts at the first, and the last LOOP repeat for ever."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = tuple(frame_starts(data))
        if self.count < LOOP:
            raise SoundError(f"A bed needs {LOOP} frames to loop; this one has {self.count}.")

    @property
    def count(self) -> int:
        """Frames before the loop comes round."""
        return len(self._starts) - 1

    def size(self, frames: int) -> int:
        """Bytes of the first `frames` frames of a pause."""
        return sum(end - start for start, end in self._stretches(frames))

    def pause(self, frames: int) -> Iterator[bytes]:
        """The first `frames` frames of a pause, in pieces no longer than the bed itself."""
        for start, end in self._stretches(frames):
            yield self._data[start:end]

    def _stretches(self, frames: int) -> Iterator[tuple[int, int]]:
        first = 0
        while frames > 0:
            taken = min(frames, self.count - first)
            yield self._starts[first], self._starts[first + taken]
            frames, first = frames - taken, self.count - LOOP


def joined(timeline: Timeline, clips: Clips, finish: Finish) -> Iterator[bytes]:
    """An episode as an MP3 stream without tags: the Info frame first, then clips' frames and frames
    of the bed, in order. Sizes are known before a byte is read, and never more than one clip is in
    memory.

    `clips` also holds each bed of the timeline under its `bed_key`. Raises SoundError where a clip
    is not what the timeline was made from.
    """
    beds = {name: BedFrames(clips.frames(bed_key(replace(finish, bed=name))))
            for _, name in timeline.beds}
    last = timeline.length // timeline.frame + extra_frames(timeline.frame)
    plan = list(_plan(timeline, last))
    size = sum(item.size if isinstance(item, Placement) else beds[item[0]].size(item[1])
               for item in plan)
    yield info_frame(finish.quality, last, size)
    for item in plan:
        if isinstance(item, Placement):
            yield _frames(item, clips)
        else:
            yield from beds[item[0]].pause(item[1])


def _plan(timeline: Timeline, last: int) -> Iterator[Placement | tuple[str, int]]:
    """Placements, and between them stretches of a bed: its name and how many frames."""
    position = 0
    for placement in timeline.placements:
        yield from _pause(timeline, position, placement.frame)
        yield placement
        position = placement.frame + placement.frames
    yield from _pause(timeline, position, last)


def _pause(timeline: Timeline, start: int, end: int) -> Iterator[tuple[str, int]]:
    """A pause, cut where the bed changes."""
    changes = [frame for frame, _ in timeline.beds]
    row = bisect_right(changes, start) - 1
    for index in range(row, len(changes)):
        until = min(end, changes[index + 1]) if index + 1 < len(changes) else end
        if until > start:
            yield timeline.beds[index][1], until - start
            start = until


def _frames(placement: Placement, clips: Clips) -> bytes:
    data = clips.frames(placement.key)
    if len(data) != placement.size:
        raise SoundError("A finished clip changed in the clip store while the episode was being "
                         "written; build again.")
    return data
