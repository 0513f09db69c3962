"""An episode as templates show it, on the page, in a transcript and in the book: sections of blocks
under their titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audiogen.publishing.blocks import Block, blocks
from audiogen.publishing.model import Episode
from audiogen.publishing.plain_text import one_line, paragraphs
from audiogen.publishing.vocabulary import vocabulary
from audiogen.units import clock, seconds

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter with its blocks; consecutive items of a list stand in one group."""

    title: Block | None
    id: str
    """Unique in the collection: "chapter-2-of-rest"."""
    time: str
    """When it begins, as a clock shows it."""
    start: float
    """Seconds."""
    groups: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An episode, ready for a template. All texts stand on one line."""

    number: int
    slug: str
    stem: str
    title: str
    when: str
    summary: tuple[str, ...]
    language: str
    direction: str
    """ltr or rtl."""
    seconds: float
    """How long it lasts."""
    clock: str
    sections: tuple[Section, ...]

    @property
    def chapters(self) -> tuple[Section, ...]:
        """The sections that have a title: none where an episode is in one piece."""
        return tuple(section for section in self.sections if section.title)


def shown(episode: Episode) -> Shown:
    """What templates put in."""
    length = seconds(episode.timeline.length, episode.timeline.rate)
    return Shown(
        episode.number, one_line(episode.slug), episode.stem, one_line(episode.title),
        one_line(episode.when), paragraphs(episode.summary), episode.language,
        direction(episode.language), length, clock(length), tuple(_sections(episode)))


def direction(language: str) -> str:
    """How a language is written."""
    parts = language.replace("_", "-").lower().split("-")
    written = parts[0] in RIGHT_TO_LEFT and "latn" not in parts
    return "rtl" if written or {"arab", "hebr"} & set(parts[1:]) else "ltr"


def _sections(episode: Episode) -> Iterator[Section]:
    rate = episode.timeline.rate
    for number, group in groupby(blocks(episode, vocabulary(episode.language)),
                                 key=lambda block: block.chapter):
        parts = tuple(group)
        title = parts[0] if parts[0].kind == "chapter" else None
        name = f"chapter-{number + 1}-of-{one_line(episode.slug)}"
        start = seconds(parts[0].start, rate)
        yield Section(title, name, clock(start), start,
                      tuple(_groups(parts[1:] if title else parts)))


def _groups(parts: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    for (kind, _), group in groupby(parts, key=lambda block: block.family):
        if kind == "item":
            yield tuple(group)
        else:
            yield from ((block,) for block in group)
