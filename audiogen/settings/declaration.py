"""How a setting is declared: in one line of the frozen object that holds its value."""

from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, field
from typing import Any, TypeVar

from audiogen.settings.checks import Check

EVERYWHERE, COLLECTION, EPISODE = "both", "audiogen.toml", "front matter"
"""Where a setting may be written."""

Default = TypeVar("Default")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a key that may be written."""

    name: str
    where: str
    """EVERYWHERE, COLLECTION or EPISODE."""
    check: Check
    says: str
    """What it is, in a sentence."""
    default: object
    """What it is where nobody sets it; empty or None where it is then not there at all."""


def setting(default: Default, where: str, check: Check, says: str) -> Default:
    """A field that is written under its own name."""
    declared: Default = field(default=default, metadata={"where": where, "check": check,
                                                         "says": says})
    return declared


def declared(options: Iterable[Field[Any]], *others: Setting) -> Mapping[str, Setting]:
    """Every key that may be written, in the order of the fields that were made by `setting`;
    `others` are keys whose value is kept in fields of other names."""
    rows = [Setting(option.name, default=option.default, **option.metadata)
            for option in options if option.metadata]
    return {row.name: row for row in (*rows, *others)}
