"""`audiogen say`: a line heard now, from the same clips as an episode's."""

import subprocess
import sys
import wave
from pathlib import Path
from time import monotonic

import miniaudio
import pytest

from audiogen import audio
from audiogen.publishing.cue_sheet import timeline_of
from audiogen.units import seconds
from tests.program import PLAIN, files, inside, run, write

TEXT = """\
# Evening

A first line, said slowly.

## Rest

Lie down, if that feels right.

[pause 3]

Let go of the day.
"""
SPOKEN = ("--voice", "espeak")


def length(file: Path) -> float:
    """Seconds of an MP3, as it is decoded."""
    samples, rate = audio.decode(file.read_bytes(), file.name)
    return len(samples) / rate


def test_a_line_a_pause_and_a_chapter_are_heard(tmp_path: Path) -> None:
    """Each is told by its words and its length."""
    write(tmp_path, {"a.md": TEXT})
    line = inside("say", "a.md:7", "-o", "line.mp3", *SPOKEN, cwd=tmp_path)
    assert line.status == 0, line
    assert "line.mp3: “Lie down, if that feels right.”" in line.out
    pause = inside("say", "a.md:9", "-o", "pause.mp3", *SPOKEN, cwd=tmp_path)
    assert "“Lie down, if that feels right. Let go of the day.”" in pause.out
    chapter = inside("say", "a.md#rest", "-o", "chapter.mp3", *SPOKEN, cwd=tmp_path)
    assert "“Rest Lie down, if that feels right. Let go of the day.”" in chapter.out
    line_seconds, pause_seconds = length(tmp_path / "line.mp3"), length(tmp_path / "pause.mp3")
    assert 1 < line_seconds < pause_seconds - 3.5
    assert pause_seconds < length(tmp_path / "chapter.mp3") - 1


def test_a_line_sounds_as_in_its_episode_and_needs_no_second_saying(tmp_path: Path) -> None:
    """Nothing is added to the clip store, and the line is as long as the cue sheet has it."""
    write(tmp_path, {"a.md": TEXT})
    clips = str(tmp_path / "clips")
    assert run("build", "a.md", "-o", "o", *SPOKEN, cwd=tmp_path,
               AUDIOGEN_CACHE_DIR=clips).status == 0
    kept = set(files(tmp_path / "clips"))
    assert run("say", "a.md:7", "-o", "line.mp3", *SPOKEN, cwd=tmp_path,
               AUDIOGEN_CACHE_DIR=clips).status == 0
    assert set(files(tmp_path / "clips")) == kept
    sheet = timeline_of((tmp_path / "o/01-evening.cues.json").read_bytes())
    assert sheet is not None
    cue = next(cue for cue in sheet.cues if cue.text.startswith("Lie down"))
    quiet = length(tmp_path / "line.mp3") - seconds(cue.end - cue.start, sheet.rate)
    assert 0.6 < quiet < 0.8


def test_standard_input_is_said(tmp_path: Path) -> None:
    """`echo … | audiogen say`, with settings of a command line."""
    answer = run("say", "-o", "a.wav", *SPOKEN, cwd=tmp_path, stdin=b"Take your time.\n")
    assert answer.status == 0, answer
    assert "a.wav: “Take your time.”" in answer.out
    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert sound.getframerate() == 44100
        assert sound.getnframes() > 22050


def test_faults_of_other_texts_do_not_matter(tmp_path: Path) -> None:
    """A producer hears what is being written, whatever lies half done beside it."""
    write(tmp_path, {"audiogen.toml": 'title = "T"\n', "a.md": TEXT, "b.md": "[puase 3s]\n",
                     "c.md": "---\nkind: [\n---\nHello.\n"})
    assert inside("say", "a.md:7", "-o", "a.mp3", *SPOKEN, cwd=tmp_path).status == 0
    inside("say", "b.md:1", "-o", "b.mp3", *SPOKEN, cwd=tmp_path).refuses("b.md:1", "puase")


@pytest.mark.parametrize(("spot", "words", "status"), [
    ("a.md:400", "a.md: It has no line 400; its last one is 11.", 1),
    ("a.md#nowhere", "It has no chapter “nowhere”. There are: evening, rest.", 1),
    ("a.md#rset", "Did you mean “rest”?", 1),
    ("nope.md:3", "nope.md: There is no such file or folder", 1),
    ("empty.md:1", "empty.md", 1),
    ("folder", "name a text", 2),
    ("a.md:3:5", "There is no such file or folder", 1),
])
def test_what_cannot_be_heard_is_told(tmp_path: Path, spot: str, words: str, status: int) -> None:
    """One sentence, and no file."""
    write(tmp_path, {"a.md": TEXT, "empty.md": "<!-- nothing -->\n", "folder/a.md": TEXT,
                     "folder/b.md": TEXT})
    inside("say", spot, "-o", "out.mp3", *PLAIN[:2], cwd=tmp_path).refuses(words, status=status)
    assert not (tmp_path / "out.mp3").exists()


def test_a_file_with_such_a_name_is_meant_itself(tmp_path: Path) -> None:
    """Names may hold colons and hashes."""
    write(tmp_path, {"notes#1.md": TEXT, "a:7.md": TEXT})
    for name in ("notes#1.md", "notes#1.md:7", "a:7.md#2"):
        answer = inside("say", name, "-o", "o.mp3", *SPOKEN, cwd=tmp_path)
        assert answer.status == 0, answer


def test_where_nothing_can_play_a_file_is_written(tmp_path: Path,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """And its name is told; what was played leaves none."""
    write(tmp_path, {"a.md": TEXT})
    played: list[int] = []

    def plays(file: Path) -> bool:
        played.append(file.stat().st_size)
        return len(played) > 1

    monkeypatch.setattr(audio, "play", plays)
    answer = inside("say", "a.md:7", *SPOKEN, cwd=tmp_path)
    assert "a-7.mp3: “Lie down" in answer.out
    assert (tmp_path / "a-7.mp3").stat().st_size == played[0]
    (tmp_path / "a-7.mp3").unlink()
    assert inside("say", "a.md:7", *SPOKEN, cwd=tmp_path).out.startswith("“Lie down")
    assert set(files(tmp_path)) == {"a.md"}


def test_a_sound_is_played_to_its_end(tmp_path: Path) -> None:
    """On the loudspeaker that every machine has: the silent one, which keeps time."""
    sound = tmp_path / "a.mp3"
    assert run("say", "-o", "a.mp3", *SPOKEN, cwd=tmp_path, stdin=b"Rest now.\n").status == 0
    started = monotonic()
    assert audio.play(sound, (miniaudio.Backend.NULL,))
    assert monotonic() - started > length(sound)


@pytest.mark.skipif(Path("/dev/snd").exists(), reason="this machine would be heard")
def test_a_machine_without_sound_complains_in_no_words_of_its_system(tmp_path: Path) -> None:
    """The answer is ours alone."""
    assert run("say", "-o", "a.mp3", *SPOKEN, cwd=tmp_path, stdin=b"Rest now.\n").status == 0
    code = "from pathlib import Path; from audiogen import audio; audio.play(Path('a.mp3'))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True,
                            check=True)
    assert answer.stderr == b""
