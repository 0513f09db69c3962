"""Measures a text that may ask for stillness: its numbers, units and kinds of words, one by one."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass, field

from audiogen.scripting.notation.words import Vocabulary, plain

TOKEN = re.compile(r"(?P<clock>\d{1,2}:\d\d)(?![:\d])|(?P<number>\d{1,6}(?:[.,]\d{1,3})?)(?!\d)"
                    r"|(?P<word>[^\W\d_]+)|(?P<mark>\S)")
_DASHES = "-–—‑~"
_IGNORED = frozenset(".,:;!?…·•|/\\\"'’‘“”„«»=#*_+×()[]{}<>&")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass
class Reading:
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
