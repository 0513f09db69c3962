"""Fitting an episode to a length, by its pauses alone."""

from collections.abc import Callable
from dataclasses import replace

from audiogen.errors import ContentError, Fault
from audiogen.scripting.model import Pause, Script
from audiogen.units import LONGEST, clock

FLOOR_SECONDS, FLOOR_SHARE = 1.0, 0.2
"""A flexible pause never shrinks below the longer of these, a second and a fifth of what was
written: below that the invitation it holds open is gone."""
STRUCTURAL = 0.4
"""Structural pauses may grow and shrink by this share; more would be another pace."""
CLOSE = 0.05
"""Seconds that a fitted episode may miss its target by."""


def fit(script: Script, actual: float, target: float) -> Script:
    """The script with its pauses changed so that it lasts `target` seconds instead of `actual`.

    Flexible pauses grow or shrink by a common factor first, then structural ones within 40 %.
    Voice, breaths, sounds and fixed pauses stay as they are.
    Raises ContentError, saying by how much, where that is not enough.
    """
    wanted = target - actual
    pauses = [cue for cue in script.cues if isinstance(cue, Pause)]
    flexible = _scaled([pause.flexible for pause in pauses], wanted, _least, lambda _: LONGEST)
    gained = sum(flexible) - sum(pause.flexible for pause in pauses)
    structural = _scaled(
        [_structural(pause) for pause in pauses], wanted - gained,
        lambda seconds: seconds * (1 - STRUCTURAL), lambda seconds: seconds * (1 + STRUCTURAL))
    gained += sum(structural) - sum(map(_structural, pauses))
    if abs(wanted - gained) > CLOSE:
        raise ContentError([_miss(script, actual + gained, target)])
    fitted = iter([
        replace(pause, flexible=round(flex, 6), seconds=round(pause.fixed + flex + rest, 6))
        for pause, flex, rest in zip(pauses, flexible, structural, strict=True)
    ])
    cues = tuple(next(fitted) if isinstance(cue, Pause) else cue for cue in script.cues)
    return replace(script, cues=cues)


def _structural(pause: Pause) -> float:
    """Seconds of a pause that the author did not write out."""
    return max(0.0, pause.seconds - pause.fixed - pause.flexible)


def _least(seconds: float) -> float:
    return min(seconds, max(FLOOR_SECONDS, FLOOR_SHARE * seconds))


def _scaled(lengths: list[float], wanted: float, least: Callable[[float], float],
            most: Callable[[float], float]) -> list[float]:
    """The lengths times a common factor, each within its bounds, their sum as near as can be to
    `wanted` seconds more (or, below zero, fewer).

    Lengths that reach a bound stay there, and the others share the rest; so each round settles at
    least one, and the factor is exact.
    """
    goal = sum(lengths) + wanted
    bound = least if wanted < 0 else most
    free = {index for index, length in enumerate(lengths) if length > 0}
    scaled = list(lengths)
    while free and wanted:
        factor = (goal - sum(scaled[index] for index in range(len(scaled)) if index not in free)
                  ) / sum(lengths[index] for index in free)
        beyond = {index for index in free
                  if (lengths[index] * factor < bound(lengths[index])) == (wanted < 0)
                  and lengths[index] * factor != bound(lengths[index])}
        for index in beyond or free:
            scaled[index] = bound(lengths[index]) if beyond else lengths[index] * factor
        if not beyond:
            break
        free -= beyond
    return scaled


def _miss(script: Script, reached: float, target: float) -> Fault:
    """What to tell the author: the length that can be reached, and the way to the one asked for."""
    longer = target > reached
    by = abs(target - reached)
    amount = (f"{by:.1f} seconds" if by < 60 else
              f"{clock(by)} {'minutes' if round(by) < 3600 else 'hours'}")
    hint = ("Add flexible pauses such as [pause 30s+], or ask for less." if longer else
            "Mark long pauses as flexible, [pause 10s+], cut some text, or ask for more.")
    return Fault(replace(script.cues[0].place, line=0),
                 f"“{script.title}” can't be fitted to {clock(target)}: with its flexible and "
                 f"structural pauses at their {'longest' if longer else 'shortest'} it lasts "
                 f"{clock(reached)}, which is {amount} too {'short' if longer else 'long'}. {hint}")
