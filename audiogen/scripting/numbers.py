"""Whole numbers as English words."""

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """ "twenty-five", "one hundred and eighty"; from 1000 on, and below zero, digits.

    >>> in_words(109)
    'one hundred and nine'
    """
    if number < 0 or number > 999:
        return str(number)
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[rest]}" if rest else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


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
