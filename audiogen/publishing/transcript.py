"""The transcript, `.txt`: an episode as plain text that a person likes to read.

What is said stands as paragraphs under timed chapters, in the order in which it is heard, with
bells, breaths and stated silences in brackets, and the show notes at the end.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audiogen.mixing.model import TimedCue, Timeline
from audiogen.publishing.cue_words import described, speaker, whole_phases
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.publishing.plain_text import one_line, paragraphs
from audiogen.publishing.vocabulary import Vocabulary, vocabulary
from audiogen.reading.model import Element
from audiogen.units import clock, seconds

BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "caption",
                    "figcaption", "blockquote", "pre", "summary"})
"""Elements that begin a paragraph; a table's row is one."""
BULLET = "- "
ALIKE = 0.05
"""Seconds by which two phases of a breath may differ and still be told as the same."""


class Transcript(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "transcript"
    suffix = ".txt"
    media_type = "text/plain"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 text; paragraphs are not wrapped, since every reader wraps them itself."""
        words = vocabulary(episode.language)
        parts = [
            *_heading(episode, settings, words),
            *paragraphs(episode.summary),
            *_contents(episode.timeline, words),
            *_told(episode, words, times=True),
            *_notes(episode, settings, words),
        ]
        return ("\n\n".join(parts) + "\n").encode()


def lyrics(episode: Episode) -> str:
    """What is heard, as paragraphs and nothing else, for players that show it with the audio."""
    return "\n\n".join(_told(episode, vocabulary(episode.language), times=False))


def _heading(episode: Episode, settings: PublishSettings, words: Vocabulary) -> Iterator[str]:
    title = one_line(episode.title)
    yield f"{title}\n{'=' * min(len(title), 65)}"
    length = seconds(episode.timeline.length, episode.timeline.rate)
    yield "\n".join(line for line in (
        one_line(settings.title),
        one_line(settings.author),
        words.episode.format(number=episode.number, total=episode.total),
        f"{words.running_time}: {clock(length)}",
        f"{words.voice}: {one_line(episode.voice)}" if episode.voice else "",
    ) if line)


def _contents(timeline: Timeline, words: Vocabulary) -> Iterator[str]:
    if len(timeline.chapters) > 1:
        marks = [clock(chapter.start / timeline.rate) for chapter in timeline.chapters]
        widest = max(map(len, marks))
        yield "\n".join([words.chapters, *(
            f"{mark:>{widest}}  {one_line(chapter.title)}"
            for mark, chapter in zip(marks, timeline.chapters, strict=True))])


def _notes(episode: Episode, settings: PublishSettings, words: Vocabulary) -> Iterator[str]:
    yield f"{words.notes}\n{'-' * len(words.notes)}"
    yield words.silence
    if episode.computed:
        yield words.computed
    yield from paragraphs(settings.notice)
    yield from paragraphs(settings.disclosure)
    if settings.site_url:
        yield one_line(settings.site_url)


def _told(episode: Episode, words: Vocabulary, times: bool) -> Iterator[str]:
    """The episode as paragraphs; chapters are headed by time and title where there are several."""
    timeline = episode.timeline
    layout = _layout(episode.body)
    several = len(timeline.chapters) > 1
    for number, group in groupby(timeline.cues, key=lambda cue: cue.chapter):
        cues = tuple(group)
        chapter = timeline.chapters[number] if number < len(timeline.chapters) else None
        if several and chapter:
            title = one_line(chapter.title)
            mark = f"[{clock(chapter.start / timeline.rate)}] " if times else ""
            yield f"{mark}{title}"
            cues = _without_heading(cues, title)
        yield from _tight(_paragraphs(cues, timeline, layout, words))


def _tight(parts: Iterator[str]) -> Iterator[str]:
    """Paragraphs, with the items of a list on lines that follow each other."""
    for listed, group in groupby(parts, key=lambda part: part.startswith(BULLET)):
        if listed:
            yield "\n".join(group)
        else:
            yield from group


def _without_heading(cues: tuple[TimedCue, ...], title: str) -> tuple[TimedCue, ...]:
    """A chapter's cues without the lines that speak its title, which the heading shows already.

    A dash in a title parts it into several lines.
    """
    spoken = ""
    for index, cue in enumerate(cues):
        if cue.kind == "line":
            spoken = f"{spoken} {one_line(cue.text)}".strip()
            if spoken == title:
                return cues[index + 1:]
            if not title.startswith(spoken):
                break
        elif cue.kind != "pause":
            break
    return cues


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
    blocks = [element for element in body.walk() if element.tag in BLOCKS and element.line]
    return Layout(tuple(sorted({block.line for block in blocks})),
                  frozenset(block.line for block in blocks if block.tag == "li"))


def _paragraphs(
    cues: tuple[TimedCue, ...], timeline: Timeline, layout: Layout, words: Vocabulary,
) -> Iterator[str]:
    """Lines of one paragraph of the source stay together until something else is heard."""
    def paragraph(cue: TimedCue) -> tuple[str, str, int, str]:
        start = layout.start(cue.place.line) if cue.kind == "line" else cue.place.line
        return cue.kind, cue.place.file, start, cue.role

    told = [cue for cue in whole_phases(cues)
            if cue.kind == "line" or described(cue, timeline, words)]
    begun: set[int] = set()
    for (kind, _, start, _), group in groupby(told, key=paragraph):
        heard = tuple(group)
        if kind == "line":
            bullet = BULLET if start in layout.items - begun else ""
            name = f"{speaker(heard[0])}: " if speaker(heard[0]) else ""
            begun.add(start)
            yield bullet + name + " ".join(one_line(cue.text) for cue in heard)
        elif kind == "breath":
            yield _breath(heard, timeline, words)
        else:
            yield from (described(cue, timeline, words) for cue in heard)


def _breath(phases: tuple[TimedCue, ...], timeline: Timeline, words: Vocabulary) -> str:
    """Phases in brackets, cycles counted: "[Breathe in, 4 seconds. Breathe out, 6 seconds. …]"."""
    texts = [one_line(cue.text).rstrip(".") for cue in phases]
    lengths = [seconds(cue.end - cue.start, timeline.rate) for cue in phases]

    def repeats(period: int) -> bool:
        return len(phases) % period == 0 and all(
            texts[index] == texts[index % period]
            and abs(lengths[index] - lengths[index % period]) <= ALIKE
            for index in range(len(phases)))

    period = next(filter(repeats, range(1, len(phases) + 1)))
    told = [f"{text}, {words.duration(length)}."
            for text, length in zip(texts, lengths, strict=True)]
    count = len(phases) // period
    cycles = [words.times.format(count=count) + "."] if count > 1 else []
    return f"[{' '.join(told[:period] + cycles)}]"
