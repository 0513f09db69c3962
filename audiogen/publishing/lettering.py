"""Accents for a font that has none, as strokes above and below its letters. No library needed.

Coordinates are shares of the font's size: x to the right of the letter's middle, y upwards from
where the mark begins (the letter's top, or for marks below its foot, and then downwards).
"""

import math
import unicodedata
from dataclasses import dataclass

Point = tuple[float, float]
Stroke = tuple[Point, ...]
"""A line through its points; one point alone is a dot."""


@dataclass(frozen=True, slots=True)
class Accent:
    """The strokes of one combining mark."""

    strokes: tuple[Stroke, ...]
    below: bool = False


def _arc(middle: Point, radius: float, first: float, last: float) -> Stroke:
    """Part of a circle; angles in degrees, counter-clockwise from the right."""
    angles = (math.radians(first + (last - first) * step / 16) for step in range(17))
    return tuple((middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle))
                 for angle in angles)


def _wave() -> Stroke:
    """A tilde."""
    return tuple((-0.125 + 0.25 * step / 16, 0.055 + 0.04 * math.sin(2 * math.pi * step / 16))
                 for step in range(17))


ACCENTS: dict[str, Accent] = {
    "\N{COMBINING GRAVE ACCENT}": Accent((((-0.09, 0.13), (0.03, 0.02)),)),
    "\N{COMBINING ACUTE ACCENT}": Accent((((0.09, 0.13), (-0.03, 0.02)),)),
    "\N{COMBINING CIRCUMFLEX ACCENT}": Accent((((-0.11, 0.02), (0.0, 0.12), (0.11, 0.02)),)),
    "\N{COMBINING CARON}": Accent((((-0.11, 0.12), (0.0, 0.02), (0.11, 0.12)),)),
    "\N{COMBINING TILDE}": Accent((_wave(),)),
    "\N{COMBINING MACRON}": Accent((((-0.11, 0.06), (0.11, 0.06)),)),
    "\N{COMBINING BREVE}": Accent((_arc((0.0, 0.13), 0.11, 200, 340),)),
    "\N{COMBINING DOT ABOVE}": Accent((((0.0, 0.06),),)),
    "\N{COMBINING DIAERESIS}": Accent((((-0.1, 0.06),), ((0.1, 0.06),))),
    "\N{COMBINING RING ABOVE}": Accent((_arc((0.0, 0.08), 0.085, 0, 360),)),
    "\N{COMBINING DOUBLE ACUTE ACCENT}": Accent(
        (((0.01, 0.13), (-0.09, 0.02)), ((0.15, 0.13), (0.05, 0.02)))),
    "\N{COMBINING DOT BELOW}": Accent((((0.0, 0.06),),), below=True),
    "\N{COMBINING COMMA BELOW}": Accent((((0.02, 0.06), (-0.02, 0.16)),), below=True),
    "\N{COMBINING CEDILLA}": Accent(
        (((0.01, 0.0), (-0.01, 0.06)), _arc((-0.02, 0.13), 0.07, 265, 460)), below=True),
    "\N{COMBINING OGONEK}": Accent((_arc((0.1, 0.09), 0.085, 265, 75),), below=True),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a text and the accents on it."""

    base: str
    accents: tuple[Accent, ...]

    @property
    def loses_its_dot(self) -> bool:
        """Whether an accent stands where i and j have their dot."""
        return self.base in "ij" and any(not accent.below for accent in self.accents)


def letters(text: str) -> tuple[Letter, ...]:
    """A text as letters with accents; a letter whose accents can't be drawn stays whole."""
    found = []
    for character in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", character)
        base, marks = parts[0], parts[1:]
        drawn = all(mark in ACCENTS for mark in marks)
        found.append(Letter(base, tuple(ACCENTS[mark] for mark in marks)) if drawn
                     else Letter(character, ()))
    return tuple(found)
