"""Front matter that was written for other programs: what of it means something to us, and what not.

A file may come from Hugo, Jekyll, Obsidian, Astro, Docusaurus, VitePress or Pandoc, whose keys are
many. Those that say what ours say are taken over; all others are left alone, and named once a run.
Only a key that is one of ours with a slip of the pen is a fault.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audiogen.messages import slips
from audiogen.reading.model import FrontMatter
from audiogen.settings.checks import Choices
from audiogen.settings.declaration import COLLECTION
from audiogen.settings.model import SETTINGS
from audiogen.settings.others import ALIASES, LANGUAGES, OTHERS, SHARED

_LONG = 7
"""Letters from which on two slips make a misspelt key."""
_DRAFTS = {"draft": True, "isdraft": True, "is_draft": True, "_draft": True, "published": False,
           "hidden": True, "unlisted": True}
"""Keys that leave a file out, and the value with which they do."""
_CODE = re.compile(r"([a-z]{2,3})[_-]([a-z]{2}|[a-z]{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A front matter in our own keys."""

    front: FrontMatter
    author: str = ""
    genre: str = ""
    left_alone: tuple[str, ...] = ()
    """Keys that mean nothing to us."""
    draft: bool = False


def understood(front: FrontMatter, choices: Choices) -> Understood:
    """The same front matter, the keys of other programs taken over or left out.

    What is ours, and a slip of ours, stays as it was written, so that it is judged as such.
    """
    lines = dict(front.lines)
    taken: dict[str, Any] = {}
    places: dict[str, int] = {}
    others: list[str] = []
    values = dict(front.values)
    foreign = any(_is_foreign(key, value) for key, value in values.items())
    for key, value in values.items():
        name = _ours(key, value, choices, foreign)
        if name is None:
            others.append(key)
        elif name:
            taken[name] = value
            places[name] = lines.get(key, 1)
    for key, value in values.items():
        name, said = _meant(key, value)
        if name and name not in taken and _fits(name, said, choices):
            taken[name], places[name] = said, lines.get(key, 1)
        elif name and name in taken and key in others:
            others.remove(key)
        if name and key in others:
            others.remove(key)
    draft = any(_DRAFTS.get(key.lower()) is value for key, value in values.items()
                if isinstance(value, bool)) or str(values.get("status", "")).lower() == "draft"
    return Understood(FrontMatter(tuple(taken.items()), tuple(places.items())),
                      _person(values), _first_text(values, ("genre", "category", "categories")),
                      tuple(key for key in others if key.lower() not in (*_DRAFTS, "author",
                            "authors", "category", "categories", "genre", "tags", "keywords")),
                      draft)


def _ours(key: str, value: object, choices: Choices, foreign: bool) -> str | None:
    """The key itself where it is to be judged as ours; None where it is left alone."""
    setting = SETTINGS.get(key)
    if setting is None:
        return None if key.lower() in OTHERS or not _is_slip(key, value, choices) else key
    if setting.where == COLLECTION:
        return None if key in OTHERS else key
    if key in SHARED and foreign and not _fits(key, value, choices):
        return None if not _suggests(key, value, choices) else key
    return None if value is None else key


def _is_foreign(key: str, value: object) -> bool:
    setting = SETTINGS.get(key)
    return setting is None or (setting.where == COLLECTION and key in OTHERS)


def _fits(name: str, value: object, choices: Choices) -> bool:
    """Whether a value would do for a setting of ours."""
    try:
        SETTINGS[name].check(name, value, choices)
    except (ValueError, TypeError):
        return False
    return True


def _suggests(name: str, value: object, choices: Choices) -> bool:
    """Whether a value is surely meant for us: so near to one that would do that it is named."""
    try:
        SETTINGS[name].check(name, value, choices)
    except (ValueError, TypeError) as problem:
        return "Did you mean" in str(problem)
    return False


def _is_slip(key: str, value: object, choices: Choices) -> bool:
    """Whether a key is one of ours, misspelt: one letter off, two from seven letters on, with a
    value that would do for it."""
    return any(0 < slips(key.lower(), name) <= (2 if len(name) >= _LONG else 1)
               and (setting.where == COLLECTION or _fits(name, value, choices))
               for name, setting in SETTINGS.items() if len(name) > 3)


def _meant(key: str, value: object) -> tuple[str, Any]:
    """The setting of ours that another program's key stands for, and its value for us."""
    name = ALIASES.get(key.lower(), "")
    if key.lower() in SETTINGS and key not in SETTINGS:
        name = key.lower()      # "Title:", as some programs write it
    if name == "language" or key == "language":
        return "language", _language(value)
    if name == "summary" and isinstance(value, str):
        return name, " ".join(value.split())
    return name, value


def _language(value: object) -> object:
    """A code, "pt-BR", for "pt_BR" or "Portuguese"."""
    if not isinstance(value, str):
        return value
    code = _CODE.fullmatch(value.strip())
    if code:
        return f"{code[1].lower()}-{code[2].upper() if len(code[2]) == 2 else code[2].title()}"
    return LANGUAGES.get(value.strip().lower(), value)


def _person(values: Mapping[str, Any]) -> str:
    """Who wrote it: a name, the first of several, or the name in a table."""
    said = values.get("author", values.get("authors", values.get("Author")))
    if isinstance(said, list):
        said = said[0] if said else ""
    if isinstance(said, dict):
        said = said.get("name", "")
    return " ".join(said.split()) if isinstance(said, str) and len(said) < 200 else ""


def _first_text(values: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """The first text under one of the keys, alone or in a list."""
    for key in keys:
        said = values.get(key)
        said = said[0] if isinstance(said, list) and said else said
        if isinstance(said, str) and said.strip():
            return " ".join(said.split())[:100]
    return ""
