"""The contract of every output, and the contents of the small ones."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from audiogen.mixing.model import Loudness
from audiogen.publishing.cue_sheet import timeline_of
from audiogen.publishing.model import (
    CollectionOutput,
    Episode,
    EpisodeOutput,
    OutputFile,
    Publication,
)
from audiogen.publishing.outputs import COLLECTION_OUTPUTS, EPISODE_OUTPUTS
from audiogen.publishing.playlist import Playlist

from .episodes import SETTINGS, Heard, episode, publication, timeline

pytestmark = pytest.mark.contract

ODD = ("“Odd” \u202e --> <b>&amp;</b> \x00\x1b\ud800 🌿\r\n"
       "\u05e9\u05dc\u05d5\u05dd \\ \" ' #EXTINF:1,x")

ODD_HEARD: tuple[Heard, ...] = (
    ("chapter", ODD, 0), ("line", ODD, 2), ("sound", ODD, 3), ("chapter", "\n", 0),
    ("pause", "", 7), ("breath", ODD, 4), ("line:" + ODD.replace(":", ""), ODD, 1),
)

EPISODES = {
    "calm": episode(),
    "one line": episode([("line", "Rest.", 1)], summary="", voice="", number=7, width=3),
    "odd": episode(ODD_HEARD, title=ODD, summary=ODD, voice=ODD, pace=ODD, kind=ODD,
                   disclosure=ODD),
    "silent": episode([("pause", "", 5)], loudness=Loudness(float("-inf"), float("-inf"))),
}
ODD_SETTINGS = replace(SETTINGS, title=ODD, author=ODD, notice=ODD, disclosure=ODD, site_url=ODD)

WRITTEN = [
    pytest.param(output, lambda output=output, made=made, settings=settings:
                 output.files(made, settings), id=f"{output.name} {name}")
    for output in EPISODE_OUTPUTS
    for name, made in EPISODES.items()
    for settings in ([ODD_SETTINGS] if name == "odd" else [SETTINGS])
] + [
    pytest.param(output, lambda output=output, made=made, settings=settings:
                 output.files(publication((made, EPISODES["calm"]), settings)),
                 id=f"{output.name} {name}")
    for output in COLLECTION_OUTPUTS
    for name, made in EPISODES.items()
    for settings in ([ODD_SETTINGS] if name == "odd" else [SETTINGS])
]
PLAIN_TEXT = ("text/", "application/json", "application/x-subrip", "audio/mpegurl",
              "application/manifest+json")
"""Media types of files that people or programs read as text."""
BINARY = (".mp3", ".png", ".jpg")
"""Files that an output of text writes beside it."""


@pytest.mark.parametrize(("output", "files"), WRITTEN)
def test_every_output_keeps_the_contract(output: EpisodeOutput | CollectionOutput,
                                         files: Callable[[], Iterator[OutputFile]]) -> None:
    """The same bytes each time, UTF-8 with one newline at the end, no place of this machine."""
    written = {file.name: b"".join(file.chunks) for file in files()}
    assert written == {file.name: b"".join(file.chunks) for file in files()}
    assert written or output.name == "chapters"
    assert "/" in output.media_type
    for name, data in written.items():
        assert name.count("/") <= 1
        assert str(Path.cwd()).encode() not in data
        if output.media_type.startswith(PLAIN_TEXT) and not name.endswith(BINARY):
            _check_text(name, data)


def _check_text(name: str, data: bytes) -> None:
    text = data.decode("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not any(sign in text for sign in ("\r", "\x00", "\x1b", "\ufeff"))
    if name.endswith(".json"):
        def refuse(word: str) -> None:
            raise AssertionError(f"{word} is no JSON")
        assert isinstance(json.loads(text, parse_constant=refuse), dict)


def test_suffixes_and_names_are_unique() -> None:
    """No two outputs write the same file, nor the MP3 or the record, or have the same name."""
    names = [*(output.name for output in EPISODE_OUTPUTS),
             *(output.name for output in COLLECTION_OUTPUTS), "mp3"]
    assert len(set(names)) == len(names)
    made = publication((EPISODES["calm"],), SETTINGS)
    written = [file.name for output in EPISODE_OUTPUTS
               for file in output.files(EPISODES["calm"], SETTINGS)]
    written += [file.name for output in COLLECTION_OUTPUTS for file in output.files(made)]
    written += ["build.json", "01-co-regulation.mp3"]
    assert len(set(written)) == len(written)


def sheet(made: Episode) -> dict[str, Any]:
    """The cue sheet of an episode, read back."""
    output = next(each for each in EPISODE_OUTPUTS if each.suffix == ".cues.json")
    page: dict[str, Any] = json.loads(output.render(made, SETTINGS))
    return page


def test_the_cue_sheet_has_the_fields_that_others_build_on() -> None:
    """Names and order of version 1 are fixed."""
    page = sheet(EPISODES["calm"])
    assert list(page) == ["version", "title", "language", "voice", "pace", "sample_rate",
                          "duration", "loudness", "chapters", "cues"]
    assert page["version"] == 1
    assert page["loudness"] == {"integrated_lufs": -19.02, "true_peak_dbtp": -1.34}
    assert page["chapters"][0] == {"title": "Opening", "start": 0.0, "end": 29.95}
    assert page["cues"][1] == {
        "id": "00000003", "kind": "line", "text": "Opening", "role": "narrator",
        "start": 0.75, "end": 1.75, "chapter": 0}


@pytest.mark.parametrize("name", EPISODES)
def test_cues_and_chapters_tile_the_episode(name: str) -> None:
    """From 0 to the duration there is neither gap nor overlap, to the last decimal."""
    page = sheet(EPISODES[name])
    for rows in (page["cues"], page["chapters"]):
        assert rows[0]["start"] == 0
        assert rows[-1]["end"] == page["duration"]
        assert all(first["end"] == second["start"] for first, second in pairwise(rows))
        assert all(round(row["end"], 6) == row["end"] for row in rows)


@pytest.mark.parametrize("rate", [22050, 24000, 44100, 48000])
def test_a_cue_sheet_gives_its_timeline_back(rate: int) -> None:
    """Every position comes back to the sample, so that an episode need not be made again for it."""
    made = episode(timeline=timeline(rate=rate))
    output = next(each for each in EPISODE_OUTPUTS if each.suffix == ".cues.json")
    data = output.render(made, SETTINGS)
    found = timeline_of(data)
    assert found is not None
    assert found.chapters == made.timeline.chapters
    assert [(cue.id, cue.text, cue.start, cue.end) for cue in found.cues] == [
        (cue.id, cue.text, cue.start, cue.end) for cue in made.timeline.cues]
    assert output.render(replace(made, timeline=found), SETTINGS) == data


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b'{"version": 2}', b"\xff",
                                  b'{"version": 1, "sample_rate": 0}', b"[" * 99999])
def test_what_is_no_cue_sheet_gives_none(data: bytes) -> None:
    """Damaged or of another version: the episode is made again."""
    assert timeline_of(data) is None


def test_one_cue_stands_on_one_line() -> None:
    """A cue sheet is read, compared and searched line by line."""
    output = next(each for each in EPISODE_OUTPUTS if each.suffix == ".cues.json")
    lines = output.render(EPISODES["odd"], SETTINGS).decode().splitlines()
    assert sum('"kind": ' in line for line in lines) == len(EPISODES["odd"].timeline.cues)


def test_digital_silence_has_no_level() -> None:
    """Minus infinity, which JSON can't hold, becomes null."""
    assert sheet(EPISODES["silent"])["loudness"] == {
        "integrated_lufs": None, "true_peak_dbtp": None}


def test_chapters_follow_the_podcast_namespace() -> None:
    """Version is a string, times are ascending numbers, titles stand on one line."""
    output = next(each for each in EPISODE_OUTPUTS if each.suffix == ".chapters.json")
    assert output.media_type == "application/json+chapters"
    page = json.loads(output.render(EPISODES["odd"], SETTINGS))
    assert page["version"] == "1.2.0"
    assert page["fileName"] == "01-co-regulation.mp3"
    starts = [chapter["startTime"] for chapter in page["chapters"]]
    assert starts == sorted(starts)
    assert all(isinstance(start, float) for start in starts)
    assert not any("\n" in chapter["title"] for chapter in page["chapters"])


def test_a_choice_of_one_chapter_is_none() -> None:
    """An episode in one piece has no file of chapters; its cue sheet tells of the one all the same.
    """
    output = next(each for each in EPISODE_OUTPUTS if each.suffix == ".chapters.json")
    assert [file.name for file in output.files(EPISODES["calm"], SETTINGS)] == [
        "01-co-regulation.chapters.json"]
    assert list(output.files(EPISODES["one line"], SETTINGS)) == []
    assert len(sheet(EPISODES["one line"])["chapters"]) == 1


def playlist(made: Publication) -> str:
    """The one file that the playlist's output writes."""
    (file,) = Playlist().files(made)
    assert file.name == "playlist.m3u8"
    return b"".join(file.chunks).decode()


def test_the_playlist_lists_files_in_order() -> None:
    """Two lines an episode: seconds and name, then the file beside the playlist."""
    text = playlist(publication((EPISODES["calm"], EPISODES["one line"]), SETTINGS))
    assert text.splitlines() == [
        "#EXTM3U", "#PLAYLIST:Calm Company",
        "#EXTINF:66,Mira Lind - Co-regulation", "01-co-regulation.mp3",
        "#EXTINF:1,Mira Lind - Co-regulation", "007-co-regulation.mp3"]


def test_the_playlist_leaves_out_what_is_for_falling_asleep() -> None:
    """Unless the collection holds nothing else."""
    calm = EPISODES["calm"]
    sleep = replace(calm, kind="bedtime", number=2, slug="sleep")
    assert "sleep.mp3" not in playlist(publication((calm, sleep), SETTINGS))
    assert calm.stem in playlist(publication((calm, sleep), SETTINGS))
    assert "sleep.mp3" in playlist(publication((sleep,), SETTINGS))


def test_odd_titles_can_t_break_a_playlist() -> None:
    """A title with line breaks adds no line of its own."""
    lines = playlist(publication((EPISODES["odd"],), ODD_SETTINGS)).splitlines()
    assert len([line for line in lines if line.startswith("#EXTINF:")]) == 1
    assert [line for line in lines if not line.startswith("#")] == ["01-co-regulation.mp3"]
