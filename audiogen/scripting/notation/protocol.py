"""What a directive is: one file per member, one row in the table of this folder."""

from dataclasses import dataclass
from typing import Protocol

from audiogen.errors import Place
from audiogen.scripting.flow import Act
from audiogen.scripting.model import Pace, ScriptSettings, Surroundings


class Unreadable(ValueError):
    """A directive that is meant, but impossible; its text is the sentence for the author."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a directive stands, and what it may ask."""

    place: Place
    pace: Pace
    script: ScriptSettings
    surroundings: Surroundings


class Directive(Protocol):
    """A notation in square brackets."""

    name: str
    """The word that authors know it by."""
    summary: str
    """One line for the manual."""
    examples: tuple[str, ...]
    """Spellings without their brackets, the plainest first; each of them can be read."""

    def read(self, text: str, setting: Setting) -> tuple[Act, ...] | None:
        """What the brackets ask for; None where they are not for this directive.

        `text` is in lower case, its spaces single, its quotes straight.
        Raises Unreadable where they are, but ask for the impossible.
        """
        ...
