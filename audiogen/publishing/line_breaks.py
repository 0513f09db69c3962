"""Where a text may be broken into lines, and the most even way to do it.

Used for captions, where width is counted in characters, and for covers, where it is pixels.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

Width = Callable[[str], float]
Span = tuple[int, int]
"""First chunk and one past the last."""

# Marks of Chinese and Japanese look like Latin ones on purpose, hence the exceptions for RUF001.
_OPENING = "「『（【〔〈《"    # noqa: RUF001
_CLOSING = "、。，．！？：；）」』】〕〉》’”…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"    # noqa: RUF001
_IDEOGRAPH = ("\u2e80-\u2fdf\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
              "\U00020000-\U0003fffd")
_UNIT = re.compile(f"[{_OPENING}]*[{_IDEOGRAPH}][{_CLOSING}]*|[^{_IDEOGRAPH}]+")
"""Chinese and Japanese break between any two characters, but not before a closing mark."""

_CLAUSE = re.compile(r"[,;:.!?…—–،؛؟。、，；：！？][\"'’”»)\]]*$")    # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Flow:
    """A text as chunks that are never broken, with the width up to the end of each."""

    chunks: tuple[str, ...]
    spaced: tuple[bool, ...]
    """Whether a space stands before each chunk where it does not open a line."""
    ends: tuple[float, ...]
    """Width of the text up to the end of each chunk, set on one line."""
    space: float
    """Width of a space."""

    @property
    def whole(self) -> Span:
        """All of it."""
        return 0, len(self.chunks)

    def text(self, span: Span) -> str:
        """The words of a span."""
        first, last = span
        return "".join(" " * (self.spaced[index] and index > first) + self.chunks[index]
                       for index in range(first, last))

    def width(self, first: int, last: int) -> float:
        """Of a span, set on one line."""
        if first == 0:
            return self.ends[last - 1]
        return self.ends[last - 1] - self.ends[first - 1] - self.space * self.spaced[first]

    def count(self, span: Span, limit: float) -> int:
        """How many lines no wider than `limit` a span needs."""
        first, last = span
        lines = 1
        for index in range(first + 1, last):
            if self.width(first, index + 1) > limit:
                first, lines = index, lines + 1
        return lines

    def split(
        self, span: Span, fits: Callable[[int, int], bool], clause: float,
    ) -> tuple[Span, ...]:
        """The fewest spans that fit, as even as they can be.

        `clause` is what a break inside a clause costs, as a share of the square of the mean width:
        0 for even lines only, 1 to give up much evenness for a break after a comma.
        Where `fits` holds for a span, it must hold for every part of it.
        """
        first, last = span
        if last - first < 2 or fits(first, last):
            return (span,) if last > first else ()
        unit = clause * (self.width(first, last) / 2) ** 2
        clauses = {last} | {index for index in range(first + 1, last)
                            if _CLAUSE.search(self.chunks[index - 1])}
        best: dict[int, tuple[int, float, int]] = {last: (0, 0.0, last)}
        for start in range(last - 1, first - 1, -1):
            options = []
            for stop in range(start + 1, last + 1):
                if stop > start + 1 and not fits(start, stop):
                    break
                count, cost, _ = best[stop]
                cost += self.width(start, stop) ** 2 + (stop not in clauses) * unit
                options.append((count + 1, cost, stop))
            best[start] = min(options)
        return tuple(self._follow(best, first, last))

    @staticmethod
    def _follow(best: dict[int, tuple[int, float, int]], first: int, last: int) -> Iterator[Span]:
        while first < last:
            stop = best[first][2]
            yield first, stop
            first = stop

    def lines(self, span: Span, limit: float, clause: float = 0.05) -> tuple[str, ...]:
        """A span in the fewest lines no wider than `limit`, as even as they can be."""
        spans = self.split(span, lambda start, stop: self.width(start, stop) <= limit, clause)
        return tuple(map(self.text, spans))


def flow(text: str, widest: float, width: Width) -> Flow:
    """A text of one line as a flow; words wider than `widest` are cut between whole characters."""
    pieces = [(piece, index == 0)
              for word in text.split(" ") if word
              for index, piece in enumerate(_pieces(word, widest, width))]
    space = width(" ")
    widths = (width(piece) + space * (spaced and index > 0)
              for index, (piece, spaced) in enumerate(pieces))
    return Flow(tuple(piece for piece, _ in pieces), tuple(spaced for _, spaced in pieces),
                tuple(accumulate(widths)), space)


def _pieces(word: str, widest: float, width: Width) -> Iterator[str]:
    for unit in _UNIT.findall(word):
        if width(unit) <= widest:
            yield unit
            continue
        piece = ""
        for cluster in _clusters(unit, widest, width):
            if piece and width(piece + cluster) > widest:
                yield piece
                piece = ""
            piece += cluster
        yield piece


def _clusters(text: str, widest: float, width: Width) -> Iterator[str]:
    """Characters as a reader sees them: marks, joiners, skin tones and flags are kept together."""
    cluster = ""
    for character in text:
        if cluster and (not _joins(cluster, character) or width(cluster + character) > widest):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _joins(cluster: str, character: str) -> bool:
    return (unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
            or cluster[-1] == "\u200d"
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (len(cluster) == 1 and _is_flag_half(cluster) and _is_flag_half(character)))


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
