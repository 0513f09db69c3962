"""An episode as the page's script reads it: its cues, its chapters, and how it breathes."""

import json
from itertools import groupby

from audiogen.mixing.model import TimedCue
from audiogen.publishing.cue_words import with_words
from audiogen.publishing.model import Episode
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.vocabulary import vocabulary
from audiogen.units import seconds

PHASES = ("in", "hold", "out", "rest")
"""A breath's phases, as a cue's role may name them."""


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
