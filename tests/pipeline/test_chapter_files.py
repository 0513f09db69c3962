"""Chapters as files: what a plain player shows, in what order, and what a stranger hears first."""

from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from audiogen.audio import decode
from tests.program import PLAIN, files, inside, stamps, write

HELP = "If you are in danger, or thinking of ending your life, please call for help now."
TEXTS: dict[str, str | bytes] = {
    "in/audiogen.toml": f'''title = "Evenings"
author = "Mira Lind"
notice = "This is company, not treatment. {HELP}"
outputs = ["chapter-files"]
''',
    "in/a.md": "---\nkind: rescue\n---\n# Now\n\nYou are here.\n",
    "in/b.md": "# Bees\n\nListen.\n\n## The garden\n\nNothing is urgent.\n\n[pause 6s]\n\nStay.\n\n"
               "## ../../etc/passwd &lt;b&gt;\n\nGo on.\n\n## 🌿\n\nRest.\n",
    "in/c.md": f"# Clouds\n\n{HELP}\n\n## Above\n\nLook up.\n",
}
FOLDERS = {
    "01-now": ["01-now.mp3", "02-if-you-need-help-now.mp3"],
    "02-bees": ["01-if-you-need-help-now.mp3", "02-bees.mp3", "03-the-garden.mp3",
                "04-etc-passwd-b.mp3", "05-chapter.mp3"],
    "03-clouds": ["01-clouds.mp3", "02-above.mp3"],
}


def make(folder: Path) -> Path:
    """Builds in/ into out/."""
    answer = inside("build", "in", "-o", "out", *PLAIN, cwd=folder,
                    AUDIOGEN_CACHE_DIR=str(folder / "clips"))
    assert answer.status == 0, answer
    return folder / "out"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built collection."""
    return make(write(tmp_path_factory.mktemp("stick"), TEXTS))


def folders(out: Path) -> dict[str, list[str]]:
    """What a player finds in each folder, in the order of names."""
    return {path.name: sorted(each.name for each in path.iterdir())
            for path in sorted(out.iterdir()) if path.is_dir()}


def seconds(path: Path) -> float:
    """How long a player takes a file to be."""
    info = MP3(path).info
    assert info is not None
    return float(info.length)


def test_a_folder_an_episode_and_a_file_a_chapter_in_the_order_of_their_names(out: Path) -> None:
    """Whom to turn to comes first, after a rescue's own words, and nowhere twice."""
    assert folders(out) == FOLDERS


def test_a_folder_is_an_album_of_numbered_tracks(out: Path) -> None:
    """Albums sort in listening order; each track has the cover, the notes and its own words."""
    for folder, names in FOLDERS.items():
        for number, name in enumerate(names, 1):
            tag = ID3(out / folder / name)
            assert tag.version == (2, 3, 0)
            assert str(tag["TRCK"]) == f"{number}/{len(names)}"
            assert str(tag["TALB"]) == f"{folder[:2]} {folder[3:].capitalize()}"
            assert str(tag["TPE1"]) == "Mira Lind"
            assert HELP in str(tag["COMM::eng"])
            assert tag.getall("APIC")
    tag = ID3(out / "02-bees/04-etc-passwd-b.mp3")
    assert str(tag["TIT2"]) == "../../etc/passwd <b>"
    assert str(tag["USLT::eng"]) == "/etc/passwd <b>\n\nGo on."
    assert str(ID3(out / "02-bees/03-the-garden.mp3")["USLT::eng"]) == (
        "The garden\n\nNothing is urgent.\n\n[quiet, 6 seconds]\n\nStay.")


def test_the_chapters_of_a_folder_are_the_episode(out: Path) -> None:
    """Strung together they are as long, and each is as long as its tag says."""
    for folder, names in FOLDERS.items():
        chapters = [out / folder / name for name in names if "help" not in name]
        assert sum(map(seconds, chapters)) == pytest.approx(seconds(out / f"{folder}.mp3"))
        for each in chapters:
            assert seconds(each) == pytest.approx(int(str(ID3(each)["TLEN"])) / 1000, abs=0.03)


def test_whom_to_turn_to_is_heard(out: Path) -> None:
    """A voice, as loud as the episodes, and as long as its words."""
    path = out / "02-bees/01-if-you-need-help-now.mp3"
    samples, rate = decode(path.read_bytes(), "the sentence")
    assert np.abs(samples).max() > 0.1
    assert len(samples) / rate > 5
    assert str(ID3(path)["USLT::eng"]).endswith(HELP)


def test_the_same_texts_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    """In another folder, from an empty store."""
    assert files(make(write(tmp_path, TEXTS))) == files(out)


def test_an_edit_touches_no_other_folder_and_a_chapter_that_is_no_more_goes(
        tmp_path: Path) -> None:
    """An episode of the last build is cut by its cue sheet, and comes out as it was."""
    out = make(write(tmp_path, TEXTS))
    before = stamps(out)
    write(tmp_path, {"in/b.md": "# Bees\n\nListen.\n\n## The hive\n\nNothing is urgent.\n"})
    make(tmp_path)
    after = stamps(out)
    assert folders(out)["02-bees"] == ["01-if-you-need-help-now.mp3", "02-bees.mp3",
                                       "03-the-hive.mp3"]
    assert {name for name in after if after[name] == before.get(name) and "/" in name} == {
        f"{folder}/{name}" for folder in ("01-now", "03-clouds") for name in FOLDERS[folder]}
    write(tmp_path, {"in/audiogen.toml": 'title = "Evenings"\noutputs = ["captions"]\n'})
    make(tmp_path)
    assert not folders(out)


def test_a_collection_that_names_no_help_says_none(tmp_path: Path) -> None:
    """Nothing is invented."""
    out = make(write(tmp_path, {
        **TEXTS, "in/audiogen.toml": 'title = "Evenings"\noutputs = ["chapter-files"]\n'}))
    assert folders(out)["01-now"] == ["01-now.mp3"]


def test_help_in_its_own_words_comes_before_the_notice(tmp_path: Path) -> None:
    """The text of [help] is whom to turn to; a notice may say other things, too."""
    settings = str(TEXTS["in/audiogen.toml"]) + '[help]\ntext = "Call one one two."\n'
    out = make(write(tmp_path, {**TEXTS, "in/audiogen.toml": settings}))
    tag = ID3(out / "02-bees/01-if-you-need-help-now.mp3")
    assert str(tag["USLT::eng"]) == "Call one one two."
    assert "Call one one two." in str(tag["COMM::eng"])
    assert folders(out)["03-clouds"][0] == "01-if-you-need-help-now.mp3"
