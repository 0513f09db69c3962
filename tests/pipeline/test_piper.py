"""A build that speaks with a voice's file: heard, the same again, and nothing of where it lies."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audiogen import audio
from audiogen.voicing.engines.piper.engine import ENGINE
from tests.program import Answer, files, inside, is_episode, run, stamps, write
from tests.voicing import made_voice
from tests.voicing.made_voice import page, put
from tests.voicing.test_piper import real_voice

if ENGINE.missing():
    pytest.skip(f"no voice can be tried. {ENGINE.missing()}", allow_module_level=True)

pytestmark = pytest.mark.xdist_group("piper")      # its model is loaded by one process alone

TEXT = "# Evening\n\nSit down where you are.\n\n> You are safe here.\n\nLet it go.\n"


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Answer]:
    """A build of one episode into out/, and its answer."""
    write(tmp_path, {"in/evening.md": TEXT, "in/audiogen.toml": 'title = "Evenings"\n'})

    def build(voice: str | Path, *flags: str) -> Answer:
        return inside("build", "in", "-o", "out", "--voice", f"piper:{voice}", "--quality",
                      "small", "--jobs", "1", *flags, cwd=tmp_path)

    return build


def test_a_real_voice_is_heard_and_the_same_from_any_number_of_workers(tmp_path: Path) -> None:
    """The program itself, cold: jobs 1 and 2 write equal files. Said briskly, for it takes long."""
    write(tmp_path, {"in/a.md": "# One\n\nSit down.\n\nFeel the floor.\n\nLet it go.\n",
                     "in/b.md": "# Two\n\nBreathe in.\n\nRest a while.\n",
                     "in/audiogen.toml": 'outputs = ["mp3", "cues"]\n'
                                         "[pace]\nwords_per_minute = 220\n"})
    written = []
    for jobs in ("1", "2"):
        answer = run("build", "in", "-o", f"out{jobs}", "--voice", f"piper:{real_voice()}",
                     "--quality", "small", "--jobs", jobs, cwd=tmp_path,
                     AUDIOGEN_CACHE_DIR=str(tmp_path / f"clips{jobs}"))
        assert answer.status == 0, answer
        written.append(files(tmp_path / f"out{jobs}"))
    assert written[0] == written[1]
    assert len([name for name in written[0] if is_episode(name)]) == 2
    sheet = json.loads(written[0]["01-one.cues.json"])
    assert sheet["voice"] == "piper:en_US-joe-medium"
    sound, rate = audio.decode(written[0]["01-one.mp3"], "it")
    lines = [cue for cue in sheet["cues"] if cue["kind"] == "line"]
    assert len(lines) == 4
    for cue in lines:
        heard = sound[round(cue["start"] * rate):round(cue["end"] * rate)]
        assert 20 * np.log10(np.sqrt(np.mean(heard ** 2))) == pytest.approx(-20, abs=5)


def test_nothing_that_is_published_tells_where_the_file_lies(
        tmp_path: Path, build: Callable[..., Answer]) -> None:
    """As the collection's voice, a role's, a stand-in's, and a line's own."""
    secret = tmp_path / "a-secret-folder"
    hum, low = put(secret, "hum"), put(secret, "low", num_speakers=2)
    write(tmp_path, {"in/audiogen.toml": f'[voices]\nquote = "piper:{low.as_posix()}#1"\n',
                     "in/evening.md": TEXT + f'\n<voice name="piper:{low.as_posix()}#0">Well.'
                                             "</voice>\n"})
    answer = build(hum)
    assert answer.status == 0, answer
    written = files(tmp_path / "out")
    for name, data in written.items():
        assert b"secret-folder" not in data, name
    sheet = json.loads(written["01-evening.cues.json"])
    assert sheet["voice"] == "piper:hum, piper:low#1, piper:low#0"
    assert b"piper:" not in written["01-evening.txt"]     # a reader is told that a computer speaks
    record = json.loads(written["build.json"])
    assert record["voice"] == "piper:hum"
    assert inside("build", "in", "-o", "out", "--voice", f"recorded:piper:{hum}", "--json",
                  "--quality", "small", "--jobs", "1", cwd=tmp_path).status == 0
    assert json.loads(files(tmp_path / "out")["build.json"])["voice"] == "piper:hum"


def test_a_file_that_changes_is_another_voice(
        tmp_path: Path, build: Callable[..., Answer]) -> None:
    """And the same file is none: nothing is touched."""
    file = put(tmp_path / "voices")
    build(file)
    before, when = files(tmp_path / "out"), stamps(tmp_path / "out")
    assert "nothing to do" in build(file).out
    assert stamps(tmp_path / "out") == when
    Path(f"{file}.json").write_text(json.dumps(page(inference={"length_scale": 2})))
    assert "1 made" in build(file).out
    after = files(tmp_path / "out")
    assert after["01-evening.mp3"] != before["01-evening.mp3"]
    put(tmp_path / "voices")
    assert "1 made" in build(file).out
    assert files(tmp_path / "out")["01-evening.mp3"] == before["01-evening.mp3"]


@pytest.mark.parametrize("voice", ["/nowhere.onnx", "nowhere", "", "in/evening.md", "in"])
def test_a_voice_that_is_not_there_is_said(build: Callable[..., Answer], voice: str) -> None:
    """A sentence, and nothing else."""
    build(voice, "-q").refuses(voice.rpartition("/")[2] or "No voice for “en”")


def test_a_voice_of_another_language_is_told_with_the_line(
        build: Callable[..., Answer], tmp_path: Path) -> None:
    """Also one that knows no English: it is there, and only the line's language is at fault."""
    voice = made_voice.put(tmp_path / "v", "deutsch", language="de_DE", espeak="de")
    build(voice).refuses("in/evening.md:1: ", "speaks “de-DE”, not “en”")


def test_a_line_s_own_voice_is_refused_with_its_line(
        tmp_path: Path, build: Callable[..., Answer]) -> None:
    """Where it was asked for."""
    line = '<voice name="piper:/no/a.onnx">Well.</voice>'
    write(tmp_path, {"in/evening.md": f"# Evening\n\n{line}\n"})
    build(put(tmp_path / "voices"), "-q").refuses("in/evening.md:3: There is no file /no/a.onnx.")


def test_a_sample_is_named_by_the_voice_alone(tmp_path: Path) -> None:
    """A file's name says nothing of where the voice lies."""
    file = put(tmp_path / "voices", num_speakers=3)
    answer = inside("voices", "sample", f"piper:{file}#2", cwd=tmp_path)
    assert answer.out.strip() == "sample-piper-hum-2.mp3: piper:hum#2"
    assert (tmp_path / "sample-piper-hum-2.mp3").is_file()


def test_voices_and_doctor_tell_of_it(tmp_path: Path) -> None:
    """What is there, and what is to be brought."""
    def row(language: str) -> dict[str, object]:
        told = inside("voices", "--language", language, "--json", cwd=tmp_path,
                      AUDIOGEN_OPENAI_URL="", AUDIOGEN_DATA_DIR=str(tmp_path / "data"))
        return next(each for each in json.loads(told.out) if each["name"] == "piper")

    assert row("en")["voices"] == []
    assert str(tmp_path / "data/piper") in str(row("en")["lacks"])
    put(tmp_path / "data/piper")
    assert (row("en")["voices"], row("en")["lacks"]) == (["piper:hum"], "")
    assert row("de")["voices"] == []
    told = inside("doctor", cwd=tmp_path, AUDIOGEN_DATA_DIR=str(tmp_path / "data")).out
    assert "ok    voice piper     can speak" in told
