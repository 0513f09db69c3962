"""How a cue is put into words: who speaks it, which sound it is, how long it is silent."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from audiogen.mixing.model import TimedCue, Timeline
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import Vocabulary
from audiogen.units import seconds

STATED = 4.95
"""Seconds from which a silence is stated: five, less what placing lines on MP3 frames may take."""
ALIKE = 0.05
"""Seconds by which two phases of a breath may differ and still be told as the same."""


def speaker(cue: TimedCue) -> str:
    """The role as a name, "Wise friend" for `wise-friend`; empty for the narrator."""
    name = one_line(cue.role.replace("-", " ").replace("_", " "))
    return "" if name == "narrator" else name[:1].upper() + name[1:]


def described(cue: TimedCue, timeline: Timeline, words: Vocabulary,
              shortest: float = STATED) -> str:
    """What is heard without words: "bell", "quiet, 8 seconds".

    Empty for lines, and for silences of less than `shortest` seconds. Silences are rounded to whole
    seconds, since nobody counts a pause of 7.9.
    """
    if cue.kind in ("sound", "breath"):
        return words.sound(one_line(cue.text).strip("[] "))
    length = seconds(cue.end - cue.start, timeline.rate)
    if cue.kind == "pause" and length >= shortest:
        return f"{words.pause}, {words.duration(round(length))}"
    return ""


def _begins(line: TimedCue, cue: TimedCue) -> bool:
    """Whether a line is the words of the breath that follows it.

    Nothing but those words stands right before a breath: any other line has its pause after it.
    """
    return (line.kind, cue.kind) == ("line", "breath")


def _begun(cues: Sequence[TimedCue]) -> Iterator[tuple[TimedCue, bool]]:
    """The cues, each with whether it is the words of the breath after it."""
    return zip(cues, [*map(_begins, cues, cues[1:]), False], strict=False)


def with_words(cues: Sequence[TimedCue]) -> tuple[bool, ...]:
    """For each cue whether it is a breath's phase, or the words that begin one."""
    return tuple(cue.kind == "breath" or begun for cue, begun in _begun(cues))


def whole_phases(cues: Sequence[TimedCue]) -> Iterator[tuple[TimedCue, TimedCue | None]]:
    """The cues, each with the words that begin it: those of a breath's phase, taken into its cue.

    On the timeline such words are a line of their own, heard at the phase's beginning, and the
    breath's cue is the rest of the phase.
    """
    before: TimedCue | None = None
    for cue, begun in _begun(cues):
        if before:
            yield replace(cue, start=before.start), before
        elif not begun:
            yield cue, None
        before = cue if begun else None


def breathing(cues: Sequence[TimedCue], timeline: Timeline, words: Vocabulary) -> str:
    """Phases with cycles counted: "Breathe in, 4 seconds. Breathe out, 6 seconds. 2 times."."""
    phases = [phase for phase, _ in whole_phases(cues)]
    texts = [one_line(cue.text).rstrip(".") for cue in phases]
    lengths = [seconds(cue.end - cue.start, timeline.rate) for cue in phases]

    def repeats(period: int) -> bool:
        return len(phases) % period == 0 and all(
            texts[index] == texts[index % period]
            and abs(lengths[index] - lengths[index % period]) <= ALIKE
            for index in range(len(phases)))

    period = next(filter(repeats, range(1, len(phases) + 1)))
    told = [f"{text}, {words.duration(length)}."
            for text, length in zip(texts, lengths, strict=True)]
    count = len(phases) // period
    cycles = [words.times.format(count=count) + "."] if count > 1 else []
    return " ".join(told[:period] + cycles)
