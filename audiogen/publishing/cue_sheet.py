"""The cue sheet, `.cues.json`: the timeline as JSON beside the MP3, for other tools to build on.

Version 1. Times are seconds of the decoded file with at most six decimals. The cues tile the
episode from 0 to `duration`; a line starts and ends where the voice is heard. One cue stands on
one line of the file, so that a person can read it and a diff stays small.
"""

import json
import math
from dataclasses import dataclass

from audiogen.cue_rows import VERSION, chapter_row, cue_row
from audiogen.errors import Place
from audiogen.mixing.model import Loudness, TimedChapter, TimedCue, Timeline
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.units import samples, seconds

KINDS = ("line", "pause", "breath", "sound")
"""Of cues."""
MPEG_1 = 32000
"""Hertz from which an MP3 frame has 1152 samples, and below which it has 576."""


class CueSheet(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "cues"
    suffix = ".cues.json"
    media_type = "application/json"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 JSON, as DESIGN fixes it."""
        timeline = episode.timeline
        fields = [
            ("version", VERSION),
            ("title", one_line(episode.title)),
            ("language", episode.language),
            ("voice", one_line(episode.voice)),
            ("pace", one_line(episode.pace)),
            ("sample_rate", timeline.rate),
            ("duration", seconds(timeline.length, timeline.rate)),
            ("loudness", {
                "integrated_lufs": _level(episode.loudness.integrated_lufs),
                "true_peak_dbtp": _level(episode.loudness.true_peak_dbtp),
            }),
        ]
        rows = [f"  {_json(name)}: {_json(value)}" for name, value in fields]
        rows.append(_table("chapters", [_chapter(each, timeline) for each in timeline.chapters]))
        rows.append(_table("cues", [_cue(each, timeline) for each in timeline.cues]))
        return ("{\n" + ",\n".join(rows) + "\n}\n").encode()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a cue sheet tells of an episode."""

    title: str
    timeline: Timeline
    """Cues and chapters are whole again, to the sample. A sheet holds no placements, no beds and no
    lines of the source: those are empty."""
    loudness: Loudness


def sheet_of(data: bytes) -> Sheet | None:
    """What a cue sheet tells; None for what is no cue sheet of this version, or a damaged one."""
    try:
        page = json.loads(data)
        rate, level = int(page["sample_rate"]), page["loudness"]
        if page["version"] != VERSION or rate <= 0:
            return None
        timeline = Timeline(
            rate, 1152 if rate >= MPEG_1 else 576, samples(page["duration"], rate),
            tuple(TimedCue(each["id"], each["kind"], each["text"], each["role"],
                           samples(each["start"], rate), samples(each["end"], rate),
                           each["chapter"], Place(page["title"], 0)) for each in page["cues"]),
            tuple(TimedChapter(each["title"], samples(each["start"], rate),
                               samples(each["end"], rate)) for each in page["chapters"]),
            (), ())
        loudness = Loudness.of(level["integrated_lufs"], level["true_peak_dbtp"])
        return Sheet(page["title"], timeline, loudness) if _is_whole(timeline) else None
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def timeline_of(data: bytes) -> Timeline | None:
    """The timeline that a cue sheet tells of; None for what is no cue sheet of this version."""
    sheet = sheet_of(data)
    return sheet.timeline if sheet else None


def _is_whole(timeline: Timeline) -> bool:
    """Whether cues of the four kinds follow each other from 0 to the episode's length."""
    edges = [0, *(cue.end for cue in timeline.cues)]
    starts = [*(cue.start for cue in timeline.cues), timeline.length]
    texts = [chapter.title for chapter in timeline.chapters]
    texts += [text for cue in timeline.cues for text in (cue.id, cue.text, cue.place.file)]
    return (edges == starts and all(cue.start < cue.end for cue in timeline.cues)
            and all(cue.kind in KINDS for cue in timeline.cues)
            and all(isinstance(text, str) for text in texts))


def _chapter(chapter: TimedChapter, timeline: Timeline) -> dict[str, object]:
    return chapter_row(one_line(chapter.title), seconds(chapter.start, timeline.rate),
                       seconds(chapter.end, timeline.rate))


def _cue(cue: TimedCue, timeline: Timeline) -> dict[str, object]:
    return cue_row(one_line(cue.id), cue.kind, one_line(cue.text), one_line(cue.role),
                   seconds(cue.start, timeline.rate), seconds(cue.end, timeline.rate),
                   cue.chapter)


def _level(decibels: float) -> float | None:
    """To a hundredth; None for digital silence, whose level has no number in JSON."""
    return round(decibels, 2) if math.isfinite(decibels) else None


def _table(name: str, rows: list[dict[str, object]]) -> str:
    if not rows:
        return f"  {_json(name)}: []"
    return f"  {_json(name)}: [\n" + ",\n".join(f"    {_json(row)}" for row in rows) + "\n  ]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
