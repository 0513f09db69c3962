"""What a setting that is one value may be: a check gives back the fields of Settings it becomes.

A ValueError's text is the sentence the author reads, after the place.
"""

import datetime
import math
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from audiogen.messages import quoted, suggestion
from audiogen.mixing.presets import LOUDEST, QUIETEST_TARGET, level_in
from audiogen.slugs import LONGEST_SLUG
from audiogen.units import parse_duration

LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LONGEST_LENGTH = 86400
"""Seconds."""
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d.*)?")
_KINDS = {bool: "true or false", list: "a list", dict: "a table", type(None): "nothing",
          datetime.date: "a date", datetime.datetime: "a date", datetime.time: "a time"}


@dataclass(frozen=True, slots=True)
class Choices:
    """The names that rooms offer, from their tables."""

    kinds: tuple[str, ...]
    paces: tuple[str, ...]
    beds: tuple[str, ...]
    qualities: tuple[str, ...]
    loudnesses: tuple[str, ...]
    phrases: tuple[str, ...]
    outputs: tuple[str, ...]
    categories: tuple[str, ...]


Fields = dict[str, object]
Check = Callable[[str, object, Choices], Fields]


def text(key: str, value: object, choices: Choices) -> Fields:
    """Words on one line."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = quoted(value)      # a title such as 1984 is a number to YAML
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text in quotes, not {kind_of(value)}.")
    return {key: " ".join(value.split())}


def voice(key: str, value: object, choices: Choices) -> Fields:
    """An engine, or an engine and one of its voices."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'{key} must name a voice in quotes, such as "auto" or "espeak:en-gb", '
                         f"not {kind_of(value)}.")
    return {key: value.strip()}


def language(key: str, value: object, choices: Choices) -> Fields:
    """A code of BCP 47."""
    if not isinstance(value, str) or not re.fullmatch(LANGUAGE, value.strip()):
        raise ValueError(f'{key} must be a code such as "en" or "pt-BR", not {quoted(value)}.')
    return {key: value.strip()}


def slug(key: str, value: object, choices: Choices) -> Fields:
    """A part of a file name, in composed letters: some keyboards write é as e and an accent."""
    name = unicodedata.normalize("NFC", str(value).strip() if isinstance(value, str)
                                 else quoted(value))
    if not name or not all(c.isalnum() or c in "-_" for c in name):
        raise ValueError(f"{key} must be letters, digits and hyphens, not {quoted(value)}.")
    name = name.lower()
    if len(name.encode()) > LONGEST_SLUG:
        raise ValueError(f"{key} is too long to be part of a file name; use a few words.")
    return {key: name}


def year(key: str, value: object, choices: Choices) -> Fields:
    """Four digits."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999:
        raise ValueError(f"{key} must be four digits, such as 2026, not {quoted(value)}.")
    return {key: value}


def date(key: str, value: object, choices: Choices) -> Fields:
    """A day; the time of day that other programs write after it is let go."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    if isinstance(day, str) and (written := _DATE.fullmatch(day.strip())):
        with suppress(ValueError):
            day = datetime.date.fromisoformat(written[1])
    if not isinstance(day, datetime.date):
        raise ValueError(f"{key} must be a day such as 2026-05-01, not {quoted(value)}.")
    return {key: day}


def order(key: str, value: object, choices: Choices) -> Fields:
    """A number."""
    return {key: number(key, value)}


def truth(key: str, value: object, choices: Choices) -> Fields:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false, not {quoted(value)}.")
    return {key: value}


def length(key: str, value: object, choices: Choices) -> Fields:
    """A number is minutes nowhere: like everywhere else, a bare number is seconds."""
    written = value if isinstance(value, str) else quoted(value)
    seconds = None if isinstance(value, bool) else parse_duration(written)
    if seconds is None or not 1 <= seconds <= LONGEST_LENGTH:
        raise ValueError(f'{key} must be a duration such as "10m" or "7m 30s", '
                         f"not {quoted(value)}.")
    return {key: seconds}


def loudness(key: str, value: object, choices: Choices) -> Fields:
    """A preset's name, or LUFS."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        raise ValueError(f"{key} must be a name or a number of LUFS, not {kind_of(value)}.")
    level = level_in(value if isinstance(value, str) else quoted(value))
    if level is None:
        try:
            return {key: one_of(key, value, choices.loudnesses)}
        except ValueError as problem:
            raise ValueError(f"{problem} Or write a number of LUFS, such as -18.") from None
    if not QUIETEST_TARGET <= level <= LOUDEST:
        raise ValueError(f"{key} must lie between {QUIETEST_TARGET:g} and {LOUDEST:g} LUFS, "
                         f"not {level:g}.")
    return {key: f"{level:g}"}


def outputs(key: str, value: object, choices: Choices) -> Fields:
    """A list of names, or the same as words of one text."""
    names = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(names, list) or not names:
        raise ValueError(f'{key} must be a list of names, such as ["mp3", "captions"], '
                         f"not {kind_of(value)}.")
    return {key: tuple(dict.fromkeys(one_of(key, name, choices.outputs) for name in names))}


def chosen(table: str) -> Check:
    """A name out of a room's table."""
    return lambda key, value, choices: {key: one_of(key, value, getattr(choices, table))}


def word(*words: str) -> Check:
    """One of a few words."""
    return lambda key, value, choices: {key: one_of(key, value, words)}


def one_of(key: str, value: object, names: tuple[str, ...]) -> str:
    """A name out of a list, in any case. Raises ValueError."""
    name = value.strip().lower() if isinstance(value, str) else ""
    if name in names:
        return name
    hint = suggestion(name, names)
    raise ValueError(f"{key} can't be {quoted(value)}; it is one of {', '.join(names)}."
                     + (f" {hint}" if hint.startswith("Did") else ""))


def number(key: str, value: object) -> float:
    """A finite number, or the seconds of a duration. Raises ValueError."""
    written = parse_duration(value) if isinstance(value, str) else value
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        with suppress(OverflowError):       # whole numbers may have any number of digits
            if math.isfinite(written):
                return float(written)
    raise ValueError(f"{key} must be a number, not {quoted(value)}.")


def kind_of(value: object) -> str:
    """A value as a sentence about its kind names it."""
    return _KINDS.get(type(value)) or quoted(value)
