"""A voice that isn't here, brought here: only when somebody asks for it by its name."""

from collections.abc import Callable
from pathlib import Path

from audiogen.errors import VoiceMissing
from audiogen.messages import named, suggestion
from audiogen.voicing.network.fetching import Progress, by_hand, fetch
from audiogen.voicing.weights import CATALOGUE, Weights, weights_of

__all__ = ["CATALOGUE", "Weights", "bring", "by_hand", "offered"]


def offered(name: str) -> Weights:
    """What can be fetched under a name. Raises VoiceMissing, with a suggestion."""
    weights = weights_of(name.strip())
    if weights is None:
        raise VoiceMissing(
            f"No voice “{named(name)}” can be fetched: only those whose bytes are known are. "
            + suggestion(name, [each.voice for each in CATALOGUE], "“{}”", 0.5))
    return weights


def bring(weights: Weights, about: Callable[[Weights, int], None],
          progress: Progress) -> tuple[tuple[Path, ...], bool]:
    """A voice's files, and whether any had to be fetched; before that `about` is told of the voice
    and how many bytes of it aren't here yet.

    Raises VoiceError or OutputError.
    """
    lacking = weights.lacking
    if not lacking:
        return tuple(file.place for file in weights.files), False
    about(weights, sum(file.size for file in lacking))
    return fetch(weights, progress), True
