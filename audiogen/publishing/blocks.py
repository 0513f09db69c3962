"""An episode as blocks: the one walk that every transcript, the page and the book render.

A block is what a reader sees as one thing: a chapter's title, a paragraph, a list item, a stretch
of breathing, a bell, a silence long enough to be stated. It knows the cues that it is made of, so
that what is shown can follow what is heard. Only lines ask for their place in the source; all else
comes from the order of the cues, so that a timeline read back from its cue sheet gives the same
blocks.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audiogen.mixing.model import TimedChapter, TimedCue, Timeline
from audiogen.publishing.cue_words import breathing, described, speaker, with_words
from audiogen.publishing.model import Episode
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import Vocabulary
from audiogen.reading.model import Element

PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "caption",
                        "figcaption", "blockquote", "pre", "summary"})
"""Elements that begin a paragraph; a table's row is one."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it stands in a block."""

    id: str
    """Of the cue sheet."""
    text: str
    cue: int
    """Index into the timeline's cues."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a reader sees as one thing. Start and end are samples of the episode."""

    kind: str
    """chapter, paragraph, item, breath, sound or silence."""
    text: str
    """All of it as text; of breaths, sounds and silences what they are, in words."""
    speaker: str
    """Who says it, where that is not the narrator."""
    lines: tuple[ShownLine, ...]
    """What is said; empty for sounds and silences, and for a title that nobody speaks."""
    cues: tuple[int, ...]
    """Indices of all its cues, ascending; empty for a title that nobody speaks."""
    start: int
    end: int
    chapter: int


Numbered = tuple[int, TimedCue]
"""A cue, and its index in the timeline."""


def blocks(episode: Episode, words: Vocabulary) -> tuple[Block, ...]:
    """The episode as blocks in the order in which it is heard.

    Chapters are headed by their titles where there are several, and the lines that only speak a
    title stand in that block and nowhere else.
    """
    timeline = episode.timeline
    layout = _layout(episode.body)
    several = len(timeline.chapters) > 1
    found: list[Block] = []
    for number, group in groupby(enumerate(timeline.cues), key=lambda each: each[1].chapter):
        cues = tuple(group)
        if several and number < len(timeline.chapters):
            title, cues = _title(timeline.chapters[number], cues)
            found.append(title)
        found += _chapter(cues, timeline, layout, words)
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
    return Block("chapter", title, "", _lines(spoken), tuple(index for index, _ in spoken),
                 chapter.start, chapter.end, number), rest


def _chapter(cues: tuple[Numbered, ...], timeline: Timeline, layout: "Layout",
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
            return kind, cue.place.file, layout.start(cue.place.line), cue.role
        return (kind,) if kind == "breath" else (kind, index)

    for key, group in groupby(told, key=together):
        heard = [(index, cue) for index, cue, _ in group]
        kind = str(key[0])
        if kind == "line":
            start = layout.start(heard[0][1].place.line)
            kind = "item" if start in layout.items - begun else "paragraph"
            begun.add(start)
            text = " ".join(one_line(cue.text) for _, cue in heard)
        elif kind == "breath":
            text = breathing([cue for _, cue in heard], timeline, words)
        else:
            kind = "silence" if kind == "pause" else kind
            text = described(heard[0][1], timeline, words)
        yield Block(kind, text, speaker(heard[0][1]) if kind in ("item", "paragraph") else "",
                    _lines(heard), tuple(index for index, _ in heard),
                    heard[0][1].start, heard[-1][1].end, heard[0][1].chapter)


def _lines(cues: list[Numbered]) -> tuple[ShownLine, ...]:
    return tuple(ShownLine(one_line(cue.id), one_line(cue.text), index)
                 for index, cue in cues if cue.kind == "line")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the source's paragraphs and list items begin."""

    starts: tuple[int, ...]
    """Lines of the source, ascending."""
    items: frozenset[int]
    """Those on which a list item begins."""

    def start(self, line: int) -> int:
        """The line on which the paragraph of a line begins; the line itself where none is known."""
        index = bisect_right(self.starts, line)
        return self.starts[index - 1] if index else line


def _layout(body: Element) -> Layout:
    begins = [element for element in body.walk() if element.tag in PARAGRAPHS and element.line]
    return Layout(tuple(sorted({element.line for element in begins})),
                  frozenset(element.line for element in begins if element.tag == "li"))
