"""Captions: what is shown of an episode while it is heard, whatever the format.

One line of the script is one caption, at the times of the cue sheet. Bells, breaths and silences
stand in brackets for as long as they last, so that who hears nothing still knows what goes on: a
breath phase by phase, in every cycle, and a silence with its length. Only a text too long for two
rows is parted, at a clause where there is one; the times inside it are in proportion to its
characters.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from audiogen.mixing.model import TimedCue, Timeline
from audiogen.publishing.cue_words import described, speaker, whole_phases
from audiogen.publishing.line_breaks import flow
from audiogen.publishing.model import Episode
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import Vocabulary, vocabulary
from audiogen.units import milliseconds, seconds

QUIET = 2.95
"""Seconds from which a silence is captioned: three, less what placing lines on MP3 frames may take.
Transcripts state only longer ones, since a reader has no blank screen to wonder at."""
ROWS = 2
READING_TIME = 51
"""Milliseconds a column: 20 characters a second at most, where there is room to stay longer, and
what rounding may take."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is shown, from when to when; milliseconds."""

    id: str
    speaker: str
    """Empty where none need be named."""
    start: int
    end: int
    text: str
    """On one line, or on several rows once it is parted."""
    yields: bool = False
    """Whether it may come late, to let what was said before be read: a silence."""

    @property
    def needed(self) -> int:
        """Milliseconds to read it in."""
        return (columns(self.speaker) + columns(self.text)) * READING_TIME


@dataclass(frozen=True, slots=True)
class Room:
    """How wide the rows of a format may be, in columns."""

    comfortable: int
    """Where a text fits two such rows."""
    widest: int
    """What no row may pass."""


def captions(episode: Episode) -> tuple[Caption, ...]:
    """All of them, in order and without overlap; none passes the end of the audio."""
    timeline = episode.timeline
    heard = tuple(_captions(timeline, vocabulary(episode.language)))
    return tuple(_readable(heard, timeline.length * 1000 // timeline.rate))


def parted(caption: Caption, room: Room) -> Iterator[Caption]:
    """The caption as parts of one or two rows that follow each other without a gap."""
    texts = rows(caption.text, room)
    sizes = list(accumulate(map(columns, texts), initial=0))
    length = caption.end - caption.start
    times = [caption.start + length * size // sizes[-1] for size in sizes]
    for number, (text, (start, end)) in enumerate(zip(texts, pairwise(times), strict=True), 1):
        name = f"{caption.id}-{number}" if caption.id and number > 1 else caption.id
        yield replace(caption, id=name, start=start, end=end, text=text)


def columns(text: str) -> int:
    """How wide a text is to read: one for a character, two for a wide one or an emoji."""
    if text.isascii():
        return len(text)
    return sum(2 if character > "\uffff" or unicodedata.east_asian_width(character) in "WF" else 1
               for character in text)


def rows(text: str, room: Room) -> tuple[str, ...]:
    """A text of one line as parts to be shown one after the other, each of one or two rows."""
    flowing = flow(text, room.widest, columns)
    spans = flowing.split(
        flowing.whole, lambda first, last: flowing.count((first, last), room.widest) <= ROWS,
        clause=0.5)
    parts = []
    for span in spans:
        comfortable = flowing.count(span, room.comfortable) <= ROWS
        limit = room.comfortable if comfortable else room.widest
        parts.append("\n".join(flowing.lines(span, limit)))
    return tuple(parts)


def _captions(timeline: Timeline, words: Vocabulary) -> Iterator[Caption]:
    """A caption for each cue that is to be shown, at its own times."""
    last = timeline.length * 1000 // timeline.rate
    for cue, said in whole_phases(timeline.cues):
        text = _told(cue, said, timeline, words)
        if text:
            spoken = cue if cue.kind == "line" else said
            yield Caption(
                one_line((spoken or cue).id), speaker(spoken) if spoken else "",
                milliseconds(cue.start, timeline.rate),
                # Rounded down, since a caption must not pass the end of the audio.
                min(milliseconds(cue.end, timeline.rate), last), text, cue.kind == "pause")


def _told(cue: TimedCue, said: TimedCue | None, timeline: Timeline, words: Vocabulary) -> str:
    """What is shown for a cue; `said` are the words that begin it. Empty for nothing."""
    if cue.kind != "pause" and _is_blank(one_line(cue.text)):
        return ""
    if cue.kind == "line":
        return one_line(cue.text)
    if cue.kind == "breath":
        return _phase(cue, said, timeline, words)
    told = described(cue, timeline, words, QUIET)
    return f"[{told}]" if told else ""


def _phase(cue: TimedCue, said: TimedCue | None, timeline: Timeline, words: Vocabulary) -> str:
    """What to do now, and for how long where the phase is long enough to read that too."""
    length = seconds(cue.end - cue.start, timeline.rate)
    name = one_line(cue.text).rstrip(".")
    short, whole = f"[{name}]", f"[{name}, {words.duration(length)}]"
    if said:
        short = one_line(said.text)
        whole = f"{short} [{words.duration(length)}]"
    return whole if columns(whole) * READING_TIME <= length * 1000 else short


def _is_blank(text: str) -> bool:
    return all(character.isspace() or unicodedata.category(character) == "Cf" for character in text)


def _readable(found: tuple[Caption, ...], last: int) -> Iterator[Caption]:
    """Lets what passes too fast stay on into the silence that follows."""
    limits = [max(caption.start, caption.end - caption.needed) if caption.yields else caption.start
              for caption in found]
    free = 0
    for caption, limit in zip(found, [*limits, last][1:], strict=True):
        start = max(caption.start, free)
        free = max(caption.end, min(start + caption.needed, limit))
        yield replace(caption, start=start, end=free)
