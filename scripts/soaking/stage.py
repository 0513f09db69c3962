"""Where a soak takes place: two small disks, and the program as its user runs it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.processes import heed_signals, left_running, when_heeded
from tests.program import start

HANGS = 1800.0
"""Seconds after which a command that has not ended never will."""


class Violation(Exception):
    """Something was lost, torn, silent or wrong; the soak ends here."""


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    words: tuple[str, ...]
    status: int
    """Negative: the signal that ended it."""
    out: str
    err: str


class Disk:
    """A folder; on a disk of its own, in memory, where this machine lets us mount one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.mounted = (os.name == "posix" and os.geteuid() == 0 and bool(shutil.which("mount"))
                        and not subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8g", "tmpfs",
                                                folder], capture_output=True).returncode)

    @contextmanager
    def full(self, spare: int) -> Iterator[None]:
        """Inside, it has room for `spare` bytes more."""
        facts = os.statvfs(self.folder)
        used = (facts.f_blocks - facts.f_bfree) * facts.f_frsize
        with self._as(f"size={used + max(spare, facts.f_frsize)}", "size=8g"):
            yield

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Inside, it is read-only."""
        with self._as("ro", "rw"):
            yield

    @contextmanager
    def _as(self, options: str, afterwards: str) -> Iterator[None]:
        self._remount(options)
        try:
            yield
        finally:
            self._remount(afterwards)

    def _remount(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", self.folder], check=True)

    def close(self) -> None:
        """Gives the disk back."""
        if self.mounted:
            subprocess.run(["umount", "-l", self.folder], check=True)


class Stage:
    """A collection's folder, an output and a store, and builds that run there."""

    def __init__(self, folder: Path, chance: Random, jobs: int, say: Callable[[str], None]) -> None:
        self.folder, self.chance, self.jobs, self.say = folder, chance, jobs, say
        self.output, self.store = Disk(folder / "out"), Disk(folder / "store")
        (folder / "tmp").mkdir()
        heed_signals()
        os.environ.update(AUDIOGEN_CACHE_DIR=str(self.store.folder / "clips"),
                          AUDIOGEN_DATA_DIR=str(folder / "voices"), TMPDIR=str(folder / "tmp"))
        self.clips = self.store.folder / "clips"
        self.episodes = self.output.folder / "made"
        """Below the disk's own folder, so that it can be deleted."""
        self.reach = 5.0
        """Seconds within which something befalls a build; learnt, so that most are met."""
        self.builds = 0

    def begin(self, *words: str, before: Callable[[], None] | None = None,
              store: Path | None = None) -> "subprocess.Popen[bytes]":
        """A command under way."""
        self.builds += words[0] == "build"
        return start(*words, cwd=self.folder, before=before,
                     AUDIOGEN_CACHE_DIR=str(store or self.clips))

    def building(self, *more: str, output: Path | None = None, store: Path | None = None,
                 before: Callable[[], None] | None = None) -> "subprocess.Popen[bytes]":
        """A build under way."""
        return self.begin("build", "in", *more, "-o", str(output or self.episodes), "--jobs",
                          str(self.jobs), before=before, store=store)

    def ended(self, process: "subprocess.Popen[bytes]", *allowed: int) -> Ended:
        """What became of a command, once it has ended and left nobody behind.

        Raises Violation for a status that is neither 0 nor allowed, a traceback, a fault of ours,
        a process that lives on, and a command that hangs.
        """
        try:
            out, err = process.communicate(timeout=HANGS)
        except subprocess.TimeoutExpired as problem:
            raise Violation(f"{process.args!r} hangs; process {process.pid} is left as it is "
                            "to be looked at") from problem
        assert isinstance(process.args, list)
        done = Ended(tuple(map(str, process.args[3:])), process.returncode,
                     out.decode(errors="replace"), err.decode(errors="replace"))
        trouble = ""
        if done.status not in (0, *allowed):
            trouble = f"status {done.status}, where 0 {' '.join(map(str, allowed))} may be"
        elif "Traceback" in done.err or "fault of audiogen" in done.err:
            trouble = "a traceback"
        elif left := left_running(process.pid):
            trouble = f"processes live on: {left}"
        if trouble:
            raise Violation(f"{' '.join(done.words)}: {trouble}\n{done.out}\n{done.err}")
        return done

    def build(self, *more: str, allowed: tuple[int, ...] = (), output: Path | None = None,
              store: Path | None = None, before: Callable[[], None] | None = None) -> Ended:
        """A build, to its end."""
        return self.ended(self.building(*more, output=output, store=store, before=before),
                          *allowed)

    def cache(self, *words: str) -> Ended:
        """`audiogen cache`, which always succeeds."""
        return self.ended(self.begin("cache", *words))

    def a_while(self, process: "subprocess.Popen[bytes]") -> None:
        """Waits for a random instant of a build; not before it answers signals."""
        when_heeded(process, HANGS)
        end = time.monotonic() + self.chance.random() * self.reach
        while process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        self.reach = min(60.0, self.reach * (0.8 if process.poll() is not None else 1.1))

    def kill(self, process: "subprocess.Popen[bytes]", number: int, group: bool) -> None:
        """A signal to a build, or to all of its processes."""
        if process.poll() is None:
            (os.killpg if group else os.kill)(process.pid, number)

    def workers(self, process: "subprocess.Popen[bytes]") -> list[int]:
        """The processes that a build has started."""
        try:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        except OSError:
            return []
        return [int(each) for each in children.split()]

    def close(self) -> None:
        """Gives the disks back."""
        for disk in (self.output, self.store):
            disk.close()


SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""What interrupts a build, and the status that it ends with then."""
