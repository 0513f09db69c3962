"""What a voice engine is: one file per member, one row in the table of this folder."""

import json
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import astuple
from typing import Protocol

from audiogen.errors import VoiceMissing
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, from_flac, to_flac

Remember = Callable[[str, Callable[[], bytes]], bytes]
"""Gives back what was once answered to a request, or asks for it and keeps it."""


class Engine(Protocol):
    """A voice engine. Inherit from it, and write `name`, `summary`, `say` and what differs."""

    name: str
    """As authors write it."""
    summary: str
    """One line for `audiogen voices`."""
    concurrency: int = 0
    """How many calls may run at once in the whole build; 0 for one per worker process."""
    apart: bool = False
    """True where it speaks in a process of its own; meanwhile a worker may do something else."""
    even: bool = True
    """True where one gain per voice is enough; False where each clip's level is its own."""
    paced: bool = False
    """True where `say` already meets the words per minute; False where the build sees to that."""
    own_rate: bool = False
    """True where `say` speaks at `spec.tempo` times its natural rate, which is measured once; False
    where takes must be stretched."""
    own_files: bool = False
    """True where it speaks with files of a person's own, which may change when nothing else does:
    what `identity` says of them then belongs to what an episode is made of."""
    memory: int = 500_000_000
    """Bytes that are kept free for each worker: what a neural voice takes (300 MB), and finishing
    its lines."""
    sends: str = ""
    """To whom it sends what it is to say; empty where nothing leaves this machine."""
    license: str = ""
    """Of what speaks, or the terms under which it does."""
    size: str = ""
    """What it takes on the disk."""
    speed: str = ""
    """How fast it speaks, compared with how long that is heard."""
    colour: str = "natural"
    """Its kind, by which it is mastered: "natural", or "robot" for a bare and bright voice."""
    keeps_takes: bool = True
    """False where saying a line again costs less than keeping what was said."""

    def missing(self) -> str:
        """What to install or set before this engine can speak here; empty when it can."""
        return ""

    def reachable(self) -> str:
        """Why it can't be reached at this moment, asked within three seconds, or what it has yet
        to be given; empty when it can speak as it is."""
        return ""

    def voices(self, language: str) -> tuple[str, ...]:
        """Variants to offer for a language, the default first; none for an engine that has but
        one voice, and for a language that it doesn't speak."""
        return ()

    def identity(self, spec: VoiceSpec) -> str:
        """All that shapes the sound and is not in an engine's own code: versions of programs,
        digest of a model, voice, language, options, and the pace where `say` meets it.

        Raises VoiceMissing where the variant or language is not known.
        """
        if spec.variant and spec.variant not in self.voices(spec.language):
            offered = ", ".join(f"{self.name}:{variant}" for variant in self.voices(spec.language))
            raise VoiceMissing(f"There is no voice “{spec}” here. " + (
                f"There are: {offered}." if offered else
                f"The voice “{self.name}” has no variants: write “{self.name}”."))
        return f"{spec} {spec.language}{self.pace_named(spec)}"

    def meets_pace(self, spec: VoiceSpec) -> bool:
        """Whether this voice of the engine is `paced`: overridden where not all of them are."""
        return self.paced

    def pace_named(self, spec: VoiceSpec) -> str:
        """What a voice's identity says of its rate: only what `say` goes by."""
        if self.meets_pace(spec):
            return f" {spec.words_per_minute:g} wpm"
        return f" tempo {spec.tempo:g}" if self.own_rate else ""

    def load(self) -> None:
        """Loads what the first line would have to wait for; nothing, unless an engine says so."""
        return

    @abstractmethod
    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The sound of a line: mono, any rate, silence at its ends allowed.

        Raises VoiceError (or one of its kinds).
        """
        ...

    def asks(self, utterance: Utterance, spec: VoiceSpec) -> tuple[str, ...]:
        """The names under which `spoken` remembers what a line needs: for each request, all that
        shapes its answer, and none of our code. One for a line, unless an engine cuts it."""
        return (json.dumps([self.identity(spec), [astuple(span) for span in utterance.spans]],
                           ensure_ascii=False),)

    def spoken(self, utterance: Utterance, spec: VoiceSpec, remember: Remember) -> AudioSegment:
        """The same as `say`, with the answers to `asks` remembered. Raises what it raises."""
        request, = self.asks(utterance, spec)
        fresh: list[AudioSegment] = []

        def make() -> bytes:
            fresh.append(self.say(utterance, spec))
            return to_flac(fresh[0])

        kept = remember(request, make)
        return fresh[0] if fresh else from_flac(kept)
