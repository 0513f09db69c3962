"""Captions, `.vtt`: the words of an episode in WebVTT, each shown while it is heard.

Form: https://www.w3.org/TR/webvtt1/. One line of the script is one caption, at the times of the
cue sheet. Only a line too long for two rows is parted, at a clause where there is one; the times
inside it are in proportion to its characters. Bells and stated silences stand in brackets.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from audiogen.mixing.model import Timeline
from audiogen.publishing.cue_words import begins, speaker
from audiogen.publishing.line_breaks import flow
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.units import milliseconds

ROWS = 2
COMFORTABLE = 42
"""Columns of a row where a line fits two such rows: the custom of subtitling."""
WIDEST = 65
"""Columns that no row may pass."""
READING_TIME = 50
"""Milliseconds a character: 20 characters a second at most, where there is room to stay longer."""
NOTE = "♪"
"""Stands for a sound that is no speech."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What is shown, from when to when; milliseconds."""

    id: str
    speaker: str
    """Empty where none need be named."""
    start: int
    end: int
    parts: tuple[str, ...]
    """Shown one after the other; each of one or two rows."""


class Captions(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "captions"
    suffix = ".vtt"
    media_type = "text/vtt"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 WebVTT; captions never overlap and never pass the end of the audio."""
        timeline = episode.timeline
        found = tuple(_captions(timeline))
        last = timeline.length * 1000 // timeline.rate
        blocks = [block for caption in _readable(found, last) for block in _blocks(caption)]
        return ("\n\n".join(["WEBVTT", *blocks]) + "\n").encode()


def columns(text: str) -> int:
    """How wide a text is to read: one for a character, two for a wide one or an emoji."""
    if text.isascii():
        return len(text)
    return sum(2 if character > "\uffff" or unicodedata.east_asian_width(character) in "WF" else 1
               for character in text)


def rows(text: str) -> tuple[str, ...]:
    """A text of one line as parts to be shown one after the other, each of one or two rows."""
    flowing = flow(text, WIDEST, columns)
    spans = flowing.split(
        flowing.whole, lambda first, last: flowing.count((first, last), WIDEST) <= ROWS, clause=0.5)
    parts = []
    for span in spans:
        limit = COMFORTABLE if flowing.count(span, COMFORTABLE) <= ROWS else WIDEST
        parts.append("\n".join(flowing.lines(span, limit)))
    return tuple(parts)


def _captions(timeline: Timeline) -> Iterator[Caption]:
    """A caption for each cue that is heard, at its own times.

    A phase of a breath that was just put into words needs no second caption.
    """
    before = timeline.cues[:1] + timeline.cues
    for previous, cue in zip(before, timeline.cues, strict=False):
        text = one_line(cue.text)
        if cue.kind == "pause" or _is_blank(text) or begins(previous, cue):
            continue
        text = text if cue.kind == "line" else NOTE
        yield Caption(one_line(cue.id), speaker(cue) if cue.kind == "line" else "",
                      milliseconds(cue.start, timeline.rate),
                      # Rounded down, since a caption must not pass the end of the audio.
                      min(milliseconds(cue.end, timeline.rate),
                          timeline.length * 1000 // timeline.rate),
                      rows(text))


def _is_blank(text: str) -> bool:
    return all(character.isspace() or unicodedata.category(character) == "Cf" for character in text)


def _readable(captions: tuple[Caption, ...], last: int) -> Iterator[Caption]:
    """Lets what passes too fast stay on, into the silence that follows."""
    following = [*(caption.start for caption in captions), last][1:]
    free = 0
    for caption, limit in zip(captions, following, strict=True):
        # One more for each part, since its times are rounded to whole milliseconds.
        needed = sum(columns(part) * READING_TIME + 1 for part in caption.parts)
        start = max(caption.start, free)
        free = max(caption.end, min(start + needed, limit))
        yield replace(caption, start=start, end=free)


def _blocks(caption: Caption) -> Iterator[str]:
    """The caption's parts as blocks of WebVTT; each takes its share of the time."""
    sizes = list(accumulate(map(columns, caption.parts), initial=0))
    length = caption.end - caption.start
    times = [caption.start + length * size // sizes[-1] for size in sizes]
    voice = f"<v {_escaped(caption.speaker)}>" if caption.speaker else ""
    for number, (part, (start, end)) in enumerate(
            zip(caption.parts, pairwise(times), strict=True), 1):
        name = caption.id if number == 1 else f"{caption.id}-{number}"
        block = f"{_stamp(start)} --> {_stamp(end)}\n{voice}{_escaped(part)}"
        yield f"{_escaped(name)}\n{block}" if caption.id else block


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stamp(time: int) -> str:
    seconds, thousandths = divmod(time, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
