"""Pieces of a paragraph → words of one speaker each, with what stands between them."""

from collections.abc import Iterable, Iterator

from audiogen.scripting.flow import (
    Aside,
    Break,
    Gap,
    Inline,
    Item,
    Manner,
    NoteMark,
    Piece,
    Words,
    Wrong,
)
from audiogen.scripting.model import GapKind, Sound


def paragraph(content: Iterable[Inline], gap: GapKind) -> Iterator[Item]:
    """A paragraph's words, and the pause after it where there was anything at all.

    A change of role, voice or language and each directive end the stretch of words before them.
    Footnote marks and asides do not: they come after the paragraph.
    """
    run: list[Piece] = []
    marks: list[NoteMark | Aside] = []
    something = False
    for part in content:
        if isinstance(part, Piece):
            if run and _speaker(part.manner) != _speaker(run[-1].manner):
                yield from _words(run)
                run = []
            run.append(part)
            something = something or bool(part.core.strip())
            continue
        if isinstance(part, NoteMark | Aside):
            marks.append(part)
            continue
        if not isinstance(part, Wrong):
            yield from _words(run)
            run, something = [], True
        yield from (Gap("sentence"),) if isinstance(part, Sound) else ()
        yield Gap(part.kind) if isinstance(part, Break) else part
        yield from (Gap("sentence"),) if isinstance(part, Sound) else ()
    yield from _words(run)
    yield from marks
    if something:
        yield Gap(gap)


def title_of(content: Iterable[Inline]) -> str:
    """The words of a heading as they are shown, on one line."""
    return " ".join("".join(part.core for part in content if isinstance(part, Piece)).split())


def _speaker(manner: Manner) -> tuple[str, str, str]:
    return manner.role, manner.voice, manner.language


def _words(run: list[Piece]) -> Iterator[Words]:
    if any(piece.core.strip() for piece in run):
        yield Words(tuple(run))
