"""The cover: the collection's own picture, checked, or one made here.

The made cover shows the title over soft hills, in colours that the title alone decides. A title
that the font can't spell (see painting.py) stays in the tags and in the alternative text, and the
cover is the landscape alone: no empty boxes, and no wrong spelling.
"""

import math
import unicodedata
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from audiogen import fingerprints, intake
from audiogen.errors import Fault, Place, SettingsError
from audiogen.publishing.line_breaks import flow
from audiogen.publishing.model import Picture, PublishSettings
from audiogen.publishing.painting import (
    FONT,
    Canvas,
    can_spell,
    decodes,
    picture_facts,
    text_width,
)
from audiogen.publishing.palettes import PALETTES, Palette, between, colour
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import vocabulary

Remember = Callable[[str, Callable[[], bytes]], bytes]
"""Gives back what is kept under a name (hexadecimal digits), or makes it and keeps it."""
SMALLEST, LARGEST = 1400, 3000
"""Pixels that podcast directories accept for the side of a square cover."""
SIDE = 1500
"""Pixels, of the cover made here; all other measures are shares of it."""
FINER = 2
MARGIN = 0.085
"""Left free around text."""
ROOM = 0.475
"""Height that the title may fill, so that it ends above the sun."""
SIZES = tuple(0.17 - 0.004 * step for step in range(30))
"""Of the title's letters, to be tried from the largest down."""
LEADING = 1.14
"""Distance of two baselines, in sizes of the letters."""
SIGNATURE = 0.042
"""Size of the author's name."""

_ORNAMENTS = ("So", "Sk", "Cf", "Me", "Co")
"""Unicode categories that are left out: emoji, their modifiers, and marks that are not seen."""


def cover_picture(settings: PublishSettings, remember: Remember | None = None) -> Picture:
    """The picture for tags and feed; the same settings give the same bytes.

    Painting takes as long as speaking ten lines; `remember` may keep what was painted.
    Raises SettingsError where the collection's own picture can't be used.
    """
    own = own_picture(settings)
    if own is not None:
        return own
    title, author = one_line(settings.title), one_line(settings.author)
    paint = partial(_painted, title, author)
    data = remember(_identity(title, author), paint) if remember else paint()
    return Picture(data, "image/png", SIDE, SIDE, _alt(settings))


def own_picture(settings: PublishSettings) -> Picture | None:
    """The picture that a collection brought along; None where one is to be made. Raises
    SettingsError where it can't be used."""
    return _own(settings.cover, _alt(settings)) if settings.cover is not None else None


def _alt(settings: PublishSettings) -> str:
    words = vocabulary(settings.language)
    return one_line(settings.cover_alt) or words.cover.format(title=one_line(settings.title))


def _identity(title: str, author: str) -> str:
    """A name for all that shapes a painted cover, the code that paints it included."""
    parts = ["cover", title, author, fingerprints.closure("audiogen.publishing.cover"),
             metadata.version(FONT)]
    return sha256("\n".join(parts).encode()).hexdigest()


def _own(path: Path, alt: str) -> Picture:
    def fault(message: str) -> SettingsError:
        remedy = "or remove `cover` from audiogen.toml to have one made."
        return SettingsError([Fault(Place(path.as_posix(), 0), f"{message}, {remedy}")])

    try:
        data = intake.taken_in(path, intake.PICTURE)
    except intake.Unreadable as problem:
        raise fault(f"the cover can't be read: {problem}; mend its path") from problem
    facts = picture_facts(data)
    if facts is None:
        raise fault("the cover is neither PNG nor JPEG; export it as one of these")
    mime, width, height, colours = facts
    if width != height or not SMALLEST <= width <= LARGEST:
        raise fault(f"the cover is {width} by {height} pixels, but podcast directories want a "
                    f"square of {SMALLEST} to {LARGEST}; export it in such a size")
    if not decodes(data):
        raise fault("the cover is damaged: it breaks off before its last pixel; export it again")
    return Picture(data, mime, width, height, alt, colours)


def _painted(title: str, author: str) -> bytes:
    """A PNG: sky, sun, hills, title, author. The title decides on colours and shapes."""
    seed = sha256(title.encode()).digest()
    palette = PALETTES[seed[0] % len(PALETTES)]
    canvas = Canvas(SIDE, FINER)
    canvas.shade(colour(palette.top), colour(palette.horizon), 0.8)
    _sun(canvas, palette, seed[1] / 255)
    _hills(canvas, palette, [byte / 255 for byte in seed[2:10]])
    _title(canvas, _spelt(title), palette)
    name = _spelt(author)
    if text_width(name, SIGNATURE) <= 1 - 2 * MARGIN:
        canvas.write(name, MARGIN, 1 - 0.65 * MARGIN, SIGNATURE, colour(palette.pale))
    return canvas.png()


def _sun(canvas: Canvas, palette: Palette, chance: float) -> None:
    """A pale disc with a halo, rising behind the hills on the right."""
    across = 0.64 + 0.18 * chance
    halo = between(colour(palette.horizon), colour(palette.sun), 0.35)
    canvas.disc(across, 0.69, 0.165, halo)
    canvas.disc(across, 0.69, 0.125, colour(palette.sun))


def _hills(canvas: Canvas, palette: Palette, chances: list[float]) -> None:
    """Four rows of hills, each nearer, flatter and deeper in colour than the one behind it."""
    far, near = colour(palette.far), colour(palette.near)
    for row in range(4):
        waves, shift = 0.8 + 0.9 * chances[row], 2 * math.pi * chances[4 + row]
        swell = 0.042 - 0.008 * row
        canvas.ridge((
            0.665 + 0.066 * row + swell * (math.sin(2 * math.pi * waves * x / 300 + shift)
                                           + 0.3 * math.sin(5.1 * math.pi * x / 300 + 2 * shift))
            for x in range(301)), between(far, near, row / 3))


def _title(canvas: Canvas, title: str, palette: Palette) -> None:
    """The title in even lines, as large as fits; one far too long ends in an ellipsis."""
    if not title:
        return
    size, lines = _set(title)
    most = int(ROOM / (size * LEADING))
    if len(lines) > most:
        lines = (*lines[:most - 1], lines[most - 1].rstrip(" ,;:.-") + "…")
    top = MARGIN + (ROOM - len(lines) * size * LEADING) * 0.45
    for number, line in enumerate(lines):
        baseline = top + (number * LEADING + 0.86) * size
        canvas.write(line, MARGIN, baseline, size, colour(palette.ink))


def _set(title: str) -> tuple[float, tuple[str, ...]]:
    """The largest size at which no word is cut and all lines have room; and the lines."""
    width = 1 - 2 * MARGIN
    words = title.split(" ")
    for size in SIZES:
        if max(text_width(word, size) for word in words) > width and size != SIZES[-1]:
            continue
        flowing = flow(title, width, partial(text_width, size=size))
        lines = flowing.lines(flowing.whole, width)
        if len(lines) * size * LEADING <= ROOM:
            break
    return size, lines


def _spelt(text: str) -> str:
    """The text as the cover writes it, without emoji; empty where a letter is missing."""
    plain = one_line("".join(
        character for character in text.replace("\u00a0", " ")
        if unicodedata.category(character) not in _ORNAMENTS))
    return plain if can_spell(plain) else ""
