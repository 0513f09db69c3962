"""How a cue is put into words: who speaks it, which sound it is, how long it is silent."""

from collections.abc import Iterator
from dataclasses import replace

from audiogen.mixing.model import TimedCue, Timeline
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import Vocabulary
from audiogen.units import seconds

STATED = 4.95
"""Seconds from which a silence is stated: five, less what placing lines on MP3 frames may take."""


def speaker(cue: TimedCue) -> str:
    """The role as a name, "Wise friend" for `wise-friend`; empty for the narrator."""
    name = one_line(cue.role.replace("-", " ").replace("_", " "))
    return "" if name == "narrator" else name[:1].upper() + name[1:]


def described(cue: TimedCue, timeline: Timeline, words: Vocabulary) -> str:
    """What is heard without words, in square brackets: "[bell]", "[pause, 8 seconds]".

    Empty for lines, and for silences that are too short to be stated. Silences are rounded to
    whole seconds, since nobody counts a pause of 7.9.
    """
    if cue.kind in ("sound", "breath"):
        name = words.sound(one_line(cue.text).strip("[] "))
        return f"[{name}]" if name else ""
    length = seconds(cue.end - cue.start, timeline.rate)
    if cue.kind == "pause" and length >= STATED:
        return f"[{words.pause}, {words.duration(round(length))}]"
    return ""


def whole_phases(cues: tuple[TimedCue, ...]) -> Iterator[TimedCue]:
    """The cues, with the words that begin a breath's phase taken into its cue.

    On the timeline such words are a line of their own, heard at the phase's beginning, and the
    breath's cue is the rest of the phase.
    """
    held: TimedCue | None = None
    for cue in cues:
        if held and begins(held, cue):
            cue = replace(cue, start=held.start)
        elif held:
            yield held
        held = cue
    if held:
        yield held


def begins(line: TimedCue, cue: TimedCue) -> bool:
    """Whether a line is the words of the breath that follows it."""
    return (line.kind, cue.kind) == ("line", "breath") and line.place == cue.place
