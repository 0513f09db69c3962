"""An episode as blocks: the one walk that every transcript, the page and the book render.

A block is what a reader sees as one thing: a chapter's title, a paragraph, a list item, a stretch
of breathing, a bell, a silence long enough to be stated. It knows the cues that it is made of, so
that what is shown can follow what is heard. Only lines ask for their place in the source; all else
comes from the order of the cues, so that a timeline read back from its cue sheet gives the same
blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from audiogen.mixing.model import TimedChapter, TimedCue, Timeline
from audiogen.publishing.cue_words import breathing, described, speaker, with_words
from audiogen.publishing.layout import Layout, layout
from audiogen.publishing.model import Episode
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import Vocabulary

BULLET = "-"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it stands in a block."""

    id: str
    """Of the cue sheet."""
    text: str
    cue: int
    """Index into the timeline's cues."""
    row: bool = False
    """Whether it begins a row of its own, as a line of verse does, and doesn't go on in that of
    the line before."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a reader sees as one thing. Start and end are samples of the episode."""

    kind: str
    """chapter, paragraph, item, breath, sound or silence."""
    text: str
    """All of it as text, a newline before each row but the first; of breaths, sounds and silences
    what they are, in words."""
    speaker: str
    """Who says it, where that is not the narrator."""
    lines: tuple[ShownLine, ...]
    """What is said; empty for sounds and silences, and for a title that nobody speaks."""
    cues: tuple[int, ...]
    """Indices of all its cues, ascending; empty for a title that nobody speaks."""
    start: int
    end: int
    chapter: int
    mark: str = ""
    """What stands before an item: "-", or "3." in a numbered list. Nothing where the words say
    the number, and before all that is no item."""
    repeats_title: bool = False
    """Whether it is the first and only says the episode's title, which most readers show above."""

    @property
    def family(self) -> tuple[str, str]:
        """Kind, and kind of mark: consecutive items of one family are one list."""
        return self.kind, self.mark if self.mark in ("", BULLET) else "number"


Numbered = tuple[int, TimedCue]
"""A cue, and its index in the timeline."""


def blocks(episode: Episode, words: Vocabulary) -> tuple[Block, ...]:
    """The episode as blocks in the order in which it is heard.

    Chapters are headed by their titles where there are several, if a title has words; the lines
    that only speak a title stand in that block and nowhere else.
    """
    timeline = episode.timeline
    shape = layout(episode.body)
    titled = {number for number, chapter in enumerate(episode.chapters) if one_line(chapter.title)}
    found: list[Block] = []
    for number, group in groupby(enumerate(timeline.cues), key=lambda each: each[1].chapter):
        cues = tuple(group)
        if number in titled:
            title, cues = _title(timeline.chapters[number], cues)
            found.append(title)
        found += _chapter(cues, timeline, shape, words)
    if found and found[0].text == one_line(episode.title):
        found[0] = replace(found[0], repeats_title=True)
    return tuple(found)


def _title(chapter: TimedChapter,
           cues: tuple[Numbered, ...]) -> tuple[Block, tuple[Numbered, ...]]:
    """A chapter's title with the lines that speak it, and the cues that come after those.

    A dash in a title parts it into several lines.
    """
    title = one_line(chapter.title)
    spoken: list[Numbered] = []
    rest = cues
    for position, (index, cue) in enumerate(cues):
        if cue.kind == "line":
            spoken.append((index, cue))
            text = " ".join(one_line(line.text) for _, line in spoken)
            if text == title:
                rest = cues[position + 1:]
                break
            if not title.startswith(text):
                break
        elif cue.kind != "pause":
            break
    if rest is cues:
        spoken = []
    number = cues[0][1].chapter
    return Block("chapter", title, "", _shown(spoken), tuple(index for index, _ in spoken),
                 chapter.start, chapter.end, number), rest


def _chapter(cues: tuple[Numbered, ...], timeline: Timeline, shape: Layout,
             words: Vocabulary) -> Iterator[Block]:
    """Lines of one paragraph of the source stay together until something else is heard."""
    worded = with_words([cue for _, cue in cues])
    told = [(index, cue, "breath" if in_breath else cue.kind)
            for (index, cue), in_breath in zip(cues, worded, strict=True)
            if in_breath or cue.kind == "line" or described(cue, timeline, words)]
    begun: set[int] = set()

    def together(each: tuple[int, TimedCue, str]) -> tuple[object, ...]:
        index, cue, kind = each
        if kind == "line":
            return kind, cue.place.file, shape.start(cue.place.line), cue.role
        return (kind,) if kind == "breath" else (kind, index)

    for key, group in groupby(told, key=together):
        heard = [(index, cue) for index, cue, _ in group]
        kind, mark, shown = str(key[0]), "", _shown(heard, shape)
        if kind == "line":
            start = shape.start(heard[0][1].place.line)
            kind = "item" if start in shape.items and start not in begun else "paragraph"
            begun.add(start)
            text = "".join(("\n" if line.row else " ") + line.text for line in shown)[1:]
            mark = _mark(shape.items[start], text) if kind == "item" else ""
        elif kind == "breath":
            text = breathing([cue for _, cue in heard], timeline, words)
        else:
            kind = "silence" if kind == "pause" else kind
            text = described(heard[0][1], timeline, words)
        yield Block(kind, text, speaker(heard[0][1]) if kind in ("item", "paragraph") else "",
                    shown, tuple(index for index, _ in heard),
                    heard[0][1].start, heard[-1][1].end, heard[0][1].chapter, mark)


def _mark(number: int | None, text: str) -> str:
    """What stands before an item; some lists say their numbers."""
    if number is None:
        return BULLET
    return "" if text.startswith(f"{number}. ") else f"{number}."


def _shown(cues: list[Numbered], shape: Layout | None = None) -> tuple[ShownLine, ...]:
    """The lines among cues, each on a row of its own where the source has it so."""
    lines = [(index, cue) for index, cue in cues if cue.kind == "line"]
    return tuple(ShownLine(
        one_line(cue.id), one_line(cue.text), index,
        shape is not None and shape.broken(before.place.line, cue.place.line))
        for (_, before), (index, cue) in zip([*lines[:1], *lines], lines, strict=False))
