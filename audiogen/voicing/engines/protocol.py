"""What a voice engine is: one file per member, one row in the table of this folder."""

from typing import Protocol

from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment


class Engine(Protocol):
    """A voice engine. One file per member, one row in the table of voicing/engines."""

    name: str
    """As authors write it."""
    summary: str
    """One line for `audiogen voices`."""
    concurrency: int
    """How many calls may run at once in the whole build; 0 for one per worker process."""
    even: bool
    """True where one gain per voice is enough; False where each clip's level is its own."""
    paced: bool
    """True where `say` already meets the words per minute; False where takes must be stretched."""

    def missing(self) -> str:
        """What to install or set before this engine can speak here; empty when it can."""
        ...

    def reachable(self) -> str:
        """Why it can't be reached at this moment, asked within three seconds; empty when it can,
        and always empty for an engine that needs no network."""
        ...

    def voices(self, language: str) -> tuple[str, ...]:
        """Variants to offer for a language, the default first; may be empty."""
        ...

    def identity(self, spec: VoiceSpec) -> str:
        """All that shapes the sound: program and version, model digest, options.

        Raises VoiceMissing where the variant or language is not known.
        """
        ...

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The sound of a line: mono, any rate, silence at its ends allowed.

        Raises VoiceError (or one of its kinds).
        """
        ...
