"""Chapters cut out of a finished episode, each an MP3 of its own; nothing is decoded or encoded.

A frame may lean on the bytes of those before it (the bit reservoir). Where a pause begins, and
where a clip does, a frame is fresh: it leans on none. A chapter begins within a pause, so its
frames up to the first clip are taken from the beginning of a pause instead, of that one or of the
last that is long enough: as many of them, and as quiet.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from audiogen.mixing.frames import HEADER, MPEG_1, frame_length, quality_of
from audiogen.mixing.info import extra_frames, info_frame
from audiogen.mixing.model import Quality, Timeline

BLOCK = 1 << 20
"""Bytes read at a time."""
_TAG = 10
"""Bytes of the head of an ID3v2 tag."""

Stretch = tuple[int, int]
"""From one frame to another, that one not included."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a finished MP3 as a stream of its own, read when it is asked for."""

    path: Path
    info: bytes
    """Its Info frame."""
    places: tuple[tuple[int, int], ...]
    """Bytes of the file, from and to, in order."""

    def __iter__(self) -> Iterator[bytes]:
        yield self.info
        with self.path.open("rb") as file:
            for place, end in self.places:
                file.seek(place)
                while place < end:
                    piece = file.read(min(BLOCK, end - place))
                    place += len(piece)
                    yield piece


@dataclass(frozen=True, slots=True)
class _Frames:
    """Where an episode's frames lie; the Info frame is not among them."""

    quality: Quality
    starts: "array[int]"
    """Bytes of the file, and where the last one ends."""
    fresh: "array[int]"
    """Numbers of those that lean on none before them."""


def chapters(path: Path, timeline: Timeline) -> tuple[Part, ...]:
    """The chapters of the finished episode in a file, each from the first frame that it has whole.

    `timeline` is the episode's, as its cue sheet has it. Together they are as long as the episode.
    Raises SoundError where the file is none of ours, and OSError where it can't be read.
    """
    with path.open("rb") as file:
        frames = _scan(file)
    # Rounded up: a chapter may begin where the line before it ends, and takes nothing of that.
    bounds = [-(-chapter.start // timeline.frame) for chapter in timeline.chapters]
    bounds.append(timeline.length // timeline.frame)
    return tuple(_part(path, frames, _stretches(frames, timeline, first, end))
                 for first, end in pairwise(bounds))


def _scan(file: BinaryIO) -> _Frames:
    """Every frame after the tag and the Info frame."""
    head = file.read(_TAG)
    tag = head.startswith(b"ID3")
    position = _TAG + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]) if tag else 0
    file.seek(position)
    header = file.read(HEADER)
    position += frame_length(header)
    file.seek(position)
    starts, fresh = array("Q", [position]), array("Q")
    while head := file.read(HEADER + 2):
        if not _leans(head):
            fresh.append(len(starts) - 1)
        position += frame_length(head)
        file.seek(position)
        starts.append(position)
    return _Frames(quality_of(header), starts, fresh)


def _leans(head: bytes) -> int:
    """How many bytes of earlier frames a frame needs (main_data_begin: nine bits, or eight)."""
    if head[1] >> 3 & 3 == MPEG_1:
        return head[HEADER] << 1 | head[HEADER + 1] >> 7
    return head[HEADER]


def _stretches(frames: _Frames, timeline: Timeline, first: int, end: int) -> tuple[Stretch, ...]:
    """The frames for a chapter, with those past its end that a decoder needs."""
    last = end + extra_frames(timeline.frame)
    row = bisect_left(frames.fresh, first)
    following = min(frames.fresh[row], last) if row < len(frames.fresh) else last
    lead = following - first
    for start in reversed(frames.fresh[:bisect_right(frames.fresh, first)]):
        if _quiet(timeline, start * timeline.frame, (start + lead) * timeline.frame):
            return (start, start + lead), (following, last)
    return ((following, last),)     # there was no pause before it


def _quiet(timeline: Timeline, start: int, end: int) -> bool:
    """Whether nothing is heard from one sample to another.

    A breath counts as a pause: its tone ends, with its last frame, a while before the breath does.
    """
    first = bisect_right(timeline.cues, start, key=lambda cue: cue.start) - 1
    last = bisect_left(timeline.cues, end, key=lambda cue: cue.start)
    return all(cue.kind in ("pause", "breath") for cue in timeline.cues[first:last])


def _part(path: Path, frames: _Frames, stretches: tuple[Stretch, ...]) -> Part:
    places = tuple((frames.starts[first], frames.starts[end]) for first, end in stretches)
    count = sum(end - first for first, end in stretches)
    size = sum(end - start for start, end in places)
    return Part(path, info_frame(frames.quality, count, size), places)
