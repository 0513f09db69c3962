"""SSML's `<say-as>` for engines that have none of their own."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re

SPELLED = ("characters", "spell-out", "verbatim")
"""Values of interpret-as by which each letter is said by its name."""
DIGITS = ("digits", "telephone")
"""And those by which each digit is."""

_BETWEEN_GROUPS = re.compile(r"(?<=\d)[\s()/.–-]++(?=\d)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)(?=\d)")


def one_by_one(text: str) -> str:
    """Digits apart, with a breath where they stand in groups: "12-34" is "1 2, 3 4"."""
    return _BETWEEN_DIGITS.sub(" ", _BETWEEN_GROUPS.sub(", ", text))
