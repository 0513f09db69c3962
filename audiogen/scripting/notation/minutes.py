"""[minutes], [minutes of SLUG]: a running time as words inside a sentence."""

import re

from audiogen.messages import named, nearest
from audiogen.scripting.flow import Act, Phrase
from audiogen.scripting.model import ScriptSettings
from audiogen.scripting.notation.protocol import Setting, Unreadable
from audiogen.scripting.phrases import PhraseFault, minutes_in_words, phrase

_LED = re.compile(r"minutes(?:\s+of\s+|\s*[:=]\s*)\"?([\w-]+)\"?")


def slug_in(text: str) -> str | None:
    """The episode whose running time is asked for; empty for its own, None where none is."""
    text = " ".join(text.lower().split())
    if text == "minutes":
        return ""
    led = _LED.fullmatch(text)
    return led[1] if led else None


class MinutesDirective:
    """A running time, which only the build knows."""

    name = "minutes"
    summary = "The running time of this episode, or of another, in words."
    examples: tuple[str, ...] = ("minutes", "minutes of guide")

    def read(self, text: str, setting: Setting) -> tuple[Act, ...] | None:
        """The words; "a few minutes" while no running time is known at all."""
        slug = slug_in(text)
        if slug is None:
            return None
        seconds = setting.surroundings.own_seconds
        if slug:
            known = dict(setting.surroundings.seconds)
            seconds = known.get(slug)
            if known and seconds is None:
                near = nearest(slug, sorted(known))
                hint = f"Did you mean [minutes of {near}]?" if near else (
                    "There are: " + ", ".join(sorted(known)) + ".")
                raise Unreadable(f"There is no episode called “{named(slug)}” here. {hint}")
        try:
            return (Phrase(_words(seconds, setting.script)),)
        except PhraseFault as problem:
            raise Unreadable(str(problem)) from problem


def _words(seconds: float | None, script: ScriptSettings) -> str:
    if seconds is None:
        return phrase("some_minutes", script.language, script.phrases)
    return minutes_in_words(seconds, script.language, script.phrases)


MINUTES = MinutesDirective()
