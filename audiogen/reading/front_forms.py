"""Front matter in other forms than YAML: TOML, as Hugo has it, JSON, and Pandoc's title block."""

import json
from typing import Any

from audiogen.errors import SettingsError
from audiogen.messages import named
from audiogen.reading.model import FrontMatter
from audiogen.reading.toml import parsed_toml

Faults = tuple[tuple[int, str], ...]
_PERCENT = ("title", "author", "date")


def read_toml_front(inside: str, first: int) -> tuple[FrontMatter, Faults]:
    """Keys with their values and lines, and the faults of what is no TOML; `first` is the line of
    the file on which `inside` begins."""
    try:
        page = parsed_toml("", inside)
    except SettingsError as problem:
        return FrontMatter(), tuple((first + max(0, fault.place.line - 1), fault.message)
                                    for fault in problem.faults)
    lines = tuple((key, page.place(key).line + first - 1) for key in page.values)
    return FrontMatter(tuple(page.values.items()), lines), ()


def json_front(text: str) -> tuple[FrontMatter, int] | None:
    """A text's front matter in braces, and how many lines it takes; None where there is none.

    Braces that hold no JSON are text.
    """
    if not text.lstrip().startswith("{"):
        return None
    start = len(text) - len(text.lstrip())
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    rest = text[end:end + 1]
    if not isinstance(values, dict) or not values or rest not in ("", "\n"):
        return None
    rows = text[:end].split("\n")
    return FrontMatter(tuple(values.items()), tuple(
        (key, _line(rows, key)) for key in values)), len(rows)


def _line(rows: list[str], key: str) -> int:
    """The first line on which a key stands in quotes."""
    spelled = json.dumps(key, ensure_ascii=False)
    return next((number for number, row in enumerate(rows, 1) if spelled in row), 1)


def percent_front(rows: list[str]) -> tuple[FrontMatter, int]:
    """Title, authors and date in up to three lines that begin with "%", and how many they are."""
    block: list[str] = []
    for row in rows[:3]:
        if not row.startswith("% ") or (not block and len(row) < 3):
            break
        block.append(row)
    values: list[tuple[str, Any]] = [(key, named(row[2:].strip()))
                                     for key, row in zip(_PERCENT, block, strict=False)]
    return FrontMatter(tuple(values), tuple((key, number) for number, (key, _) in enumerate(
        values, 1))), len(block)
