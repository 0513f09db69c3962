"""A line cut for Google Translate: pieces of at most 100 characters, at the gentlest places.

gTTS itself would cut a longer text at every comma, full stop and colon, and drop them.
"""
# ruff: noqa: RUF001 - other scripts have punctuation that looks like ours

import re

LONGEST = 100
"""Characters of one request."""

_PLACES = (
    (re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’»\")\]])\s+|(?<=[。！？])"), 0.35),
    (re.compile(r"(?<=[;:—–])\s+|(?<!\s)\s++(?=[—–])|(?<=[；：])"), 0.25),
    (re.compile(r"(?<=[,،、，])\s+|(?<=[、，])"), 0.18),
    (re.compile(r"\s+"), 0.04),
)
"""Where a line may be cut, best first, and the seconds of silence that belong there: sentence,
clause, comma, word."""
_SPOKEN = re.compile(r"[^\W_]")


def pieces(text: str) -> tuple[tuple[str, float], ...]:
    """Pieces in order, each with the seconds of silence after it (0 after the last).

    Nothing is lost but white space and pieces that hold only punctuation, which Google refuses.
    """
    found = [(piece, gap) for piece, gap in _cut(" ".join(text.split()), 0.0, 0)
             if _SPOKEN.search(piece)]
    if found:
        found[-1] = (found[-1][0], 0.0)
    return tuple(found)


def _cut(text: str, after: float, level: int) -> list[tuple[str, float]]:
    """A text in as few pieces as its places of this level, and where it must, later ones allow."""
    if len(text) <= LONGEST:
        return [(text, after)]
    if level == len(_PLACES):  # a word longer than a request
        return [(text[start:start + LONGEST], after if start + LONGEST >= len(text) else 0.0)
                for start in range(0, len(text), LONGEST)]
    place, gap = _PLACES[level]
    parts = [part for part in place.split(text) if part]
    found: list[tuple[str, float]] = []
    current = ""
    for part in parts:
        joined = f"{current} {part}" if current else part
        if len(joined) <= LONGEST:
            current = joined
            continue
        if current:
            found.append((current, gap))
        current = part
        if len(part) > LONGEST:
            *first, (current, _) = _cut(part, gap, level + 1)
            found += first
    return [*found, (current, after)]
