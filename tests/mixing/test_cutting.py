"""Chapters cut out of finished episodes, judged by decoders that know nothing of how."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from subprocess import run

import numpy as np
import pytest
from mutagen.mp3 import MP3
from numpy.typing import NDArray

from audiogen.mixing.cutting import chapters
from audiogen.mixing.model import Quality, Timeline
from audiogen.scripting.model import Chapter, Cue, Sound
from tests.mixing.studio import (
    HERE,
    QUALITIES,
    SMALL,
    episode,
    ffmpeg_decoded,
    label,
    line,
    pause,
    phase,
    script,
    spec,
    tool,
)

TAG = b"ID3\x03\x00\x00\x00\x00\x01\x00" + bytes(128)
"""An empty ID3v2.3 tag."""
CUES: tuple[Cue, ...] = (
    Chapter("At once", HERE), line(1), pause(2.0), line(2), pause(6.0),
    Chapter("After a long pause", HERE), line(3), pause(0.9), line(4), pause(0.4),
    Chapter("After a short one", HERE), line(5),
    Chapter("After none", HERE), line(6), pause(3.0),
    Chapter("A bell", HERE), Sound("bell", HERE), pause(1.0),
    Chapter("Breaths", HERE), phase("in", 4.0, 1, line(7)), phase("out", 5.0),
    phase("in", 4.0, 2), phase("out", 5.0, 2), pause(2.0),
    Chapter("Only quiet", HERE), pause(3.0),
)
ROOM_TONE = 10 ** (-50 / 20)
"""Where a pause begins afresh, the room is another stretch of its tone, and below -56 dBFS."""


@dataclass(frozen=True)
class Made:
    """An episode, cut."""

    timeline: Timeline
    whole: Path
    parts: tuple[Path, ...]

    @property
    def starts(self) -> list[int]:
        """Where each part begins in the episode, and where the last one ends; samples."""
        frame = self.timeline.frame
        return [*(-(-chapter.start // frame) * frame for chapter in self.timeline.chapters),
                self.timeline.length]


def cut(folder: Path, quality: Quality, bed: str) -> Made:
    """An episode with every kind of beginning that a chapter can have, and its parts as files."""
    timeline, _, data = episode(script(*CUES), spec(quality, bed))
    whole = folder / "whole.mp3"
    whole.write_bytes(TAG + data)
    parts = []
    for number, part in enumerate(chapters(whole, timeline)):
        parts.append(folder / f"{number}.mp3")
        parts[-1].write_bytes(TAG + b"".join(part))
    return Made(timeline, whole, tuple(parts))


@pytest.fixture(scope="module",
                params=[*((quality, "room") for quality in QUALITIES), (SMALL, "silence")],
                ids=lambda param: f"{label(param[0])}-{param[1]}")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """In every quality, over a room and over nothing."""
    return cut(tmp_path_factory.mktemp("cut"), *request.param)


def sounds(made: Made) -> list[tuple[NDArray[np.float32], NDArray[np.float32], int]]:
    """Of each part: what ffmpeg decodes, the same stretch of the episode, and where something is
    first heard in it."""
    whole = ffmpeg_decoded(made.whole)
    heard = [cue.start for cue in made.timeline.cues if cue.kind != "pause"]
    found = []
    for path, start, end in zip(made.parts, made.starts, made.starts[1:], strict=False):
        part = ffmpeg_decoded(path)
        first = min((each for each in heard if start <= each < end), default=end)
        found.append((part, whole[end - len(part):end], first - (end - len(part))))
    return found


def test_parts_sound_like_the_episode_to_the_last_bit(made: Made) -> None:
    """From the first sound on; before it there is the room, or nothing at all."""
    for part, stretch, first in sounds(made):
        assert np.array_equal(part[first:], stretch[first:])
        assert np.abs(part[:first]).max(initial=0) < ROOM_TONE


def test_nothing_is_lost_between_parts(made: Made) -> None:
    """They are as long as their stretches, whatever little pause a chapter begins in."""
    lengths = [len(part) for part, _, _ in sounds(made)]
    assert lengths == [end - start for start, end in pairwise(made.starts)]


def test_other_players_find_nothing_amiss_and_the_same_length(made: Made) -> None:
    """mp3val reads every frame, mpg123 decodes them, mutagen reads the Info frame."""
    for path, (part, _, _) in zip(made.parts, sounds(made), strict=True):
        checked = run([tool("mp3val"), str(path)], capture_output=True, text=True, check=True)
        assert "WARNING" not in checked.stdout, checked.stdout
        assert "ERROR" not in checked.stdout, checked.stdout
        played = run([tool("mpg123"), "-q", "-t", str(path)], capture_output=True, text=True,
                     check=True)
        assert not played.stderr
        info = MP3(path).info
        assert info is not None
        assert info.length == pytest.approx(len(part) / made.timeline.rate, abs=1e-4)


def test_a_chapter_after_no_pause_takes_nothing_of_the_voice_before(made: Made) -> None:
    """It begins in the blink that any two lines have between them."""
    assert made.timeline.chapters[3].title == "After none"
    part, _, first = sounds(made)[3]
    assert np.abs(part[:first]).max(initial=0) < ROOM_TONE
    assert 0 < first < made.timeline.rate * 0.2


def test_a_cue_sheet_is_enough_to_cut_by(made: Made) -> None:
    """An episode of an earlier build has no placements."""
    bare = Timeline(made.timeline.rate, made.timeline.frame, made.timeline.length,
                    made.timeline.cues, made.timeline.chapters, (), ())
    again = [b"".join(part) for part in chapters(made.whole, bare)]
    assert again == [path.read_bytes().removeprefix(TAG) for path in made.parts]
