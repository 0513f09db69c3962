"""Texts wrapped at a column: which lines of a stanza go on in the next one."""
# ruff: noqa: RUF001 - typographic signs are meant here

from dataclasses import dataclass
from itertools import pairwise

NARROWEST, WIDEST = 45, 110
"""Columns at which texts are wrapped by hand or by a program."""
_FULL, _VERSE = 0.72, 0.6
"""Of the width: a line that is this long was wrapped; one shorter than the other is a line."""
_LONG = 60
"""Characters of a line with no end, after which the next one belongs to it in any text."""
_FEWEST = 4
_ENDINGS = tuple(".!?…:;”\"’)]*_—")


@dataclass(frozen=True)
class Wrapping:
    """How a text is wrapped; a width of 0 where it is not."""

    width: int

    def goes_on(self, row: str, following: str, verse: bool) -> bool:
        """Whether a line is only the first part of a longer one."""
        bare, after = row.strip(), following.strip()
        if not bare or not after:
            return False
        if self.width and not verse and len(row.rstrip()) >= _VERSE * self.width:
            return True
        if self.width and not verse and bare[-1] not in ".!?…:" and after[:1].islower():
            return True
        open_ended = not bare.endswith((".", "!", "?", "…", ":", "”", '"'))
        return open_ended and (len(bare) >= _LONG or (
            len(bare) >= NARROWEST - 5 and after[:1].islower()))

    def is_verse(self, rows: list[str]) -> bool:
        """Whether lines that no blank line parts are a poem: short, most with a capital."""
        if len(rows) < 2:
            return False
        limit = _VERSE * (self.width or 80)
        short = [len(row.strip()) < limit for row in rows]
        capital = [row.strip().lstrip("“\"'‘_*(")[:1].isupper() for row in rows]
        indented = self.width and all(row.startswith("  ") for row in rows)
        return (sum(short) >= 0.75 * len(rows) and sum(capital) >= 0.6 * len(rows)) or bool(
            indented and sum(short) >= 0.5 * len(rows))


def wrapping_of(rows: list[str]) -> Wrapping:
    """The width at which a text was wrapped, from the lines that others follow."""
    inner = [row.rstrip() for row, after in pairwise(rows)
             if row.strip() and after.strip()]
    lengths = sorted(map(len, inner))
    if len(lengths) < _FEWEST:
        return Wrapping(0)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return Wrapping(0)
    full = [row for row in inner if len(row) >= _FULL * width]
    open_ended = [row for row in full if not row.endswith(_ENDINGS)]
    if len(full) >= 0.6 * len(inner) and len(open_ended) >= 0.4 * len(full):
        return Wrapping(width)
    return Wrapping(0)
