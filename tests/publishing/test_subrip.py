"""SubRip, read back by the package `srt`, and by ffmpeg where it is at hand."""

import shutil
import subprocess

import pytest
import srt

from audiogen.publishing.captions import captions, parted
from audiogen.publishing.subrip import ALIKE, ROOM, WORD_JOINER, SubRip

from .episodes import SETTINGS, Heard, episode
from .hostile import HOSTILE

CALM = """\
9
00:00:33,450 --> 00:00:34,550
Two questions

10
00:00:35,950 --> 00:00:37,250
Question: Is it dependence?

11
00:00:38,450 --> 00:00:40,650
No: it supports wholeness.

12
00:00:42,650 --> 00:00:46,650
Breathe in. [4 seconds]
"""


def read(*heard: Heard) -> list[srt.Subtitle]:
    """What another reader finds in the file."""
    data = SubRip().render(episode(heard) if heard else episode(), SETTINGS)
    return list(srt.parse(data.decode(), ignore_errors=False))


def test_an_episode_looks_like_this() -> None:
    """Numbers, times with a comma, a speaker before the words, a blank line after each."""
    assert f"\n\n{CALM}\n13\n" in SubRip().render(episode(), SETTINGS).decode()


def test_another_reader_finds_the_same_captions() -> None:
    """Numbers from 1 on, times to the millisecond, and the words."""
    expected = [part for caption in captions(episode()) for part in parted(caption, ROOM)]
    found = read()
    assert [each.index for each in found] == list(range(1, len(expected) + 1))
    assert [(each.start.total_seconds(), each.end.total_seconds()) for each in found] == [
        (part.start / 1000, part.end / 1000) for part in expected]
    assert [each.content for each in found] == [
        f"{part.speaker}: {part.text}" if part.speaker else part.text for part in expected]


def test_any_text_stays_text() -> None:
    """Whatever a line or a role holds, no caption is torn or lost, no sign is left that players
    take for a command, and rows keep their width."""
    found = read(*HOSTILE)
    expected = captions(episode(HOSTILE))
    whole = "".join(f"{each.speaker}: {each.text}" if each.speaker else each.text
                    for each in expected)
    assert _letters("".join(each.content for each in found)) == _letters(whole.translate(ALIKE))
    for each in found:
        assert not set(each.content) & set("<>{}")
        assert "-->" not in each.content
        first, *more = each.content.split("\n")
        assert len(more) <= 1
        assert all(row and len(row) <= ROOM.widest for row in (first, *more))


def _letters(text: str) -> str:
    return "".join(text.replace(WORD_JOINER, "").split())


def test_ffmpeg_shows_every_word_and_takes_none_for_style() -> None:
    """Its reader stands behind many players; what it would hide or embolden is shown here."""
    if not shutil.which("ffmpeg"):
        pytest.skip("needs ffmpeg")
    told = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "srt", "-i", "-", "-f", "ass", "-"],
        input=SubRip().render(episode(HOSTILE), SETTINGS), capture_output=True, check=True)
    assert told.stderr == b""
    dialogue = [line for line in told.stdout.decode().split("\r\n")
                if line.startswith("Dialogue:")]
    shown = [line.split(",", 9)[9].replace(r"\N", "\n") for line in dialogue]
    assert [_letters(text) for text in shown] == [
        _letters(each.content) for each in read(*HOSTILE)]
