"""Old sound is never served, and what is dear is said once."""

import json
import os
import shutil
from pathlib import Path

import pytest

from audiogen.fingerprints import HOME
from audiogen.voicing.store import Store
from tests.program import Answer, files, inside, run, stamps, write

TEXTS = {
    "audiogen.toml": 'title = "Evenings"\ncover_alt = "A"\n',
    "a.md": "# Apples\n\nFirst of all, sit down.\n\n[breathe in 4 out 6 x3]\n\nThen rest.\n",
}
HUM = '''"""An engine from outside, that writes down what it is asked to say."""
import os
from pathlib import Path
from pydub import AudioSegment
from pydub.generators import Sine
from audiogen.voicing.engines.protocol import Engine

class Hum(Engine):
    name = "hum"
    summary = "a hum of a twentieth of a second a letter"
    paced = True

    def say(self, utterance, spec):
        with open(os.environ["HUM_ASKED"], "a") as note:
            note.write(utterance.text + "\\n")
        return Sine(150, sample_rate=16000).to_audio_segment(50 * len(utterance.text), -20)
'''
PLUG_IN = {
    "hum.py": HUM,
    "hum-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: hum\nVersion: 1\n",
    "hum-1.dist-info/entry_points.txt": "[audiogen.voices]\nhum = hum:Hum\n",
}


class Desk:
    """A collection, a clip store, a copy of the program and an engine from outside."""

    def __init__(self, folder: Path, voice: str) -> None:
        self.folder, self.voice = folder, voice
        if not (folder / "in").exists():
            write(folder / "in", TEXTS)
            write(folder / "plugs", PLUG_IN)
            shutil.copytree(HOME / "audiogen", folder / "home" / "audiogen")

    @property
    def store(self) -> Store:
        """Its clip store."""
        return Store(self.folder / "clips")

    @property
    def asked(self) -> list[str]:
        """What the engine was asked to say, in order of the alphabet."""
        note = self.folder / "asked"
        return sorted(note.read_text().splitlines()) if note.exists() else []

    def run(self, *arguments: str) -> Answer:
        """A command of the copy."""
        return run(*arguments, cwd=self.folder, AUDIOGEN_CACHE_DIR=str(self.store.root),
                   HUM_ASKED=str(self.folder / "asked"),
                   PYTHONPATH=os.pathsep.join(map(str, (self.folder / "home",
                                                        self.folder / "plugs"))))

    def make(self, *more: str) -> bool:
        """Builds; whether the episode was made."""
        answer = self.run("build", "in", "-o", "out", "--voice", self.voice, "--jobs", "1",
                          "--json", *(more or ("--quality", "small")))
        assert answer.status == 0, answer
        episode, = json.loads(answer.out)["episodes"]
        return bool(episode["made"])

    def edit(self, name: str, *change: str) -> None:
        """Changes the copy of the program: text for text, or a line more."""
        path = self.folder / "home" / "audiogen" / name
        text = path.read_text()
        assert not change or change[0] in text
        path.write_text(text.replace(change[0], change[1]) if change else f"{text}\n# Edited.\n")

    def clips(self) -> set[str]:
        """The names of the entries of the store, without takes."""
        return {path.name for path in self.store.root.glob("??/*")}


_built: dict[str, Path] = {}
"""Voice → where its desk was first built: within a test, since only there the walls stand."""


def built(voice: str, folder: Path, factory: pytest.TempPathFactory) -> Desk:
    """A desk of one's own on which the episode lies."""
    if voice not in _built:
        first = Desk(factory.mktemp(voice), voice)
        assert first.make()
        assert not first.make()
        _built[voice] = first.folder
    shutil.copytree(_built[voice], folder, dirs_exist_ok=True)
    return Desk(folder, voice)


@pytest.fixture
def desk(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """With the stand-in voice, built."""
    return built("tone", tmp_path, tmp_path_factory)


@pytest.fixture
def dear(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """With the engine from outside, built."""
    return built("hum", tmp_path, tmp_path_factory)


def test_an_edit_of_trimming_is_heard(desk: Desk) -> None:
    """Every line's clip is made anew, and sounds as the new code wants it."""
    before, sound = desk.clips(), files(desk.folder / "out")["01-apples.mp3"]
    desk.edit("voicing/trimming.py", "TAIL = 0.010", "TAIL = 0.200")
    assert desk.make()
    assert len(desk.clips() - before) >= 5
    assert files(desk.folder / "out")["01-apples.mp3"] != sound


def test_an_edit_of_breathing_is_heard(desk: Desk) -> None:
    """The tones of breath are made anew, and no line."""
    before = desk.clips()
    desk.edit("mixing/breathing.py")
    assert desk.make()
    assert len(desk.clips() - before) == 2


@pytest.mark.parametrize("name", ["publishing/transcript.py", "reading/document.py",
                                  "voicing/engines/gtts/engine.py"])
def test_an_edit_of_what_shapes_no_sound_makes_no_clip(desk: Desk, name: str) -> None:
    """The episode is put together again, of the clips that are there."""
    before, written = desk.clips(), files(desk.folder / "out")
    desk.edit(name)
    assert desk.make()
    assert desk.clips() == before
    assert {each for each in written if files(desk.folder / "out")[each] != written[each]} == {
        "build.json"}


def entries(desk: Desk) -> dict[str, int]:
    """When each entry of the store was written; whose an output folder is, is no entry."""
    return {name: when for name, when in stamps(desk.store.root).items()
            if not name.startswith("folders/")}


def test_an_edit_of_a_command_makes_nothing(desk: Desk) -> None:
    """It is looked at, and the episode stays."""
    before, written = entries(desk), stamps(desk.folder / "out")
    desk.edit("cli/doctor.py")
    assert not desk.make()
    assert entries(desk) == before
    after = stamps(desk.folder / "out")
    assert {name for name in written if after[name] != written[name]} <= {"build.json"}


def test_dear_takes_are_said_once(dear: Desk) -> None:
    """Loudness, bed, quality, a pause, a new version of ours and --force ask for nothing."""
    asked = dear.asked
    assert {"Apples", "First of all, sit down.", "Then rest."} <= {
        text.rstrip(".") if text == "Apples." else text for text in asked}
    assert len(set(asked)) == len(asked)
    assert dear.make("--quality", "standard", "--loudness", "calm", "--bed", "silence")
    text = dear.folder / "in" / "a.md"
    text.write_text(text.read_text().replace("Then", "[pause 9s]\n\nThen"))
    assert dear.make()
    dear.edit("voicing/trimming.py", "TAIL = 0.010", "TAIL = 0.200")
    assert dear.make()
    assert dear.asked == asked
    before, written = stamps(dear.store.root), files(dear.folder / "out")
    assert dear.make("--quality", "small", "--force")
    after = stamps(dear.store.root)
    again = {name for name in before if after[name] != before[name]}
    assert len(again) >= 5
    assert not any(name.startswith("takes/") for name in again)
    assert files(dear.folder / "out") == written
    assert dear.asked == asked


def test_the_cache_shows_takes_and_keeps_them(dear: Desk) -> None:
    """`clear` leaves what was dear, `clear --takes` does not."""
    asked, count = dear.asked, dear.store.takes.usage().entries
    assert count == len(asked)
    assert f"\n{count} takes, " in dear.run("cache").out
    cleared = dear.run("cache", "clear").out
    assert "and 0 takes" in cleared
    assert f"Kept {count} takes" in cleared
    assert dear.make("--quality", "small", "--force")
    assert dear.asked == asked
    assert f"and {count} takes" in dear.run("cache", "clear", "--takes").out
    assert "\n0 clips, 0.0 MB\n0 takes, 0.0 MB" in dear.run("cache").out
    assert dear.make("--quality", "small", "--force")
    assert dear.asked == sorted(asked * 2)


def test_pruning_to_a_size_spares_takes(dear: Desk) -> None:
    """Clips go first, for they are made of takes."""
    count = dear.store.takes.usage().entries
    dear.run("cache", "prune", "--size", str(dear.store.takes.usage().size))
    assert dear.store.usage().entries == 0
    assert dear.store.takes.usage().entries == count
    dear.run("cache", "prune", "--size", "0")
    assert dear.store.takes.usage().entries == 0


def test_an_upgrade_of_a_voice_from_outside_is_heard(dear: Desk) -> None:
    """Another version, or other code of the same version: all is said again."""
    asked = dear.asked
    plugs = dear.folder / "plugs"
    (plugs / "hum-1.dist-info").rename(plugs / "hum-2.dist-info")
    notes = plugs / "hum-2.dist-info" / "METADATA"
    notes.write_text(notes.read_text().replace("Version: 1", "Version: 2"))
    assert dear.make()
    assert dear.asked == sorted(asked * 2)
    sound = files(dear.folder / "out")["01-apples.mp3"]
    (plugs / "hum.py").write_text(HUM.replace("Sine(150", "Sine(200"))
    assert dear.make()
    assert dear.asked == sorted(asked * 3)
    assert files(dear.folder / "out")["01-apples.mp3"] != sound
    assert not dear.make()


def test_a_store_in_disorder_gives_the_same_sound(desk: Desk) -> None:
    """Entries swapped, and folders, pipes and loops in their places: the same bytes."""
    before = files(desk.folder / "out")
    places = sorted(desk.store.root.glob("??/*"))
    first, second, *others = places
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    for number, place in enumerate(others):
        place.unlink()
        (place.mkdir, lambda path=place: os.mkfifo(path),
         lambda path=place: path.symlink_to(path))[number % 3]()
    shutil.rmtree(desk.folder / "out")
    assert desk.make()
    assert files(desk.folder / "out") == before


def test_a_new_version_of_nothing_else_is_nothing_to_do(desk: Desk,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged build works out no closure: it compares bytes."""
    def refuse(*_: object) -> None:
        raise AssertionError("a closure was computed")

    monkeypatch.chdir(desk.folder)
    command = ("build", "in", "-o", "own", "--voice", "tone", "--quality", "small", "--jobs", "1")
    assert inside(*command, cwd=desk.folder).status == 0
    monkeypatch.setattr("audiogen.fingerprints.closure", refuse)
    monkeypatch.setattr("audiogen.fingerprints.ast.parse", refuse)
    assert inside(*command, cwd=desk.folder).status == 0
