"""What voicing hands on: takes, and the nouns that say who speaks and how."""

from dataclasses import dataclass

from audiogen.errors import Place
from audiogen.scripting.model import Span


@dataclass(frozen=True, slots=True)
class VoiceSpec:
    """One voice, whole: the engine plus its settings."""

    engine: str
    """A row of the table in voicing/engines."""
    variant: str
    """What stands after the colon in "espeak:en-gb+f3"; empty for the engine's own choice."""
    language: str
    """BCP 47."""
    words_per_minute: float
    """While speaking."""
    take: str = ""
    """The file of a recorded line; empty for every voice that speaks by itself."""
    tempo: float = 1.0
    """How many times as fast as of itself an engine with a rate of its own is to speak: a build
    measures the voice and sets this (see tempo.py); 1.0 for every other."""

    def __str__(self) -> str:
        return f"{self.engine}:{self.variant}" if self.variant else self.engine


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is asked to say."""

    spans: tuple[Span, ...]
    line_id: str
    """For recorded takes and for messages; not part of a clip's key."""
    place: Place

    @property
    def text(self) -> str:
        """The plain words."""
        return "".join(span.text for span in self.spans)
