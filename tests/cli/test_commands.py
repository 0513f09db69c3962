"""What each command answers when all is well, and when the fault is ours."""

import json
import os
import re
import tempfile
import wave
from functools import partial
from pathlib import Path

import pytest

from audiogen.cli import COMMANDS
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.voicing.engines.espeak.engine import Espeak
from tests.program import PLAIN, files, inside, run, start, write

GOOD = "# Hi\n\nHello there.\n"


def test_json_is_all_that_stands_on_standard_output(tmp_path: Path) -> None:
    """A program can read the answer of every command that offers it."""
    write(tmp_path, {"a.md": GOOD})
    for arguments in (("build", "a.md", "-o", "o", *PLAIN), ("script", "a.md"), ("check", "a.md"),
                      ("voices",), ("doctor",)):
        answer = inside(*arguments, "--json", cwd=tmp_path)
        assert answer.status == 0, answer
        assert json.loads(answer.out) is not None
    built = json.loads(inside("build", "a.md", "-o", "o", *PLAIN, "--json", cwd=tmp_path).out)
    assert built["episodes"][0]["made"] is False
    assert set(built["episodes"][0]["files"]) | set(built["files"]) | {"build.json"} == set(
        files(tmp_path / "o"))


def test_quiet_prints_nothing_but_faults(tmp_path: Path) -> None:
    """For scripts that run at night."""
    write(tmp_path, {"a.md": GOOD})
    answer = run("build", "a.md", "-o", "o", "-q", *PLAIN, cwd=tmp_path)
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert "nope.md" in run("build", "nope.md", "-q", cwd=tmp_path).err


def test_a_build_tells_its_voice_and_what_it_made(tmp_path: Path) -> None:
    """Progress goes to standard error, the result to standard output."""
    write(tmp_path, {"a.md": GOOD})
    first = inside("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path)
    assert first.out.startswith("1 made, 1 in o, 0:0")
    assert "Voice: tone." in first.err
    assert re.search(r"made +1 +0:0\d +Hi", first.err)
    assert inside("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path).out.startswith("nothing to do")


def test_standard_input_is_an_episode(tmp_path: Path) -> None:
    """`cat words.txt | audiogen build -`."""
    answer = run("build", "-", "-o", "o", *PLAIN, cwd=tmp_path, stdin=b"Gr\xc3\xbc\xc3\x9fe\n")
    assert answer.status == 0, answer
    assert b"Gr\xc3\xbc\xc3\x9fe" in files(tmp_path / "o")["01-untitled.txt"]


def test_a_reader_who_leaves_early_is_no_fault(tmp_path: Path) -> None:
    """`audiogen script book.md | head -1` ends well and without a word."""
    write(tmp_path, {"a.md": "Hello there, my dear friend.\n\n" * 3000})
    with start("script", "a.md", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_our_own_output_is_told(tmp_path: Path) -> None:
    """`audiogen script a.md > page.txt` on a full disk is nobody's bug."""
    write(tmp_path, {"a.md": GOOD})

    def into_a_full_disk() -> None:
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)

    answer = run("script", "a.md", cwd=tmp_path, before=into_a_full_disk)
    assert answer.status == 1
    assert answer.err.strip().startswith("The disk is full.")
    assert len(answer.err.strip().splitlines()) == 1


def test_advice_is_advice_unless_strict(tmp_path: Path) -> None:
    """`check --strict` fails on what `check` only says."""
    write(tmp_path, {"a.md": "# A\n\n" + "word " * 400 + "\n"})
    answer = inside("check", "a.md", cwd=tmp_path)
    assert answer.status == 0
    assert "a.md:3: " in answer.out
    assert inside("check", "a.md", "--strict", cwd=tmp_path).status == 1


def test_a_new_collection_can_be_built_at_once(tmp_path: Path) -> None:
    """What `new` writes has no fault, and a second `new` touches nothing."""
    assert inside("new", "mine", cwd=tmp_path).status == 0
    assert inside("check", "mine", cwd=tmp_path).status == 0
    before = files(tmp_path / "mine")
    inside("new", "mine", cwd=tmp_path).refuses("not an empty folder")
    assert files(tmp_path / "mine") == before


def test_the_clip_store_is_shown_pruned_and_cleared(tmp_path: Path) -> None:
    """And an episode comes back from nothing with the same bytes."""
    write(tmp_path, {"a.md": GOOD})
    own = partial(inside, cwd=tmp_path, AUDIOGEN_CACHE_DIR=str(tmp_path / "clips"))
    own("build", "a.md", "-o", "o", *PLAIN)
    before = files(tmp_path / "o")
    shown = own("cache").out
    assert re.search(r"clips\n[1-9]\d* clips?, .* MB\n0 takes, 0.0 MB\n", shown)
    assert "Removed 0" in own("cache", "prune", "--older-than", "1").out
    assert "Removed 0" not in own("cache", "clear").out
    assert "0 clips" in own("cache").out
    own("build", "a.md", "-o", "o", "--force", *PLAIN)
    assert files(tmp_path / "o") == before


ENGINE = '''"""An engine from outside."""
from audiogen.voicing.engines.tone import Tone
class Hum(Tone):
    name = "hum"
    summary = "a hum"
    def missing(self): return "Buy a throat."
'''


def test_voices_tells_of_every_engine_what_it_can_and_what_it_lacks(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those from outside, too, whole or broken."""
    write(tmp_path / "site", {
        "hum_engine.py": ENGINE, "hum-1.dist-info/METADATA": "Name: hum\nVersion: 1\n",
        "hum-1.dist-info/entry_points.txt":
            "[audiogen.voices]\nhum = hum_engine:Hum\nbroken = nowhere:Nothing\n"})
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    found = {one["name"]: one
             for one in json.loads(inside("voices", "--json", cwd=tmp_path).out)}
    assert found["espeak"]["speaks"]
    assert found["espeak"]["default"] == found["espeak"]["voices"][0] == "espeak:en-us"
    assert found["tone"]["voices"] == ["tone"]
    assert "network" in found["gtts"]["lacks"]
    assert (found["hum"]["speaks"], found["hum"]["lacks"]) == (False, "Buy a throat.")
    assert "can't be loaded" in found["broken"]["lacks"]
    page = inside("voices", "--language", "xx", cwd=tmp_path).out
    assert "No voice for the language xx." in page
    assert "Buy a throat." in page


def test_a_sample_is_sound_in_either_kind_of_file(tmp_path: Path) -> None:
    """MP3 as episodes are, or the same as WAV; the folder is made."""
    answer = inside("voices", "sample", "tone", "--text", "Take your time.", cwd=tmp_path)
    assert answer.out == "sample-tone.mp3: tone\n"
    assert (tmp_path / "sample-tone.mp3").read_bytes()[:2] == b"\xff\xfb"
    answer = inside("voices", "sample", "tone", "-o", "deep/a.wav", "--text", "Take your time.",
                    cwd=tmp_path)
    assert answer.status == 0, answer
    with wave.open(str(tmp_path / "deep" / "a.wav")) as sound:
        assert 1 < sound.getnframes() / sound.getframerate() < 10
        data = sound.readframes(sound.getnframes())
    assert max(data[1::2]) > 8
    inside("voices", "--language", "ja", "sample", "tone", cwd=tmp_path).refuses("--text")


def test_doctor_looks_at_everything_and_leaves_nothing(tmp_path: Path) -> None:
    """A network voice that is out of reach is no illness."""
    answer = inside("doctor", "--json", cwd=tmp_path)
    found = {one["name"]: one for one in json.loads(answer.out)}
    assert answer.status == 0
    assert {name for name, one in found.items() if one["state"] == "bad"} == set()
    assert {"Python", "packages", "embedded voice", "encoder", "clip store", "output folder",
            "voice gtts", "terminal"} <= set(found)
    assert found["voice gtts"]["state"] == "note"
    assert files(tmp_path) == {}


def test_doctor_finds_what_is_broken(tmp_path: Path) -> None:
    """Status 1, and the sentence that a build would give."""
    write(tmp_path, {"store": "mine", "out": "mine"})
    answer = inside("doctor", "-o", "out", cwd=tmp_path, AUDIOGEN_CACHE_DIR=str(tmp_path / "store"))
    assert answer.status == 1
    assert answer.err == "Broken: clip store, output folder.\n"
    assert "AUDIOGEN_CACHE_DIR" in answer.out


class Broken(EpisodeOutput):
    """An output with a bug."""

    name = "broken"
    suffix = ".broken"
    media_type = "text/plain"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """Fails."""
        raise RuntimeError("a bug of ours")


def test_our_own_bug_is_owned_and_logged(tmp_path: Path) -> None:
    """Status 3, no traceback on the terminal, and a log with all that a report needs."""
    write(tmp_path, {"a.md": GOOD})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("audiogen.publishing.outputs.EPISODE_OUTPUTS", (Broken(),))
        patch.setattr(tempfile, "tempdir", str(tmp_path))
        answer = inside("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path)
    assert answer.status == 3
    assert "fault of audiogen, not yours: RuntimeError: a bug of ours" in answer.err
    assert "Traceback" not in answer.err
    log = next(tmp_path.glob("audiogen-*.log"))
    assert str(log) in answer.err
    assert "Traceback" in log.read_text()
    assert "command: build a.md" in log.read_text()
    assert inside("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path).status == 0


def test_every_command_can_be_loaded(tmp_path: Path) -> None:
    """The table of commands names modules that are there."""
    for name in COMMANDS:
        answer = inside(name, "--help", cwd=tmp_path)
        assert answer.status == 0
        assert "Example" in answer.out


def test_every_voice_of_this_machine_says_a_sentence(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into numbered files; voices that send a text away aren't among them."""
    monkeypatch.setattr(Espeak, "voices", lambda self, language: ("en-us", "en-gb"))
    answer = inside("voices", "sample", "--all", "heard", "--text", "Rest.", cwd=tmp_path)
    assert answer.status == 0, answer
    assert sorted(files(tmp_path / "heard")) == [
        "01-hibari-heart.mp3", "02-espeak-en-us.mp3", "03-espeak-en-gb.mp3", "04-tone.mp3"]
    for words in ((), ("tone", "--all", "x")):
        inside("voices", "sample", *words, cwd=tmp_path).refuses("--all", status=2)


def test_voices_tells_what_a_person_chooses_by(tmp_path: Path) -> None:
    """Licence, speed, where a text goes, what can be fetched and how, and which to try first."""
    page = inside("voices", cwd=tmp_path).out
    for words in ("Nothing leaves this machine.", "What is said is sent to Google.",
                  "Licence: GPL-3.0-or-later", "140 times", "Set AUDIOGEN_OPENAI_URL",
                  "hibari:emma, a woman, British (7.9 MB): audiogen voices get hibari:emma",
                  "Try first: audiogen voices --language en sample hibari:heart"):
        assert words in page
    german = inside("voices", "--language", "de", cwd=tmp_path).out
    assert "sample espeak:de" in german
    assert "voices get" not in german
