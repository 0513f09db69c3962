"""A line cut for a service that takes only so many characters, at the gentlest places."""
# ruff: noqa: RUF001 - other scripts have punctuation that looks like ours

import re

_PLACES = (
    (re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’»\")\]])\s+|(?<=[。！？])"), 0.35),
    (re.compile(r"(?<=[;:—–])\s+|(?<!\s)\s++(?=[—–])|(?<=[；：])"), 0.25),
    (re.compile(r"(?<=[,،、，])\s+|(?<=[、，])"), 0.18),
    (re.compile(r"\s+"), 0.04),
)
"""Where a line may be cut, best first, and the seconds of silence that belong there: sentence,
clause, comma, word."""
_SPOKEN = re.compile(r"[^\W_]")


def pieces(text: str, longest: int) -> tuple[tuple[str, float], ...]:
    """Pieces of at most `longest` characters in order, each with the seconds of silence after it
    (0 after the last).

    Nothing is lost but white space and pieces that hold only punctuation, which services refuse.
    """
    found = [(piece, gap) for piece, gap in _cut(" ".join(text.split()), 0.0, 0, longest)
             if _SPOKEN.search(piece)]
    if found:
        found[-1] = (found[-1][0], 0.0)
    return tuple(found)


def _cut(text: str, after: float, level: int, longest: int) -> list[tuple[str, float]]:
    """A text in as few pieces as its places of this level, and where it must, later ones allow."""
    if len(text) <= longest:
        return [(text, after)]
    if level == len(_PLACES):  # a word longer than a request
        return [(text[start:start + longest], after if start + longest >= len(text) else 0.0)
                for start in range(0, len(text), longest)]
    place, gap = _PLACES[level]
    parts = [part for part in place.split(text) if part]
    found: list[tuple[str, float]] = []
    current = ""
    for part in parts:
        joined = f"{current} {part}" if current else part
        if len(joined) <= longest:
            current = joined
            continue
        if current:
            found.append((current, gap))
        current = part
        if len(part) > longest:
            *first, (current, _) = _cut(part, gap, level + 1, longest)
            found += first
    return [*found, (current, after)]
