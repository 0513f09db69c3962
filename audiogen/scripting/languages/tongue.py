"""What a language has words for, where signs, figures and short forms are read aloud."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Numbers:
    """The whole numbers from 0 to 99 in words."""

    small: str
    """From zero to at least nineteen, with spaces between them."""
    tens: str
    """From the first that is not among the small ones to ninety; where two in a row are the same,
    the second one's units go from ten to nineteen."""
    joined: str
    """With {tens} and {unit}: "{tens} y {unit}"."""
    own: dict[int, str] = field(default_factory=dict)
    """Those that go their own way."""
    masculine: tuple[tuple[str, str], ...] = ()
    """Ending → ending before a masculine noun ("uno" → "un"); the first that fits is taken."""
    feminine: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Clock:
    """Times of day, with {hour} and {minute}."""

    form: str
    whole: str
    """Of a full hour."""
    one: tuple[str, str]
    """The same two where the hour is one."""
    hours: dict[int, str] = field(default_factory=dict)
    """Hours that are no plain figures: "una"."""
    marks: str = ":"
    """Between hour and minute, each a letter: ":h"."""
    after: str = ""
    """Words behind a time that it says already, with bars between them."""
    dotted_before: str = ""
    """Words in front of "10.30" that make it a time, with bars between them."""
    dotted_after: str = ""
    """The same behind it."""
    nought_is_one: bool = False
    """Whether nought is no plural: "zéro heure"."""


@dataclass(frozen=True)
class Dates:
    """Days of the year."""

    months: str
    form: str
    """With {day}, {month} and {year}."""
    first: str
    """The first of a month, as a figure that `Ordinals` knows: "1er"."""


@dataclass(frozen=True)
class Ordinals:
    """Figures that count in order."""

    words: str
    """From first to thirty-first, with bars between them."""
    marks: tuple[tuple[str, str, str], ...] = ()
    """Mark behind a figure, and the ending that becomes another for it: ("ª", "o", "a")."""
    shortened: tuple[tuple[str, str], ...] = ()
    """Expressions and what stands in their place afterwards: "primero piso" is "primer piso"."""
    full_stop: dict[str, str] = field(default_factory=dict)
    """Where a figure with a full stop counts in order: the word in front → the ending; "" for none
    in front, before a month. Words of two letters and more may stand before these: "in der"."""


@dataclass(frozen=True)
class Tongue:
    """The words of one language. None and empty: left to the voice, which reads it well."""

    signs: dict[str, str]
    """Said in place of a sign, with a space on either side."""
    about: str
    """For "~10"."""
    number: str
    """For "#5"."""
    celsius: str
    fahrenheit: str
    fractions: dict[str, str]
    """Where a bar parts two forms, the second is said before a feminine noun."""
    mixed: str
    """With {number} and {fraction}: "1½"."""
    half: str
    """The fraction ½ behind a number."""
    feminine: str
    """What feminine nouns look like, as an expression; empty where it doesn't matter."""
    money: dict[str, tuple[str, str]]
    """A sign → one of it, with its number, and the word for many."""
    decimal: str
    """The mark between whole and part."""
    cents: str
    """Between whole and hundredths of an amount of money."""
    abbreviations: dict[str, str]
    """Spelled out, since engines read their letters. A full stop that ends the sentence is kept."""
    counted: dict[str, str]
    """Short forms that are spelled out before a figure alone: "p. 3"."""
    ordinals: Ordinals | None
    compared: tuple[str, str]
    """What "<" and ">" say between two things."""
    to: str
    """Between two numbers joined by a dash."""
    since: str
    """Before the two, where the language needs it."""
    minus: str
    dot: str
    """Inside the name of a web site."""
    at: str
    dash: str
    """Between the two numbers of a figure: "1-1"."""
    quotes: tuple[str, str]
    """The marks around what somebody says."""
    calls: str
    """Words behind which a number is one to be called."""
    called: str
    """Words that may stand between the two."""
    either: str
    """Between one number to be called and another."""
    not_called: str
    """Nouns that make a short number an amount all the same: "call three times"."""
    numbers: Numbers | None
    clock: Clock | None
    dates: Dates | None
    units: tuple[tuple[str, str, str], ...]
    """Short forms with spaces between them, one of it with its number, the word for many."""
    hundreds: str = ""
    """With {hundreds} and {rest}: how a year before 2000 is said, where not as a number."""
