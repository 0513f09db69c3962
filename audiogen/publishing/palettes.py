"""Colours for covers: soft skies, and ink that can be read on them."""

from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

LEAST_CONTRAST = 4.5
"""Of text against what lies behind it (WCAG 2.2, criterion 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One mood. The title stands in `ink` on the sky, the author in `pale` on the nearest hill."""

    name: str
    top: str
    """Colours as in CSS, "#f6e7dc"."""
    horizon: str
    sun: str
    far: str
    near: str
    ink: str
    pale: str


PALETTES: tuple[Palette, ...] = (
    Palette("dawn", "#f8ebe1", "#f3cbb5", "#fdf4e6", "#dba999", "#574868", "#3a2b49", "#fbf3ec"),
    Palette("sea", "#e6f2f0", "#bddbdc", "#faf5e6", "#8dbcc1", "#23545f", "#133a45", "#eff8f7"),
    Palette("moss", "#f1f4e4", "#d0debb", "#fdf8e4", "#9fb88b", "#34513a", "#213629", "#f2f6e9"),
    Palette("violet", "#f1edf7", "#d4c8e7", "#fdf3ee", "#ab9bc9", "#483d6e", "#2d254e", "#f4f0fa"),
    Palette("sand", "#faf3e4", "#ead4ae", "#fffaee", "#cdab7e", "#66492f", "#412d1b", "#faf3e6"),
    Palette("rose", "#fbedee", "#f0c8cd", "#fff7f2", "#d197a5", "#67354e", "#441e34", "#fcf1f3"),
    Palette("river", "#e9f0f9", "#c1d4ed", "#fff9ea", "#90aed4", "#2d4876", "#1a2d52", "#eff4fb"),
)


def colour(code: str) -> Colour:
    """A colour as CSS writes it."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def between(first: Colour, second: Colour, share: float, rounding: float = 0.5) -> Colour:
    """A colour on the way from one to another; a share of 0 is the first, of 1 the second.

    `rounding` is what is added before fractions are cut off: a half rounds to the nearest.
    """
    red, green, blue = (int(one + (other - one) * share + rounding)
                        for one, other in zip(first, second, strict=True))
    return red, green, blue


def contrast(first: Colour, second: Colour) -> float:
    """Contrast ratio from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(shade: Colour) -> float:
    red, green, blue = (
        value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
