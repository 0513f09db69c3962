"""A canvas to paint covers on, and a look into pictures. The one door to Pillow.

Its letters are those of the font inside Pillow: unaccented Latin letters, figures and common
marks. Accents are drawn by strokes; other scripts, and letters such as ø and ß, it does not have.
"""

import io
from collections.abc import Iterable
from functools import cache

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from audiogen.publishing.lettering import Accent, letters
from audiogen.publishing.palettes import Colour, between

# Pillow would refuse to read the header of a huge picture; its size is judged before it is decoded.
Image.MAX_IMAGE_PIXELS = None

_MIMES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_WEIGHT = 0.018
"""Thickness added around every letter, as a share of its size: the font is a light one."""
_BAND = 250
"""Rows that are shaded at once."""
_STEM = 0.085
"""Thickness of the font's own strokes."""


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
        _letter(ImageDraw.Draw(mask), text, x * self._side, height * 1.3, height)
        self._image.paste(fill, (0, round(y * self._side - height * 1.3)), mask)

    def png(self) -> bytes:
        """The picture as a PNG, at its own size."""
        target = io.BytesIO()
        self._image.reduce(self._finer).save(target, "PNG", optimize=True)
        return target.getvalue()

    def _scaled(self, shares: tuple[float, float, float, float]) -> tuple[float, ...]:
        return tuple(share * self._side for share in shares)


def text_width(text: str, size: float) -> float:
    """Width of a line of text, in the unit of `size`."""
    return float(_font(1000).getlength(_bases(text))) * size / 1000


def can_spell(text: str) -> bool:
    """Whether every letter of a text can be written."""
    font = _font(64)
    missing = bytes(font.getmask("\uffff"))
    return all(bytes(font.getmask(base)) != missing for base in set(_bases(text)))


def picture_facts(data: bytes) -> tuple[str, int, int] | None:
    """Media type, width and height in pixels of a PNG or JPEG, by its header; None for others."""
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_MIMES)) as image:
            return _MIMES[str(image.format)], *image.size
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
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow was built without FreeType")
    return font


def _bases(text: str) -> str:
    return "".join(letter.base for letter in letters(text))


def _letter(draw: ImageDraw.ImageDraw, text: str, x: float, baseline: float, size: int) -> None:
    """Writes into a mask: the plain letters in one go, for their kerning, then the accents."""
    font, plain = _font(size), _bases(text)
    draw.text((x, baseline), plain, 255, font, anchor="ls", stroke_width=round(size * _WEIGHT))
    small = font.getbbox("x", anchor="ls")[1]
    for index, letter in enumerate(letters(text)):
        if not letter.accents:
            continue
        left, top, right, foot = font.getbbox(letter.base, anchor="ls")
        start = x + font.getlength(plain[:index + 1]) - font.getlength(letter.base)
        middle = start + (left + right) / 2
        if letter.loses_its_dot:
            edge = size * (_WEIGHT + 0.01)
            draw.rectangle((start + left - edge, baseline + top - edge,
                            start + right + edge, baseline + small - edge), 0)
            top = small
        for accent in letter.accents:
            _accent(draw, accent, middle, baseline + (foot if accent.below else top), size)


def _accent(draw: ImageDraw.ImageDraw, accent: Accent, x: float, y: float, size: int) -> None:
    up = 1 if accent.below else -1
    gap = 0.0 if accent.below else 0.08
    thick = size * (_STEM + 2 * _WEIGHT)
    for stroke in accent.strokes:
        points = [(x + across * size, y + up * (height + gap) * size) for across, height in stroke]
        radius = thick * (0.55 if len(points) == 1 else 0.33)
        draw.line(points, 255, round(2 * radius), "curve")
        for across, down in (points[0], points[-1]):
            draw.ellipse((across - radius, down - radius, across + radius, down + radius), 255)
