"""The voices that can be fetched: only those whose digests are pinned here, and where they lie.

Nothing is fetched by itself, and nothing is spoken with that isn't what its digest says. A file
for each engine, and this table.
"""

from audiogen.voicing.weights.hibari import HIBARI
from audiogen.voicing.weights.kokoro import KOKORO
from audiogen.voicing.weights.model import Weights, WeightsFile

__all__ = ["CATALOGUE", "Weights", "WeightsFile", "fetched", "voices_of", "weights_of"]

CATALOGUE: tuple[Weights, ...] = (*HIBARI, *KOKORO)


def weights_of(voice: str) -> Weights | None:
    """What a voice speaks with, if it can be fetched."""
    return next((each for each in CATALOGUE if each.voice == voice), None)


def fetched() -> tuple[str, ...]:
    """The voices that are on this machine, by name and size. Raises OutputError."""
    return tuple(each.voice for each in CATALOGUE if each.here)


def voices_of(engine: str) -> tuple[Weights, ...]:
    """All voices of an engine that can be fetched, here or not, the best of a language first."""
    return tuple(each for each in CATALOGUE if each.voice.startswith(f"{engine}:"))
