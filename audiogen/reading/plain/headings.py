"""Which lines of plain text are headings: nobody marks them, and everybody sees them."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass

LONGEST = 60
"""Characters; a longer line is a sentence whose full stop was forgotten."""
LONGEST_MARKED = 200
_MOST_WORDS, _FEW = 12, 3
_FAR_LONGER = 1.6
"""So many times a heading's length has the line that follows it, if that is no full sentence."""
_PROSE = 70
"""Characters from which on a line is prose."""

DASHED = re.compile(r"\s*[-*•–‣▪◦·]\s+(?=\S)")
NUMBERED = re.compile(r"\s*\(?(\d{1,9})[.)]\s+(?=\S)")
RULE = re.compile(r"\s*+(?:(?:\*\s*+){3,}+|(?:-\s*+){3,}+|(?:_\s*+){3,}+|(?:~\s*+){3,}+|=++\s*+"
                  r"|(?:[•·⁂❦]\s*+){1,}+)$")
_UNDERLINE = re.compile(r"(=+|-+|~+)\s*$")
_HASHES = re.compile(r"(#{1,6})\s+(\S.*)")
_PARTS = ("chapter part book section lesson week day step letter canto act scene appendix volume "
          "kapitel teil abschnitt chapitre partie capítulo capitulo parte capitolo sezione "
          "hoofdstuk deel")
_PART = re.compile(rf"(?:{_PARTS.replace(' ', '|')})\s+(?:[ivxlcdm]+|\d+|[a-z]+)\b", re.IGNORECASE)
_ENDINGS = tuple(".!…:;,\"”\u2019')]}»*-–—_")
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')
_SMALL_WORDS = """
    a an and as at but by for from if in into is it nor of off on or per so than the to up
    via vs with your you my our its we i de la el los las y en del un una du des le les et l
    der die das und von im zu den
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True)
class Heading:
    """A line that is one."""

    text: str
    level: int
    """1 to 6 where hashes or underlines say it; 0 where only the eye sees it."""
    rows: int
    """Of the text that it takes up."""


def heading_at(rows: list[str], number: int, first: bool,
               wrapped: bool = False) -> Heading | None:
    """The heading that begins at a row, if one does.

    `first` is true where no words stand above it, or a blank line does; `wrapped` where the text
    was wrapped at a column, so that a short line may be the end of a paragraph.
    """
    row = rows[number].strip()
    after = rows[number + 1].strip() if number + 1 < len(rows) else ""
    marked = _HASHES.fullmatch(row)
    if marked and len(row) <= LONGEST_MARKED:
        return Heading(marked[2].rstrip("#").rstrip(), len(marked[1]), 1)
    if not _is_bare(row):
        return None
    under = _UNDERLINE.fullmatch(after)
    if under and first and len(after) >= 3 and len(row) <= 1.5 * len(after) + 10 and (
            len(after) <= 2 * len(row) + 4):
        return Heading(row, 1 if after[0] == "=" else 2, 2)
    if DASHED.match(row) or RULE.match(row):
        return None
    if first and _PART.match(row):
        return _part(rows, number)
    return _seen(rows, number, first, wrapped)


def _part(rows: list[str], number: int) -> Heading | None:
    """ "CHAPTER I." with the name of the chapter, if that stands right below it."""
    row = rows[number].strip()
    after = rows[number + 1].strip() if number + 1 < len(rows) else ""
    below = rows[number + 2].strip() if number + 2 < len(rows) else ""
    if not after:
        return Heading(row, 0, 1) if _follows(rows, number) else None
    if not below and len(after) <= LONGEST and not _PART.match(after):
        return Heading(f"{row.rstrip('.:')}: {after}", 0, 2)
    return None


def _seen(rows: list[str], number: int, first: bool, wrapped: bool) -> Heading | None:
    """A heading that only its shape tells: short, no full stop, and longer lines below it."""
    row = rows[number].strip()
    if wrapped and (not first or row[:1] in "\"“‘'«" or not (row[0].isupper() or row[0].isdigit())):
        return None  # the end of a paragraph, or words that somebody says
    if row.endswith(_ENDINGS) or (NUMBERED.match(row) and not _is_title(row)):
        return None
    below = _next(rows, number)
    if below is None:
        return None
    text, distance = rows[below].strip(), below - number
    if _is_bare(text) and not text.endswith((*_ENDINGS, "?")) and not DASHED.match(text) and (
            len(text) < _PROSE) and not (first and distance > 1 and _is_strong(row)
                                         and not _is_strong(text)):
        return None  # one of several short lines: a poem, a list, an address
    if NUMBERED.match(row) and NUMBERED.match(text):
        return None
    longer = len(text) >= min(_PROSE, _FAR_LONGER * len(row)) or DASHED.match(text) is not None
    if row.endswith("?"):
        return Heading(row, 0, 1) if (longer and len(text) >= _PROSE) or (
            first and _is_title(row) and longer) else None
    if first:
        alone = distance > 1
        return Heading(row, 0, 1) if alone or longer or text.endswith(".") else None
    above = rows[number - 1].strip() if number else ""
    apart = len(text) >= _PROSE and text.endswith(_SENTENCE_ENDS) and above.endswith(_SENTENCE_ENDS)
    return Heading(row, 0, 1) if longer and (_is_title(row) or (apart and not wrapped)) else None


def title_at(rows: list[str]) -> Heading | None:
    """The title that a text begins with: a short line above a blank one or above a heading."""
    number = next((n for n, row in enumerate(rows) if row.strip()), len(rows))
    found = heading_at(rows, number, True) if number < len(rows) else None
    if found or number >= len(rows):
        return found
    row = rows[number].strip()
    below = _next(rows, number)
    if below is None or not _is_bare(row) or row.endswith((*_ENDINGS, "?")) or NUMBERED.match(row):
        return None
    if DASHED.match(row) or RULE.match(row):
        return None
    if below == number + 1 and heading_at(rows, below, True) is None:
        return None
    prose = any(len(later.strip()) >= _PROSE for later in rows[below:])
    return Heading(row, 0, 1) if prose else None


def _is_bare(row: str) -> bool:
    """Whether a line is short and has words in it, outside of brackets."""
    words = re.sub(r"\[[^\[\]]*\]|\([^()]*\)", "", row)
    return len(row) <= LONGEST and any(map(str.isalpha, words)) and (
        len(row.split()) <= _MOST_WORDS)


def _is_title(row: str) -> bool:
    """Whether a line is in title case or in capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", row) if word.lower() not in _SMALL]
    return bool(words) and row[:1].upper() == row[:1] and (
        sum(word[0].isupper() for word in words) >= 0.8 * len(words)) and (
        len(words) > 1 or row.isupper() or row.endswith("?") or len(row.split()) <= _FEW)


def _is_strong(row: str) -> bool:
    """Whether a line is a heading at a glance: capitals, or a number and a name."""
    return row.isupper() or bool(_PART.match(row)) or _is_title(row)


def _next(rows: list[str], number: int) -> int | None:
    return next((n for n in range(number + 1, min(len(rows), number + 8)) if rows[n].strip()), None)


def _follows(rows: list[str], number: int) -> bool:
    return _next(rows, number) is not None
