"""Ctrl-C, SIGTERM and SIGHUP, once or ten times, at any instant: one sentence, and nobody left."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiogen import interrupts
from tests.processes import left_running, when_heeded
from tests.program import start, write

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ("--quality", "small", "--jobs", "2")
WITHIN = 2.0
"""Seconds after the first signal."""
SEED = 6

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(),
                                reason="needs /proc to see who is left")


def send(process: "subprocess.Popen[bytes]", number: int, times: int, group: bool,
         chance: random.Random) -> None:
    """Signals in quick succession, to the program alone or, as a terminal does, to its group."""
    for _ in range(times):
        if process.poll() is None:
            (os.killpg if group else os.kill)(process.pid, number)
            time.sleep(chance.random() * 0.02)


def stopped(process: "subprocess.Popen[bytes]", number: int) -> bool:
    """Asserts that a program which got a signal ends as it should; False if it was done before."""
    begun = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - begun < WITHIN, err
    assert left_running(process.pid) == []
    text = err.decode()
    assert "Traceback" not in text, text
    if process.returncode == 0:
        return False
    assert process.returncode == 128 + number, text
    assert text.rstrip().splitlines()[-1] == interrupts.SENTENCE
    assert text.count(interrupts.SENTENCE) == 1
    return True


@pytest.fixture(scope="module")
def tries() -> Iterator[list[bool]]:
    """Whether each build of this module was stopped; most must have been."""
    found: list[bool] = []
    yield found
    assert sum(found) * 3 >= len(found) * 2, found


@pytest.mark.parametrize("group", [True, False], ids=["group", "alone"])
@pytest.mark.parametrize(("number", "times"), [
    (signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGINT, 10), (signal.SIGTERM, 1),
    (signal.SIGTERM, 10), (signal.SIGHUP, 2)])
@pytest.mark.parametrize("voice", ["tone", "espeak"])
def test_at_any_instant(tmp_path: Path, tries: list[bool], voice: str, number: int, times: int,
                        group: bool) -> None:
    """While libraries load, workers start, lines are said and files written."""
    chance = random.Random(f"{SEED} {voice} {number} {times} {group}")
    write(tmp_path / "in", {f"{part}.md": f"# Part {part}\n\n" + "".join(
        f"This is sentence {n} of part {part}.\n\n" for n in range(30)) for part in ("a", "b")})
    with start("build", "in", "-o", "out", "--voice", voice, *FLAGS, cwd=tmp_path,
               AUDIOGEN_CACHE_DIR=str(tmp_path / "clips")) as build:
        when_heeded(build)
        time.sleep(chance.random() * 1.5)
        send(build, number, times, group, chance)
        tries.append(stopped(build, number))
    assert not list((tmp_path / "clips").rglob("*.new")) or times > 1


def program(code: str) -> "subprocess.Popen[bytes]":
    """A piece of Python in which signals are heeded."""
    return subprocess.Popen(
        [sys.executable, "-c", "import threading, time\nfrom audiogen import interrupts\n"
         f"with interrupts.heeded():\n    {code}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=ROOT, start_new_session=True)


@pytest.mark.parametrize("code", [
    "time.sleep(60)",
    "try: time.sleep(60)\n    except BaseException: threading.Event().wait()",
    "try: time.sleep(60)\n    finally: threading.Event().wait()",
    "try: time.sleep(60)\n    except BaseException: raise ImportError('numpy')",
    "threading.Thread(target=time.sleep, args=(60,)).start()\n    time.sleep(60)",
])
def test_an_interrupt_ends_the_program_whatever_became_of_it(code: str) -> None:
    """Swallowed, turned into another exception, or in the way of threads that wait."""
    with program(code) as process:
        when_heeded(process)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert stopped(process, signal.SIGINT)


def test_a_signal_that_is_to_be_ignored_is_ignored(tmp_path: Path) -> None:
    """As `nohup` wants it."""
    code = ("import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
            "from audiogen import interrupts\nwith interrupts.heeded():\n"
            "    os.kill(os.getpid(), signal.SIGHUP)\n    print('on')")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, timeout=30)
    assert (child.returncode, child.stdout) == (0, b"on\n"), child.stderr


def test_workers_end_while_they_are_deep_in_a_library() -> None:
    """One that doesn't come back for a minute, with no instant in which Python could be asked."""
    code = ("import time\nfrom audiogen import interrupts\n"
            "from audiogen.building.crew import crew\n"
            "with interrupts.heeded():\n    pool = crew(2)\n"
            "    slow = [pool.submit(pow, 7, 10 ** 9) for _ in range(2)]\n"
            "    print('begun', flush=True)\n    slow[0].result()\n")
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)
        assert stopped(process, signal.SIGINT)


def test_the_script_hands_over_to_the_program(tmp_path: Path) -> None:
    """There is one process then, and a signal that comes meanwhile is not lost."""
    write(tmp_path / "in", {"a.md": "".join(f"Sentence {n}.\n\n" for n in range(200))})
    code = ("import os, signal, sys, environment\nmask = signal.pthread_sigmask\n"
            "def block(how, numbers):\n    mask(how, numbers)\n"
            "    os.kill(os.getpid(), signal.SIGTERM)\nsignal.pthread_sigmask = block\n"
            "environment.become(sys.executable, '-m', 'audiogen', 'build', sys.argv[1], '-o', "
            "sys.argv[2], '--voice', 'tone')")
    with subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "in"), str(tmp_path / "out")],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT}"}) as process:
        assert stopped(process, signal.SIGTERM)
