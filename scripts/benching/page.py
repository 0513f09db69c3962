"""docs/performance.md and its picture: what costs how much, for how many lines."""

import math
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from benching.workbench import FLOOR, OURS, Point, Row

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 860, 480, 64, 250, 24, 48
"""Pixels; the margins hold the scale and the names."""
INKS = ("#0a7d5a", "#5b5b5b", "#b3261e", "#7a4fbf", "#a05a00", "#1463b8", "#8a2c66")
DASHES = ("", "2 3", "8 3", "8 3 2 3", "1 4", "12 4", "4 4")
"""Told by shape as well as by colour."""


def table(rows: Iterable[Row]) -> str:
    """Markdown."""
    return "\n".join(("| what | measured | to reach |", "|---|---|---|", *(
        f"| {row.what} | {figure(row)} | {row.wanted.replace('<=', '≤').replace('>=', '≥')} |"
        for row in rows)))


def figure(row: Row) -> str:
    """With its unit, and as many digits as mean something."""
    digits = 0 if row.ratio >= 100 else 1 if row.ratio >= 10 else 2
    return f"{row.ratio:.{digits}f}{'' if row.unit == 'x' else ' ' + row.unit}"


def picture(points: Iterable[Point]) -> str:
    """An SVG: cost over lines, both logarithmic; 1 is the neural floor of the fewest lines."""
    known = sorted(points, key=lambda point: (point.who, point.lines))
    one = min((point for point in known if point.who == FLOOR), key=lambda point: point.lines)
    names = sorted({point.who for point in known},
                   key=lambda who: (who != OURS, who != FLOOR, who))
    scale = _Scale(known, one.seconds)
    parts = [*scale.grid()]
    places: list[float] = []
    for who, ink, dash in zip(names, INKS, DASHES, strict=False):
        own = [point for point in known if point.who == who]
        parts += scale.line(own, ink, dash)
        parts.append(_name(who, scale.place(own[-1])[1], places, ink))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'font-family="sans-serif" font-size="13"><title>What a build costs, for how many lines'
            '</title><desc>Both scales are logarithmic; the natural voice\'s bare synthesis and '
            f'encoding of {one.lines} lines is 1. Hollow marks are extrapolated.</desc>'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf8"/>{"".join(parts)}</svg>\n')


def _name(who: str, wanted: float, places: list[float], ink: str) -> str:
    """A series' name at its end, clear of the others."""
    height = wanted
    while any(abs(height - place) < 16 for place in places):
        height += 1
    places.append(height)
    return f'<text x="{WIDTH - RIGHT + 12}" y="{height + 4:.0f}" fill="{ink}">{escape(who)}</text>'


class _Scale:
    """Where a point stands in the picture."""

    def __init__(self, points: list[Point], one: float) -> None:
        self._one = one
        lines = [math.log10(point.lines) for point in points]
        costs = [math.log10(point.seconds / one) for point in points]
        self._x, self._y = (min(lines), max(lines)), (math.floor(min(costs)), math.ceil(max(costs)))
        self._counts = sorted({point.lines for point in points})

    def place(self, point: Point) -> tuple[float, float]:
        """Pixels."""
        return self._across(point.lines), self._down(point.seconds / self._one)

    def _across(self, lines: int) -> float:
        low, high = self._x
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(lines) - low) / (high - low)

    def _down(self, cost: float) -> float:
        low, high = self._y
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(cost) - low) / (high - low)

    def grid(self) -> Iterable[str]:
        """Scales and their numbers."""
        for power in range(self._y[0], self._y[1] + 1):
            height = self._down(10.0 ** power)
            yield (f'<path d="M{LEFT} {height:.1f}H{WIDTH - RIGHT}" stroke="#ddd6c8"/>'
                   f'<text x="{LEFT - 8}" y="{height + 4:.1f}" text-anchor="end" fill="#444">'
                   f'{10.0 ** power:g}</text>')
        for lines in self._counts:
            across = self._across(lines)
            yield (f'<path d="M{across:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd6c8"/>'
                   f'<text x="{across:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle" '
                   f'fill="#444">{lines:,}</text>')
        yield (f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle" '
               'fill="#444">lines</text>')

    def line(self, points: list[Point], ink: str, dash: str) -> Iterable[str]:
        """A series; hollow marks where nothing was measured."""
        places = [self.place(point) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield (f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2" '
               f'stroke-dasharray="{dash}"/>')
        for point, (x, y) in zip(points, places, strict=True):
            fill = "#fffdf8" if point.extrapolated else ink
            yield (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{ink}" '
                   'stroke-width="2"/>')


def write(folder: Path, rows: list[Row], points: list[Point], jobs: int, runs: int) -> Path:
    """Both files; the page's path."""
    (folder / "performance.svg").write_text(picture(points), "utf-8")
    page = folder / "performance.md"
    page.write_text(PAGE.format(table=table(rows), jobs=jobs, runs=runs), "utf-8")
    return page


PAGE = """\
# How fast it is

`python scripts/bench.py --write` measured this and wrote this page: {jobs} jobs, medians of {runs}
pairs that ran one after the other on the same text. A figure with no unit is a ratio of two times,
so that it says something on another machine, too. MP3 is the only output; mastering and kept takes
are part of ours.

The *floor* is what nobody can go below: the same voice at the same speed, its sound resampled and
put through LAME, in as many processes as we use, with no cache, no mastering and no checks.

{table}

![Cost over lines, both logarithmic](performance.svg)

1 is the neural floor of the fewest lines. Hollow marks are extrapolated, as each contestant grows.

- *the obvious script*: a process of espeak-ng for each line, clips added up with pydub, one export.
  It copies all that is there for each line, so its cost grows with the square.
- *the shell pipeline*: the whole text as one SSML document through espeak-ng into lame. Its pauses
  are never shorter than half a second and up to 0.3 s off.
- *a Kokoro pipeline*: the model that neural audiobook tools run on, with its threads, a line after
  the other, into LAME.

None of these three masters, measures, keeps anything, or writes captions, chapters or a page.
"""
