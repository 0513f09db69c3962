"""A long sentence in phonemes, cut where it may breathe: a model says but so much at once."""

import re

_PLACES = (re.compile(r"(?<=[;:—…]) "), re.compile(r"(?<=,) "), re.compile(" "))
"""Where a long sentence may be cut, the best place first."""


def cut(phonemes: str, longest: int) -> tuple[str, ...]:
    """Pieces of at most so many phonemes, cut at the best place nearest to the middle."""
    if len(phonemes) <= longest:
        return (phonemes,)
    middle = len(phonemes) / 2
    for places in _PLACES:
        found = [match.start() for match in places.finditer(phonemes)
                 if longest / 8 < match.start() < len(phonemes) - longest / 8]
        if found:
            place = min(found, key=lambda each: abs(each - middle))
            return (*cut(phonemes[:place], longest), *cut(phonemes[place + 1:], longest))
    return (*cut(phonemes[:longest], longest), *cut(phonemes[longest:], longest))
