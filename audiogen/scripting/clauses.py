"""Where a sentence is cut for the ear: at dashes and ellipses, and where it is too long to say."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audiogen.scripting.model import GapKind

LONGEST_LINE = 600
"""Characters. Longer sentences are cut at clause ends: no voice says them in one breath."""

_PHRASE = re.compile(
    r"(?<![\d—―–\s-])\s*+[—―]++\s*+|(?<=\d)[—―](?!\d)\s*|(?<=\w)--(?=\w)"
    r"|(?<=\S)\s+(?:--|---|–)\s+(?=\S)"
    r"|(?:…|(?<!\.)\.{3,}+|(?<!\. )\.(?: \.){2,}+)[”’\"')»]*\s+|…(?=\w)"
)
"""Each alternative begins where a run of spaces or dots begins, so that long runs stay cheap."""
_RANGE = re.compile(r"\d\s*[—–]\s*(?=\d)")
_CLAUSE = re.compile(r"[;:,、，；：]['’”\")]*\s*")
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A place inside a sentence where a new line begins."""

    position: int
    """Of the first character of what follows."""
    gap: GapKind
    """The pause there: phrase, ellipsis, or sentence after an ellipsis that ends one."""


def cuts(sentence: str) -> Iterator[Cut]:
    """Where to cut a sentence, in order. Both sides of a cut have something to say."""
    last = 0
    for found in _candidates(sentence):
        while found.position - last > LONGEST_LINE:
            last = _clause_end(sentence, last)
            yield Cut(last, "phrase")
        yield found
        last = found.position
    while len(sentence) - last > LONGEST_LINE:
        last = _clause_end(sentence, last)
        yield Cut(last, "phrase")


def _candidates(sentence: str) -> Iterator[Cut]:
    """Dashes and ellipses with words on both sides."""
    if not _PHRASE.search(sentence):
        return
    ranges = {found.end() for found in _RANGE.finditer(sentence)}
    last, begun = 0, _LETTER.search(sentence)
    end = max((index for index, letter in enumerate(sentence) if letter.isalnum()), default=0)
    for found in _PHRASE.finditer(sentence):
        position = found.end()
        if position in ranges or position > end:
            continue
        if begun and last <= begun.start() < found.start():
            yield Cut(position, _gap(sentence, found[0], position))
            last, begun = position, _LETTER.search(sentence, position)


def _gap(sentence: str, mark: str, position: int) -> GapKind:
    """A capital after an ellipsis begins a new sentence, unless it is the word I."""
    opens = re.match(r"[“\"‘'(]*([^\W\d_])(\w*)", sentence[position:position + 40])
    capital = opens is not None and opens[1].isupper() and opens[0].lstrip("“\"‘'(") != "I"
    trails = "…" in mark or "." in mark
    return "sentence" if capital and trails else "ellipsis" if trails else "phrase"


def _clause_end(sentence: str, start: int) -> int:
    """The last clause end within reach, else the last space, else as far as a line may go."""
    reach = sentence[start: start + LONGEST_LINE]
    for pattern in (_CLAUSE, _SPACE):
        ends = [found.end() for found in pattern.finditer(reach)
                if found.end() > LONGEST_LINE // 4 and found.end() < len(reach)]
        if ends:
            return start + ends[-1]
    return start + LONGEST_LINE
