"""What the chain does to each kind of voice.

Measured with DistillMOS on twelve lines cut tight: see the table in CHANGELOG.md. A robot's voice
is bare and bright, so it is darkened, evened and set into a small room. A natural voice has its own
room, evenness and shade, and every one of these takes a little of it away.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """What is done to one kind of voice."""

    shelf_db: float
    """What lies above mastering.SHELF_HERTZ is turned by so much; 0 leaves it."""
    ratio: float
    """Of the compressor; 1 for none."""
    room: tuple[tuple[float, float], ...]
    """Early reflections: milliseconds after the voice, and level below it in dB."""


ROBOT = "robot"
NATURAL = "natural"
COLOURS: dict[str, Colour] = {
    ROBOT: Colour(-1.5, 2.0, (
        (7.1, -27.0), (11.9, -30.0), (17.3, -31.5), (23.9, -33.0), (31.7, -35.0), (41.3, -37.0))),
    NATURAL: Colour(0.0, 1.0, ()),
}
"""Kind of voice, as engines name it → what is done to it. The robot's reflections are those of a
small, soft room: 23 dB below the voice together, over after 41 ms, so a pause stays a pause."""
