"""Episodes really built, then spoilt: what `audiogen inspect` makes of them."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from lxml import etree
from mutagen.id3 import ID3
from numpy.typing import NDArray

from audiogen.audio import int16, mp3_blocks
from audiogen.building.inspection import inspected
from audiogen.mixing.encoding import encode
from audiogen.mixing.frames import frame_starts
from audiogen.mixing.info import extra_frames, info_frame
from audiogen.mixing.model import Inspection
from audiogen.mixing.presets import quality
from tests.mixing.studio import ffmpeg_loudness, ffmpeg_silences
from tests.program import inside, run, write

Sound = NDArray[np.float32]
PRACTICE = """# Finding ease

[bell]

Find a seat, and let the floor hold you. Feel free to shift, or to stay.

[pause 4]

Hear what is near; hear what is far.

- Soften your face.
- Soften, if you like, your shoulders too.

[pause 2]

## Breath

[breathe in 3 out 4 x4]

Something in you knows how to rest. Perhaps it has begun.

[chime]

## The end

Thank you for being here.
"""
QUALITY = quality("small", 22050)


@dataclass(frozen=True)
class Episode:
    """A built episode: its MP3, and its cue sheet."""

    path: Path

    @property
    def sheet(self) -> dict[str, Any]:
        page: dict[str, Any] = json.loads(self.path.with_suffix(".cues.json").read_text())
        return page

    def cues(self, kind: str) -> list[dict[str, Any]]:
        return [cue for cue in self.sheet["cues"] if cue["kind"] == kind]

    @property
    def sound(self) -> Sound:
        with self.path.open("rb") as file:
            return np.concatenate(list(mp3_blocks(file, QUALITY.sample_rate, 10, "the episode")))

    def spoilt(self, folder: Path, change: Callable[[Sound], Sound]) -> Path:
        """A copy whose sound was decoded, changed and encoded again, beside the same sheet."""
        samples = int16(change(self.sound))
        count = -(-len(samples) // QUALITY.frame) + extra_frames(QUALITY.frame)
        data = encode(samples, QUALITY, count)
        return self.beside(folder, info_frame(QUALITY, count, len(data)) + data)

    def beside(self, folder: Path, data: bytes) -> Path:
        """A file of these bytes, beside a copy of the same sheet."""
        shutil.copy(self.path.with_suffix(".cues.json"), folder)
        copy = folder / self.path.name
        copy.write_bytes(data)
        return copy


@pytest.fixture(scope="module")
def episode(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    folder = write(tmp_path_factory.mktemp("built"), {"in/a.md": PRACTICE})
    built = run("build", "in", "-o", "out", "--voice", "espeak", "--quality", "small", "--jobs",
                "1", cwd=folder)
    assert built.status == 0, built
    return Episode(folder / "out/01-finding-ease.mp3")


def at(time: float) -> int:
    """A time in samples."""
    return round(time * QUALITY.sample_rate)


def middle(cue: dict[str, Any]) -> int:
    return at((cue["start"] + cue["end"]) / 2)


def told(inspection: Inspection) -> list[tuple[str, str]]:
    """Which cues are amiss, and how."""
    return [(miss.cue, miss.text) for miss in inspection.misses]


def test_a_finished_episode_is_as_it_was_written(episode: Episode) -> None:
    """To the sample: every line, bell and rest is heard where the cue sheet has it."""
    inspection = inspected(episode.path)
    assert inspection.misses == ()
    assert [(each.heard_start, each.heard_end) for each in inspection.passages] == [
        (each.start, each.end) for each in inspection.passages]
    lines = [each.text for each in inspection.passages if each.kind == "line"]
    assert lines == [cue["text"] for cue in episode.cues("line")]
    assert 100 < inspection.words_a_minute < 130
    assert 0.3 < inspection.silence < 0.9


def test_other_meters_read_the_same(episode: Episode) -> None:
    """ffmpeg's own loudness, true peak and silences."""
    inspection = inspected(episode.path)
    loudness, peak = ffmpeg_loudness(episode.path)
    assert inspection.heard.integrated_lufs == pytest.approx(loudness, abs=0.15)
    assert inspection.heard.true_peak_dbtp == pytest.approx(peak, abs=0.3)
    starts, ends = ffmpeg_silences(episode.path, -50)
    rests = [each for each in inspection.passages if each.kind == "pause"][1:-1]
    assert len(rests) > 8
    for rest in rests:
        assert min(abs(rest.heard_start / inspection.rate - time) for time in starts) < 0.003
        assert min(abs(rest.heard_end / inspection.rate - time) for time in ends) < 0.003


def test_encoding_it_again_is_no_fault(episode: Episode, tmp_path: Path) -> None:
    """So what the tests below find is what they did, and not that they encoded it."""
    assert told(inspected(episode.spoilt(tmp_path, lambda sound: sound))) == []


@pytest.mark.parametrize("shift", [-0.1, 0.1], ids=["shorter", "longer"])
@pytest.mark.parametrize("number", [1, 3, 6, 8])
def test_a_pause_shifted_by_a_tenth_of_a_second_is_found(
        episode: Episode, tmp_path: Path, number: int, shift: float) -> None:
    """That pause, by so much, and the file's length; nothing after it."""
    pause = episode.cues("pause")[number]
    cut, moved = middle(pause), at(abs(shift))

    def change(sound: Sound) -> Sound:
        rest = sound[cut - moved // 2:][:moved]
        return np.concatenate((sound[:cut], rest, sound[cut:]) if shift > 0 else
                              (sound[:cut - moved // 2], sound[cut - moved // 2 + moved:]))

    found = told(inspected(episode.spoilt(tmp_path, change)))
    assert [cue for cue, _ in found] == [pause["id"], ""]
    assert f"0.10 s {'more' if shift > 0 else 'less'} than was written" in found[0][1]
    assert ("longer" if shift > 0 else "shorter") in found[1][1]    # by whole frames


@pytest.mark.parametrize("shift", [-0.1, 0.1], ids=["early", "late"])
def test_a_line_that_is_said_early_or_late_is_found(episode: Episode, tmp_path: Path,
                                                    shift: float) -> None:
    """The pauses on both sides of it, and nothing else; the file lasts as long as before."""
    line = episode.cues("line")[3]
    before, after = (next(cue for cue in episode.sheet["cues"] if cue[edge] == line[other])
                     for edge, other in (("end", "start"), ("start", "end")))
    start, end, moved = middle(before), middle(after), at(shift)

    def change(sound: Sound) -> Sound:
        return np.concatenate((sound[:start], np.roll(sound[start:end], moved), sound[end:]))

    found = told(inspected(episode.spoilt(tmp_path, change)))
    assert [cue for cue, _ in found] == [before["id"], after["id"]]


def test_frames_taken_out_of_a_pause_are_found(episode: Episode, tmp_path: Path) -> None:
    """Four frames of 26 ms, with no encoder between."""
    data = episode.path.read_bytes()
    music = data[ID3(episode.path).size:]
    starts = list(frame_starts(music[:music.rfind(b"TAG")] if music[-128:-125] == b"TAG"
                               else music))
    pause = episode.cues("pause")[3]
    frame = middle(pause) // QUALITY.frame
    cut = music[:starts[frame]] + music[starts[frame + 4]:]
    found = told(inspected(episode.beside(tmp_path, cut)))
    assert (pause["id"], True) in [(cue, "0.10 s less" in text) for cue, text in found]


@pytest.mark.parametrize("gain", [-3.0, 3.0])
def test_a_gain_of_three_decibels_is_found(episode: Episode, tmp_path: Path, gain: float) -> None:
    """As a gain: no pause is said to be amiss."""
    factor = np.float32(10 ** (gain / 20))
    found = told(inspected(episode.spoilt(tmp_path, lambda sound: sound * factor)))
    assert {cue for cue, _ in found} == {""}
    assert ("louder" if gain > 0 else "quieter") in found[0][1]
    assert any("true peak" in text for _, text in found) == (gain > 0)


def cut_out(sound: Sound, start: int, end: int) -> Sound:
    return np.concatenate((sound[:start], sound[end:]))


def test_a_line_that_is_missing_is_named(episode: Episode, tmp_path: Path) -> None:
    """Once with its pause, and once with silence in its place."""
    line, pause = next((cue, after) for cue, after in pairwise(episode.sheet["cues"])
                       if cue["text"].startswith("Soften,") and after["kind"] == "pause")
    start, end = at(line["start"]), at(pause["end"])
    found = told(inspected(episode.spoilt(tmp_path, lambda sound: cut_out(sound, start, end))))
    assert (line["id"], f"“{line['text']}” isn't heard.") in found
    assert {cue for cue, _ in found} == {line["id"], ""}

    def silenced(sound: Sound) -> Sound:
        sound[start - 400:at(line["end"]) + 400] = 0.0
        return sound

    again = inspected(episode.spoilt(tmp_path, silenced))
    assert told(again) == [(line["id"], f"“{line['text']}” isn't heard.")]
    assert again.misses[0].at == pytest.approx(line["start"], abs=0.05)


def test_two_lines_that_changed_places_are_named(episode: Episode, tmp_path: Path) -> None:
    """Both, and nothing else."""
    first, second = episode.cues("line")[1], episode.cues("line")[3]
    a, b, c, d = (at(time) for cue in (first, second) for time in (cue["start"], cue["end"]))
    found = told(inspected(episode.spoilt(tmp_path, lambda sound: np.concatenate(
        (sound[:a], sound[c:d], sound[b:c], sound[a:b], sound[d:])))))
    assert [cue for cue, _ in found] == [first["id"], second["id"]]


def test_a_file_that_was_cut_short_is_told(episode: Episode, tmp_path: Path) -> None:
    """By its bytes: where it ends, and before which line."""
    data = episode.path.read_bytes()
    half = len(data) - (len(data) - ID3(episode.path).size) // 2
    found = inspected(episode.beside(tmp_path, data[:half]))
    texts = " ".join(text for _, text in told(found))
    assert "shorter than the cue sheet says" in texts
    assert "The file ends before “" in texts
    assert len(found.misses) < 5


def test_a_sheet_of_another_file_is_told_in_one_sentence(episode: Episode, tmp_path: Path) -> None:
    """And not in one for each line."""
    write(tmp_path, {"in/a.md": "# Other\n\nThis one has other words in it.\n\nAnd more of them, "
                                "which go on for a while.\n\nThen it ends, and nobody minds.\n"})
    assert run("build", "in", "-o", "out", "--voice", "tone", "--quality", "small", "--jobs", "1",
               cwd=tmp_path).status == 0
    other = tmp_path / "out/01-other.mp3"
    shutil.copy(episode.path, other)
    found = told(inspected(other))
    assert any("it belongs to another file" in text for _, text in found)
    assert len(found) < 5


def test_the_command_answers_and_draws(episode: Episode, tmp_path: Path) -> None:
    """0 for a good file, 1 with the pause's own words for a spoilt one."""
    good = inside("inspect", str(episode.path), "-o", "good.svg", cwd=tmp_path)
    assert (good.status, good.err) == (0, "")
    assert "All is as it was written." in good.out
    assert etree.parse(tmp_path / "good.svg").getroot().tag.endswith("svg")
    pause = middle(episode.cues("pause")[4])
    spoilt = episode.spoilt(tmp_path, lambda sound: cut_out(sound, pause, pause + at(0.1)))
    answer = inside("inspect", str(spoilt), str(episode.path), "-o", "pictures", cwd=tmp_path)
    assert answer.status == 1
    assert "0.10 s less than was written" in answer.out
    assert (tmp_path / "pictures/01-finding-ease.svg").exists()
    quiet = inside("inspect", "-q", str(episode.path), cwd=tmp_path)
    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert len(list(episode.path.parent.glob("*.svg"))) == 0


def test_programs_get_all_that_was_measured(episode: Episode, tmp_path: Path) -> None:
    """Every passage of the sheet with where it is heard, and the course of the loudness."""
    page = json.loads(inside("inspect", str(episode.path), "--json", cwd=tmp_path).out)
    assert page["misses"] == []
    assert page["duration"]["heard"] == episode.sheet["duration"]
    assert [each["text"] for each in page["passages"] if each["kind"] == "line"] == [
        cue["text"] for cue in episode.cues("line")]
    assert all(each["written"] == each["heard"] for each in page["passages"])
    seconds = len(page["moments"]["momentary_lufs"]) * page["moments"]["seconds_each"]
    assert seconds == pytest.approx(page["duration"]["heard"], abs=0.1)


@pytest.mark.parametrize(("files", "name", "words"), [
    ({}, "none.mp3", ["none.mp3 can't be inspected", "no such file"]),
    ({"a.mp3/x": ""}, "a.mp3", ["a.mp3 can't be inspected", "a folder"]),
    ({"a.mp3": "x"}, "a.mp3", ["a.cues.json can't be read", "build the episode again"]),
    ({"a.mp3": "x", "a.cues.json": "{"}, "a.mp3", ["a.cues.json is no cue sheet"]),
    ({"a.mp3": "x", "a.cues.json": "[]"}, "a.mp3", ["a.cues.json is no cue sheet"]),
    ({"a.mp3": "", "a.cues.json": "good"}, "a.mp3", ["a.mp3 can't be decoded"]),
    ({"a.mp3": "no sound at all\n" * 999, "a.cues.json": "good"}, "a.mp3",
     ["a.mp3 can't be decoded"]),
    ({"a.mp3": "x", "a.cues.json": "odd kind"}, "a.mp3", ["a.cues.json is no cue sheet"]),
    ({"a.mp3": "x", "a.cues.json": "gap"}, "a.mp3", ["a.cues.json is no cue sheet"]),
    ({"a.mp3": "x", "a.cues.json": "odd rate"}, "a.mp3", ["a.cues.json is no cue sheet"]),
])
def test_what_cannot_be_inspected_is_one_clear_sentence(
        episode: Episode, tmp_path: Path, files: dict[str, str], name: str,
        words: list[str]) -> None:
    """No MP3, no sheet, a damaged one: never a traceback."""
    good = episode.path.with_suffix(".cues.json").read_text()
    sheets = {"good": good, "odd kind": good.replace('"kind": "sound"', '"kind": "noise"'),
              "gap": good.replace('"start": 0.0, ', '"start": 0.5, '),
              "odd rate": good.replace("22050", "1")}
    write(tmp_path, {file: sheets.get(text, text) for file, text in files.items()})
    answer = inside("inspect", name, cwd=tmp_path)
    answer.refuses(*words)
    assert answer.err.count("\n") == 1


def test_one_picture_for_several_episodes_is_refused(episode: Episode, tmp_path: Path) -> None:
    """They need a folder."""
    path = str(episode.path)
    inside("inspect", path, path, "-o", "one.svg", cwd=tmp_path).refuses("folder", status=2)
