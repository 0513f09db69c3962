"""A person's own takes: found by id or by words, levelled, and a stand-in for what has none."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from audiogen import audio
from audiogen.voicing.segment import segment, wav
from tests.program import Answer, files, inside, write
from tests.voicing.loopback import mp3

TEXT = "# Rest\n\nSit down.\n\nBreathe.\n\nBreathe.\n"
COMPUTER = "by a computer"
IN_PART = "Part of what is said here is spoken by a computer."


def take(seconds: float, rate: int = 48000, level: float = 0.05) -> bytes:
    """A hum, as quiet as a shy person records, with a second of silence around."""
    times = np.arange(int(seconds * rate)) / rate
    hum = level * np.sin(2 * np.pi * 200 * times) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * times))
    quiet = np.zeros(rate)
    return wav(segment(audio.int16(np.concatenate((quiet, hum, quiet)).astype(np.float32)), rate))


class Studio:
    """A collection with a person for its voice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write(folder, {"in/audiogen.toml": 'title = "T"\nauthor = "A"\nvoice = "recorded:tone"\n',
                       "in/rest.md": TEXT})

    def do(self, *words: str) -> Answer:
        """A command, which succeeds."""
        answer = inside(*words, cwd=self.folder)
        assert answer.status == 0, answer
        return answer

    def build(self) -> Answer:
        """The episodes."""
        return self.do("build", "in", "-o", "out", "--quality", "small", "--jobs", "1")

    def sheet(self) -> list[dict[str, str]]:
        """The sheet to record from, written anew."""
        self.do("script", "in", "--takes")
        with (self.folder / "in/takes/takes.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def record(self, *names: str, seconds: float = 1.5) -> None:
        """A take of each."""
        write(self.folder, {f"in/takes/{name}.wav": take(seconds) for name in names})

    @property
    def lines(self) -> list[dict[str, float]]:
        """The cues that are spoken."""
        cues = json.loads((self.folder / "out/01-rest.cues.json").read_text())["cues"]
        return [cue for cue in cues if cue["kind"] == "line"]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """Nothing is recorded yet."""
    return Studio(tmp_path)


def test_the_sheet_holds_every_line(studio: Studio) -> None:
    """Id, episode and words, in order; and says how many are to be recorded."""
    rows = studio.sheet()
    assert [row["words"] for row in rows] == ["Rest", "Sit down.", "Breathe.", "Breathe."]
    assert {row["episode"] for row in rows} == {"rest"}
    assert len({row["take"] for row in rows}) == 4
    assert "4 lines to record" in studio.do("script", "in", "--takes").out


def test_takes_are_heard_and_the_rest_is_said_and_listed(studio: Studio) -> None:
    """As long as they were spoken, at the level of all else."""
    rows = studio.sheet()
    studio.record(rows[1]["take"], seconds=2.0)
    answer = studio.build()
    assert "3 of 4 lines have no take" in answer.err
    assert "in/rest.md:5" in answer.err
    lines = studio.lines
    assert lines[1]["end"] - lines[1]["start"] == pytest.approx(2.0, abs=0.03)
    sound, rate = audio.decode((studio.folder / "out/01-rest.mp3").read_bytes(), "it")
    start, end = (round(lines[1][edge] * rate) for edge in ("start", "end"))
    level = 20 * np.log10(np.sqrt(np.mean(sound[start:end] ** 2)))
    assert -26 < level < -14
    written = files(studio.folder / "out")
    for name in ("01-rest.txt", "01-rest.html", "01-rest.mp3", "index.html"):
        assert written[name].count(IN_PART.encode()) == 1
    assert str(studio.folder).encode() not in b"".join(written.values())


def test_where_all_is_recorded_no_computer_speaks(studio: Studio) -> None:
    """The sentence goes with the last line of a stand-in."""
    studio.record(*(row["take"] for row in studio.sheet()))
    assert "have no take" not in studio.build().err
    written = files(studio.folder / "out")
    assert COMPUTER.encode() not in b"".join(written.values())
    assert json.loads(written["01-rest.cues.json"])["voice"] == "recorded"


def test_a_take_that_is_made_again_is_heard(studio: Studio) -> None:
    """And nothing is made where nothing changed."""
    rows = studio.sheet()
    studio.record(*(row["take"] for row in rows))
    studio.build()
    before = files(studio.folder / "out")
    studio.build()
    assert files(studio.folder / "out") == before
    studio.record(rows[1]["take"], seconds=3.0)
    studio.build()
    assert studio.lines[1]["end"] - studio.lines[1]["start"] == pytest.approx(3.0, abs=0.03)


def test_a_take_is_found_by_its_words(studio: Studio) -> None:
    """When the id of its line moves, as an equal line goes that stood before it."""
    rows = studio.sheet()
    studio.record(rows[3]["take"], seconds=2.5)
    write(studio.folder, {"in/rest.md": "# Rest\n\nSit down.\n\nBreathe.\n"})
    studio.build()
    assert studio.lines[2]["end"] - studio.lines[2]["start"] == pytest.approx(2.5, abs=0.03)


def test_check_names_what_is_missing_and_what_is_stale(studio: Studio) -> None:
    """With the line, and the name that a take of it has; the sheet keeps what was recorded."""
    rows = studio.sheet()
    studio.record(rows[1]["take"], rows[2]["take"])
    write(studio.folder, {"in/rest.md": TEXT.replace("Sit down.", "Sit down now.")})
    told = studio.do("check", "in").out
    assert "in/rest.md:3: “Sit down now.” has no take. Record it as takes/" in told
    assert f"takes/{rows[1]['take']}.wav: No line has the id or the words" in told
    assert rows[2]["take"] not in told
    again = {row["take"]: row["words"] for row in studio.sheet()}
    assert again[rows[1]["take"]] == "Sit down."
    assert "Sit down now." in again.values()


@pytest.mark.parametrize(("suffix", "data"), [
    ("flac", audio.to_flac(np.frombuffer(take(1.5, 16000)[44:], "<i2").astype(np.int16), 16000)),
    ("mp3", mp3("Sit down. Sit down.")), ("WAV", take(1.5, 96000))])
def test_any_format_and_rate(studio: Studio, suffix: str, data: bytes) -> None:
    """As recorders make them."""
    name = studio.sheet()[1]["take"]
    write(studio.folder, {f"in/takes/{name}.{suffix}": data})
    assert "3 of 4 lines" in studio.build().err


def test_a_take_that_is_no_sound_is_said(studio: Studio) -> None:
    """With the line and the file; nothing else is said in its place."""
    name = studio.sheet()[1]["take"]
    write(studio.folder, {f"in/takes/{name}.wav": b"no sound"})
    inside("build", "in", "-o", "out", "--jobs", "1", cwd=studio.folder).refuses(
        "in/rest.md:3", f"{name}.wav")


def test_a_broken_sheet_is_said(studio: Studio) -> None:
    """Before anything is spoken."""
    studio.record("0123abcd")
    for data in (b"\xff\xfe\xff", b"id,what\n1,2\n"):
        write(studio.folder, {"in/takes/takes.csv": data})
        inside("check", "in", cwd=studio.folder).refuses("takes.csv")
