"""A stretch of a script, to be heard by itself: what stands at a line of the text, or a chapter."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from audiogen.scripting.model import BedChange, Chapter, Cue, Line, Pause, Phase, Script, Sound

LEAD, TAIL = 0.2, 0.5
"""Seconds of quiet around it: players swallow the first instant, and stop short of the last."""

Stretch = tuple[int, int]
"""Indices of its first cue and of its last."""


def at_line(script: Script, file: str, line: int) -> Script | None:
    """What is heard at a line of a file, counted from 1; None where nothing of the file is heard.

    Of a line that holds a pause alone: the pause, with what is heard before and after it. Else, of
    a line where nothing begins, what began last before it, or what comes first.
    """
    heard = {index: cue.place.line for index, cue in enumerate(script.cues)
             if cue.place.file == file and isinstance(cue, Line | Phase | Sound)}
    if not heard:
        return None
    pauses = [index for index, cue in enumerate(script.cues) if isinstance(cue, Pause)
              and (cue.place.file, cue.place.line) == (file, line)]
    if pauses and line not in heard.values():
        before = [index for index in heard if index < pauses[0]]
        after = [index for index in heard if index > pauses[-1]]
        return cut(script, _whole(script, max(before, default=pauses[0]),
                                   min(after, default=pauses[-1])))
    began = [begun for begun in heard.values() if begun <= line]
    chosen = max(began) if began else min(heard.values())
    indices = [index for index, begun in heard.items() if begun == chosen]
    return cut(script, _whole(script, indices[0], indices[-1]))


def chapters(script: Script) -> tuple[tuple[str, Stretch], ...]:
    """Each chapter's title and stretch; what is heard before the first has the script's title."""
    starts = [index for index, cue in enumerate(script.cues) if isinstance(cue, Chapter)]
    bounds = [*([] if starts[:1] == [0] else [0]), *starts, len(script.cues)]
    found = []
    for first, end in pairwise(bounds):
        cue = script.cues[first]
        if any(isinstance(each, Line | Phase | Sound) for each in script.cues[first:end]):
            found.append((cue.title if isinstance(cue, Chapter) else script.title,
                          (first, end - 1)))
    return tuple(found)


def cut(script: Script, where: Stretch) -> Script:
    """The cues of a stretch, over the bed that lies there, with a little quiet around them."""
    first, last = where
    inside = list(script.cues[first:last + 1])
    while inside and isinstance(inside[-1], Pause):
        inside.pop()
    while inside and isinstance(inside[0], Pause):
        inside.pop(0)
    ends = inside or [script.cues[first]]
    return replace(script, cues=(*_bed(script, first), _quiet(LEAD, ends[0]), *inside,
                                 _quiet(TAIL, ends[-1])))


def _whole(script: Script, first: int, last: int) -> Stretch:
    """A stretch with all phases of a breath at its ends: they keep one grid."""
    cues = script.cues
    while first and isinstance(cues[first], Phase) and isinstance(cues[first - 1], Phase):
        first -= 1
    while isinstance(cues[last], Phase) and isinstance(cues[last + 1], Phase):
        last += 1
    return first, last


def _bed(script: Script, first: int) -> Iterator[Cue]:
    """The bed that lies under the stretch, where the text has changed it by then."""
    changes = [cue for cue in script.cues[:first] if isinstance(cue, BedChange)]
    yield from changes[-1:]


def _quiet(seconds: float, beside: Cue) -> Pause:
    return Pause(seconds, seconds, 0.0, beside.place)
