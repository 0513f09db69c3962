"""An inspection as one picture, an SVG: an episode written out in staves, like music."""

from collections.abc import Iterator
from html import escape

from audiogen.mixing.model import Inspection, Miss
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.staves import (
    FLAG_TOP,
    HEARD_HEIGHT,
    HEARD_TOP,
    HEIGHT,
    LEFT,
    PLOT_TOP,
    WIDTH,
    Stave,
)
from audiogen.units import clock

PAGE_WIDTH = LEFT + WIDTH + 24
HEAD, ROW = 96, 19
"""Height of the title with the facts, and of a row of the list of misses."""
KEY = 40
"""Height of what explains the signs."""
SPANS = (15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds that a stave may last."""
MOST_STAVES = 12
MOST_MISSES = 40
"""Misses that are marked and listed; of the rest the number is told."""
LONGEST_ROW, LONGEST_TITLE = 170, 80
"""Letters of a miss in the list, and of the title."""

FLAG = "h14l4 6.5l-4 6.5h-14z"
"""The shape of a miss's mark."""

_LIGHT = {"page": "#fbfaf6", "ink": "#26272d", "soft": "#666873", "line": "#dcdad2",
          "peak": "#e2dfd5", "moment": "#a5c3cc", "short": "#14536b", "band": "#d3e7bd",
          "line-heard": "#14536b", "sound": "#a4681a", "breath": "#7a5da8", "miss": "#bb1e12",
          "on-miss": "#ffffff"}
_DARK = {"page": "#15171b", "ink": "#eeece6", "soft": "#a3a5ae", "line": "#33363d",
         "peak": "#30343c", "moment": "#2f5f70", "short": "#8fd3ea", "band": "#2f4a26",
         "line-heard": "#8fd3ea", "sound": "#e6b062", "breath": "#c3a8ee", "miss": "#ff8a7a",
         "on-miss": "#15171b"}
_RULES = """
text { font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-size: 11px;
  fill: var(--ink) }
.title { font-size: 22px; font-weight: 600 }
.fact { font-size: 13px }
.verdict { font-size: 13px; font-weight: 600 }
.scale, .time, .key { fill: var(--soft); font-size: 10px }
.scale { text-anchor: end }
.time { text-anchor: middle }
.again { fill: var(--soft); font-weight: 400 }
.name { font-weight: 600 }
.words { font-size: 9.5px; fill: var(--soft) }
.page { fill: var(--page) }
.grid { stroke: var(--line); fill: none }
.chapter { stroke: var(--soft); fill: none; stroke-dasharray: 2 3 }
.band { fill: var(--band) }
.peak_dbfs { fill: var(--peak) }
.momentary_lufs { fill: var(--moment); fill-opacity: .75 }
.short_term_lufs { fill: none; stroke: var(--short); stroke-width: 1.6; stroke-linejoin: round }
.line { fill: var(--line-heard) }
.sound { fill: var(--sound) }
.breath { fill: var(--breath) }
.written { fill-opacity: .45 }
.mark, .verdict.amiss { fill: var(--miss) }
.stem { stroke: var(--miss); stroke-width: 1.5; fill: none }
.number { fill: var(--on-miss); font-size: 9px; font-weight: 700; text-anchor: middle }
"""


def picture(inspection: Inspection) -> str:
    """The whole SVG, legible on light and on dark; the same inspection gives the same one. However
    long the episode is, it stays below a megabyte."""
    length = inspection.length / inspection.rate
    span = next((span for span in SPANS if length <= span * MOST_STAVES),
                SPANS[-1] * -int(-length // (SPANS[-1] * MOST_STAVES)))
    staves = [Stave(inspection, index * span, span)
              for index in range(max(1, -int(-length // span)))]
    shown = inspection.misses[:MOST_MISSES]
    listed = len(shown) + (len(shown) < len(inspection.misses))
    height = HEAD + len(staves) * HEIGHT + KEY + listed * ROW + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PAGE_WIDTH} {height}" '
        f'width="{PAGE_WIDTH}" height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(one_line(inspection.title))}</title>',
        f'<desc id="desc">{escape(one_line(_told(inspection)))}</desc>',
        f"<style>{_style()}</style>",
        '<rect class="page" width="100%" height="100%"/>',
        *_head(inspection),
    ]
    for row, stave in enumerate(staves):
        parts.append(f'<g transform="translate(0 {HEAD + row * HEIGHT})">')
        parts += [*stave.draw(), *_marks(stave, shown, row == len(staves) - 1), "</g>"]
    below = HEAD + len(staves) * HEIGHT
    parts += [*_key(below), *_list(inspection.misses, below + KEY), "</svg>"]
    return "\n".join(parts) + "\n"


def _style() -> str:
    light, dark = ("".join(f"--{name}:{colour};" for name, colour in colours.items())
                   for colours in (_LIGHT, _DARK))
    return (f"svg{{{light}}}@media (prefers-color-scheme: dark){{svg{{{dark}}}}}{_RULES}")


def _facts(inspection: Inspection) -> str:
    start, length = inspection.stretch
    return (f"{clock(inspection.length / inspection.rate)}  ·  "
            f"{inspection.heard.integrated_lufs:.1f} LUFS  ·  "
            f"true peak {inspection.heard.true_peak_dbtp:.1f} dBTP  ·  "
            f"{inspection.words_a_minute:.0f} words a minute while speaking  ·  "
            f"{inspection.silence:.0%} silence  ·  "
            f"longest stretch without rest {length:.0f} s, from {clock(start)}")


def _verdict(inspection: Inspection) -> str:
    count = len(inspection.misses)
    if not count:
        return "All is as it was written."
    return f"{count} {'thing is' if count == 1 else 'things are'} not as written."


def _told(inspection: Inspection) -> str:
    """The picture in words, for those who do not see it."""
    told = " ".join(f"At {clock(miss.at)}: {miss.text}" for miss in inspection.misses[:MOST_MISSES])
    return f"{_facts(inspection)}. {_verdict(inspection)} {told}"


def _head(inspection: Inspection) -> Iterator[str]:
    amiss = " amiss" if inspection.misses else ""
    sign = "▲" if inspection.misses else "✓"
    title = escape(_cut(inspection.title, LONGEST_TITLE))
    yield f'<text class="title" x="{LEFT}" y="36">{title}</text>'
    yield f'<text class="fact" x="{LEFT}" y="60">{_facts(inspection)}</text>'
    yield f'<text class="verdict{amiss}" x="{LEFT}" y="82">{sign} {_verdict(inspection)}</text>'


def _marks(stave: Stave, misses: tuple[Miss, ...], last: bool) -> Iterator[str]:
    """A numbered flag at each miss: told by its shape as well as by its colour."""
    taken = 0.0
    for number, miss in enumerate(misses, 1):
        if not (stave.start <= miss.at < stave.end or (last and miss.at >= stave.end)):
            continue
        x = stave.x(miss.at)
        flag = max(x, taken)
        taken = flag + 19
        yield (f'<g><title>{escape(one_line(miss.text))}</title><path class="stem" '
               f'd="M{x:.1f} {HEARD_TOP + HEARD_HEIGHT}V{PLOT_TOP}L{flag:.1f} {FLAG_TOP + 13}"/>'
               f'{_flag(flag, FLAG_TOP, number)}</g>')


def _flag(x: float, y: int, number: int) -> str:
    return (f'<path class="mark" d="M{x:.1f} {y}{FLAG}"/>'
            f'<text class="number" x="{x + 7:.1f}" y="{y + 10}">{number}</text>')


def _key(top: int) -> Iterator[str]:
    """What the signs mean."""
    x, y = LEFT, top + 10
    for shape, name, width in (
            ('<path class="peak_dbfs" d="M0 0h18v10h-18z"/>', "peaks, dBFS", 96),
            ('<path class="momentary_lufs" d="M0 0h18v10h-18z"/>', "loudness of 400 ms, LUFS", 160),
            ('<path class="short_term_lufs" d="M0 5h18"/>', "of 3 s", 72),
            ('<path class="band" d="M0 0h18v10h-18z"/>', "1 LU around the written loudness", 200),
            ('<path class="line written" d="M0 3h18v4h-18z"/>', "written", 78),
            ('<path class="line" d="M0 0h18v10h-18z"/>', "heard", 70),
            ('<path class="sound" d="M0 0h18v10h-18z"/>', "bell or chime", 104),
            ('<path class="breath" d="M0 4h18v2h-18z"/>', "breathing", 86),
            (f'<path class="mark" d="M0 -2{FLAG}"/>', "not as written", 100)):
        yield (f'<g transform="translate({x} {y})">{shape}'
               f'<text class="key" x="24" y="9">{name}</text></g>')
        x += width


def _list(misses: tuple[Miss, ...], top: int) -> Iterator[str]:
    """The misses in words, under their numbers."""
    for number, miss in enumerate(misses[:MOST_MISSES], 1):
        text = f"{clock(miss.at)}  {_cut(miss.text, LONGEST_ROW)}"
        y = top + number * ROW
        yield (f'{_flag(LEFT, y - 11, number)}<text class="fact" x="{LEFT + 28}" y="{y}">'
               f'{escape(text)}</text>')
    more = len(misses) - MOST_MISSES
    if more > 0:
        yield (f'<text class="fact" x="{LEFT + 28}" y="{top + (MOST_MISSES + 1) * ROW}">'
               f'and {more} more</text>')


def _cut(text: str, most: int) -> str:
    """A text on one line of at most so many letters."""
    line = one_line(text)
    return line if len(line) <= most else line[:most - 1].rstrip() + "…"
