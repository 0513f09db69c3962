"""A build that ends before its time leaves whole files, keeps finished lines, and goes on later."""

import os
import random
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from audiogen import interrupts
from audiogen.voicing.store import Store
from tests.processes import left_running
from tests.program import files, inside, run, start, write

FLAGS = ("--voice", "espeak", "--quality", "small", "--jobs", "2")
SEED = 20


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two episodes of lines enough for two workers, and what comes of them; the store beside."""
    folder = tmp_path_factory.mktemp("undisturbed")
    for name in ("one", "two"):
        write(folder / "in", {f"{name}.md": f"# Part {name}\n\n" + "".join(
            f"This is sentence {n} of part {name}.\n\n" for n in range(10))})
    answer = run("build", "in", "-o", "out", *FLAGS, cwd=folder,
                 AUDIOGEN_CACHE_DIR=str(folder / "clips"))
    assert answer.status == 0, answer
    return folder


@pytest.fixture
def fresh(undisturbed: Path, tmp_path: Path) -> Path:
    """The same texts, nothing made."""
    shutil.copytree(undisturbed / "in", tmp_path / "in")
    return tmp_path


def begin(folder: Path, output: str = "out", store: str = "clips") -> "subprocess.Popen[bytes]":
    """A build under way."""
    return start("build", "in", "-o", output, *FLAGS, cwd=folder,
                 AUDIOGEN_CACHE_DIR=str(folder / store))


def finish(folder: Path) -> None:
    """The same build again, to its end."""
    answer = run("build", "in", "-o", "out", *FLAGS, cwd=folder,
                 AUDIOGEN_CACHE_DIR=str(folder / "clips"))
    assert answer.status == 0, answer


def wait_for_clips(folder: Path, count: int) -> None:
    """Returns once so many entries are in the store."""
    for _ in range(600):
        if Store(folder / "clips").usage().entries >= count:
            return
        time.sleep(0.05)
    raise AssertionError("the build keeps no clips")


def test_killed_at_any_instant_it_loses_nothing_whole(fresh: Path, undisturbed: Path) -> None:
    """What is there is whole; the next build gives the bytes of an undisturbed one, and no more."""
    wanted = files(undisturbed / "out")
    chance = random.Random(SEED)
    endings = []
    for count in (2, 20):
        shutil.rmtree(fresh / "clips", ignore_errors=True)
        shutil.rmtree(fresh / "out", ignore_errors=True)
        with begin(fresh) as build:
            wait_for_clips(fresh, count)
            time.sleep(chance.random() / 2)
            build.kill()
        endings.append(build.returncode)
        if Path("/proc/self/stat").exists():
            assert left_running(build.pid) == []
        for name, content in files(fresh / "out").items() if (fresh / "out").exists() else ():
            assert name == "build.json" or name.endswith(".part") or content == wanted[name]
        finish(fresh)
        assert files(fresh / "out") == wanted
    assert -signal.SIGKILL in endings, "both builds had ended before they were killed"


def test_ctrl_c_is_told_in_a_sentence_and_the_next_run_carries_on(
        fresh: Path, undisturbed: Path) -> None:
    """Status 130, no traceback, no process left; lines that were finished are not said again."""
    with begin(fresh) as build:
        wait_for_clips(fresh, 6)
        os.killpg(build.pid, signal.SIGINT)     # as a terminal does it: to the whole group
        _, err = build.communicate(timeout=30)
    assert build.returncode == 130, err
    assert err.decode().strip().splitlines()[-1] == (
        "Stopped. Finished lines are kept; the same command carries on from here.")
    assert b"Traceback" not in err
    assert b"Process" not in err
    if Path("/proc/self/stat").exists():
        assert left_running(build.pid) == []
    kept = {path: path.stat().st_ino for path in (fresh / "clips").glob("??/*")}
    assert len(kept) >= 6
    assert not [path for path in kept if path.name.endswith(".new")]
    finish(fresh)
    assert {path: path.stat().st_ino for path in kept} == kept
    assert files(fresh / "out") == files(undisturbed / "out")


def test_a_build_that_fails_ends_its_workers_without_a_word(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though dozens of lines are under way, and its crew's thread sees the workers go first."""
    write(tmp_path, {"out/01-long.mp3/stray": "", "in/a.md": "# Long\n\nHello.\n",
                     "in/b.md": "# Later\n\n" + "".join(
                         f"This is friend number {n}.\n\n" for n in range(80))})
    kill, raised = interrupts.kill_children, list[object]()

    def killed() -> None:
        kill()
        time.sleep(1)

    monkeypatch.setattr(interrupts, "kill_children", killed)
    monkeypatch.setattr(threading, "excepthook", raised.append)
    inside("build", "in", "-o", "out", *FLAGS, cwd=tmp_path).refuses("a folder stands")
    assert not raised


def test_two_builds_at_once_share_a_store(fresh: Path, undisturbed: Path) -> None:
    """Neither disturbs the other, and both are right."""
    with begin(fresh, "left") as left, begin(fresh, "right") as right:
        answers = [build.communicate(timeout=60)[1] for build in (left, right)]
    assert (left.returncode, right.returncode) == (0, 0), answers
    assert files(fresh / "left") == files(fresh / "right") == files(undisturbed / "out")


def test_a_store_deleted_in_mid_build_costs_only_time(fresh: Path, undisturbed: Path) -> None:
    """The promise of its README."""
    with begin(fresh) as build:
        for count in (2, 4):
            wait_for_clips(fresh, count)
            shutil.rmtree(fresh / "clips", ignore_errors=True)
        _, err = build.communicate(timeout=60)
    assert build.returncode == 0, err
    assert files(fresh / "out") == files(undisturbed / "out")
