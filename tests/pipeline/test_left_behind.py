"""What a build that was killed has written is known to the next one.

A killed build is one that stops short just before a file: no clearing up reaches the folder then.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiogen.building.shelf import Shelf
from audiogen.publishing.record import FileRecord
from tests.program import PLAIN, Answer, files, inside, write

FIRST = {"in/audiogen.toml": 'title = "T"\nauthor = "A"\n',
         "in/1-rest.md": "# Rest\n\nSit down.\n", "in/2-walk.md": "# Walk\n\nGet up.\n"}
PART = f".audiogen-{2**31 - 2}-{'0' * 16}.part"
"""What is left half written beside a file; no process has that number."""


def build(place: Path, out: str = "out") -> Answer:
    """A build of the texts."""
    return inside("build", "in", "-o", out, *PLAIN, cwd=place,
                  AUDIOGEN_CACHE_DIR=str(place / "clips"))


def kill_at(patch: pytest.MonkeyPatch, count: int) -> list[str]:
    """Ends a build before it writes its file of that number, counted from 0; the names of all files
    up to there."""
    written: list[str] = []
    real = Shelf._write

    def killed(shelf: Shelf, name: str, *rest: Any) -> FileRecord:
        if name != "build.json":
            if len(written) == count:
                (shelf.folder / name).parent.mkdir(exist_ok=True)
                (shelf.folder / name).with_name(PART).touch()
                raise KeyboardInterrupt
            written.append(name)
        return real(shelf, name, *rest)

    patch.setattr(Shelf, "_write", killed)
    return written


def retitled(place: Path) -> None:
    """Both episodes have other file names."""
    write(place, {"in/1-rest.md": "# Sleep\n\nSit down.\n", "in/2-walk.md": "# Run\n\nGet up.\n"})


def moved(place: Path) -> None:
    """A new text comes first, so that all others have other numbers."""
    write(place, {"in/0-new.md": "# New\n\nBegin.\n"})


def removed(place: Path) -> None:
    """The first text is gone."""
    (place / "in/1-rest.md").unlink()


def fewer(place: Path) -> None:
    """The page and what belongs to it are no longer wanted."""
    write(place, {"in/audiogen.toml": FIRST["in/audiogen.toml"] + 'outputs = ["captions"]\n'})


def test_no_half_written_note_of_whose_a_folder_is_stays(tmp_path: Path) -> None:
    """A build may be killed while it notes that in the store, too."""
    write(tmp_path, {**FIRST, f"clips/folders/{PART}": "half"})
    assert build(tmp_path).status == 0
    assert [path.suffix for path in (tmp_path / "clips/folders").iterdir()] == [".json"]


@pytest.mark.parametrize("then", [retitled, moved, removed, fewer], ids=lambda then: then.__name__)
@pytest.mark.parametrize("begun", [False, True], ids=["fresh", "edited"])
def test_no_file_of_a_killed_build_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                         begun: bool, then: Callable[[Path], None]) -> None:
    """Wherever it ended: once the texts are others, the folder is that of a clean build."""
    write(tmp_path, FIRST)
    if begun:
        assert build(tmp_path).status == 0
        write(tmp_path, {"in/1-rest.md": "# Rest\n\nLie.\n", "in/2-walk.md": "# Stroll\n\nGo.\n"})
    made = files(tmp_path / "out") if begun else {}
    kept = files(tmp_path / "in")
    then(tmp_path)
    assert build(tmp_path, "clean").status == 0
    for count in (0, 7, 14):
        (tmp_path / "in/0-new.md").unlink(missing_ok=True)
        write(tmp_path / "in", kept)
        write(tmp_path / "out", made)
        with monkeypatch.context() as patch:
            written = kill_at(patch, count)
            assert build(tmp_path).status == 130, written
        then(tmp_path)
        assert build(tmp_path).status == 0
        assert files(tmp_path / "out") == files(tmp_path / "clean"), count
