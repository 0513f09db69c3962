"""The author's lexicon: words that a voice says badly, and how to say them."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass
from functools import lru_cache

from audiogen.reading.model import LexiconEntry

_FIRST = re.compile(r"\w+|[^\w\s]")
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a text after the lexicon has been through it."""

    text: str
    phoneme: str
    found: bool
    """True where an entry said it, so that no later step may reword it."""
    engines: tuple[tuple[str, str, str], ...] = ()
    """Engine, words, IPA: what holds for one voice engine alone."""


class Lexicon:
    """Entries by their first word, so that a long lexicon costs a line no more than a short one."""

    def __init__(self, entries: tuple[LexiconEntry, ...]) -> None:
        """Of two entries for the same word the later counts."""
        self.by_first: dict[str, list[str]] = {}
        self.entries: dict[str, LexiconEntry] = {}
        for entry in entries:
            word = " ".join(entry.word.translate(_TYPOGRAPHIC).split())
            first = _FIRST.search(word)
            if first is None:
                continue
            if word not in self.entries:
                self.by_first.setdefault(first[0].casefold(), []).append(word)
            self.entries[word] = entry

    def applied(self, text: str) -> tuple[Said, ...]:
        """The text in parts, entries found as whole words, the longest first.

        An entry with a capital matches only as it is written, any other in every case.
        """
        if not self.entries:
            return (Said(text, "", False),)
        plain = text.translate(_TYPOGRAPHIC)
        words = {word for first in _FIRST.findall(plain)
                 for word in self.by_first.get(first.casefold(), ())}
        if not words:
            return (Said(text, "", False),)
        parts, position = [], 0
        ordered = tuple(sorted(words, key=lambda word: (-len(word), word)))
        for match in _pattern(ordered).finditer(plain):
            entry = self.entries[ordered[(match.lastindex or 1) - 1]]
            if match.start() > position:
                parts.append(Said(text[position: match.start()], "", False))
            said = entry.alias or text[match.start(): match.end()]
            parts.append(Said(said, entry.ipa, bool(entry.alias or entry.ipa), entry.engines))
            position = match.end()
        if position < len(text):
            parts.append(Said(text[position:], "", False))
        return tuple(parts)


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for these entries, in their order, each a group of its own."""
    kinds = []
    for word in words:
        form = r"\s+".join(map(re.escape, word.split()))
        form = (r"(?<!\w)" if word[0].isalnum() else "") + form
        form += r"(?!\w)" if word[-1].isalnum() else ""
        kinds.append(f"({form})" if word != word.lower() else f"((?i:{form}))")
    return re.compile("|".join(kinds))
