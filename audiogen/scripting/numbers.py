"""Whole numbers in words."""

from audiogen.scripting.languages import tongue
from audiogen.scripting.languages.tongue import Numbers
from audiogen.tags import primary

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int, language: str = "en", noun: str = "") -> str:
    """"twenty-five", "one hundred and eighty", "vingt-cinq"; digits from 1000 on (in English; from
    100 in other languages), below zero, and in languages whose numbers are not known.

    `noun` is "m" or "f" where a noun of that gender follows: "veintiún minutos".

    >>> in_words(109)
    'one hundred and nine'
    """
    if primary(language) == "en":
        return _in_english(number)
    own = tongue(language)
    if own is None or own.numbers is None or not 0 <= number < 100:
        return str(number)
    said = _counted(number, own.numbers)
    endings = {"m": own.numbers.masculine, "f": own.numbers.feminine}.get(noun, ())
    return next((said.removesuffix(old) + new for old, new in endings if said.endswith(old)), said)


def _counted(number: int, numbers: Numbers) -> str:
    """A number from 0 to 99 as it is counted."""
    small, tens = numbers.small.split(), numbers.tens.split()
    if number in numbers.own:
        return numbers.own[number]
    if number < len(small):
        return small[number]
    place, unit = number // 10 - 10 + len(tens), number % 10
    if tens[place] in tens[:place]:     # soixante-dix
        unit += 10
    if not unit:
        return tens[place]
    return numbers.joined.format(tens=tens[place], unit=small[unit])


def _in_english(number: int) -> str:
    if number < 0 or number > 999:
        return str(number)
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[rest]}" if rest else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {_in_english(rest)}" if rest else "")


def from_words(text: str) -> float | None:
    """The number that "3", "2.5", "one", "a" or "half a" stands for; None where it is none.

    Words go up to nineteen, which is more breaths than anyone asks a listener to count.
    """
    word = " ".join(text.lower().replace(",", ".").split())
    if word in ("a", "an"):
        return 1.0
    if word in ("half a", "half"):
        return 0.5
    if word in _SMALL:
        return float(_SMALL.index(word))
    whole, _, part = word.partition(".")
    if whole.isdecimal() and (part.isdecimal() or not part) and not word.endswith("."):
        return float(word)
    return None
