"""Phrases that an output wants said: one small MP3 in the narrator's voice."""

from collections.abc import Callable
from dataclasses import replace

from audiogen.building.casting import Cast
from audiogen.building.settling import settle
from audiogen.building.workers import Workers
from audiogen.errors import Place
from audiogen.mixing.presets import PHRASES
from audiogen.publishing.sounds import SILENT, Recording, Saying
from audiogen.scripting.model import Cue, Line, Pace, Pause, Script, Span
from audiogen.scripting.pace import STEADY
from audiogen.settings.model import Settings

BETWEEN = 0.3
"""Seconds between two phrases: none of one is heard in the other."""
BRISK = replace(STEADY, name="brisk", words_per_minute=150)
"""A label is said as fast as people say one: who waits for it wants to go on."""
BED = "silence"
"""A phrase is heard beside an episode, whose own room goes on."""


def record(phrases: tuple[str, ...], pace: Pace, settings: Settings, cast: Cast, workers: Workers,
           more: Callable[[int], None]) -> Recording:
    """The phrases in the collection's voice, each once, in their order.

    `more` is told how many of them are still to be said.

    Raises VoiceError where one can't be said.
    """
    if not phrases:
        return SILENT
    quiet = replace(settings, bed=BED, voices=(), quality=PHRASES.name)
    script = _script(tuple(dict.fromkeys(phrases)), settings.language, pace)
    casting = cast.cast(quiet, script)
    more(workers.start(casting.orders))
    settled = settle(script, casting, workers)
    timeline = settled.timeline
    sayings = tuple(Saying(cue.text, cue.start, cue.end)
                    for cue in timeline.cues if cue.kind == "line")
    return Recording(b"".join(settled.stream(workers)), timeline.rate, timeline.length,
                     sayings)


def _script(phrases: tuple[str, ...], language: str, pace: Pace) -> Script:
    """Every phrase a line, with the same silence before, between and after."""
    cues: list[Cue] = [_silence(0)]
    for number, phrase in enumerate(phrases, 1):
        place = Place("a phrase of the page", 0)
        cues += [Line(f"phrase-{number}", phrase, (Span(phrase),), "narrator", "", language, place),
                 _silence(number)]
    return Script("phrases", language, pace, tuple(cues))


def _silence(number: int) -> Pause:
    return Pause(BETWEEN, BETWEEN, 0.0, Place("phrases", number))
