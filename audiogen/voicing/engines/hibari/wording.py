"""A line's wording as hibari wants it: sentences of parts, each said one way.

Measured on 0.2.1: a full stop after a word that is short for another ("no.", "fig.", "vol.") makes
it that other word at the sentence's end too, so a sentence's end mark is kept from its words and
given to the model as a phoneme. "a" with nothing after it becomes the article, "Shh" is spelled.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
import unicodedata
from dataclasses import dataclass, replace

from audiogen.scripting.model import Span
from audiogen.voicing.engines.hibari.ipa import letters
from audiogen.voicing.spelling import DIGITS, SPELLED, one_by_one

END = ".!?…"
"""Marks that end a sentence; the model has a phoneme for each."""
STRESS = {"strong": 2.0, "moderate": 1.0, "reduced": -1.0}
"""SSML's level of emphasis → how far the stress of a word is raised: 1 wakes an unstressed word,
2 gives it the full accent, -1 takes the full one from it."""
INTERJECTIONS = {"sh": "ʃ", "psst": "pst", "pst": "pst"}
"""What the dictionary lacks and would spell."""
_SHUSH = re.compile(r"sh+")

_KIN = str.maketrans({
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l",
    "Ł": "L", "đ": "d", "Đ": "D", "ð": "th", "Ð": "Th", "þ": "th", "Þ": "Th", "ı": "i", "ə": "e",
    "Ə": "E", "ŋ": "ng", "’": "'", "‘": "'",
})

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMt\.)(?<!\bMrs\.)"
    r"(?<!\bProf\.)(?<=[.!?…])[)\"”’]*\s+(?=[(\"“‘]*[A-Z])")
_AFTER_WORDS = " )\"”’" + END
"""What may stand behind a sentence's last word."""
_CONTROL = re.compile("[\x00-\x20\x7f-\xa0\ufeff\u200b-\u200f\u2028\u2029]+")
_NOTATION = re.compile(r"[\[\]{}|\\^_~<>*]+")
_RAISED = re.compile("[\u00b9\u2070\u2074-\u2079\u2080-\u2089]+")
"""Small figures above and below the line, but for those that are read as "squared" and "cubed"."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence that are said one way."""

    text: str
    """With its spaces at the ends, which say whether it is a word of its own."""
    phonemes: str = ""
    """In the model's letters, in place of the words; empty for none."""
    stress: float | None = None
    """How far the stress of its words is raised; None for what they have."""
    spelled: bool = False
    """Whether each letter is said by its name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the model is given at once."""

    parts: tuple[Part, ...]
    end: str
    """Its end mark; empty for none."""


def sentences(spans: tuple[Span, ...], british: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a line; those without any words are left out. IPA comes out in the letters
    of an American voice, or of a British one."""
    shouted = _shouted("".join(span.text for span in spans))
    found: list[Sentence] = []
    parts: list[Part] = []
    for span in spans:
        part = _part(span, shouted, british)
        if parts and _SENTENCE_END.search(parts[-1].text + _beginning(part.text)):
            found.append(_sentence(tuple(parts)))
            parts = []
        if part.phonemes or part.spelled:
            parts.append(part)
            continue
        *ended, rest = _SENTENCE_END.split(part.text)
        for text in ended:
            found.append(_sentence((*parts, replace(part, text=text))))
            parts = []
        parts.append(replace(part, text=rest))
    found.append(_sentence(tuple(parts)))
    return tuple(sentence for sentence in found if sentence.parts)


def _beginning(text: str) -> str:
    """A text up to its first letter or digit."""
    return next((text[:place + 1] for place, sign in enumerate(text) if sign.isalnum()), text)


def _shouted(text: str) -> bool:
    """Whether a line is all in capitals, and more than a single acronym."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > 1 and text.upper() == text and any(len(word) > 4 for word in words)


def _part(span: Span, shouted: bool, british: bool) -> Part:
    """A span with its wish as hibari can grant it."""
    text = _NOTATION.sub(" ", _CONTROL.sub(" ", _RAISED.sub(" ", span.text)))
    if shouted:
        text = text.lower()
    stress = STRESS.get(span.emphasis)
    phonemes = letters(span.phoneme, british) if span.phoneme else ""
    if phonemes:
        return Part(text, phonemes, stress)
    if span.interpret_as in SPELLED:
        return Part(text, "", stress, spelled=True)
    if span.interpret_as in DIGITS:
        return Part(one_by_one(text), "", stress)
    if span.interpret_as == "ordinal":
        text = _NUMBER.sub(lambda match: match[0] + _suffix(int(match[0])), text)
    return Part(text, "", stress)


def _suffix(number: int) -> str:
    """What makes an ordinal of a number: st, nd, rd or th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _sentence(parts: tuple[Part, ...]) -> Sentence:
    """Parts without the sentence's end mark, which is kept apart, and without empty ones."""
    kept = list(parts)
    end = ""
    while kept and not kept[-1].phonemes:
        last = kept[-1]
        words = last.text.rstrip(_AFTER_WORDS)
        marks = [sign for sign in last.text[len(words):] if sign in END]
        if marks:
            end = end or marks[-1]
            kept[-1] = last = replace(last, text=words)
        if any(sign.isalnum() for sign in last.text):
            break
        kept.pop()
    if not any(part.phonemes or any(map(str.isalnum, part.text)) for part in kept):
        return Sentence((), "")
    return Sentence(tuple(kept), end)


def plain_letters(word: str) -> str:
    """A word in the letters of English, as far as Latin ones have a kin there: "Łódź" is "Lodz"."""
    apart = unicodedata.normalize("NFKD", word.translate(_KIN))
    return "".join(sign for sign in apart if sign.isascii())


def interjection(word: str) -> str:
    """The phonemes of a sound that no dictionary has ("Shh"); "" for any other word."""
    word = word.casefold()
    return INTERJECTIONS.get("sh" if _SHUSH.fullmatch(word) else word, "")
