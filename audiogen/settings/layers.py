"""Settings from defaults, audiogen.toml, front matter and flags.

Each later layer overrides the one before. All faults of a layer are reported at once.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from audiogen.errors import Fault, Place, SettingsError
from audiogen.reading.model import FrontMatter
from audiogen.reading.toml import read_toml
from audiogen.settings import checks
from audiogen.settings.model import Settings

SETTINGS = "audiogen.toml"
"""The collection's file."""
EPISODE_ONLY = ("slug", "summary", "kind", "order", "chapters")
"""Settings that only front matter may hold."""
COLLECTION_ONLY = ("author", "description", "site_url", "email", "cover", "cover_alt", "notice",
                   "genre", "quality", "loudness", "emoji")
"""Settings that only audiogen.toml may hold."""


def load(file: Path | None, flags: Mapping[str, Any],
         choices: checks.Choices) -> tuple[Settings, tuple[Fault, ...]]:
    """The collection's settings, and a fault for each line of its file that is left out of them.

    `flags` holds only what was really said on the command line. Raises SettingsError with every
    fault of the flags, or where the file can't be read as TOML at all.
    """
    checked, faults = _checked(flags, lambda key, _: Place(f"--{key}", 0), choices, (), "")
    if faults:
        raise SettingsError(faults)
    given = tuple(sorted(checked.items()))
    if file is None:
        return replace(Settings(flags=given), **checked), ()
    text, values = read_toml(file)
    found, faults = _checked(values, lambda key, part: Place(str(file), _line(text, key, part)),
                             choices, EPISODE_ONLY, "the front matter of an episode")
    return replace(Settings(flags=given), **{**found, **checked}), tuple(faults)


def for_episode(settings: Settings, name: str, front: FrontMatter,
                choices: checks.Choices) -> tuple[Settings, tuple[Fault, ...]]:
    """The collection's settings with an episode's front matter laid over, then the flags again;
    and a fault for each line of front matter that is left out of them."""
    lines = dict(front.lines)
    found, faults = _checked(dict(front.values), lambda key, _: Place(name, lines.get(key, 1)),
                             choices, COLLECTION_ONLY, SETTINGS)
    found.setdefault("title", "")
    for table in ("phrases", "pauses", "pace_numbers", "lexicon", "voices"):
        if table in found:
            found[table] = (*getattr(settings, table), *found[table])
    return replace(settings, **{**found, **dict(settings.flags)}), tuple(faults)


def _line(text: str, key: str, part: str) -> int:
    """The line on which a setting stands, or a part of it in its table; 0 where it isn't found."""
    found = re.search(rf"^\s*\[*[\"']?{re.escape(key)}[\"']?\s*[=\].]", text, re.M)
    if not found:
        return 0
    table = re.compile(r"^\s*\[", re.M).search(text, found.end())
    inside = re.compile(rf"^\s*[\"']?{re.escape(part)}[\"']?\s*[=.]", re.M).search(
        text, found.end(), table.start() if table else len(text)) if part else None
    return text[: (inside or found).end()].count("\n") + 1


def _checked(values: Mapping[str, Any], place: Callable[[str, str], Place],
             choices: checks.Choices, elsewhere: tuple[str, ...],
             where: str) -> tuple[dict[str, Any], list[Fault]]:
    """The good values of one layer, in the form of Settings' fields; and faults for the others."""
    known = {option.name for option in fields(Settings)} - {"flags", "pace_numbers"}
    known |= {"opening", "closing"}
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key in elsewhere:
            faults.append(Fault(place(key, ""), f"The setting {key} belongs into {where}."))
        elif key not in known:
            near = difflib.get_close_matches(key, sorted(known - set(elsewhere)), 1)
            hint = f"; did you mean {near[0]}?" if near else "."
            faults.append(Fault(place(key, ""), f"There is no setting called {key}{hint}"))
        else:
            try:
                found.update(checks.check(key, value, choices))
            except checks.Refused as problem:
                faults += [Fault(place(key, part), sentence) for part, sentence in problem.parts]
            except ValueError as problem:
                faults.append(Fault(place(key, ""), str(problem)))
    phrases = tuple((key, found.pop(key)) for key in ("opening", "closing") if key in found)
    if phrases:
        found["phrases"] = (*found.get("phrases", ()), *phrases)
    narrator = dict(found.get("voices", ())).get("narrator")
    if narrator:
        found["voice"] = narrator       # so that a later layer's `voice` outranks it
        found["voices"] = tuple(row for row in found["voices"] if row[0] != "narrator")
    return found, faults
