"""Words → lines: sentences and phrases, worded for the ear, each with its id."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from audiogen.errors import Fault
from audiogen.scripting.clauses import cuts
from audiogen.scripting.flow import (
    Aside,
    Breaths,
    Gap,
    Item,
    NoteMark,
    Piece,
    SectionEnd,
    Step,
    Style,
    Words,
    Wrong,
)
from audiogen.scripting.identities import Identities
from audiogen.scripting.model import Advice, GapKind, Line, Phase, Span
from audiogen.scripting.phrases import PhraseFault, phrase
from audiogen.scripting.scene import Scene
from audiogen.scripting.sentences import sentence_ends
from audiogen.scripting.wording import characters, opened, visible, worded
from audiogen.scripting.wording.pronouncing import Lexicon, Said

_ENDS = re.compile(r"[.!?…:。！？][”’\"')»\]]*\s*$")
_OPEN_END = re.compile(r"(?<![\s.,;:—–-])[\s.,;:—–-]++$")
PHASES = {"in": "breathe_in", "hold": "hold", "out": "breathe_out", "rest": "rest"}
"""Kinds of phase, and the phrase that cues each."""


@dataclass
class Narrator:
    """Turns items into steps, line after line; gathers the faults it meets."""

    scene: Scene
    faults: list[Fault] = field(default_factory=list)
    asides: list[Advice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lexicons: dict[str, Lexicon] = {}
        self.identities = Identities()

    def steps(self, items: Iterable[Item]) -> Iterator[Step]:
        """The items with words cut into lines and breaths into phases."""
        for item in items:
            if isinstance(item, Words):
                yield from self._lines(item.pieces)
            elif isinstance(item, Breaths):
                yield from self._phases(item)
            elif isinstance(item, Wrong):
                self.faults.append(Fault(item.place, item.message))
            elif isinstance(item, Aside):
                self.asides.append(Advice(Fault(item.place, item.message), item.kind))
            elif not isinstance(item, NoteMark | SectionEnd):
                yield item

    def _lines(self, pieces: tuple[Piece, ...]) -> Iterator[Step]:
        core = "".join(piece.core for piece in pieces)
        cut_at, gaps = _cut_points(core, pieces[0].manner.language, _whole(pieces))
        for parts, gap in zip(_divided(pieces, cut_at), gaps, strict=True):
            line = self._line(parts, gap in ("phrase", "ellipsis"))
            if line is not None:
                yield line
            if gap:
                yield Gap(gap)
            if line is not None and line.text.rstrip("\"”’')*_").endswith(("…", "...", ". .")):
                yield Gap("ellipsis")

    def _line(self, parts: list[Piece], goes_on: bool) -> Line | None:
        """The line that these pieces make; None where there is nothing to say."""
        manner = parts[0].manner
        spans = self._spans(parts, manner.language)
        if not any(any(map(str.isalnum, span.text)) for span in spans):
            return None
        if goes_on and spans[-1].text[-1] not in "?!":
            spans[-1] = replace(spans[-1], text=_OPEN_END.sub("", spans[-1].text))
            _add(spans, replace(spans[-1], text=",", engines=()))
        shown = visible("".join(part.shown for part in parts)).strip()
        text = shown or "".join(span.text for span in spans)
        place = self.scene.place(_line_number(parts))
        return Line(self.identities.next(text, manner.role), text, tuple(spans), manner.role,
                    manner.voice, manner.language, place)

    def _spans(self, parts: list[Piece], language: str) -> list[Span]:
        """What is said, in stretches of one style; no space at the ends, none doubled between."""
        spans: list[Span] = []
        for style, said in _runs(parts):
            for stretch in self._worded(said, style, style.language or language):
                text = stretch.text
                if not spans:
                    text = opened(text)
                elif spans[-1].text.endswith(" "):
                    text = text.lstrip(" ")
                if text:
                    _add(spans, _span(text, style, stretch))
        while spans and not spans[-1].text.rstrip(" "):
            spans.pop()
        if spans:
            spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(" "))
        return spans

    def _worded(self, text: str, style: Style, language: str) -> Iterator[Said]:
        """What is said stretch by stretch; the lexicon's words and say-as content stay as they
        are."""
        if style.phoneme or style.interpret_as:
            yield Said(text, style.phoneme, True)
            return
        emoji = self.scene.settings.emoji
        for said in self._lexicon(language).applied(text):
            yield said if said.found else replace(said, text=worded(said.text, language, emoji))

    def _lexicon(self, language: str) -> Lexicon:
        """What holds for words in a language."""
        if language not in self.lexicons:
            self.lexicons[language] = Lexicon(self.scene.settings.lexicon, language)
        return self.lexicons[language]

    def _phases(self, breaths: Breaths) -> Iterator[Step]:
        """Every phase of every cycle; the first cycles are cued by words."""
        settings = self.scene.settings
        yield Gap("paragraph")
        try:
            words = {kind: phrase(PHASES[kind], settings.language, settings.phrases)
                     for kind, _ in breaths.phases}
        except PhraseFault as problem:
            self.faults.append(Fault(breaths.place, str(problem)))
            return
        for cycle in range(1, breaths.cycles + 1):
            for kind, seconds in breaths.phases:
                line = self._cue(words[kind], breaths) if cycle <= settings.worded_cycles else None
                text = line.text if line else characters(words[kind]).strip()
                yield Phase(kind, text, seconds, cycle, breaths.cycles, line, breaths.place)
        yield Gap("paragraph")

    def _cue(self, words: str, breaths: Breaths) -> Line | None:
        return self._line([Piece(words, words, self.scene.manner, breaths.place.line)], False)


def _whole(pieces: tuple[Piece, ...]) -> list[tuple[int, int]]:
    """The stretches of the text that may not be cut, since they are said otherwise than shown."""
    found, position = [], 0
    for piece in pieces:
        end = position + len(piece.core)
        replaced = piece.shown and piece.said and piece.shown != piece.said
        if replaced or piece.manner.style.interpret_as or piece.manner.style.phoneme:
            found.append((position, end))
        position = end
    return found


def _cut_points(core: str, language: str,
                whole: list[tuple[int, int]]) -> tuple[list[int], list[GapKind | None]]:
    """Where lines end, and the gap after each; no gap where the text just stops."""
    points: list[tuple[int, GapKind | None]] = []
    start = 0
    for end in sentence_ends(core, language):
        points += [(start + cut.position, cut.gap) for cut in cuts(core[start:end])]
        points.append((end, _gap_after(core, start, end)))
        start = end
    inside = iter(whole)
    stretch = next(inside, None)
    kept: list[tuple[int, GapKind | None]] = []
    for position, gap in points:
        while stretch and stretch[1] <= position:
            stretch = next(inside, None)
        if not (stretch and stretch[0] < position) or position == len(core):
            kept.append((position, gap))
    return [position for position, _ in kept], [gap for _, gap in kept]


def _gap_after(core: str, start: int, end: int) -> GapKind | None:
    """A sentence's pause, or a line's where the source goes on in a new line."""
    sentence = core[start:end]
    if end == len(core) and not _ENDS.search(sentence):
        return None
    return "line" if "\n" in sentence[len(sentence.rstrip()):] else "sentence"


def _divided(pieces: tuple[Piece, ...], cut_at: list[int]) -> Iterator[list[Piece]]:
    """The pieces in groups that end at the given positions of their joined text."""
    group: list[Piece] = []
    ends = iter(cut_at)
    end = next(ends)
    position = 0
    for piece in pieces:
        rest = piece
        while position + len(rest.core) > end:
            head, rest = _split(rest, end - position)
            yield [*group, head] if head.core else group
            group, position, end = [], end, next(ends)
        group.append(rest)
        position += len(rest.core)
    yield group


def _split(piece: Piece, at: int) -> tuple[Piece, Piece]:
    """A piece in two; only pieces that are said as they are shown are ever split."""
    text = piece.core
    line = piece.line + text.count("\n", 0, at)
    return (Piece(text[:at] and piece.shown[:at], piece.said[:at], piece.manner, piece.line),
            Piece(piece.shown[at:], piece.said[at:], piece.manner, line))


def _runs(parts: list[Piece]) -> list[tuple[Style, str]]:
    """What is said in each style, one after the other, without space at the line's ends."""
    runs = [(style, characters("".join(part.said for part in run)))
            for style, run in groupby(parts, key=lambda part: part.manner.style)]
    while runs and not runs[-1][1].strip():
        runs.pop()
    return [*runs[:-1], (runs[-1][0], runs[-1][1].rstrip())] if runs else []


def _line_number(parts: list[Piece]) -> int:
    """The source line of the first visible character."""
    for part in parts:
        text = part.core
        bare = text.lstrip()
        if bare:
            return part.line + text.count("\n", 0, len(text) - len(bare)) if part.line else 0
    return parts[0].line


def _span(text: str, style: Style, said: Said) -> Span:
    return Span(text, said.phoneme, style.emphasis, style.rate, style.pitch, style.interpret_as,
                style.language, said.engines)


def _add(spans: list[Span], span: Span) -> None:
    """Append a span, joined to the last where both are said the same way."""
    alike = spans and not span.phoneme and not span.engines
    if alike and replace(spans[-1], text=span.text) == span:
        spans[-1] = replace(span, text=spans[-1].text + span.text)
    else:
        spans.append(span)
