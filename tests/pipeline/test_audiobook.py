"""The audiobook: what players show of it, and that a line is heard where its cue sheet says."""

import importlib.util
import json
import subprocess
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mutagen.mp4 import MP4

from tests.mixing.studio import ffmpeg_decoded, ffmpeg_loudness, tool
from tests.program import PLAIN, inside, stamps, write

HOSTILE = 'The "<b>garden</b>" 🌿 ../x'
TEXTS: dict[str, str | bytes] = {
    "in/audiogen.toml": 'title = "Evenings"\nauthor = "Mira Lind"\nyear = 2026\n'
                        'notice = "This is company."\noutputs = ["m4b"]\n',
    "in/a.md": "# Apples\n\nSit down.\n\n[pause 3s]\n\nLean back a little.\n\n[bell]\n",
    "in/b.md": f"# Bees\n\nListen.\n\n## {escape(HOSTILE)}\n\nNothing is urgent.\n\n"
               "[pause 2s]\n\nStay.\n",
}
BOOK = "out/collection.m4b"
NEAR = 0.03
"""Seconds within which a line is heard where the cue sheet has it."""


def make(folder: Path) -> Path:
    """Builds in/ into out/."""
    answer = inside("build", "in", "-o", "out", *PLAIN, cwd=folder,
                    AUDIOGEN_CACHE_DIR=str(folder / "clips"))
    assert answer.status == 0, answer
    return folder / BOOK


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built book."""
    return make(write(tmp_path_factory.mktemp("book"), TEXTS))


def sheets(book: Path) -> list[dict[str, Any]]:
    """The cue sheets of its episodes, in order."""
    return [json.loads(path.read_text()) for path in sorted(book.parent.glob("*.cues.json"))]


def test_ffprobe_finds_every_chapter_where_its_cue_sheet_has_it(book: Path) -> None:
    """Under the names of episode and chapter, end to end."""
    answer = subprocess.run([tool("ffprobe"), "-v", "error", "-show_chapters", "-show_format",
                             "-show_streams", "-of", "json", str(book)],
                            capture_output=True, check=True)
    page = json.loads(answer.stdout)
    first, second = sheets(book)
    ends = [first["duration"], *(first["duration"] + each["end"] for each in second["chapters"])]
    assert [each["tags"]["title"] for each in page["chapters"]] == [
        "Apples", "Bees", f"Bees: {HOSTILE}"]
    assert [float(each["end_time"]) for each in page["chapters"]] == pytest.approx(ends, abs=0.001)
    assert float(page["chapters"][0]["start_time"]) == 0
    sound = page["streams"][0]
    assert (sound["codec_name"], sound["profile"], sound["channels"]) == ("aac", "LC", 1)
    assert float(sound["duration"]) == pytest.approx(ends[-1], abs=0.001)
    assert page["format"]["tags"]["major_brand"] == "M4B "


def test_mutagen_reads_the_tags_and_the_cover(book: Path) -> None:
    """A book on the shelf of books."""
    tags = MP4(book).tags
    assert tags is not None
    assert tags["\xa9nam"] == tags["\xa9alb"] == ["Evenings"]
    assert tags["\xa9ART"] == tags["aART"] == ["Mira Lind"]
    assert tags["\xa9day"] == ["2026"]
    assert tags["stik"] == [2]
    assert tags["pgap"] is True
    assert "This is company." in tags["\xa9cmt"][0]
    assert bytes(tags["covr"][0]).startswith(b"\x89PNG")


def test_a_line_is_heard_where_its_cue_sheet_says(book: Path) -> None:
    """And nothing is heard between, to the end: counted from the beginning of its episode."""
    # ffmpeg warns of every cover in an MP4, its own included: "stream 0, timescale not set".
    samples = np.abs(ffmpeg_decoded(book, complaints="error"))
    loud, start = np.zeros(len(samples), bool), 0.0
    for page in sheets(book):
        rate = page["sample_rate"]
        for cue in page["cues"]:
            first, last = (round((start + cue[end]) * rate) for end in ("start", "end"))
            if cue["kind"] == "line":
                near = round(NEAR * rate)
                heard = first - near + int((samples[first - near:last] > 0.01).argmax())
                assert abs(heard - first) < near
            if cue["kind"] != "pause":
                loud[first - round(NEAR * rate):last + round(0.1 * rate)] = True
        start += page["duration"]
    assert samples[~loud].max() < 0.01


def test_it_is_as_loud_as_the_episodes_and_below_the_ceiling(book: Path, tmp_path: Path) -> None:
    """Measured by ffmpeg on a collection of one episode."""
    alone = make(write(tmp_path, {name: text for name, text in TEXTS.items() if name != "in/a.md"}))
    level, peak = ffmpeg_loudness(alone)
    reference, _ = ffmpeg_loudness(alone.parent / "01-bees.mp3")
    assert level == pytest.approx(reference, abs=0.5)
    assert peak <= -1.0


def test_the_same_texts_give_the_same_bytes(book: Path, tmp_path: Path) -> None:
    """In another folder, from an empty store; and nothing in it names a place."""
    again = make(write(tmp_path, TEXTS))
    assert again.read_bytes() == book.read_bytes()
    assert str(tmp_path).encode() not in again.read_bytes()


def test_it_is_made_again_only_when_an_episode_has_changed(tmp_path: Path) -> None:
    """Not even encoded: what stands is left alone. A damaged one is mended."""
    book = make(write(tmp_path, TEXTS))
    written, data = stamps(book.parent)[book.name], book.read_bytes()
    write(tmp_path, {"in/unsaid.txt.bak": "Nothing that is read."})
    write(tmp_path, {"in/b.md": str(TEXTS["in/b.md"]) + "\n<!-- a remark -->\n"})
    (book.parent / "build.json").touch()
    make(tmp_path)
    (book.parent / "01-apples.cues.json").unlink()
    make(tmp_path)
    assert book.read_bytes() == data
    assert stamps(book.parent)[book.name] == written
    write(tmp_path, {"in/b.md": str(TEXTS["in/b.md"]) + "\nRest now.\n"})
    make(tmp_path)
    assert book.read_bytes() != data


def test_without_the_encoder_it_is_refused_before_a_word_is_spoken(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names what to install."""
    known = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec",
                        lambda name, package=None: None if name == "av" else known(name, package))
    write(tmp_path, TEXTS)
    answer = inside("build", "in", "-o", "out", *PLAIN, cwd=tmp_path)
    answer.refuses('pip install "audiogen[m4b]"')
    assert not (tmp_path / "out").exists()
