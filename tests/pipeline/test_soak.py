"""scripts/soak.py itself: a soak of one step, and a judge that sees what is wrong."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from soaking.author import Author
from soaking.fates import FATES
from soaking.judge import Judge
from soaking.stage import Violation

from tests.program import files, run, write

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(),
                                reason="needs /proc to see who is left")


def test_a_short_soak_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One build is killed: status 0, a page with its numbers, and nothing left of it."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    page = tmp_path / "soak.md"
    done = subprocess.run([sys.executable, "scripts/soak.py", "--steps", "1", "--episodes", "5",
                           "--seed", "22", "--write", str(page)], cwd=ROOT, capture_output=True,
                          text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    told = page.read_text(encoding="utf-8")
    assert "**1 steps**" in told
    assert "**1 comparisons**" in told
    assert "| killed with its workers | 1 |" in told
    assert all(f"| {fate.name} |" in told for fate in FATES)
    assert [path.name for path in tmp_path.iterdir()] == ["soak.md"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The author's texts, built with the stand-in."""
    folder = tmp_path_factory.mktemp("soaked")
    author = Author(folder / "in", Random(4), 4)
    for settings in author.folder.rglob("audiogen.toml"):
        settings.write_text('title = "T"\nvoice = "tone"\nquality = "small"\n', "utf-8")
    assert run("build", "in", "-o", "out", "--jobs", "1", cwd=folder).status == 0
    return folder


def forge(folder: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Other cues in the first cue sheet, which the record takes for right."""
    sheet = min((folder / "out").glob("01-*.cues.json"))
    record = folder / "out/build.json"
    page = json.loads(sheet.read_bytes())
    change(page["cues"])
    content = json.dumps(page).encode()
    sheet.write_bytes(content)
    known = json.loads(record.read_bytes())
    known["episodes"][0]["files"][sheet.name] = {
        "bytes": len(content), "sha256": sha256(content).hexdigest()}
    record.write_text(json.dumps(known), "utf-8")


def silent(cues: list[dict[str, Any]]) -> None:
    """A pause that says it is a line: nobody speaks there."""
    next(cue for cue in cues if cue["kind"] == "pause")["kind"] = "line"


def torn(cues: list[dict[str, Any]]) -> None:
    """A hole between two cues."""
    cues[1]["end"] -= 0.01


def doubled(cues: list[dict[str, Any]]) -> None:
    """A pause in two."""
    place = next(place for place, cue in enumerate(cues) if cue["kind"] == "pause")
    half = cues[place]["start"] + 0.1
    cues.insert(place + 1, {**cues[place], "start": half})
    cues[place]["end"] = half


def cut(cues: list[dict[str, Any]]) -> None:
    """The last cue is missing."""
    del cues[-1]


WRONGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a stray file": (lambda it: (it / "out/09-x.vtt").touch(), "no record lists"),
    "a half-written file": (lambda it: (it / "out/page/.audiogen-1-2.part").touch(), "no record"),
    "a file that is gone": (lambda it: min((it / "out").glob("*.vtt")).unlink(), "build.json has"),
    "a file cut short": (lambda it: min((it / "out").glob("*.mp3")).write_bytes(b"ID3"), "has it"),
    "a text unheard": (lambda it: add(min((it / "in").glob("*/*.md")), "\nNew.\n"), "New"),
    "a text too many": (lambda it: write(it, {"in/guide/x.md": "Hi."}), "x.md"),
    "a line that is silent": (lambda it: forge(it, silent), "is not heard"),
    "a hole in a cue sheet": (lambda it: forge(it, torn), "does not follow"),
    "two pauses side by side": (lambda it: forge(it, doubled), "does not follow"),
    "a cue sheet that ends too soon": (lambda it: forge(it, cut), "and lasts"),
}


def add(path: Path, text: str) -> None:
    """More text at the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def judge(folder: Path) -> Judge:
    """One that decodes every episode."""
    return Judge(folder / "in", folder / "out", Random(1), share=99)


def test_the_judge_is_content_with_a_plain_build(built: Path) -> None:
    """It has looked at every file."""
    assert set(judge(built).look()) == set(files(built / "out"))


@pytest.mark.parametrize("wrong", WRONGS)
def test_the_judge_sees(built: Path, tmp_path: Path, wrong: str) -> None:
    """Each kind of loss, with what is wrong and where."""
    folder = shutil.copytree(built, tmp_path / "it")
    befall, says = WRONGS[wrong]
    befall(folder)
    with pytest.raises(Violation, match=says):
        judge(folder).look()
