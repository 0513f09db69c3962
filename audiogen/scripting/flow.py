"""The nouns that pass between the stages of this room, from the tree of HTML to the cues.

    structure   Element tree → items, with pieces of text and the gaps between blocks
    notes       footnotes moved to the end of their section
    lines       pieces → lines: sentences, phrases, wording for the ear
    silence     gaps and explicit pauses → one pause between two lines
"""

from dataclasses import dataclass

from audiogen.errors import Place
from audiogen.scripting.model import BedChange, Chapter, GapKind, Line, Phase, Sound


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is to be said; the fields are those of a Span."""

    phoneme: str = ""
    emphasis: str = ""
    rate: float = 1.0
    pitch: str = ""
    interpret_as: str = ""
    language: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Manner:
    """Who says a stretch of text, and how; handed down the tree and changed on the way."""

    role: str
    voice: str
    language: str
    style: Style = PLAIN
    shown: bool = True
    """False inside `.spoken-only`."""
    spoken: bool = True
    """False inside `.silent`."""
    gap: GapKind = "paragraph"
    """The pause after a paragraph here, as a field of Pace: inside a list item it is `item`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one manner; what is said in other words than shown is never cut."""

    shown: str
    said: str
    manner: Manner
    line: int
    """Of the source, where the piece begins; newlines inside count on from here."""

    @property
    def core(self) -> str:
        """The text in which sentences are looked for."""
        return self.shown or self.said


@dataclass(frozen=True, slots=True)
class Words:
    """Text to be cut into lines, all of one speaker and one language."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A structural pause. Of several side by side the longest counts."""

    kind: GapKind


@dataclass(frozen=True, slots=True)
class Break:
    """What stands before it ends its line, with a pause of this kind."""

    kind: GapKind = "line"


@dataclass(frozen=True, slots=True)
class Rest:
    """An explicit pause. Several side by side add up."""

    seconds: float
    flexible: bool
    place: Place
    written: str = ""
    """The author's own words for it, where they are not our notation."""


@dataclass(frozen=True, slots=True)
class NoBreak:
    """Removes the structural pause here (SSML strength "none")."""


@dataclass(frozen=True, slots=True)
class Breaths:
    """Paced breathing, still without its words."""

    phases: tuple[tuple[str, float], ...]
    """Kind (in, hold, out, rest) and seconds, in order."""
    cycles: int
    place: Place


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words put into the sentence by a directive, such as a running time, or brackets of prose."""

    text: str
    """What is said; may be empty."""
    shown: str | None = None
    """What is shown; None for the same."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault found on the way; all are shown together."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that the author should be told, and that is no fault."""

    place: Place
    kind: str
    """Asides of one kind are told together."""
    message: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote, by the id of its text."""

    id: str


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Here the footnotes that were referred to are spoken."""


Act = Rest | NoBreak | Breaths | Phrase | Sound | BedChange | Aside
"""What a directive asks for."""

Inline = Piece | Break | Rest | NoBreak | Breaths | Sound | BedChange | NoteMark | Aside | Wrong
"""What stands inside a paragraph."""

Item = (Words | Gap | Rest | NoBreak | Breaths | Sound | BedChange | Chapter | NoteMark | SectionEnd
        | Aside | Wrong)
"""What the tree becomes."""

Step = Line | Gap | Rest | NoBreak | Phase | Sound | BedChange | Chapter
"""What is left once words are lines."""
