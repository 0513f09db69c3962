"""A canvas to paint covers on, and a look into pictures. The one door to Pillow.

The font is Source Sans 3 (SIL Open Font License) out of a wheel that holds its files alone. It has
the Latin letters of all Europe and of Vietnam, Greek and Cyrillic, and no other script.
"""

import io
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import metadata

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from audiogen.publishing.palettes import Colour, between

# Pillow would refuse to read the header of a huge picture; its size is judged before it is decoded.
Image.MAX_IMAGE_PIXELS = None

_MIMES = {"PNG": "image/png", "JPEG": "image/jpeg"}
FONT = "fontpkg-source-sans-3"
"""The distribution that holds the font; its version belongs to the name of whatever is painted."""
_WEIGHT = 480
"""Thickness of the letters on the font's own scale, where 400 is regular and 700 bold."""
_BAND = 250
"""Rows that are shaded at once."""



class Canvas:
    """A square picture. Positions and sizes are shares of its side, from the top left corner."""

    def __init__(self, side: int, finer: int) -> None:
        """`side` in pixels; it is painted `finer` times as large and reduced, for smooth edges."""
        self._finer = finer
        self._side = side * finer
        self._image = Image.new("RGB", (self._side, self._side))
        self._draw = ImageDraw.Draw(self._image)

    def shade(self, top: Colour, bottom: Colour, reach: float) -> None:
        """Fills the canvas with shades from the top down to `reach`.

        Each row is of one colour, which packs well; its rounding wanders from row to row by the
        golden ratio, so that no bands are seen.
        """
        rows = Image.new("RGB", (1, self._side))
        rows.putdata([
            between(top, bottom, min(1.0, row / (reach * self._side)), row * 0.618034 % 1)
            for row in range(self._side)])
        for start in range(0, self._side, _BAND):       # in bands, for a whole copy weighs 36 MB
            height = min(_BAND, self._side - start)
            band = rows.crop((0, start, 1, start + height)).resize((self._side, height))
            self._image.paste(band, (0, start))

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle."""
        self._draw.ellipse(self._scaled((x - radius, y - radius, x + radius, y + radius)), fill)

    def ridge(self, heights: Iterable[float], fill: Colour) -> None:
        """All below a skyline whose heights are evenly spread from left to right."""
        line = [height * self._side for height in heights]
        step = self._side / (len(line) - 1)
        points = [(index * step, height) for index, height in enumerate(line)]
        self._draw.polygon([(0, self._side), *points, (self._side, self._side)], fill)

    def write(self, text: str, x: float, y: float, size: float, fill: Colour) -> None:
        """One line of text; x is its left edge, y its baseline."""
        height = round(size * self._side)
        mask = Image.new("L", (self._side, 2 * height))
        ImageDraw.Draw(mask).text((x * self._side, height * 1.3), _composed(text), 255,
                                  _font(height), anchor="ls")
        self._image.paste(fill, (0, round(y * self._side - height * 1.3)), mask)

    def png(self) -> bytes:
        """The picture as a PNG, at its own size."""
        target = io.BytesIO()
        # Pillow's `optimize` takes 70 ms, longer than to speak a line, to save 2 % of the file.
        self._image.reduce(self._finer).save(target, "PNG")
        return target.getvalue()

    def _scaled(self, shares: tuple[float, float, float, float]) -> tuple[float, ...]:
        return tuple(share * self._side for share in shares)


def text_width(text: str, size: float) -> float:
    """Width of a line of text, in the unit of `size`."""
    return float(_font(1000).getlength(_composed(text))) * size / 1000


def can_spell(text: str) -> bool:
    """Whether the font has every letter of a text, with its accents on it."""
    font = _font(64)
    missing = bytes(font.getmask("\uffff"))
    return all(not unicodedata.combining(letter) and bytes(font.getmask(letter)) != missing
               for letter in set(_composed(text)))


def picture_facts(data: bytes) -> tuple[str, int, int, str] | None:
    """Media type, width and height in pixels, and kind of colours ("RGB") of a PNG or JPEG, by its
    header; None for others."""
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_MIMES)) as image:
            return _MIMES[str(image.format)], *image.size, image.mode
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None


def decodes(data: bytes) -> bool:
    """Whether a picture, whose size has been judged, is whole to its last pixel."""
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_MIMES)) as image:
            image.load()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels.

    Letters stand side by side by their own widths (the basic layout): the other one depends on a
    library that some machines have, and a cover must not.
    """
    font = ImageFont.truetype(_font_file(), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([_WEIGHT])
    return font


@cache
def _font_file() -> str:
    """Where the upright font lies, found by the list of its distribution's files."""
    listed = metadata.distribution(FONT).files or ()
    return next(str(file.locate()) for file in listed
                if file.suffix == ".ttf" and "Italic" not in file.name)


def _composed(text: str) -> str:
    """A text whose accents are one with their letters wherever Unicode has the pair."""
    return unicodedata.normalize("NFC", text)
