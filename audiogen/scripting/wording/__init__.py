"""Wording for the ear: small functions from text to text, in the order of a table.

`characters` comes before the lexicon, so that its words are found however they were typed; the
table SPOKEN comes after it, and never touches what the lexicon has said.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
import unicodedata
from collections.abc import Callable

from audiogen.scripting.emojis import with_emoji_named, without_emoji
from audiogen.scripting.wording.amounts import ordinals, units
from audiogen.scripting.wording.characters import (
    opened,
    plain_apostrophes,
    plain_quotes,
    tidy,
    without_arrows,
    without_bullets,
    without_ellipses,
    without_invisible,
    without_leftovers,
    without_lone_joiners,
    without_repetition,
)
from audiogen.scripting.wording.figures import numbered, telephones
from audiogen.scripting.wording.initials import initials
from audiogen.scripting.wording.signs import (
    abbreviations,
    addresses,
    dashes,
    money,
    signs,
    thousands,
)
from audiogen.scripting.wording.times import dates, times
from audiogen.tags import primary

__all__ = ["SPOKEN", "characters", "opened", "visible", "worded"]

Step = Callable[[str, str, str], str]
"""From a text, its language's base code, and the emoji setting."""


def _emoji(text: str, language: str, emoji: str) -> str:
    return with_emoji_named(text, language) if emoji == "describe" else without_emoji(text)


def _any(step: Callable[[str], str]) -> Step:
    """A step that is the same in every language."""
    return lambda text, language, emoji: step(text)


def _own(step: Callable[[str, str], str]) -> Step:
    """A step that has words of each language."""
    return lambda text, language, emoji: step(text, language)


SPOKEN: tuple[tuple[str, str, Step], ...] = (
    ("emoji", "", _emoji),
    ("joiners", "\u200c\u200d", _any(without_lone_joiners)),
    ("addresses", ".", _own(addresses)),
    ("dates", "0123456789", _own(dates)),
    ("times", "0123456789", _own(times)),
    ("telephones", "0123456789", _own(telephones)),
    ("numbered", "-–‑", _own(numbered)),
    ("initials", "AEIOUBCDFGHKLMNPQRSTUVWXYZ", _own(initials)),
    ("quotes", "“”„‟«»‹›\"‚‛‘’`´″′'", _any(plain_quotes)),
    ("arrows", "<>", _any(without_arrows)),
    ("ellipses", "….", _any(without_ellipses)),
    ("abbreviations", "./rR°º", _own(abbreviations)),
    ("ordinals", "0123456789", _own(ordinals)),
    ("bullets", "•▪▫■□●○◦‣⁃∙❖❧☙✦✧★☆►▶▸|¦·", _any(without_bullets)),
    ("thousands", "0123456789", _own(thousands)),
    ("money", "€£$¥₹", _own(money)),
    ("units", "0123456789", _own(units)),
    ("dashes", "—―–‒‐‑−-", _own(dashes)),
    ("signs", "0123456789/#~<>+*&%‰=±×÷µ§@°²³¢½¼¾©®¶¤†‡π", _own(signs)),
    ("leftovers", "*~`^\\_#<>[]{}()", _any(without_leftovers)),
    ("repetition", "!?,;:.", _any(without_repetition)),
)
"""Everything after the lexicon but tidying up, in order: a step's name, the characters without one
of which it changes nothing, and the step. With any sign beyond `_HIGH`, every step is taken."""

_HIGH = "\u2030"
"""The per-mille sign: below lie letters, dashes, quotes and the ellipsis; emoji lie above."""
_NEEDS = tuple((frozenset(needs), step) for _, needs, step in SPOKEN)
_NOTHING_TO_DO = re.compile(r"(?:[A-Z]?[a-z]++(?:['-][a-z]++)*+(?:[,;:]? |(?=[.?!,]?$)))*+"
                            r"(?:(?<! )[.?!,])?")
"""Plain words with plain marks: most lines, and no step would change them."""


def visible(text: str) -> str:
    """The text as a transcript shows it: no invisible characters, every space a single one."""
    return without_invisible(text)


def characters(text: str) -> str:
    """The text as the lexicon looks for its words: what is visible, in composed letters and with
    plain apostrophes."""
    text = plain_apostrophes(without_invisible(text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def worded(text: str, language: str, emoji: str = "silent") -> str:
    """What an engine is given for a text that has been through `characters`.

    Spaces at the ends are kept as one, since the text may be a part of a line.
    """
    if _NOTHING_TO_DO.fullmatch(text):
        return text
    base = primary(language)
    present = set(text)
    everything = max(present, default="") >= _HIGH
    for needs, step in _NEEDS:
        if everything or not needs.isdisjoint(present):
            text = step(text, base, emoji)
    return tidy(text)
