"""Stillness as the world writes it: "(Pause 3s)", "ten seconds of silence", "[Pausa larga]".

One grammar over the word lists of `words`: a text says only stillness if every word of it is a
number, a unit, or a word of pauses, breaths, bells and the little words between them, and at least
one of them asks for stillness. There is no list of phrases. Each word is looked at once.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from audiogen.scripting.notation.measuring import TOKEN, Reading
from audiogen.scripting.notation.words import ASKING, VOCABULARIES, Vocabulary, plain
from audiogen.tags import primary

LONGEST = 200
"""Characters; a longer text is prose."""
MOST_BELLS = 12


@dataclass(frozen=True, slots=True)
class Stillness:
    """What a text that asks for stillness asks for; lengths that are not named are 0 and empty."""

    seconds: float = 0.0
    breaths: float = 0.0
    length: str = ""
    """ "short" or "long" where no number says it; empty for the pace's own pause."""
    bells: int = 0
    silent: bool = True
    """Whether there is a pause at all, and not only a bell."""
    sure: bool = True
    """False where the same words could be prose: "(rest)", "(10 minutes)", "(bell)"."""
    alone: bool = False
    """Whether it is a pause even as a whole line with no brackets around it."""
    ranged: bool = False
    """Whether the author left the length open, "3–5 s"; the first number was taken."""
    led: bool = False
    """Whether more is said than stillness, which is not spoken: "pause here and notice"."""
    flexible: bool = False
    bare: bool = False
    """Whether it is nothing but a length: "30 seconds"."""
    measured: bool = False
    """Whether the length has a unit, "10 seconds"; a bare number may be anything."""
    muddled: bool = False
    """Whether a number is left over that belongs to nothing: "5 breaths 3"."""


EITHER = re.compile(r"(?<![^\W\d_])([^\W\d_]++)/([^\W\d_]++)")


def read_stillness(text: str, language: str, square: bool = True) -> Stillness | None:
    """What a text asks for; None where it is no stillness.

    `square` is true inside square and curly brackets, in which a text that begins with a stillness
    word is a stage direction whatever else it says.
    """
    if len(text) > LONGEST:
        return None
    said = {plain(token["word"]) for token in TOKEN.finditer(text) if token["word"]} & ASKING
    if not any(len(word) > 1 for word in said) and not (said and any(map(str.isdigit, text))):
        return None     # most texts: nothing in them could ask for stillness
    own = primary(language)
    order = dict.fromkeys((own, "en", *VOCABULARIES))
    tokens = tuple(TOKEN.finditer(text))
    for base in order:
        if base not in VOCABULARIES:
            continue
        found = _read(tokens, _vocabulary(base), text, square)
        if found is not None and (found.sure or base in (own, "en")):
            return found
    return None


@lru_cache(maxsize=16)
def _vocabulary(base: str) -> Vocabulary:
    """A language's words, with the English ones where it has none of its own."""
    own, english = VOCABULARIES[base], VOCABULARIES["en"]
    merged = Vocabulary(**{name: getattr(own, name) for name in Vocabulary.__annotations__
                           if name not in ("kinds", "numbers")},
                        numbers={**{word: value for word, value in english.numbers.items()
                                    if word not in own.kinds}, **own.numbers})
    for word, kind in english.kinds.items():
        merged.kinds.setdefault(word, kind)
    return merged


def _read(tokens: tuple[re.Match[str], ...], words: Vocabulary, text: str,
          square: bool) -> Stillness | None:
    if any(words.kinds.get(plain(word)) == "fills"
           for match in EITHER.finditer(text) for word in match.groups()):
        return None     # "Play/Pause" is the name of a button
    reading = Reading(words)
    for token in tokens:
        reading.take(token)
    reading.finish()
    kinds = reading.kinds
    asks = kinds & {"pauses", "silences", "weak", "breaths", "bells"}
    if not asks and not reading.units:
        return None
    if reading.unknown:
        return _begun(reading, tokens, words, square)
    if not asks and not kinds & {"seconds", "minutes", "hours"}:
        return None     # a bare number, a time of day, "4 counts"
    found = _found(reading, text.rstrip().endswith("+"), led=False)
    return replace(found, alone=found.alone and _stands(tokens, words))


def _stands(tokens: tuple[re.Match[str], ...], words: Vocabulary) -> bool:
    """Whether a whole line of such words is a direction: it begins with a pause, a length or a
    number, is one sentence, and has no brackets, which would be directions of their own."""
    first = next((token for token in tokens if token["word"] or token["number"]), None)
    word = plain(first["word"]) if first and first["word"] else ""
    opens = not word or word in words.numbers or words.kinds.get(word) in (
        "pauses", "silences", "brief", "long", "articles", "halves")
    marks = [token["mark"] for token in tokens[:-1] if token["mark"]]
    return opens and not set(marks) & set(".!?()[]{}")


def _begun(reading: Reading, tokens: tuple[re.Match[str], ...], words: Vocabulary,
           square: bool) -> Stillness | None:
    """A stage direction: it begins with a stillness word, or names a pause and how long it is."""
    named = [words.kinds.get(plain(token["word"]), "")
             for token in tokens if token["word"]]
    lengths = reading.kinds & {"seconds", "minutes"} and reading.units
    if square and "pauses" in named and lengths:
        return _found(reading, False, led=True)
    first = next((index for index, kind in enumerate(named)
                  if kind not in ("brief", "long", "articles")), 0)
    if not named or named[first] not in ("pauses", "silences", "weak", "breaths"):
        return None
    spelled = [plain(token["word"]) for token in tokens if token["word"]]
    after = spelled[first + 1] if first + 1 < len(spelled) else ""
    goes_on = after in words.goes_on.split() or after in VOCABULARIES["en"].goes_on.split()
    if named[first] == "pauses" and (square or goes_on):
        return _found(reading, False, led=True)
    if named[first] == "silences" and square:
        return _found(reading, False, led=True)
    if square and (lengths or (goes_on and after != "with")):
        return _found(reading, False, led=True)
    return None


def _found(reading: Reading, flexible: bool, led: bool) -> Stillness:
    kinds = reading.kinds
    strong = bool(kinds & {"pauses", "silences"})
    units = bool(kinds & {"seconds", "minutes", "hours", "counts"})
    measured = reading.own_breath or (units and reading.seconds > 0)
    breaths = reading.breaths if reading.own_breath or not led else 0.0
    bells = 0
    if "bells" in kinds:
        bells = max(1, min(MOST_BELLS, int(reading.number or 1)))
    numbered = bool(reading.seconds or breaths)
    silent = strong or "weak" in kinds or numbered
    named = "short" if "brief" in kinds else "long" if "long" in kinds else ""
    length = "" if numbered else named
    sure = strong or reading.own_breath
    bare = not kinds & {"pauses", "silences", "weak", "breaths", "bells"}
    alone = "pauses" in kinds or ("silences" in kinds and numbered)
    return Stillness(reading.seconds, breaths, length, bells, silent, sure, alone and not led,
                     reading.ranged, led, flexible, bare, measured, reading.muddled)
