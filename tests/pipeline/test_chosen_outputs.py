"""Outputs: which are made, and what one may ask of a build."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audiogen.publishing.model import (
    CollectionOutput,
    Episode,
    OutputFile,
    Publication,
    PublishSettings,
)
from tests.mixing.studio import SMALL, ffmpeg_decoded
from tests.program import PLAIN, files, inside, run, write

TEXTS: dict[str, str | bytes] = {"in/a.md": "# One\n\nHello there.\n",
                                 "in/audiogen.toml": 'title = "Two chairs"\n'}
PHRASES = ("Play.", "Four minutes left.")


def suffixes(folder: Path) -> set[str]:
    """The kinds of files that an output folder holds."""
    return {name.removeprefix("01-one") for name in files(folder)}


def test_only_what_is_named_is_made_and_what_is_named_no_more_goes(tmp_path: Path) -> None:
    """The MP3 and the cue sheet are always there, for the next build reads them."""
    write(tmp_path, TEXTS)
    assert run("build", "in", "-o", "out", *PLAIN, cwd=tmp_path).status == 0
    assert {".mp3", ".vtt", ".txt", "playlist.m3u8"} <= suffixes(tmp_path / "out")
    write(tmp_path, {"in/audiogen.toml": 'title = "Two chairs"\noutputs = ["captions"]\n'})
    answer = run("build", "in", "-o", "out", *PLAIN, cwd=tmp_path)
    assert answer.status == 0, answer
    assert suffixes(tmp_path / "out") == {".mp3", ".cues.json", ".vtt", "build.json"}
    assert "nothing to do" in run("build", "in", "-o", "out", *PLAIN, cwd=tmp_path).out


class Talker(CollectionOutput):
    """An output with a voice, and with a folder of its own."""

    name = "talker"
    media_type = "audio/mpeg"
    fade = 2.0

    def phrases(self, episodes: tuple[Episode, ...], settings: PublishSettings) -> tuple[str, ...]:
        """Two, one of them twice."""
        return (*PHRASES, PHRASES[0])

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """The recording, where its phrases are, the fade, and an episode read back."""
        recording = publication.recording
        yield OutputFile("talk/talk.mp3", (recording.data,))
        yield OutputFile("talk/talk.json", (json.dumps(
            [[each.text, each.start, each.end] for each in recording.sayings]).encode(),))
        yield OutputFile("talk/sleep.mp3", (publication.sleep,))
        yield OutputFile("talk/copy.mp3", publication.read(f"{publication.episodes[0].stem}.mp3"))


@pytest.fixture
def talking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A built collection whose one collection output talks."""
    monkeypatch.setattr("audiogen.publishing.outputs.COLLECTION_OUTPUTS", (Talker(),))
    write(tmp_path, TEXTS)
    answer = inside("build", "in", "-o", "out", *PLAIN, cwd=tmp_path)
    assert answer.status == 0, answer
    return tmp_path / "out"


def test_phrases_are_said_in_one_recording_with_silence_between(talking: Path) -> None:
    """Each distinct one once, where the list says, and nothing is heard elsewhere."""
    level, rate = np.abs(ffmpeg_decoded(talking / "talk/talk.mp3")), SMALL.sample_rate
    sayings = json.loads((talking / "talk/talk.json").read_text())
    assert [text for text, _, _ in sayings] == list(PHRASES)
    quiet = np.ones(len(level), bool)
    for _, start, end in sayings:
        assert level[start:end].max() > 0.05
        quiet[max(0, start - rate // 50):end + rate // 50] = False
    assert level[quiet].max() < 0.01
    assert sayings[1][1] - sayings[0][2] >= 0.25 * rate


def test_an_output_may_have_a_folder_and_read_episodes(talking: Path) -> None:
    """What it reads back is the finished file; the record knows the names in the folder."""
    assert (talking / "talk/copy.mp3").read_bytes() == (talking / "01-one.mp3").read_bytes()
    assert len((talking / "talk/sleep.mp3").read_bytes()) > 4000
    record = json.loads((talking / "build.json").read_text())
    assert "talk/talk.mp3" in record["files"]


def test_a_folder_whose_files_go_goes_with_them(
        talking: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of ours stays behind, not even the empty folder."""
    monkeypatch.setattr("audiogen.publishing.outputs.COLLECTION_OUTPUTS", ())
    write(talking.parent, {"in/a.md": "# One\n\nHello again.\n"})
    assert inside("build", "in", "-o", "out", *PLAIN, cwd=talking.parent).status == 0
    assert not (talking / "talk").exists()
