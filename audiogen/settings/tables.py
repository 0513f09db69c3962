"""What a setting that is a table may be: every entry is judged, and all that is wrong is told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from audiogen.messages import named, quoted, suggestion
from audiogen.reading.lexicon import entry
from audiogen.scripting.model import Pace
from audiogen.settings.checks import Choices, Fields, kind_of, number, one_of

PACE_NUMBERS = ("words_per_minute", "breath")
PAUSES = tuple(option.name for option in fields(Pace)
               if option.name not in ("name", "words_per_minute"))
LONGEST_PAUSE = 600.0
"""Seconds; a longer structural pause is surely a slip of the pen."""
BOUNDS = {"words_per_minute": (60.0, 240.0), "breath": (1.0, 120.0)}
"""Of numbers that are no structural pauses; a breath in seconds, in and out together."""
HELP = ("text", "tel")
_TEL = re.compile(r"\+?[0-9][0-9 ()./*#-]{1,30}")

Value = TypeVar("Value")


class Refused(ValueError):
    """What is wrong inside a table."""

    def __init__(self, parts: list[tuple[str, str]]) -> None:
        """The name of each wrong entry, and its sentence."""
        super().__init__(" ".join(sentence for _, sentence in parts))
        self.parts = tuple(parts)


def pace(key: str, value: object, choices: Choices) -> Fields:
    """A preset's name, or numbers that differ from a preset's."""
    if not isinstance(value, Mapping):
        return {"pace": one_of(key, value, choices.paces)}
    numbers = {name: number for name, number in value.items() if name != "preset"}
    presets = {name: preset for name, preset in value.items() if name == "preset"}
    names = _each(presets, lambda name, preset: one_of(name, preset, choices.paces))
    settings: Fields = {"pace_numbers": _numbers(key, numbers, PACE_NUMBERS, "preset")}
    return {**settings, "pace": names[0]} if names else settings


def pauses(key: str, value: object, choices: Choices) -> Fields:
    """Seconds by the name of a pause."""
    return {key: _numbers(key, _table(key, value), PAUSES)}


def voices(key: str, value: object, choices: Choices) -> Fields:
    """A voice by role."""
    def judge(role: str, speaker: object) -> tuple[str, str]:
        if not isinstance(speaker, str) or not speaker.strip():
            raise ValueError(f"The role {named(role)} needs a voice in quotes, such as "
                             '"espeak:en-gb".')
        return role.lower(), speaker.strip()

    return {key: _each(_table(key, value), judge)}


def phrases(key: str, value: object, choices: Choices) -> Fields:
    """Words by the name of a phrase."""
    def judge(name: str, words: object) -> tuple[str, str]:
        _known(key, name, choices.phrases)
        return name, _words(f"The phrase {name}", words)

    return {key: _each(_table(key, value), judge)}


def phrase(key: str, value: object, choices: Choices) -> Fields:
    """The words of the phrase that is called as the key is."""
    return {"phrases": ((key, _words(key, value)),)}


def lexicon(key: str, value: object, choices: Choices) -> Fields:
    """How words are said, by word."""
    return {key: _each(_table(key, value), entry)}


def help_line(key: str, value: object, choices: Choices) -> Fields:
    """Words for a listener in need, and a number to call."""
    def judge(name: str, words: object) -> tuple[str, str]:
        _known(key, name, HELP)
        digits = name == "tel" and isinstance(words, int) and not isinstance(words, bool)
        written = quoted(words) if digits else words
        line = " ".join(_words(name, written).split())
        if name == "tel" and not _TEL.fullmatch(line):
            raise ValueError('tel must be a telephone number in quotes, such as "+44 116 123", '
                             f"not {quoted(words)}.")
        return f"help_{name}", line

    return dict(_each(_table(key, value), judge))


def _numbers(key: str, table: Mapping[Any, Any], names: tuple[str, ...],
             *others: str) -> tuple[tuple[str, float], ...]:
    def judge(name: str, value: object) -> tuple[str, float]:
        _known(key, name, (*names, *others))
        amount = number(name, value)
        least, most = BOUNDS.get(name, (0.0, LONGEST_PAUSE))
        if not least <= amount <= most:
            raise ValueError(f"{name} must lie between {least:g} and {most:g}, not {amount:g}.")
        return name, amount

    return _each(table, judge)


def _each(table: Mapping[Any, Any], judge: Callable[[str, object], Value]) -> tuple[Value, ...]:
    """What `judge` makes of every entry of a table. Raises Refused with all that it refuses."""
    entries, wrong = [], []
    for name, value in table.items():
        try:
            entries.append(judge(str(name), value))
        except ValueError as problem:
            wrong.append((str(name), str(problem)))
    if wrong:
        raise Refused(wrong)
    return tuple(entries)


def _known(table: str, name: str, names: tuple[str, ...]) -> None:
    """Raises ValueError where a table has no such entry."""
    if name not in names:
        raise ValueError(f"[{table}] has nothing called {named(name)}. {suggestion(name, names)}")


def _words(what: str, words: object) -> str:
    if not isinstance(words, str):
        raise ValueError(f"{what} must be text in quotes, not {kind_of(words)}.")
    return words


def _table(key: str, value: object) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{key} must be a table of names and values, not {kind_of(value)}.")
    return value
