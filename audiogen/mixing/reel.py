"""An episode while it is laid out, cue after cue. No numpy."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from audiogen import units
from audiogen.errors import Fault, Place
from audiogen.mixing.breathing import too_long
from audiogen.mixing.model import (
    ClipFacts,
    Finish,
    Placement,
    TimedChapter,
    TimedCue,
    Timeline,
)
from audiogen.scripting.model import Phase, Script

CHAPTER_LEAD_SECONDS = 0.4
"""How long before its first sound a chapter begins: a jump to it clips nothing."""

Kept = tuple[str, ClipFacts]
"""A finished clip's key in the store, and its facts."""


class Reel:
    """An episode while it is laid out. Positions are samples; `heard` is where all is laid to."""

    def __init__(self, script: Script, spec: Finish) -> None:
        self.rate = spec.quality.sample_rate
        self._frame = spec.quality.frame
        self._title = script.title
        self._free = 0
        self._heard = 0
        self._pending = 0
        self._pause_place: Place | None = None
        self._last_id = ""
        self._ids = {line.id for line in script.lines}
        self._cues: list[TimedCue] = []
        self._placements: list[Placement] = []
        self._chapters: list[tuple[str, int]] = []
        self._opening = ""
        self._sounded = False
        self._beds = [(0, spec.bed)]

    def wait(self, samples: int, place: Place) -> None:
        """Silence before what comes next; two in a row become one."""
        self._pending += samples
        self._pause_place = self._pause_place or place

    def sound(self, kept: Kept, identity: str, kind: str, text: str, role: str,
              place: Place) -> None:
        """A line or a sound, heard where the pause before it ends."""
        onset, offset = self._put(kept, self._heard + self._pending)
        self._pause_until(onset, place)
        self._cue(identity, kind, text, role, offset, place)

    def open_chapter(self, title: str) -> None:
        """From the next sound on, a chapter; one in which nothing sounds is left out."""
        if not self._chapters and self._sounded:
            self._chapters.append((self._title, 0))
        self._opening = title

    def change_bed(self, name: str) -> None:
        """Another bed from here on."""
        frame = max(self._free, round((self._heard + self._pending) / self._frame))
        if self._beds[-1][0] == frame:
            self._beds.pop()
        if not self._beds or self._beds[-1][1] != name:
            self._beds.append((frame, name))

    def breathe(self, phases: list[tuple[Phase, Kept | None]]) -> list[Fault]:
        """Phases on a grid that starts where the first is heard and does not drift.

        Each comes with what cues it, None for nothing. Returns the faults of those that are too
        short for it.
        """
        faults: list[Fault] = []
        anchor, elapsed = 0, 0.0
        for index, (phase, kept) in enumerate(phases):
            start = anchor + units.samples(elapsed, self.rate)
            due = start if index else self._heard + self._pending
            onset, offset = self._put(kept, due) if kept else self._mark(due)
            anchor = anchor if index else onset
            elapsed += phase.seconds
            end = anchor + units.samples(elapsed, self.rate)
            following = phases[index + 1][1] if index + 1 < len(phases) else None
            if phase.line and self._crowded(offset, end, following):
                ready = max(offset, self._free * self._frame)
                faults.append(too_long(phase, units.seconds(offset - onset, self.rate),
                                       units.seconds(ready - onset, self.rate)))
            if index:
                self._breath_until(phases[index - 1][0], onset)
            else:
                self._pause_until(onset, phase.place)
            if phase.line:
                line = phase.line
                self._cue(line.id, "line", line.text, line.role, offset, phase.place)
        self._breath_until(phases[-1][0], anchor + units.samples(elapsed, self.rate))
        return faults

    def timeline(self) -> Timeline:
        """All that was laid out, in whole frames."""
        frames = max(1, self._free, -(-self._heard // self._frame),
                     round((self._heard + self._pending) / self._frame))
        length = frames * self._frame
        place = self._cues[-1].place if self._cues else Place(self._title, 0)
        if self._opening:
            self._chapters.append((self._opening, self._heard if self._sounded else 0))
        self._pause_until(length, place)
        chapters = tuple(_chapters(self._chapters or [(self._title, 0)], length))
        starts = [chapter.start for chapter in chapters]
        cues = tuple(replace(cue, chapter=bisect_right(starts, cue.start) - 1)
                     for cue in self._cues)
        return Timeline(self.rate, self._frame, length, cues, chapters, tuple(self._placements),
                        tuple(self._beds))

    def _put(self, kept: Kept, due: int) -> tuple[int, int]:
        """Places a clip so that it is heard nearest to `due`; returns where it is heard."""
        key, facts = kept
        frame = max(self._free, round((due - facts.onset) / self._frame))
        self._placements.append(Placement(key, frame, facts.frames, facts.size))
        self._free = frame + facts.frames
        start = frame * self._frame
        self._mark(start + facts.onset)
        return start + facts.onset, start + facts.offset

    def _mark(self, onset: int) -> tuple[int, int]:
        """Something begins here, heard or not; a chapter that waits for it opens."""
        if self._opening:
            lead = units.samples(CHAPTER_LEAD_SECONDS, self.rate)
            start = max(self._heard, onset - lead) if self._sounded else 0
            self._chapters.append((self._opening, start))
            self._opening = ""
        self._sounded = True
        return onset, onset

    def _crowded(self, offset: int, end: int, following: Kept | None) -> bool:
        """Whether a cue that is heard to `offset` leaves no room for the phase or the next cue."""
        if following and round((end - following[1].onset) / self._frame) < self._free:
            return True
        return offset > end

    def _breath_until(self, phase: Phase, end: int) -> None:
        self._cue("", "breath", phase.text, "", end, phase.place)

    def _pause_until(self, end: int, place: Place) -> None:
        """A pause up to here, written or not, so that no stretch is without its cue."""
        self._cue("", "pause", "", "", end, self._pause_place or place)
        self._pending, self._pause_place = 0, None

    def _cue(self, identity: str, kind: str, text: str, role: str, end: int,
             place: Place) -> None:
        """A cue from where all is laid to up to `end`; none where that is no time at all."""
        if end <= self._heard:
            return
        identity = identity or self._name(f"{kind} {text}")
        self._cues.append(TimedCue(identity, kind, text, role, self._heard, end, 0, place))
        self._heard, self._last_id = end, identity

    def _name(self, what: str) -> str:
        """An id from the cue before, so that it too survives edits elsewhere."""
        identity = self._last_id
        while not identity or identity in self._ids:
            identity = hashlib.sha256(f"{what} after {identity}".encode()).hexdigest()[:8]
        self._ids.add(identity)
        return identity


def _chapters(opened: list[tuple[str, int]], length: int) -> Iterator[TimedChapter]:
    """Chapters that tile the episode; of two that begin together the later one stays."""
    bounded = [*opened, ("", length)]
    for (title, start), (_, end) in pairwise(bounded):
        if end > start:
            yield TimedChapter(title, start, end)
