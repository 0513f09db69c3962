"""What a sound made here is: a bell, a chime, a tone that breathes."""

from typing import Protocol

from audiogen.audio import Floats


class Instrument(Protocol):
    """What makes a sound. One file per member, one row in the table of this folder."""

    name: str
    """As authors write it, or as the timeline asks for it before the first colon."""
    summary: str
    """One line for listings."""
    below_voice: float
    """How far its loudest 400 ms lie below the voice, in LU; never less than 6. From about 14 on,
    the meter's relative gate leaves a sound out, and an episode with bells reads as one without."""
    nominal: bool
    """True where it starts and ends as it was asked to, whatever is heard of its edges."""

    def play(self, rate: int, wish: str) -> Floats:
        """The sound at any level, silent at both ends; `wish` is what follows the colon.

        Raises SoundError for a wish that it can't meet.
        """
        ...
