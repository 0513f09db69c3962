"""What values a setting may have: one check per setting, which returns the value or objects.

A ValueError's text is the sentence the author reads, after the place.
"""

import datetime
import difflib
import math
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from audiogen.mixing.presets import LOUDEST, QUIETEST_TARGET
from audiogen.reading.lexicon import entry
from audiogen.scripting.model import Pace
from audiogen.units import parse_duration

PACE_NUMBERS = ("words_per_minute", "breath")
PAUSES = tuple(option.name for option in fields(Pace)
               if option.name not in ("name", "words_per_minute"))
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LONGEST_PAUSE = 600.0
"""Seconds; a longer structural pause is surely a slip of the pen."""
BOUNDS = {"words_per_minute": (60.0, 240.0), "breath": (1.0, 120.0)}
"""Of numbers that are no structural pauses; a breath in seconds, in and out together."""
LONGEST_SLUG = 150
"""Bytes of UTF-8, so that a file name with number and suffix stays below the 255 of most disks."""

Value = TypeVar("Value")


class Refused(ValueError):
    """What is wrong inside a table."""

    def __init__(self, parts: list[tuple[str, str]]) -> None:
        """The name of each wrong entry, and its sentence."""
        super().__init__(" ".join(sentence for _, sentence in parts))
        self.parts = tuple(parts)


@dataclass(frozen=True, slots=True)
class Choices:
    """The names that rooms offer, from their tables."""

    paces: tuple[str, ...]
    beds: tuple[str, ...]
    qualities: tuple[str, ...]
    loudnesses: tuple[str, ...]
    phrases: tuple[str, ...]


Check = Callable[[str, object, Choices], dict[str, object]]


def check(key: str, value: object, choices: Choices) -> dict[str, object]:
    """The fields of Settings that a setting becomes. Raises ValueError with a sentence."""
    return CHECKS[key](key, value, choices)


def one_of(key: str, value: object, names: tuple[str, ...]) -> str:
    """A name out of a list, in any case."""
    name = str(value).strip().lower() if isinstance(value, str) else ""
    if name in names:
        return name
    near = difflib.get_close_matches(name, names, 1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise ValueError(f"{key} can't be {value!r}; it is one of {', '.join(names)}.{hint}")


def _each(table: Mapping[Any, Any], judge: Callable[[str, object], Value]) -> tuple[Value, ...]:
    """What `judge` makes of every entry of a table. Raises Refused with all that it refuses."""
    found, wrong = [], []
    for name, value in table.items():
        try:
            found.append(judge(str(name), value))
        except ValueError as problem:
            wrong.append((str(name), str(problem)))
    if wrong:
        raise Refused(wrong)
    return tuple(found)


def _known(table: str, name: str, names: tuple[str, ...]) -> None:
    """Raises ValueError where a table has no such entry."""
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
        raise ValueError(f"[{table}] has nothing called {name}. {hint}")


def _text(key: str, value: object, choices: Choices) -> dict[str, object]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)      # a title such as 1984 is a number to YAML
    if not isinstance(value, str):
        raise ValueError(f'{key} must be text in quotes, not {_kind(value)}.')
    return {key: " ".join(value.split())}


def _voice(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'{key} must name a voice in quotes, such as "auto" or "espeak:en-gb", '
                         f'not {_kind(value)}.')
    return {key: value.strip()}


def _language(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, str) or not re.fullmatch(LANGUAGE, value.strip()):
        raise ValueError(f'language must be a code such as "en" or "pt-BR", not {value!r}.')
    return {key: value.strip()}


def _slug(key: str, value: object, choices: Choices) -> dict[str, object]:
    text = str(value).strip()
    if not text or not all(c.isalnum() or c in "-_" for c in text):
        raise ValueError(f"slug must be letters, digits and hyphens, not {value!r}.")
    if len(text.encode()) > LONGEST_SLUG:
        raise ValueError("slug is too long to be part of a file name; use a few words.")
    return {key: text.lower()}


def _year(key: str, value: object, choices: Choices) -> dict[str, object]:
    if isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999:
        raise ValueError(f"year must be four digits, such as 2026, not {value!r}.")
    return {key: value}


def _order(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: _number(key, value)}


def _truth(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false, not {value!r}.")
    return {key: value}


def _length(key: str, value: object, choices: Choices) -> dict[str, object]:
    """A number is minutes nowhere: like everywhere else, a bare number is seconds."""
    seconds = parse_duration(str(value)) if isinstance(value, (str, int, float)) else None
    if seconds is None or isinstance(value, bool) or not 1 <= seconds <= 86400:
        raise ValueError(f'length must be a duration such as "10m" or "7m 30s", not {value!r}.')
    return {key: seconds}


def _pace(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, Mapping):
        return {"pace": one_of(key, value, choices.paces)}
    numbers = {name: number for name, number in value.items() if name != "preset"}
    found: dict[str, object] = {"pace_numbers": _numbers(key, numbers, PACE_NUMBERS, "preset")}
    if "preset" in value:
        found["pace"] = one_of("preset", value["preset"], choices.paces)
    return found


def _pauses(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: _numbers(key, _table(key, value), PAUSES)}


def _voices(key: str, value: object, choices: Choices) -> dict[str, object]:
    def judge(role: str, voice: object) -> tuple[str, str]:
        if not isinstance(voice, str) or not voice.strip():
            raise ValueError(f'The role {role} needs a voice in quotes, such as "espeak:en-gb".')
        return role.lower(), voice.strip()

    return {key: _each(_table(key, value), judge)}


def _phrases(key: str, value: object, choices: Choices) -> dict[str, object]:
    def judge(name: str, words: object) -> tuple[str, str]:
        _known(key, name, choices.phrases)
        if not isinstance(words, str):
            raise ValueError(f"The phrase {name} must be text in quotes, not {_kind(words)}.")
        return name, words

    return {key: _each(_table(key, value), judge)}


def _phrase(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text in quotes, not {_kind(value)}.")
    return {key: value}


def _loudness(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise ValueError(f"loudness must be a name or a number of LUFS, not {_kind(value)}.")
    try:
        number = float(str(value).upper().removesuffix("LUFS").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        try:
            return {key: one_of(key, value, choices.loudnesses)}
        except ValueError as problem:
            raise ValueError(f"{problem} Or write a number of LUFS, such as -18.") from None
    if not QUIETEST_TARGET <= number <= LOUDEST:
        raise ValueError(f"loudness must lie between {QUIETEST_TARGET:g} and {LOUDEST:g} LUFS, "
                         f"not {number:g}.")
    return {key: f"{number:g}"}


def _lexicon(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: _each(_table(key, value), entry)}


def _numbers(key: str, table: Mapping[Any, Any], names: tuple[str, ...],
             *others: str) -> tuple[tuple[str, float], ...]:
    def judge(name: str, value: object) -> tuple[str, float]:
        _known(key, name, (*names, *others))
        number = _number(name, value)
        least, most = BOUNDS.get(name, (0.0, LONGEST_PAUSE))
        if not least <= number <= most:
            raise ValueError(f"{name} must lie between {least:g} and {most:g}, not {number:g}.")
        return name, number

    return _each(table, judge)


def _number(key: str, value: object) -> float:
    number = parse_duration(value) if isinstance(value, str) else value
    if isinstance(number, (int, float)) and not isinstance(number, bool):
        with suppress(OverflowError):       # whole numbers may have any number of digits
            if math.isfinite(number):
                return float(number)
    raise ValueError(f"{key} must be a number, not {value!r}.")


def _table(key: str, value: object) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{key} must be a table of names and values, not {_kind(value)}.")
    return value


def _kind(value: object) -> str:
    names = {bool: "true or false", list: "a list", dict: "a table", type(None): "nothing",
             datetime.date: "a date", datetime.datetime: "a date", datetime.time: "a time"}
    return names.get(type(value), repr(value))


def _chosen(table: str) -> Check:
    return lambda key, value, choices: {key: one_of(key, value, getattr(choices, table))}


def _kinds(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: one_of(key, value, ("guide", "practice", "exploration", "resources"))}


def _emoji(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: one_of(key, value, ("silent", "describe"))}


CHECKS: dict[str, Check] = {
    **dict.fromkeys(("title", "author", "description", "site_url", "email", "cover", "cover_alt",
                     "notice", "disclosure", "genre", "summary"), _text),
    "voice": _voice,
    "language": _language, "slug": _slug, "year": _year, "order": _order, "chapters": _truth,
    "length": _length, "pace": _pace, "pauses": _pauses, "voices": _voices, "phrases": _phrases,
    "opening": _phrase, "closing": _phrase, "loudness": _loudness, "lexicon": _lexicon,
    "kind": _kinds, "emoji": _emoji, "bed": _chosen("beds"), "quality": _chosen("qualities"),
}
