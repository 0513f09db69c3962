"""The media overlay of an episode: which words belong to which stretch of sound.

A reading system plays one stretch after the other and nothing that lies between them. So each runs
on to where the next begins: a silence is heard with the words before it, or with the words that
state it, and the stretches tile the episode. Breathing is one stretch, as its words are one thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from audiogen.mixing.model import Timeline
from audiogen.publishing.shown import Section, Shown
from audiogen.units import milliseconds

TITLE = "title"
"""The id of an episode's title. It has the whole sound where there is nothing else to show."""


@dataclass(frozen=True, slots=True)
class Step:
    """Words, and their stretch of sound; milliseconds of the decoded file."""

    id: str
    """Of the element that is marked meanwhile."""
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The steps of a chapter, or of all that comes before the first one."""

    section: str
    """The id of the chapter's element; empty where it has no title."""
    steps: tuple[Step, ...]


def overlay(episode: Shown, timeline: Timeline) -> tuple[Stretch, ...]:
    """The episode from 0 to its end, without gap or overlap; every step lasts a millisecond or
    more. What begins and ends within one has no step of its own."""
    # Rounded down, since no stretch may pass the end of the audio.
    length = timeline.length * 1000 // timeline.rate
    cues = [cue for section in episode.sections for cue in _marked(section)]
    if not cues:
        return (Stretch("", (Step(TITLE, 0, length),)),)
    begins = [min(milliseconds(timeline.cues[cue].start, timeline.rate), length) for cue in cues]
    begins[0] = 0
    steps = {cue: Step(mark(cue), begin, end)
             for cue, begin, end in zip(cues, begins, [*begins[1:], length], strict=True)
             if begin < end}
    found = (Stretch(section.id if section.title else "",
                     tuple(steps[cue] for cue in _marked(section) if cue in steps))
             for section in episode.sections)
    return tuple(stretch for stretch in found if stretch.steps)


def mark(cue: int) -> str:
    """The id of the element that shows a cue, by the cue's index, or several from that one on."""
    return f"cue-{cue}"


def _marked(section: Section) -> Iterator[int]:
    """For each element that is heard its first cue, in the order in which they are shown."""
    if section.title and section.title.cues:
        yield section.title.cues[0]
    for group in section.groups:
        for block in group:
            if block.kind in ("item", "paragraph"):
                yield from (line.cue for line in block.lines)
            else:
                yield block.cues[0]
