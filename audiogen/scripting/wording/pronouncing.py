"""The author's lexicon: words that a voice says badly, and how to say them."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from audiogen.reading.model import LexiconEntry

_FIRST = re.compile(r"\w+|[^\w\s]")
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


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
    """Entries by their first word, so that a long lexicon costs a line no more than a short one.

    A word is found whole: not inside a longer one, but before an apostrophe ("Anna's") and in a
    part of a compound with hyphens ("vagus-related"), unless the whole of it is an entry too. An
    entry of several words is found across the end of a source's line. Composed and decomposed
    accents are the same, as are typographic and plain apostrophes and hyphens.

    An entry in small letters is found in any case: "vagus", "Vagus", "VAGUS". One with a capital
    is found only as it is written: "IT" never in "it", "Polish" never in "polish". Where both kinds
    fit, the one with the capital counts.
    """

    def __init__(self, entries: tuple[LexiconEntry, ...], language: str = "") -> None:
        """For lines in a language; of two entries for the same word the later counts."""
        self.by_first: dict[str, list[str]] = {}
        self.entries: dict[str, LexiconEntry] = {}
        for entry in entries:
            word = " ".join(_plain(unicodedata.normalize("NFC", entry.word)).split())
            first = _FIRST.search(word)
            if first is None or not holds_for(entry.language, language):
                continue
            if word not in self.entries:
                self.by_first.setdefault(first[0].casefold(), []).append(word)
            self.entries[word] = entry

    def applied(self, text: str, within: frozenset[str] = frozenset()) -> tuple[Said, ...]:
        """The text in parts, entries found as whole words, the longest first.

        The text is in composed letters. `within` are the words that it is said for: inside an
        alias they are not looked for once more, so that none is said for ever.
        """
        plain = _plain(text)
        words = {word for first in (_FIRST.findall(plain) if self.entries else ())
                 for word in self.by_first.get(first.casefold(), ())} - within
        if not words:
            return (Said(text, "", False),)
        parts, position = [], 0
        ordered = tuple(sorted(words, key=lambda word: (-len(word), word == word.lower(), word)))
        for match in _pattern(ordered, _marks(plain)).finditer(plain):
            word = ordered[(match.lastindex or 1) - 1]
            if match.start() > position:
                parts.append(Said(text[position: match.start()], "", False))
            parts += self._said(text[match.start(): match.end()], word, within)
            position = match.end()
        if position < len(text):
            parts.append(Said(text[position:], "", False))
        return tuple(parts)

    def _said(self, written: str, word: str, within: frozenset[str]) -> Iterator[Said]:
        """What is said for an entry that was found."""
        entry = self.entries[word]
        if entry.nested and entry.alias:
            for part in self.applied(entry.alias, within | {word}):
                yield replace(part, found=True)
        else:
            yield Said(entry.alias or written, entry.ipa, bool(entry.alias or entry.ipa),
                       entry.engines)


def holds_for(tag: str, language: str) -> bool:
    """Whether an entry for one language is for lines in another: "en" is for "en-GB" too."""
    own, spoken = (each.lower().replace("_", "-").split("-") for each in (tag, language))
    return not tag or spoken[:len(own)] == own


def _plain(text: str) -> str:
    """The same text, letter for letter, with plain apostrophes and hyphens."""
    return text if text.isascii() else text.translate(_TYPOGRAPHIC)


def _marks(text: str) -> str:
    """The marks that stand on letters of a text: they go on with a word, and are no letters."""
    return "" if text.isascii() else "".join(sorted(
        sign for sign in set(text) if unicodedata.category(sign).startswith("M")))


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], marks: str) -> re.Pattern[str]:
    """One expression for these entries, in their order, each a group of its own; `marks` are
    letters to it."""
    letter = rf"[\w{marks}]"
    kinds = []
    for word in words:
        form = r"\s+".join(map(re.escape, word.split()))
        form = (rf"(?<!{letter})" if word[0].isalnum() else "") + form
        form += "" if word[-1].isascii() and not word[-1].isalnum() else rf"(?!{letter})"
        kinds.append(f"({form})" if word != word.lower() else f"((?i:{form}))")
    return re.compile("|".join(kinds))
