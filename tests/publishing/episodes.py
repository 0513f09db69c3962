"""Episodes built by hand: a script of a few words becomes a timeline that tiles."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from tempfile import TemporaryFile

from audiogen.errors import Place
from audiogen.mixing.model import Loudness, TimedChapter, TimedCue, Timeline
from audiogen.publishing.model import Episode, Picture, Publication, PublishSettings
from audiogen.publishing.outputs import EPISODE_OUTPUTS
from audiogen.publishing.sounds import SILENT, Recording, Sound
from audiogen.reading.model import Element

RATE = 44100
FRAME = 1152

SETTINGS = PublishSettings(
    title="Calm Company", author="Mira Lind", year=2026,
    notice="This is not a substitute for professional care.",
    disclosure="Some links are affiliate links.", site_url="https://example.org/calm",
    published=datetime.date(2026, 5, 1),
)

COVER = Picture(b"a picture", "image/png", 1500, 1500, "Two chairs by a window.")

Heard = tuple[str, str, float]
"""Kind, text, seconds. A chapter takes no time; a line may name its role, "line:question"."""

CALM: tuple[Heard, ...] = (
    ("chapter", "Opening", 0),
    ("pause", "", 0.75),
    ("line", "Opening", 1.0),
    ("pause", "", 1.4),
    ("line", "Healing is often pictured as something we do alone.", 3.6),
    ("pause", "", 0.6),
    ("line", "Yet nervous systems settle in connection, in the presence of someone who is steady, "
             "kind and unhurried, and who asks for nothing in return.", 8.4),
    ("pause", "", 8.0),
    ("sound", "bell", 6.2),
    ("chapter", "Two questions", 0),
    ("pause", "", 3.5),
    ("line", "Two questions", 1.1),
    ("pause", "", 1.4),
    ("line:question", "Is it dependence?", 1.3),
    ("pause", "", 1.2),
    ("line", "No: it supports wholeness.", 2.2),
    ("pause", "", 2.0),
    ("line", "Breathe in.", 1.1),
    ("breath", "Breathe in", 2.9),
    ("line", "Breathe out.", 1.2),
    ("breath", "Breathe out", 4.8),
    ("breath", "Breathe in", 4.0),
    ("breath", "Breathe out", 6.0),
    ("pause", "", 3.0),
)


def timeline(heard: Iterable[Heard] = CALM, rate: int = RATE) -> Timeline:
    """Cues laid end to end, each as long as said; the whole is padded to frames by its last cue."""
    cues: list[TimedCue] = []
    chapters: list[TimedChapter] = []
    position = 0
    line = 0
    for number, (kind, text, length) in enumerate(heard, 1):
        kind, _, role = kind.partition(":")
        # Phases of one breath, and their words, come from one line of the source; all else from
        # lines of their own.
        near = {kind, cues[-1].kind} if cues else {kind}
        line += 0 if "breath" in near and near <= {"breath", "line"} else 2
        if kind == "chapter":
            chapters.append(TimedChapter(text, position, position))
            continue
        end = position + max(FRAME, round(length * rate))
        cues.append(TimedCue(f"{number:08x}", kind, text, role or "narrator", position, end,
                             max(0, len(chapters) - 1), Place("guide.md", line)))
        position = end
    total = -(-position // FRAME) * FRAME
    cues[-1] = replace(cues[-1], end=total)
    chapters = chapters or [TimedChapter("All of it", 0, total)]
    ends = [chapter.start for chapter in chapters[1:]] + [total]
    tiled = tuple(replace(chapter, end=end) for chapter, end in zip(chapters, ends, strict=True))
    return Timeline(rate=rate, frame=FRAME, length=total, cues=tuple(cues), chapters=tiled,
                    placements=(), beds=((0, "room"),))


def episode(heard: Iterable[Heard] = CALM, **changes: object) -> Episode:
    """An episode of "Calm Company"; any field may be given anew."""
    plain = Episode(
        number=1, total=13, slug="co-regulation", title="Co-regulation",
        summary="Why company calms.", kind="guide", language="en", voice="espeak:en-gb+f3",
        pace="gentle", timeline=timeline(heard), loudness=Loudness(-19.02, -1.34),
        body=Element("div", (), (), 0), disclosure="Some links are affiliate links.",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def publication(episodes: tuple[Episode, ...], settings: PublishSettings = SETTINGS,
                recording: Recording = SILENT) -> Publication:
    """A collection of these episodes, under a plain cover."""
    names = [f"{each.stem}{suffix}" for each in episodes
             for suffix in (".mp3", *(output.suffix for output in EPISODE_OUTPUTS))]
    return Publication(episodes, settings, COVER, recording, {name: len(name) for name in names},
                       lambda name: iter((name.encode(),)),
                       lambda episode: [(chapter.title.encode("utf-8", "replace"),)
                                        for chapter in episode.timeline.chapters],
                       lambda episode: Sound(episode.timeline,
                                             (bytes(2 * episode.timeline.length),)),
                       TemporaryFile)
