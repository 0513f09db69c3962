"""Settings from defaults, audiogen.toml, front matter and flags.

Each later layer overrides the one before. All faults of a layer are reported at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from audiogen.errors import Fault, Place, SettingsError
from audiogen.messages import named, nearest
from audiogen.reading.model import FrontMatter
from audiogen.reading.toml import read_toml
from audiogen.settings.checks import Choices
from audiogen.settings.declaration import COLLECTION, EPISODE, EVERYWHERE
from audiogen.settings.model import SETTINGS, Settings
from audiogen.settings.tables import Refused

TABLES = ("phrases", "phrase_places", "pauses", "pace_numbers", "lexicon", "voices")
"""Fields in which a later layer is laid over an earlier one entry by entry."""
_ELSEWHERE = {COLLECTION: "the collection's audiogen.toml",
              EPISODE: "the front matter of an episode"}


def load(file: Path | None, flags: Mapping[str, Any],
         choices: Choices) -> tuple[Settings, tuple[Fault, ...]]:
    """The collection's settings, and a fault for each line of its file that is left out of them.

    `flags` holds only what was really said on the command line. Raises SettingsError with every
    fault of the flags, or where the file can't be read as TOML at all.
    """
    checked, faults = _checked(flags, lambda key, _: Place(f"--{key}", 0), choices, "")
    if faults:
        raise SettingsError(faults)
    given = tuple(sorted(checked.items()))
    if file is None:
        return replace(Settings(flags=given), **_noted(checked)), ()
    page = read_toml(file)
    written, faults = _checked(page.values, page.place, choices, COLLECTION)
    return replace(Settings(flags=given), **_noted({**written, **checked})), tuple(faults)


def for_episode(settings: Settings, name: str, front: FrontMatter,
                choices: Choices) -> tuple[Settings, tuple[Fault, ...]]:
    """The collection's settings with an episode's front matter laid over, then the flags again;
    and a fault for each line of front matter that is left out of them."""
    lines = dict(front.lines)
    written, faults = _checked(dict(front.values), lambda key, _: Place(name, lines.get(key, 1)),
                               choices, EPISODE)
    written.setdefault("title", "")
    for table in TABLES:
        if table in written:
            written[table] = (*getattr(settings, table), *written[table])
    return replace(settings, **_noted({**written, **dict(settings.flags)})), tuple(faults)


def _noted(written: dict[str, Any]) -> dict[str, Any]:
    """The values of a layer; one that sets a key of which it matters whether it is set says so."""
    said = [key for key in ("language", "title", "kind", "category") if written.get(key)]
    return {**written, **{f"{key}_set": True for key in said}}


def _checked(values: Mapping[str, Any], place: Callable[[str, str], Place], choices: Choices,
             layer: str) -> tuple[dict[str, Any], list[Fault]]:
    """The good values of one layer, in the form of Settings' fields; and faults for the others.

    `place` is where a key, or an entry of its table, was written; `layer` is COLLECTION, EPISODE,
    or empty for flags, which may be anything.
    """
    faults: list[Fault] = []
    written: dict[str, Any] = {}
    for key, value in values.items():
        try:
            settings = _known(key, layer)(key, value, choices)
        except Refused as problem:
            faults += [Fault(place(key, part), sentence) for part, sentence in problem.parts]
            continue
        except ValueError as problem:
            faults.append(Fault(place(key, ""), str(problem)))
            continue
        if "phrases" in settings:
            rows = dict(settings["phrases"])
            settings["phrase_places"] = tuple((name, place(key, name)) for name in rows)
            for table in ("phrases", "phrase_places"):
                settings[table] = (*written.get(table, ()), *settings[table])
        written.update(settings)
    narrator = dict(written.get("voices", ())).get("narrator")
    if narrator:
        written["voice"] = narrator       # so that a later layer's `voice` outranks it
        written["voices"] = tuple(row for row in written["voices"] if row[0] != "narrator")
    return written, faults


def _known(key: str, layer: str) -> Callable[[str, object, Choices], dict[str, Any]]:
    """The check of a key. Raises ValueError for one that doesn't belong into this layer."""
    setting = SETTINGS.get(key)
    if setting is None:
        near = nearest(key, [row.name for row in SETTINGS.values()
                             if not layer or row.where in (layer, EVERYWHERE)])
        raise ValueError(f"There is no setting called {named(key)}"
                         + (f"; did you mean {near}?" if near else "."))
    if layer and setting.where not in (layer, EVERYWHERE):
        raise ValueError(f"The setting {key} belongs in {_ELSEWHERE[setting.where]}.")
    return setting.check
