"""What values a setting may have: one check per setting, which returns the value or objects.

A ValueError's text is the sentence the author reads, after the place.
"""

import difflib
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from audiogen.reading.lexicon import entry
from audiogen.scripting.model import Pace
from audiogen.units import parse_duration

PACE_NUMBERS = ("words_per_minute", "breath")
PAUSES = tuple(option.name for option in fields(Pace)
               if option.name not in ("name", "words_per_minute"))
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LONGEST_PAUSE = 600.0
"""Seconds; a longer structural pause is surely a slip of the pen."""


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


def _text(key: str, value: object, choices: Choices) -> dict[str, object]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)      # a title such as 1984 is a number to YAML
    if not isinstance(value, str):
        raise ValueError(f'{key} must be text in quotes, not {_kind(value)}.')
    return {key: " ".join(value.split())}


def _language(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, str) or not re.fullmatch(LANGUAGE, value.strip()):
        raise ValueError(f'language must be a code such as "en" or "pt-BR", not {value!r}.')
    return {key: value.strip()}


def _slug(key: str, value: object, choices: Choices) -> dict[str, object]:
    text = str(value).strip()
    if not text or not all(c.isalnum() or c in "-_" for c in text):
        raise ValueError(f"slug must be letters, digits and hyphens, not {value!r}.")
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
    found: dict[str, object] = {}
    numbers = dict(value)
    if "preset" in numbers:
        found["pace"] = one_of("preset", numbers.pop("preset"), choices.paces)
    found["pace_numbers"] = _numbers(key, numbers, PACE_NUMBERS, 400.0)
    for name, number in found["pace_numbers"]:  # type: ignore[attr-defined]
        if name == "words_per_minute" and not 60 <= number <= 240:
            raise ValueError(f"words_per_minute must lie between 60 and 240, not {number:g}.")
    return found


def _pauses(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: _numbers(key, _table(key, value), PAUSES, LONGEST_PAUSE)}


def _voices(key: str, value: object, choices: Choices) -> dict[str, object]:
    table = _table(key, value)
    for role, voice in table.items():
        if not isinstance(voice, str) or not voice.strip():
            raise ValueError(f'The role {role} needs a voice in quotes, such as "espeak:en-gb".')
    return {key: tuple((str(role).lower(), str(voice)) for role, voice in table.items())}


def _phrases(key: str, value: object, choices: Choices) -> dict[str, object]:
    table = _table(key, value)
    for name, words in table.items():
        one_of("A phrase", name, choices.phrases)
        if not isinstance(words, str):
            raise ValueError(f"The phrase {name} must be text in quotes, not {_kind(words)}.")
    return {key: tuple((str(name), str(words)) for name, words in table.items())}


def _phrase(key: str, value: object, choices: Choices) -> dict[str, object]:
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text, not {_kind(value)}.")
    return {key: value}


def _loudness(key: str, value: object, choices: Choices) -> dict[str, object]:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return {key: one_of(key, value, choices.loudnesses)}
    if not -40 <= number <= -10:
        raise ValueError(f"loudness must lie between -40 and -10 LUFS, not {number:g}.")
    return {key: f"{number:g}"}


def _lexicon(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: tuple(entry(str(word), said) for word, said in _table(key, value).items())}


def _numbers(key: str, table: Mapping[Any, Any], names: tuple[str, ...],
             most: float) -> tuple[tuple[str, float], ...]:
    found = []
    for name, value in table.items():
        one_of(f"A number of [{key}]", name, names)
        number = _number(str(name), value)
        if not 0 <= number <= most:
            raise ValueError(f"{name} must lie between 0 and {most:g}, not {number:g}.")
        found.append((str(name), number))
    return tuple(found)


def _number(key: str, value: object) -> float:
    number = parse_duration(value) if isinstance(value, str) else value
    if (isinstance(number, bool) or not isinstance(number, (int, float))
            or not math.isfinite(number)):
        raise ValueError(f"{key} must be a number, not {value!r}.")
    return float(number)


def _table(key: str, value: object) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{key} must be a table of names and values, not {_kind(value)}.")
    return value


def _kind(value: object) -> str:
    names = {bool: "true or false", list: "a list", dict: "a table", type(None): "nothing"}
    return names.get(type(value), repr(value))


def _chosen(table: str) -> Check:
    return lambda key, value, choices: {key: one_of(key, value, getattr(choices, table))}


def _kinds(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: one_of(key, value, ("guide", "practice", "exploration", "resources"))}


def _emoji(key: str, value: object, choices: Choices) -> dict[str, object]:
    return {key: one_of(key, value, ("silent", "describe"))}


CHECKS: dict[str, Check] = {
    **dict.fromkeys(("title", "author", "description", "site_url", "email", "cover", "cover_alt",
                     "notice", "disclosure", "genre", "voice", "summary"), _text),
    "language": _language, "slug": _slug, "year": _year, "order": _order, "chapters": _truth,
    "length": _length, "pace": _pace, "pauses": _pauses, "voices": _voices, "phrases": _phrases,
    "opening": _phrase, "closing": _phrase, "loudness": _loudness, "lexicon": _lexicon,
    "kind": _kinds, "emoji": _emoji, "bed": _chosen("beds"), "quality": _chosen("qualities"),
}
