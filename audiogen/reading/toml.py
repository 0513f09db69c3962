"""A TOML file beside the texts: what it says, and the line on which each key stands."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiogen import intake
from audiogen.errors import Fault, Place, SettingsError
from audiogen.messages import named
from audiogen.reading import toml_lines
from audiogen.reading.decoding import setting_text

_fault = SettingsError.at

_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""An emoji as JSON writes it, in two halves, which TOML does not know."""


@dataclass(frozen=True, slots=True)
class Toml:
    """A file's tables, and where their keys stand."""

    name: str
    values: Mapping[str, Any]
    lines: Mapping[tuple[str, ...], int]
    """From the keys that lead to a value, outermost first, to the line of the last of them."""

    def place(self, *keys: str) -> Place:
        """Where a key stands; that of the table around it where it stands on no line itself."""
        for count in range(len(keys), 0, -1):
            if keys[:count] in self.lines:
                return Place(self.name, self.lines[keys[:count]])
        return Place(self.name, 0)


def read_toml(path: Path) -> Toml:
    """What a file says. Raises SettingsError where it can't be read or is no TOML, and for text in
    it that is no text (see `setting_text`)."""
    name = str(path)
    try:
        data = intake.taken_in(path, intake.TABLES)
        text = data.decode("utf-8-sig")
    except intake.Unreadable as problem:
        raise _fault(name, 0, f"It can't be read: {problem}.") from problem
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise _fault(name, line, "This is not UTF-8 text; save it as UTF-8.") from problem
    return parsed_toml(name, text)


def parsed_toml(name: str, text: str) -> Toml:
    """What a text says; `name` is how its faults name it. Raises SettingsError."""
    outline = toml_lines.outline(text)
    if outline.deep_line:
        raise _fault(name, outline.deep_line, "This is nested too deep to be read; tables and "
                     f"lists may stand {toml_lines.DEEPEST} deep in each other.")
    if outline.number_line:
        raise _fault(name, outline.number_line, "This number has far too many digits; write a "
                                                "shorter one.")
    try:
        values = _loaded(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"at line (\d+)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        said = str(problem).rpartition(" (at ")[0] or str(problem)
        raise _fault(name, line, f"This is not valid TOML: {named(said)}.") from problem
    except (RecursionError, ValueError) as problem:
        raise _fault(name, 1, f"This is not valid TOML: {named(problem)}.") from problem
    page = Toml(name, values, outline.lines)
    faults = [Fault(page.place(*keys), sentence) for keys, sentence in _tidied(values, ())]
    if faults:
        raise SettingsError(faults)
    return page


def _loaded(text: str) -> dict[str, Any]:
    """The tables; halves of characters are joined only where they would be refused, so that
    backslashes in literal strings stay what they are."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        if not _PAIR.search(text):
            raise
        return tomllib.loads(_PAIR.sub(_joined, text))


def _joined(pair: re.Match[str]) -> str:
    high, low = int(pair[1], 16), int(pair[2], 16)
    return chr(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))


def _tidied(table: Any, keys: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """Tidies every text inside in its place; the keys and the sentence of each that is wrong."""
    faults = []
    entries = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in entries:
        inner = (*keys, str(key)) if isinstance(table, dict) else keys
        try:
            setting_text(str(key))
            if isinstance(value, str):
                table[key] = setting_text(value)
        except ValueError as problem:
            faults.append((inner, str(problem)))
        if isinstance(value, (dict, list)):
            faults += _tidied(value, inner)
    return faults
