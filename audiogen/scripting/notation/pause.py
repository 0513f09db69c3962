"""[pause 5], [5s], [long pause], [pause 3 breaths], [pause 10s+], [break:"strong"], <break/>."""

import re

from audiogen.scripting.flow import Act, NoBreak, Rest
from audiogen.scripting.model import GapKind, Pace
from audiogen.scripting.notation.protocol import Setting, Unreadable
from audiogen.scripting.numbers import from_words
from audiogen.units import LONGEST, parse_duration

STRENGTHS: dict[str, tuple[GapKind, float]] = {
    "x-weak": ("phrase", 1.0),
    "weak": ("sentence", 1.0),
    "medium": ("paragraph", 1.0),
    "strong": ("section", 1.0),
    "x-strong": ("section", 2.0),
}
"""SSML 1.1 leaves the lengths of break strengths to the engine. Here each is a pause of the pace,
so many times; `none` takes the structural pause away."""

NAMED = {"short": "medium", "": "strong", "medium": "strong", "long": "x-strong"}
"""[short pause] is a paragraph's pause, [pause] a section's, so that it is heard even between
paragraphs, and [long pause] twice that."""

_LED = re.compile(r"(?:(short|medium|long) )?(pause|break)(?![a-z-])\s*+[:=]?\s*+(.*)")
_ATTRIBUTE = re.compile(r"(time|strength)\s*=\s*\"?([^\"\s]+)\"?\s*")
_BREATHS = re.compile(r"(.+?) ?breaths?")
_HELP = "Write [pause 5], [pause 1m 30s] or [pause 3 breaths]."


class PauseDirective:
    """An intended silence."""

    name = "pause"
    summary = "A silence; longer than the structural one it replaces it, two add up."
    examples: tuple[str, ...] = (
        "pause", "pause 5", "pause 5s", "pause: 2.5 s", "pause:3", "PAUSE:5", "pause 1m 30s",
        "5s", "short pause", "medium pause", "long pause", "pause long", "pause one breath",
        "pause 3 breaths", "pause 10s+", "pause 2 breaths+", "break", 'break:"strong"',
        'break:"3s"', 'break time="3s"', 'break strength="x-weak"', "break none",
    )

    def read(self, text: str, setting: Setting) -> tuple[Act, ...] | None:
        """A rest, or the removal of the structural pause."""
        flexible = text.endswith("+")
        text = text.rstrip("+ ")
        if re.search(r"[a-z]", text) and parse_duration(text) is not None:
            return _rest(parse_duration(text) or 0.0, flexible, setting)
        led = _LED.fullmatch(text)
        if led is None:
            return None
        adjective, word, length = led[1] or "", led[2], led[3]
        if adjective and length:
            raise Unreadable(f"A {adjective} {word} has its length already. {_HELP}")
        attributes = dict(_ATTRIBUTE.findall(length))
        if attributes and not _ATTRIBUTE.sub("", length).strip():
            length = attributes.get("time") or attributes["strength"]
        length = length.strip("\" '")
        if length.endswith("+"):        # the plus stood inside quotes
            flexible, length = True, length.rstrip("+ ")
        if length == "none" or (word == "break" and parse_duration(length) == 0):
            return (NoBreak(),)
        return _rest(_seconds(adjective, length, setting.pace), flexible, setting)


def named_seconds(name: str, pace: Pace) -> float:
    """Seconds of a pause that is "short", "long", or "" for the pace's own."""
    return _strong_seconds(NAMED[name], pace)


def _strong_seconds(strength: str, pace: Pace) -> float:
    """Seconds of a break's strength."""
    kind, times = STRENGTHS[strength]
    return pace.after(kind) * times


def _seconds(adjective: str, length: str, pace: Pace) -> float:
    """Seconds for what stands after the word. Raises Unreadable."""
    strength = NAMED.get(length or adjective) or length
    if strength in STRENGTHS:
        return _strong_seconds(strength, pace)
    length = re.sub(r"^(for|of) ", "", length)
    breaths = _BREATHS.fullmatch(length)
    count = from_words(breaths[1]) if breaths else None
    seconds = count * pace.breath if count is not None else parse_duration(length)
    if seconds is None:
        raise Unreadable(f"“{length}” is no length of time. {_HELP}")
    return seconds


def _rest(seconds: float, flexible: bool, setting: Setting) -> tuple[Act, ...]:
    if not seconds > 0:
        raise Unreadable("A pause must last longer than 0 seconds; leave it out, or write "
                         "[break none] to take the natural pause away.")
    if seconds > LONGEST:
        raise Unreadable("That is too long: a single pause may last up to "
                         f"{LONGEST / 60:g} minutes.")
    return (Rest(seconds, flexible, setting.place),)


PAUSE = PauseDirective()
