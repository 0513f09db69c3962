"""[breathe in 4 out 6 x6], [breathe in 4 hold 2 out 6 x6], [breathe 4-6 x6]."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re

from audiogen.scripting.flow import Act, Breaths
from audiogen.scripting.notation.protocol import Setting, Unreadable
from audiogen.units import parse_duration

SHORTEST_PHASE, LONGEST_PHASE = 1.0, 60.0
"""Seconds. Less cannot be cued, more is no breath."""
MOST_CYCLES = 200

_LED = re.compile(r"breathe(?![a-z])\s*+[:=]?\s*+(.*)")
_NUMBER = r"-?(?:\d++(?:\.\d++)?|\.\d++)(?:\s*+(?:ms|seconds|second|secs|sec|s|m)(?![a-z]))?"
_COUNT = re.compile(r"(?:,\s*)?(?:(?:for |, )?(?:[x×*✕]\s*(-?\d{1,9})|(-?\d{1,9})\s*[x×✕*]"
                    r"|(?:for )?(-?\d{1,9})\s*(?:times|cycles?|rounds?|breaths?)))$")
_WORDED = re.compile(rf"(in|hold|out|rest|pause)\s*+[:=]?\s*+(?:for )?({_NUMBER})[\s,;]*")
_UNSIGNED = _NUMBER.removeprefix("-?")
_DASHED = re.compile(rf"{_UNSIGNED}(?:\s*+[-–—‑/,:]\s*+{_UNSIGNED})+")
_ORDERS = {
    2: ("in", "out"),
    3: ("in", "hold", "out"),
    4: ("in", "hold", "out", "rest"),
}
_SOUND = {
    ("in", "out"), ("in", "hold", "out"), ("in", "hold", "out", "rest"), ("in", "out", "rest"),
}
_HELP = "Write [breathe in 4 out 6 x6], [breathe in 4 hold 2 out 6 x6] or [breathe 4-6 x6]."


class BreatheDirective:
    """Paced breathing, cycle after cycle on a grid that does not drift."""

    name = "breathe"
    summary = "Paced breathing: the seconds of each phase, and how many cycles."
    examples: tuple[str, ...] = (
        "breathe in 4 out 6 x6", "breathe in 4 hold 2 out 6 x6",
        "breathe in 4 hold 2 out 6 hold 2 x6",
        "breathe 4-6 x6", "breathe 4-2-6 x6", "breathe 4-4-4-4 x4", "Breathe in 4s, out 6s, ×6",
        "breathe in 4 out 6", "breathe 4–6 6 times", "breathe in 4.5 out 5.5 rest 1 for 3 cycles",
    )

    def read(self, text: str, setting: Setting) -> tuple[Act, ...] | None:
        """The breaths; with no count, one cycle."""
        led = _LED.fullmatch(text)
        if led is None:
            return None
        body, cycles = led[1].strip(), 1
        counted = _COUNT.search(body)
        if counted:
            cycles = int(next(group for group in counted.groups() if group))
            body = body[: counted.start()].strip(" ,;")
        phases = _worded(body) or _dashed(body)
        if phases is None:
            raise Unreadable(f"“{body or text}” is no breath that can be paced. {_HELP}")
        _judge(phases, cycles)
        return (Breaths(phases, cycles, setting.place),)


def _worded(body: str) -> tuple[tuple[str, float], ...] | None:
    """Phases written as words and numbers; a hold after the out is a rest."""
    phases: list[tuple[str, float]] = []
    position = 0
    while position < len(body):
        found = _WORDED.match(body, position)
        if found is None:
            return None
        kind = "hold" if found[1] == "pause" else found[1]
        if kind == "hold" and any(earlier == "out" for earlier, _ in phases):
            kind = "rest"
        phases.append((kind, _seconds(found[2])))
        position = found.end()
    return tuple(phases) or None


def _dashed(body: str) -> tuple[tuple[str, float], ...] | None:
    """Phases written as numbers with dashes between them."""
    if not _DASHED.fullmatch(body):
        return None
    numbers = re.findall(_UNSIGNED, body)
    if len(numbers) not in _ORDERS:
        raise Unreadable(f"A breath has two to four phases, not {len(numbers)}. {_HELP}")
    return tuple(zip(_ORDERS[len(numbers)], map(_seconds, numbers), strict=True))


def _seconds(written: str) -> float:
    negative = written.startswith("-")
    seconds = parse_duration(written.lstrip("-")) or 0.0
    return -seconds if negative else seconds


def _judge(phases: tuple[tuple[str, float], ...], cycles: int) -> None:
    """Raises Unreadable for breaths that no one can breathe."""
    kinds = tuple(kind for kind, _ in phases)
    if kinds not in _SOUND:
        raise Unreadable("A breath goes in, then out, with a hold after either if you like; this "
                         f"one goes {', '.join(kinds)}. {_HELP}")
    for kind, seconds in phases:
        if not SHORTEST_PHASE <= seconds <= LONGEST_PHASE:
            hint = (" Leave the hold out instead." if kind in ("hold", "rest") and not seconds
                    else "")
            raise Unreadable(f"A phase of a breath lasts {SHORTEST_PHASE:g} to {LONGEST_PHASE:g} "
                             f"seconds; “{kind}” here has {seconds:g}.{hint}")
    if not 1 <= cycles <= MOST_CYCLES:
        raise Unreadable(f"Breaths are repeated 1 to {MOST_CYCLES} times, not {cycles}.")


BREATHE = BreatheDirective()
