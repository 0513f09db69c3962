"""What voicing hands on: takes, and the nouns that say who speaks and how."""

from dataclasses import dataclass

from audiogen.errors import Place
from audiogen.scripting.model import Span

_FILE = ".onnx"
"""What the name of a voice's file ends in."""


@dataclass(frozen=True, slots=True)
class VoiceSpec:
    """One voice, whole: the engine plus its settings."""

    engine: str
    """A row of the table in voicing/engines."""
    variant: str
    """What stands after the colon in "espeak:en-gb+f3", or in "piper:/folder/voice.onnx#2"; empty
    for the engine's own choice."""
    language: str
    """BCP 47."""
    words_per_minute: float
    """While speaking."""
    take: str = ""
    """The file of a recorded line; empty for every voice that speaks by itself."""
    tempo: float = 1.0
    """How many times as fast as of itself an engine with a rate of its own is to speak: a build
    measures the voice and sets this (see tempo.py); 1.0 for every other."""

    @property
    def file(self) -> str:
        """The path in a variant that is a voice's file; empty for any other."""
        plain = self.variant.lower()
        if plain.endswith(_FILE):
            return self.variant
        place = plain.rfind(f"{_FILE}#")
        return self.variant[:place + len(_FILE)] if place > 0 else ""

    def __str__(self) -> str:
        """As an author writes it; but of a file only its name, for this is what is published, and
        where things lie on a machine is nobody's business."""
        file, variant = self.file, self.variant
        if file:
            name = file.replace("\\", "/").rpartition("/")[2]
            variant = name[:-len(_FILE)] + self.variant[len(file):]
        return f"{self.engine}:{variant}" if variant else self.engine


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
