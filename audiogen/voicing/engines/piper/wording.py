"""A line's wording as Piper wants it: sentences of plain words, and of sounds in IPA among them.

Piper has eSpeak NG turn text into sounds. Measured on 1.8.0: "[[" begins eSpeak NG's own notation
though nothing ends it; "…", "¿" and "、" run the words around them together; a soft hyphen garbles
its word; a lone "A" is the article unless a mark follows.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from audiogen.scripting.model import Span
from audiogen.voicing.spelling import DIGITS, SPELLED, one_by_one

END = ".?!,:;"
"""Marks that a sentence may end in: a model has learnt how each is said."""
LONGEST = 200
"""Characters said at once: 20 s at a calm pace, for which a model takes 300 MB. eSpeak NG runs
words together where it cuts a much longer text."""

_NOTHING = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u200e\u200f\u2028\u2029\[\]{}|\\^_~<>*¿¡]+")
"""What no text means to be heard, and the brackets of every notation."""
_MARKS = (("，、…", ", "), ("：", ": "), ("；", "; "), ("。．｡।॥", ". "), ("？", "? "),
          ("！", "! "))
"""Marks of other scripts → those that eSpeak NG hears whatever the language."""
_KIN = str.maketrans({sign: mark for signs, mark in _MARKS for sign in signs})
_SENTENCE_END = re.compile(r"[.?!][)\"”’»]{0,3}\s(?=[(\"“‘«„]{0,3}(\w))")
"""With the first sign of what follows."""
_LAST_WORD = re.compile(r"\w{0,5}$")
_SHORT = frozenset(("Mr", "Ms", "Mrs", "Dr", "St", "Mt", "Prof"))
"""Words whose full stop ends no sentence; a single capital's doesn't, either."""
_CUTS = (re.compile(r"(?<=[;:,])\s"), re.compile(r"\s"))
"""Where a long text may be cut, the better place first."""
_AFTER_MARK = " )\"”’»"
_ARTICLE = re.compile(r"\b([Aa])(?= \w)")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence, or sounds in their place."""

    text: str
    """With its spaces at the ends, which say whether it is a word of its own."""
    sounds: str = ""
    """In the model's own signs; empty where the words are to be read."""


def sentences(spans: tuple[Span, ...], signs: Callable[[str], str],
              last: bool) -> tuple[tuple[Part, ...], ...]:
    """The sentences of a line, or of a run of its words, each ending in one of END.

    `signs` turns IPA into the model's signs, or into "" where it lacks one; then the plain words
    are said. Words that aren't the line's `last` end in a comma, so that the voice doesn't fall.
    """
    found: list[tuple[Part, ...]] = []
    parts: list[Part] = []
    for part in _joined([_part(span, signs) for span in spans]):
        if parts and len(_split(parts[-1].text + part.text.lstrip()[:1])) > 1:
            found.append(tuple(parts))
            parts = []
        *ended, rest = [part.text] if part.sounds else _pieces(part.text)
        for text in ended:
            found.append((*parts, Part(text)))
            parts = []
        parts.append(replace(part, text=rest))
    found.append(tuple(parts))
    spoken = [each for each in found if any(_is_word(part) for part in each)]
    return tuple(_ended(each, "." if last or position < len(spoken) - 1 else ",")
                 for position, each in enumerate(spoken))


def _is_word(part: Part) -> bool:
    return bool(part.sounds) or any(map(str.isalnum, part.text))


def _joined(parts: list[Part]) -> list[Part]:
    """The parts of a line, words that stand beside each other in one."""
    found: list[Part] = []
    for part in parts:
        if found and not part.sounds and not found[-1].sounds:
            found[-1] = Part(found[-1].text + part.text)
        elif part.text:
            found.append(part)
    return found


def _part(span: Span, signs: Callable[[str], str]) -> Part:
    """A span with its wish as Piper can grant it; emphasis, pitch and other languages it can't."""
    text = _SPACE.sub(" ", _NOTHING.sub("", span.text.replace("...", "…")).translate(_KIN))
    if span.phoneme and (sounds := signs(span.phoneme)):
        return Part(text, sounds)
    if span.interpret_as in SPELLED:
        return Part(_ARTICLE.sub(r"\1,", " ".join(text)))
    if span.interpret_as in DIGITS:
        return Part(one_by_one(text))
    return Part(text)


def _pieces(text: str) -> list[str]:
    """A text cut into its sentences, and a long one of these where it breathes."""
    return [piece for sentence in _split(text) for piece in _cut(sentence)]


def _split(text: str) -> list[str]:
    """The sentences of a text."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        word = _LAST_WORD.findall(text[max(0, match.start() - 5):match.start()])[0]
        following = match[1]
        initial = len(word) == 1 and word.isupper()
        if not (following.islower() or following.isdigit() or initial or word in _SHORT):
            found.append(text[start:match.end()])
            start = match.end()
    return [*found, text[start:]]


def _cut(text: str) -> list[str]:
    """A sentence in pieces of at most LONGEST; all but the last end in a mark."""
    if len(text) <= LONGEST:
        return [text]
    edge = LONGEST // 8
    for cuts in _CUTS:
        places = [match.start() for match in cuts.finditer(text, edge, len(text) - edge)]
        if places:
            place = min(places, key=lambda each: abs(each - len(text) / 2))
            return [*_cut(_closed(text[:place], ",")), *_cut(text[place + 1:])]
    return [_closed(text[:LONGEST - 1], ","), *_cut(text[LONGEST - 1:])]


def _closed(text: str, end: str) -> str:
    """A text that ends in a mark, if only in this one."""
    mark = text.rstrip(_AFTER_MARK)[-1:]
    return text if mark and mark in END else text.rstrip() + end


def _ended(parts: tuple[Part, ...], end: str) -> tuple[Part, ...]:
    """A sentence that ends in a mark, if only in this one."""
    last = parts[-1]
    if last.sounds:
        return (*parts, Part(end))
    return (*parts[:-1], replace(last, text=_closed(last.text, end)))


def falls(sentence: tuple[Part, ...]) -> bool:
    """Whether a sentence is over, and not only a part of one."""
    return sentence[-1].text.rstrip(_AFTER_MARK)[-1:] in ".?!"
