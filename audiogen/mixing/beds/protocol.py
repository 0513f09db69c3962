"""What a bed is: quiet sound under the voice and in the pauses."""

from typing import Protocol

from audiogen.audio import Floats


class Bed(Protocol):
    """A bed that stands still: any stretch of it is like any other, so that encoded frames can be
    joined over it. One file per member, one row in the table of this folder."""

    name: str
    """As authors write it."""
    summary: str
    """One line for listings."""

    def tone(self, rate: int, samples: int) -> Floats:
        """A loop of `samples` samples without a seam; the same bytes for the same arguments."""
        ...
