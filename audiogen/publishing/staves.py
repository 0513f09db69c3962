"""A stretch of an episode as a stave, like a line of music: how loud it is, what was written, what
is heard. Measures are the picture's own units, pixels where it is shown at its own size."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from audiogen.mixing.model import Inspection, Passage
from audiogen.publishing.plain_text import one_line
from audiogen.units import clock

LEFT, WIDTH = 64, 1112
"""Where a stave begins, and how wide it is."""
HEIGHT = 162
"""From the top of a stave to the top of the next one."""
FLAG_TOP = 20
PLOT_TOP, PLOT_HEIGHT = 38, 66
WRITTEN_TOP, WRITTEN_HEIGHT = 108, 4
HEARD_TOP, HEARD_HEIGHT = 114, 10
WORDS_BASE = 134
LOUDEST, FAINTEST = 0, -60
"""dB at the top and at the bottom of the plot."""
BAND_LU = 1.0
"""How far the band around the written loudness reaches up and down."""
LETTER = 5.3
"""About the width of a letter of the words."""
FEWEST_LETTERS = 8
"""Of a line's words: where there is room for less, nothing is written."""
LEAST_GAP = 1.0
"""Bars closer than this are drawn as one, so that a long episode draws no more than a short one."""
TICKS = (1, 2, 5, 10, 30, 60, 120, 300, 600, 3600)
"""Seconds between marks of time."""
MOST_TICKS = 16
"""Marks of time along a stave."""


@dataclass(frozen=True)
class Stave:
    """The stretch from `start` on that lasts `span`, both in seconds, of a picture's inspection."""

    inspection: Inspection
    start: float
    span: float

    @property
    def end(self) -> float:
        """Where the next one begins, in seconds."""
        return self.start + self.span

    def x(self, time: float) -> float:
        """Where a time stands; times outside stand at the edges."""
        share = (time - self.start) / self.span
        return LEFT + WIDTH * min(1.0, max(0.0, share))

    def draw(self) -> Iterator[str]:
        """The elements, from the back to the front."""
        yield from self._grid()
        yield from self._levels()
        yield from self._chapters()
        yield from self._bars()
        yield from self._words()

    def _grid(self) -> Iterator[str]:
        bottom = PLOT_TOP + PLOT_HEIGHT
        length = self.inspection.length / self.inspection.rate
        target = self.inspection.written.integrated_lufs
        top, base = _y(target + BAND_LU), _y(target - BAND_LU)
        width = self.x(length) - LEFT
        if target > FAINTEST:
            yield (f'<rect class="band" x="{LEFT}" y="{top:.1f}" width="{width:.1f}" '
                   f'height="{base - top:.1f}"/>')
        for level in range(LOUDEST, FAINTEST - 1, -20):
            yield (f'<path class="grid" d="M{LEFT} {_y(level):.1f}h{width:.1f}"/>'
                   f'<text class="scale" x="{LEFT - 6}" y="{_y(level) + 3:.1f}">{level}</text>')
        tick = next((tick for tick in TICKS if tick * MOST_TICKS >= self.span), TICKS[-1])
        for mark in range(-int(-self.span // tick)):
            time = self.start + mark * tick
            if time < length:
                yield (f'<path class="grid" d="M{self.x(time):.1f} {bottom}v4"/>'
                       f'<text class="time" x="{self.x(time):.1f}" y="{HEIGHT - 12}">'
                       f'{clock(time)}</text>')

    def _levels(self) -> Iterator[str]:
        """Peaks and momentary loudness as areas, short-term loudness as a line."""
        step = self.inspection.moment
        first, last = round(self.start / step), round(self.end / step)
        moments = self.inspection.moments[first:last]
        if not moments:
            return
        edges = [self.x((first + index) * step) for index in range(len(moments) + 1)]
        bottom = PLOT_TOP + PLOT_HEIGHT
        for name in ("peak_dbfs", "momentary_lufs"):
            steps = "".join(f"V{_y(getattr(moment, name)):.1f}H{right:.1f}"
                            for moment, right in zip(moments, edges[1:], strict=True))
            yield f'<path class="{name}" d="M{edges[0]:.1f} {bottom}{steps}V{bottom}z"/>'
        points = " ".join(f"{left:.1f},{_y(moment.short_term_lufs):.1f}"
                          for moment, left in zip(moments, edges, strict=False))
        yield f'<polyline class="short_term_lufs" points="{points}"/>'

    def _chapters(self) -> Iterator[str]:
        """Each chapter's name where it begins, and again where a stave begins in it."""
        rate = self.inspection.rate
        chapters = [(chapter.title, chapter.start / rate)
                    for chapter in self.inspection.chapters
                    if chapter.start / rate < self.end and chapter.end / rate > self.start]
        ends = [*(self.x(begin) for _, begin in chapters[1:]), LEFT + WIDTH]
        for (title, begin), end in zip(chapters, ends, strict=False):
            name, left = _fitting(title, (end - self.x(begin)) / (LETTER * 1.3) - 2), self.x(begin)
            if name and begin < self.start:
                yield f'<text class="name again" x="{left:.1f}" y="13">{name}</text>'
            elif name:
                yield (f'<path class="chapter" d="M{left:.1f} 4V{WRITTEN_TOP - 4}"/>'
                       f'<text class="name" x="{left + 5:.1f}" y="13">{name}</text>')

    def _bars(self) -> Iterator[str]:
        """What was written above what is heard."""
        rate = self.inspection.rate
        for kind in ("line", "sound", "breath"):
            passages = [each for each in self.inspection.passages if each.kind == kind]
            for when, top, height in (("written", WRITTEN_TOP, WRITTEN_HEIGHT),
                                      ("heard", HEARD_TOP, HEARD_HEIGHT)):
                spans = [(each.start, each.end) if when == "written" else
                         (each.heard_start, each.heard_end) for each in passages]
                if kind == "breath":
                    top, height = top + height // 2, 2
                shape = "".join(
                    f"M{left:.1f} {top}h{right - left:.1f}v{height}h{left - right:.1f}z"
                    for left, right in self._merged(spans, rate))
                if shape:
                    yield f'<path class="{kind} {when}" d="{shape}"/>'

    def _merged(self, spans: Iterable[tuple[int, int]],
                rate: int) -> Iterator[tuple[float, float]]:
        """Left and right edges of those in this stave; what is too close together is one."""
        open_left, open_right = 0.0, -1.0
        for start, end in spans:
            if end / rate <= self.start or start / rate >= self.end or start == end:
                continue
            left, right = self.x(start / rate), self.x(end / rate)
            if open_right >= 0 and left - open_right < LEAST_GAP:
                open_right = max(open_right, right)
                continue
            if open_right >= 0:
                yield open_left, open_right
            open_left, open_right = left, right
        if open_right >= 0:
            yield open_left, open_right

    def _words(self) -> Iterator[str]:
        """The first words of each line, and the names of sounds, as far as there is room."""
        rate = self.inspection.rate
        voices: Sequence[Passage] = [
            each for each in self.inspection.passages[1::2]
            if each.heard and self.start <= each.heard_start / rate < self.end]
        ends = [*(self.x(each.heard_start / rate) for each in voices[1:]), LEFT + WIDTH]
        for each, end in zip(voices, ends, strict=False):
            left = self.x(each.heard_start / rate)
            words = _fitting(each.text, (end - left) / LETTER - 1.5)
            if words:
                yield f'<text class="words" x="{left:.1f}" y="{WORDS_BASE}">{words}</text>'


def _y(level: float) -> float:
    """Where a level in dB stands."""
    share = (LOUDEST - level) / (LOUDEST - FAINTEST)
    return PLOT_TOP + PLOT_HEIGHT * min(1.0, max(0.0, share))


def _fitting(text: str, letters: float) -> str:
    """A text, escaped, cut where there is room for so many letters; empty where for too few."""
    line = one_line(text)
    if len(line) <= letters:
        return escape(line)
    return escape(line[:int(letters) - 1].rstrip()) + "…" if letters >= FEWEST_LETTERS else ""
