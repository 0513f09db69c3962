"""An episode as its page shows it: sections of blocks, its door, and its cues for the script."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from audiogen.mixing.model import TimedCue
from audiogen.publishing.blocks import Block, blocks
from audiogen.publishing.cue_words import with_words
from audiogen.publishing.model import Episode
from audiogen.publishing.page.wording import Wording
from audiogen.publishing.plain_text import one_line, paragraphs
from audiogen.publishing.vocabulary import vocabulary
from audiogen.units import clock, seconds

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"})
PHASES = ("in", "hold", "out", "rest")
"""A breath's phases, as a cue's role may name them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter with its blocks; consecutive items of a list stand in one group."""

    title: Block | None
    number: int
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
    length: str
    """In whole minutes."""
    clock: str
    sections: tuple[Section, ...]

    @property
    def chapters(self) -> tuple[Section, ...]:
        """The sections that have a title: none where an episode is in one piece."""
        return tuple(section for section in self.sections if section.title)


def shown(episode: Episode, words: Wording) -> Shown:
    """What templates put in."""
    length = seconds(episode.timeline.length, episode.timeline.rate)
    return Shown(
        episode.number, one_line(episode.slug), episode.stem, one_line(episode.title),
        one_line(episode.when), paragraphs(episode.summary), episode.language,
        direction(episode.language), words.minutes("long", length), clock(length),
        tuple(_sections(episode)))


def direction(language: str) -> str:
    """How a language is written."""
    parts = language.replace("_", "-").lower().split("-")
    written = parts[0] in RIGHT_TO_LEFT and "latn" not in parts
    return "rtl" if written or {"arab", "hebr"} & set(parts[1:]) else "ltr"


def _sections(episode: Episode) -> Iterable[Section]:
    rate = episode.timeline.rate
    for number, group in groupby(blocks(episode, vocabulary(episode.language)),
                                 key=lambda block: block.chapter):
        parts = tuple(group)
        title = parts[0] if parts[0].kind == "chapter" else None
        start = seconds(parts[0].start, rate)
        yield Section(title, number, clock(start), start,
                      tuple(_groups(parts[1:] if title else parts)))


def _groups(parts: tuple[Block, ...]) -> Iterable[tuple[Block, ...]]:
    for (kind, _), group in groupby(parts, key=lambda block: block.family):
        if kind == "item":
            yield tuple(group)
        else:
            yield from ((block,) for block in group)


def for_script(episode: Episode) -> dict[str, object]:
    """An episode as the script reads it; times are seconds, cues are told by their starts."""
    timeline = episode.timeline
    rate = timeline.rate
    words = vocabulary(episode.language)
    phases = _phases(timeline.cues)
    rows: list[list[object]] = []
    for index, cue in enumerate(timeline.cues):
        row: list[object] = [cue.kind[0], seconds(cue.start, rate)]
        if cue.kind == "line":
            row.append(one_line(cue.id))
        elif cue.kind == "breath":
            row += [phases[index], one_line(cue.text).rstrip(".")]
        elif cue.kind == "sound":
            row.append(words.sound(one_line(cue.text).strip("[] ")))
        rows.append(row)
    return {
        "slug": one_line(episode.slug), "number": episode.number, "title": one_line(episode.title),
        "when": one_line(episode.when), "kind": one_line(episode.kind),
        "file": f"{episode.stem}.mp3",
        "seconds": seconds(timeline.length, rate),
        "chapters": [[seconds(chapter.start, rate), one_line(chapter.title)]
                     for chapter in episode.chapters],
        "cues": rows,
    }


def _phases(cues: tuple[TimedCue, ...]) -> dict[int, str]:
    """For each cue of a breath whether the listener breathes in, holds, breathes out or rests.

    Where the cue doesn't say so itself, it is told by its place among the different phases.
    """
    phases: dict[int, str] = {}
    for breathes, group in groupby(zip(range(len(cues)), cues, with_words(cues), strict=True),
                                   key=lambda each: each[2]):
        heard = [(index, cue) for index, cue, _ in group if cue.kind == "breath"]
        if not breathes:
            continue
        texts = list(dict.fromkeys(cue.text for _, cue in heard))
        order = {1: ("in",), 2: ("in", "out"), 3: ("in", "hold", "out")}.get(len(texts), PHASES)
        known = dict(zip(texts, order, strict=False))
        phases |= {index: cue.role if cue.role in PHASES else known.get(cue.text, "hold")
                   for index, cue in heard}
    return phases


def as_data(value: object) -> str:
    """JSON that can stand inside a script element: no sign of it begins or ends a tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
