"""Breath tones as the timeline plans them: which phases sound, how long, and what does not fit.

Needs no numpy.
"""

from math import ceil

from audiogen.errors import Fault
from audiogen.scripting.model import Phase

TONE_KINDS = ("in", "out")
"""Phases that a tone can cue; a hold is left to silence."""
SHORTEST_SECONDS = 0.5
"""Of a phase that a tone cues: less can't be followed, and leaves no room for a tone."""
_LEAD_SECONDS = 0.05
"""What the next cue's segment takes before it is heard."""
_SHARE = 0.9
_ROOM_SECONDS = 0.2
"""What a tone leaves of its phase, so that its encoded frames end before the next cue's begin."""


def tone_seconds(phase: float) -> float:
    """How long the tone of a phase of `phase` seconds lasts; 0 where there is no room for one."""
    if phase < SHORTEST_SECONDS:
        return 0.0
    return min(_SHARE * phase, phase - _ROOM_SECONDS)


def tone_name(phase: Phase) -> str:
    """What cues a phase without words ("breath:in:4.0"); empty where nothing does."""
    if phase.line is not None or phase.kind not in TONE_KINDS:
        return ""
    return f"breath:{phase.kind}:{float(phase.seconds)}"


def too_short(phase: Phase) -> Fault:
    """What to tell the author of a phase that has no room for its tone."""
    return Fault(phase.place, f"A breath phase of {phase.seconds:g} s is too short to follow; "
                              f"give it at least {SHORTEST_SECONDS:g} s.")


def too_long(phase: Phase, said: float, ready: float) -> Fault:
    """What to tell the author of a phase whose words do not fit.

    `said` is how long they take in seconds, `ready` how long until something else can be heard.
    """
    needed = ceil(10 * (ready + _LEAD_SECONDS)) / 10
    words = phase.line.text if phase.line else phase.text
    return Fault(phase.place, f"“{words}” takes {said:.1f} s to say, and its breath phase lasts "
                              f"{phase.seconds:g} s; give the phase at least {needed:.1f} s, or "
                              "word it shorter under [phrases] in audiogen.toml.")
