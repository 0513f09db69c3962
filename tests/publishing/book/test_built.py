"""The book that a build writes: asked for, whole, in step with what it was made from."""

import json
import os
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest

from audiogen.units import milliseconds, samples
from tests.program import PLAIN, files, run, write
from tests.publishing.page.material import COLLECTION, SETTINGS

from .shelf import Opened, findings


def build(folder: Path, asked: str = 'outputs = ["epub"]') -> Path:
    """Builds the page's small collection in a folder; gives back the output folder."""
    write(folder / "in", {**COLLECTION, "audiogen.toml": f"{asked}\n{SETTINGS}"})
    answer = run("build", "in", "-o", "out", *PLAIN, cwd=folder)
    assert answer.status == 0, answer
    return folder / "out"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with a book. Tests read it and change nothing."""
    return build(tmp_path_factory.mktemp("book"))


def test_it_is_made_where_it_is_asked_for(built: Path, tmp_path: Path) -> None:
    """A build that nobody told of books writes none."""
    assert "collection.epub" in files(built)
    assert "collection.epub" not in files(build(tmp_path, ""))


def test_epubcheck_has_nothing_to_say(built: Path, tmp_path: Path) -> None:
    """Of real sound and a real cover."""
    assert findings((built / "collection.epub").read_bytes(), tmp_path) == []


def test_ace_has_nothing_to_say(built: Path, tmp_path: Path) -> None:
    """DAISY's checker of accessible books, which lays each page before axe in a browser."""
    ace = Path(os.environ.get("ACE_MODULES", "nowhere"), ".bin", "ace-puppeteer")
    chromium = which("chromium")
    if not ace.exists() or not which("node") or not chromium:
        pytest.skip("needs node, Chromium, and ACE_MODULES set to a folder that holds @daisy/ace")
    done = subprocess.run(
        [str(ace), "-f", "-s", "-o", str(tmp_path), str(built / "collection.epub")],
        capture_output=True, text=True, timeout=300, cwd=ace.parents[2],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium})
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert [(each["earl:test"]["dct:title"], page["earl:testSubject"]["url"])
            for page in report["assertions"] for each in page["assertions"]] == []
    assert report["earl:testSubject"]["metadata"]["dc:title"]


def test_it_holds_the_sound_and_the_times_of_the_cue_sheets(built: Path) -> None:
    """Each clip begins with a cue, shows its words, and the clips tile the file."""
    book = Opened((built / "collection.epub").read_bytes())
    for number, sheet in enumerate(sorted(built.glob("*.cues.json")), 1):
        page = json.loads(sheet.read_text())
        sound = sheet.with_name(sheet.name.replace(".cues.json", ".mp3")).read_bytes()
        assert book.read(f"part-{number:02}.mp3") == sound
        rate = page["sample_rate"]
        times = {milliseconds(samples(cue["start"], rate), rate): cue for cue in page["cues"]}
        pars = list(book.pars(f"part-{number:02}.smil"))
        assert pars[0].begin == 0
        assert abs(pars[-1].end - page["duration"] * 1000) < 1
        lines = [cue["text"] for cue in page["cues"] if cue["kind"] == "line"]
        for before, par in pairwise(pars):
            assert before.end == par.begin
            cue = times[par.begin]
            assert cue["kind"] != "line" or par.text.startswith(cue["text"].rstrip("."))
        assert len([par for par in pars if par.text in lines]) >= len(pars) / 2


def test_two_folders_give_equal_bytes_that_name_neither(built: Path, tmp_path: Path) -> None:
    """The same input is the same book, wherever it is built."""
    book = (build(tmp_path) / "collection.epub").read_bytes()
    assert book == (built / "collection.epub").read_bytes()
    assert str(tmp_path).encode() not in book


def test_a_book_that_would_be_the_same_is_not_touched(built: Path) -> None:
    """Not where there is nothing to do, and not where another file had to be made again."""
    path = built / "collection.epub"
    before = path.stat().st_mtime_ns
    assert "nothing to do" in run("build", "in", "-o", "out", *PLAIN, cwd=built.parent).out
    (built / "01-first-rest.mp3").unlink()
    assert run("build", "in", "-o", "out", *PLAIN, cwd=built.parent).status == 0
    assert path.stat().st_mtime_ns == before
