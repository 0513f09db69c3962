"""What a listener would measure: time, silence, sentences, stretches of speech."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import Line, Pause, Phase, Script, Sound

HEARD_SHORTER = 0.05
"""Seconds by which a pause as heard may miss the pause as written."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SILENT_END = re.compile(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$")


@dataclass(frozen=True, slots=True)
class Moment:
    """One cue of an episode, whether still a script or measured in the sound."""

    kind: str
    """line, pause, breath or sound, as in a cue sheet."""
    text: str
    seconds: float


def foretold(script: Script) -> tuple[Moment, ...]:
    """A script's moments, as long as the pace foretells them; the words of a breath are a line."""
    found = []
    for cue, seconds in zip(script.cues, estimate(script), strict=True):
        if isinstance(cue, Line):
            found.append(Moment("line", cue.text, seconds))
        elif isinstance(cue, Pause):
            found.append(Moment("pause", "", seconds))
        elif isinstance(cue, Sound):
            found.append(Moment("sound", cue.name, seconds))
        elif isinstance(cue, Phase):
            words = 1.0 if cue.line else 0.0
            found += [Moment("line", cue.text, words)] if cue.line else []
            found.append(Moment("breath", cue.text, seconds - words))
    return tuple(found)


def measured(sheet: dict[str, Any]) -> tuple[Moment, ...]:
    """The moments of a finished episode, from its cue sheet."""
    return tuple(Moment(cue["kind"], cue["text"], cue["end"] - cue["start"])
                 for cue in sheet["cues"])


def duration(moments: tuple[Moment, ...], *kinds: str) -> float:
    """Seconds of all moments, or of those of some kinds."""
    return sum(one.seconds for one in moments if not kinds or one.kind in kinds)


def shares_of_silence(moments: tuple[Moment, ...]) -> tuple[float, float]:
    """The least and the most that one may call silence, as parts of the whole.

    The least is pauses alone. The most counts breaths and ringing bells in: nobody speaks there.
    """
    whole = duration(moments)
    return (duration(moments, "pause") / whole,
            duration(moments, "pause", "breath", "sound") / whole)


def longest_stretch(moments: tuple[Moment, ...], rest: float) -> tuple[float, str]:
    """Seconds of speech before a pause of `rest` seconds, where that is most, and how it begins.

    Short pauses within are not counted as speech; a bell or a breath is a rest.
    """
    found = [(0.0, "")]
    spoken, begins = 0.0, ""
    for one in moments:
        if one.kind == "line":
            begins = begins or one.text
            spoken += one.seconds
        elif one.kind != "pause" or one.seconds >= rest - HEARD_SHORTER:
            found.append((spoken, begins))
            spoken, begins = 0.0, ""
    return max([*found, (spoken, begins)])


def words(text: str) -> list[str]:
    """The words of a text, as they are spoken."""
    return _WORD.findall(text)


def sentences(moments: tuple[Moment, ...]) -> list[str]:
    """Whole sentences; headings, list items with no full stop and cues of breaths are none."""
    found, begun = [], ""
    for one in moments:
        if one.kind == "line":
            begun = f"{begun} {one.text}".strip()
            if one.text.rstrip("”’\"')").endswith((".", "?", "!")):
                found.append(begun)
            if not one.text.endswith(","):
                begun = ""
    return found


def flesch(texts: list[str]) -> float:
    """Reading ease, after Flesch: 100 is very easy, 60 plain, 30 hard.

    Syllables are groups of vowels, silent endings left out: over the words of this collection that
    is 0.7 % fewer than the CMU Pronouncing Dictionary has.
    """
    every = [word for text in texts for word in words(text)]
    syllables = sum(map(_syllables, every))
    return 206.835 - 1.015 * len(every) / len(texts) - 84.6 * syllables / len(every)


def _syllables(word: str) -> int:
    letters = re.sub(r"[^a-z]", "", re.sub(r"['’]s?$", "", word.lower()))
    if len(letters) <= 3:
        return 1
    bare = _SILENT_END.sub(lambda match: match[0][0], letters)
    return max(1, len(re.findall("[aeiouy]+", bare)))


def minutes_said(text: str) -> Iterator[str]:
    """The number words of running times: "nine" of "about nine minutes"."""
    yield from re.findall(r"about ([\w-]+) minutes", text)
