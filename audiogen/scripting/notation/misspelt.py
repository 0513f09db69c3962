"""Slips of the pen in our own notation: what an author meant by "puase 3s" or "brethe 4-6"."""
# ruff: noqa: RUF001 - typographic signs are meant here

import difflib
import re
from collections.abc import Callable

from audiogen.messages import slips

NAMES = ("pause", "breathe", "break", "bed", "minutes", "bell", "chime")
"""The words that notation begins with."""
_LED = re.compile(r"([a-z]++)\s*+[:=]?+\s*+(.*)")
_MEASURED = re.compile(r"[\d.,:]++ ?(?:ms|s|secs?|seconds?|m|mins?|minutes?|breaths?)?\+?"
                       r"|strong|weak|medium|x-strong|x-weak|short|long")
_PHASES = re.compile(r"(?:in )?\d++ ?(?:[-–—,/] ?\d|(?:s |sec |seconds )?,? ?(?:out|hold))")
_BARE = re.compile(r"[\d.,]+")
_LOOSE = 0.65
"""How like a word is to one of ours when a length stands behind it, from 0 to 1."""
_LONG_WORD = 7
"""Letters from which on two slips are forgiven."""
_ORDINARY_WORDS = """
    cause clause pauses paused pausa pauze bread breaks broke brake creak freak wreak belly
    belle bella bella's bells ball bill bull dell cell fell hell sell tell well yell bred bead
    bid bad red led fed wed ned ted minute minuets chimes chimed crime chine breath breathed
    breather breaths beat base page case passe posse phase praise
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
"""Words of prose that happen to be near to ours."""


def meant(plain: str, readable: Callable[[str], bool]) -> str:
    """The notation that was meant; empty where the text is nothing like ours.

    `plain` is in lower case. A word with a length behind it may be further off than one alone.
    """
    led = _LED.fullmatch(plain)
    if not led:
        return ""
    word, rest = led.groups()
    if word in NAMES:
        return ""
    if rest and (_MEASURED.fullmatch(rest) or _PHASES.match(rest)) and not _BARE.fullmatch(rest):
        near = difflib.get_close_matches(word, NAMES, 1, _LOOSE)
    elif word in _ORDINARY or (rest and not _BARE.fullmatch(rest)):
        return ""
    else:
        near = [name for name in NAMES if _slips(word, name)]
    for name in near:
        candidate = name + plain[led.end(1):]
        if readable(candidate):
            return candidate
    return ""


def _slips(word: str, name: str) -> bool:
    """Whether one slip (a letter left out, doubled, changed, or two swapped) makes the word.

    Two of them from seven letters on; a short name forgives only its last letter.
    """
    if len(name) < 5:
        return name.startswith(word) and len(word) == len(name) - 1 > 2
    allowed = 2 if len(name) >= _LONG_WORD else 1
    return 0 < slips(word, name) <= allowed
