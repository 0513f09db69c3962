"""The page that a producer reads before anything is spoken."""
# ruff: noqa: RUF001, RUF002 - typographic signs are meant here

import textwrap
from collections.abc import Iterator
from itertools import groupby

from audiogen.scripting.advice import silence_share
from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import BedChange, Chapter, Cue, Line, Pause, Phase, Script, Sound
from audiogen.scripting.scene import NARRATOR
from audiogen.units import clock
from audiogen.words import words

WIDTH = 88
"""Columns of the page."""
_MARGIN = 9
"""Columns of the clock at the left."""


def proof(script: Script) -> str:
    """What will be heard, with the clock at the left; times are estimates.

    Pauses stand between the lines: "· 3.5 s", with a plus where they may grow, and the author's own
    words behind them where these are not our notation. Where a line is
    said otherwise than it is shown, what is said stands below it.
    """
    durations = estimate(script)
    rows = [script.title, f"{script.pace.name} · {script.pace.words_per_minute:g} words a minute · "
            f"{script.language}"]
    now = 0.0
    for breath, group in groupby(zip(script.cues, durations, strict=True), key=_breath_of):
        cues = list(group)
        if breath:
            phases = [cue for cue, _ in cues if isinstance(cue, Phase)]
            rows += _row(now, _breaths(phases))
        else:
            for cue, seconds in cues:
                rows += _cue(now, cue)
                now += seconds
            continue
        now += sum(seconds for _, seconds in cues)
    return "\n".join([*rows, "", *_totals(script, durations)]) + "\n"


def _breath_of(timed: tuple[Cue, float]) -> object:
    cue, _ = timed
    return (cue.place, cue.cycles) if isinstance(cue, Phase) else None


def _cue(now: float, cue: Cue) -> Iterator[str]:
    if isinstance(cue, Pause):
        taken = f"  ← {cue.written}" if cue.written else ""
        yield f"{'':{_MARGIN}}· {cue.seconds:.3g} s" + ("+" if cue.flexible else "") + taken
    elif isinstance(cue, Line):
        yield from _row(now, _spoken(cue))
        if _plain(cue.text) != _plain(cue.spoken) or any(span.phoneme for span in cue.spans):
            said = "".join(f"/{span.phoneme}/" if span.phoneme else span.text for span in cue.spans)
            yield from _wrapped(f"{'':{_MARGIN}}  said: ", said)
    elif isinstance(cue, Chapter):
        yield from ("", f"{'':{_MARGIN}}{cue.title}",
                    f"{'':{_MARGIN}}{'─' * min(len(cue.title), WIDTH - _MARGIN)}")
    elif isinstance(cue, Sound):
        yield from _row(now, f"♪ {cue.name}")
    elif isinstance(cue, BedChange):
        yield f"{'':{_MARGIN}}~ bed: {cue.name}"


def _spoken(line: Line) -> str:
    """A line with its role in front, where it is not the narrator's."""
    who = line.voice or (line.role if line.role != NARRATOR else "")
    return f"{who}: {line.text}" if who else line.text


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _row(now: float, text: str) -> Iterator[str]:
    yield from _wrapped(f"{clock(now):>{_MARGIN - 2}}  ", text)


def _wrapped(head: str, text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head),
                             break_on_hyphens=False) or [head.rstrip()]


def _breaths(phases: list[Phase]) -> str:
    """ "breathe  in 4 · out 6  × 6   1:00"."""
    cycle = [f"{phase.kind} {phase.seconds:g}" for phase in phases if phase.cycle == 1]
    total = sum(phase.seconds for phase in phases)
    return f"breathe  {' · '.join(cycle)}  × {phases[0].cycles}   ({clock(total)})"


def _totals(script: Script, durations: tuple[float, ...]) -> Iterator[str]:
    count = sum(words(line.spoken) for line in script.lines)
    chapters = sum(isinstance(cue, Chapter) for cue in script.cues)
    facts = (f"about {clock(sum(durations))}", _many(count, "word"),
             _many(len(script.lines), "line"),
             f"{silence_share(script, durations):.0%} silence",
             *([_many(chapters, "chapter")] if chapters else []))
    yield " · ".join(facts)


def _many(count: int, name: str) -> str:
    return f"{count:,} {name}" + ("" if count == 1 else "s")
