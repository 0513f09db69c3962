"""The transcript, `.txt`: an episode as plain text that a person likes to read.

What is said stands as paragraphs under timed chapters, in the order in which it is heard, with
bells, breaths and stated silences in brackets, and the show notes at the end.
"""

from collections.abc import Iterator
from itertools import groupby

from audiogen.publishing.blocks import Block, blocks
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.publishing.plain_text import one_line, paragraphs
from audiogen.publishing.show_notes import notices
from audiogen.publishing.vocabulary import Vocabulary, vocabulary
from audiogen.units import clock, seconds


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
            *_contents(episode, words),
            *_told(episode, words, titled=True),
            *_notes(episode, settings, words),
        ]
        return ("\n\n".join(parts) + "\n").encode()


def lyrics(episode: Episode) -> str:
    """What is heard, as paragraphs and nothing else, for players that show it with the audio."""
    return "\n\n".join(_told(episode, vocabulary(episode.language), titled=False))


def _heading(episode: Episode, settings: PublishSettings, words: Vocabulary) -> Iterator[str]:
    title = one_line(episode.title)
    yield f"{title}\n{'=' * min(len(title), 65)}"
    length = seconds(episode.timeline.length, episode.timeline.rate)
    yield "\n".join(line for line in (
        one_line(settings.title),
        one_line(settings.author),
        words.episode.format(number=episode.number, total=episode.total),
        f"{words.running_time}: {clock(length)}",
    ) if line)


def _contents(episode: Episode, words: Vocabulary) -> Iterator[str]:
    if episode.chapters:
        marks = [clock(chapter.start / episode.timeline.rate) for chapter in episode.chapters]
        widest = max(map(len, marks))
        yield "\n".join([words.chapters, *(
            f"{mark:>{widest}}  {one_line(chapter.title)}"
            for mark, chapter in zip(marks, episode.chapters, strict=True))])


def _notes(episode: Episode, settings: PublishSettings, words: Vocabulary) -> Iterator[str]:
    yield f"{words.notes}\n{'-' * len(words.notes)}"
    yield words.silence
    yield from notices(episode, settings)
    if settings.site_url:
        yield one_line(settings.site_url)


def _told(episode: Episode, words: Vocabulary, titled: bool) -> Iterator[str]:
    """The episode as paragraphs; chapters are headed by their titles where there are several, and
    by their times where a title stands above it all.

    Items of a list stand on lines that follow each other. The episode's title is told once: above,
    or else where it is heard.
    """
    rate = episode.timeline.rate
    told = (block for block in blocks(episode, words)
            if not block.repeats_title or (block.cues and not titled))
    for (kind, _), group in groupby(told, key=lambda block: block.family):
        if kind == "item":
            yield "\n".join(_item(block) for block in group)
        elif kind == "chapter":
            yield from (f"[{clock(block.start / rate)}] {block.text}" if titled else block.text
                        for block in group)
        elif kind == "paragraph":
            yield from map(_said, group)
        else:
            yield from (f"[{block.text}]" for block in group)


def _item(block: Block) -> str:
    """An item with its bullet or number, its rows below each other."""
    mark = f"{block.mark} " if block.mark else ""
    return mark + _said(block).replace("\n", "\n" + " " * len(mark))


def _said(block: Block) -> str:
    return f"{block.speaker}: {block.text}" if block.speaker else block.text
