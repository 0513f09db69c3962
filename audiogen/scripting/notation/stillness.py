"""Stillness as the world writes it: "(Pause 3s)", "ten seconds of silence", "[Pausa larga]".

One grammar over the word lists of `words`: a text says only stillness if every word of it is a
number, a unit, or a word of pauses, breaths, bells and the little words between them, and at least
one of them asks for stillness. There is no list of phrases. Each word is looked at once.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass, field
from functools import lru_cache

from audiogen.scripting.notation.words import VOCABULARIES, Vocabulary, plain

LONGEST = 200
"""Characters; a longer text is prose."""
MOST_BELLS = 12

_TOKEN = re.compile(r"(?P<clock>\d{1,2}:\d\d)(?![:\d])|(?P<number>\d{1,6}(?:[.,]\d{1,3})?)(?!\d)"
                    r"|(?P<word>[^\W\d_]+)|(?P<mark>\S)")
_DASHES = "-–—‑~"
_IGNORED = frozenset(".,:;!?…·•|/\\\"'’‘“”„«»=#*_+×()[]{}<>&")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


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


@dataclass
class _Reading:
    """What has been read of a text so far."""

    words: Vocabulary
    kinds: set[str] = field(default_factory=set)
    number: float | None = None
    seconds: float = 0.0
    breaths: float = 0.0
    factor: float = 0.0
    """Seconds of the last unit, for "a minute and a half"."""
    ranged: bool = False
    linked: str = ""
    """What stands right after a number: "dash", or "word" for "to"."""
    own_breath: bool = False
    """Whether breaths are counted in words, and not only mentioned."""
    units: int = 0
    unknown: int = 0
    muddled: bool = False

    def take(self, token: re.Match[str]) -> None:
        """Read one token."""
        linked, self.linked = self.linked, ""
        if token["clock"]:
            whole, _, part = token["clock"].partition(":")
            self.seconds += int(whole) * 60 + int(part)
            self.units += 1
        elif token["number"]:
            self._number(float(token["number"].replace(",", ".")), linked)
        elif token["word"]:
            self._word(token["word"], linked)
        elif token["mark"] in _DASHES:
            self.linked = "dash" if self.number is not None else ""
        elif token["mark"] in _FRACTIONS:
            self._number((self.number or 0) + _FRACTIONS[token["mark"]], "")
        elif token["mark"] not in _IGNORED:
            self.unknown += 1

    def _word(self, written: str, linked: str) -> None:
        word = plain(written)
        kind = self.words.kinds.get(word, "")
        number = self.words.numbers.get(word)
        if kind == "articles":
            if self.number is None:     # "half a minute", "a few": the number stands already
                self.number = 1.0
                kind = "article"
        elif number is not None:
            self._spelled(number, linked)
        elif kind == "halves":
            self.number = 0.5 + (0 if "article" in self.kinds else self.number or 0)
            self.kinds.discard("article")
        elif kind == "moments":
            self.number = None      # "a few moments" are no number
            self.kinds.discard("article")
        elif kind in ("seconds", "minutes", "hours", "counts", "breaths"):
            self._unit(kind)
        elif kind == "links" and self.number is not None:
            self.linked = "word"
        elif not kind:
            self.unknown += 1
        self.kinds.add(kind if kind or number is None else "number")

    def _number(self, value: float, linked: str) -> None:
        if linked:
            self.ranged = True
        else:
            self.number = value
        self.kinds.discard("article")

    def _spelled(self, value: float, linked: str) -> None:
        """A number word: "twenty-five" adds up, of "a few" the later word counts."""
        tens = self.number is not None and self.number >= 20 and self.number % 10 == 0
        if tens and 0 < value < 10 and linked != "word":
            value, linked = value + (self.number or 0), ""
        self._number(value, linked)

    def _unit(self, kind: str) -> None:
        amount = self.number
        factor = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "counts": 1.0}.get(kind, 0.0)
        if kind == "breaths":
            self.breaths += 1.0 if amount is None else amount
            self.own_breath = self.own_breath or amount is not None
        elif amount is not None:
            self.seconds += amount * factor
            self.factor = factor
        self.units += amount is not None or kind == "breaths"
        self.number = None
        self.kinds.discard("article")

    def finish(self) -> None:
        """Give a number that no unit followed its meaning."""
        if self.number is None or "article" in self.kinds:
            return
        if self.factor and self.number < 1:     # "a minute and a half"
            self.seconds += self.number * self.factor
        elif self.breaths and not self.own_breath:      # "breaths: 3"
            self.breaths, self.own_breath = self.number, True
        elif self.units and "bells" not in self.kinds:
            self.muddled = True
        elif "bells" not in self.kinds or self.kinds & {"pauses", "silences"}:
            self.seconds += self.number
            self.units += 1
        self.number = self.number if "bells" in self.kinds else None


def read_stillness(text: str, language: str, square: bool = True) -> Stillness | None:
    """What a text asks for; None where it is no stillness.

    `square` is true inside square and curly brackets, in which a text that begins with a stillness
    word is a stage direction whatever else it says.
    """
    if len(text) > LONGEST:
        return None
    own = language.lower().split("-")[0]
    order = dict.fromkeys((own, "en", *VOCABULARIES))
    tokens = tuple(_TOKEN.finditer(text))
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
    reading = _Reading(words)
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
    return _found(reading, text.rstrip().endswith("+"), led=False)


def _begun(reading: _Reading, tokens: tuple[re.Match[str], ...], words: Vocabulary,
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


def _found(reading: _Reading, flexible: bool, led: bool) -> Stillness:
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
