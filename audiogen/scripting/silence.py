"""Silence between cues: structural gaps and explicit pauses become one pause each.

Between two sounding cues the longest structural gap counts; explicit pauses add up, and replace it
where they are longer. BedChange and chapter marks take no time, so no pause is split by them.
"""

from collections.abc import Iterable, Iterator

from audiogen.errors import Place
from audiogen.scripting.flow import Gap, NoBreak, Rest, Step
from audiogen.scripting.model import BedChange, Chapter, Cue, Line, Pace, Pause, Phase, Sound


class _Silence:
    """What has been gathered since the last sounding cue."""

    def __init__(self, structural: float, floor: bool = False) -> None:
        self.structural = structural
        self.fixed = self.flexible = 0.0
        self.removed = False
        self.floor = floor
        """True at the two ends of a script, where neither gaps nor their removal count."""
        self.place: Place | None = None
        self.written: list[str] = []
        self.before: list[BedChange] = []
        self.after: list[BedChange] = []
        self.chapter: Chapter | None = None

    def add(self, step: Gap | Rest | NoBreak | BedChange | Chapter, pace: Pace) -> None:
        """Take in one step. A bed begins with its silence, or after an explicit pause before it."""
        if isinstance(step, Gap):
            if not self.floor:
                self.structural = max(self.structural, pace.after(step.kind))
        elif isinstance(step, NoBreak):
            self.removed = True
        elif isinstance(step, BedChange):
            (self.after if self.place else self.before).append(step)
        elif isinstance(step, Chapter):
            self.chapter = step
        else:
            self.before, self.after = [*self.before, *self.after], []
            self.place = self.place or step.place
            self.written += [step.written] if step.written else []
            self.fixed += 0.0 if step.flexible else step.seconds
            self.flexible += step.seconds if step.flexible else 0.0

    def cues(self, place: Place, first: bool = False) -> Iterator[Cue]:
        """Beds, the pause, and the chapter that begins after it; the first begins at once."""
        explicit = self.fixed + self.flexible
        structural = 0.0 if self.removed and not self.floor else self.structural
        seconds = round(max(structural, explicit), 6)
        if first and self.chapter:
            yield self.chapter
        yield from self.before[-1:]
        if seconds > 0 or self.floor:
            yield Pause(seconds, round(self.fixed, 6), round(self.flexible, 6),
                        self.place or place, " ".join(self.written))
        yield from self.after[-1:]
        if self.chapter and not first:
            yield self.chapter


def with_pauses(steps: Iterable[Step], pace: Pace, begin: Place) -> Iterator[Cue]:
    """The cues of a script, with a pause first and last and never two side by side.

    A chapter with nothing in it gives way to the next.
    """
    silence = _Silence(pace.start, floor=True)
    first, place, last = True, begin, None
    for step in steps:
        if not isinstance(step, Line | Phase | Sound):
            silence.add(step, pace)
            continue
        if not (isinstance(step, Phase) and isinstance(last, Phase) and _follows(last, step)):
            yield from silence.cues(step.place if first else place, first)
            silence = _Silence(0.0)
        yield step
        first, place, last = False, step.place, step
    closing = _Silence(pace.end, floor=True)
    closing.fixed, closing.flexible, closing.place = silence.fixed, silence.flexible, silence.place
    closing.before, closing.after = silence.before, silence.after
    closing.written = silence.written
    closing.chapter = silence.chapter
    yield from closing.cues(place, first)


def _follows(one: Phase, other: Phase) -> bool:
    """Whether two phases belong to one breath notation, so that no silence lies between them."""
    return one.place == other.place and (other.cycle, other.kind) != (1, "in")
