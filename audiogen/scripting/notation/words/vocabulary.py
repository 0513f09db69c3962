"""What a language has words for, where stillness is written down."""

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word in lower case and without accents; "ß" and ligatures are spelled out."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(text).split())


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language, by what they do in a text that says only stillness.

    Each field but `numbers` takes words with spaces between them.
    """

    pauses: str
    """Say a pause by themselves, even alone on a line."""
    silences: str
    """Say a silence, but are a sentence of their own when they stand alone on a line."""
    weak: str
    """May ask for stillness, and may be something else: "rest", "wait"."""
    breaths: str
    bells: str
    brief: str
    long: str
    seconds: str
    minutes: str
    hours: str
    moments: str
    """Lengths of time that nobody measures: "a few moments"."""
    counts: str
    """Units of about a second: "counts", "beats"."""
    articles: str
    """ "a", "an": one, where a unit follows and no number stands before."""
    halves: str
    fills: str
    """Say nothing by themselves: "for", "of", "about", "take", "ring"."""
    links: str
    """Join the two numbers of a range: "to", "or"."""
    goes_on: str
    """After a stillness word these begin a stage direction ("pause here and …"), while any other
    word makes it a sentence ("pause the video")."""
    numbers: dict[str, float] = field(default_factory=dict)
    """Words that are numbers, in their plain spelling."""
    kinds: dict[str, str] = field(init=False)
    """Each word's kind, the name of its field in the singular."""

    def __post_init__(self) -> None:
        kinds: dict[str, str] = {}
        for kind in ("fills", "links", "articles", "halves", "moments", "counts", "hours",
                     "minutes", "seconds", "long", "brief", "bells", "breaths", "weak", "silences",
                     "pauses"):
            kinds |= dict.fromkeys(_words(getattr(self, kind)), kind)
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "numbers", {plain(word): value
                                             for word, value in self.numbers.items()})
        object.__setattr__(self, "goes_on", " ".join(sorted(_words(self.goes_on))))


def counted(words: str, first: int = 1) -> dict[str, float]:
    """Number words that count on from `first`, in their plain spelling."""
    return {plain(word): float(number) for number, word in enumerate(words.split(), first)}


def tens(words: str) -> dict[str, float]:
    """The words for 20, 30, 40 … 90, in their plain spelling."""
    return {plain(word): 10.0 * number for number, word in enumerate(words.split(), 2)}
