"""A Dask cluster of real processes on loopback, whose members can be stopped and killed."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from distributed import Client

HOST = "127.0.0.1"
SETTING_UP = 40.0
"""Seconds after which a cluster that isn't there is a failure."""
NO_AUDIOGEN = "import sys\nsys.modules['audiogen'] = None\n"
"""What a process runs first that is to be as on a machine where audiogen isn't installed."""
DELIBERATE = """
import os, time
from audiogen.voicing.engines.tone import Tone
hum = getattr(Tone, "hum", Tone.say)    # Dask runs this twice
def say(self, utterance, spec):
    time.sleep(0.2)
    with open(f"said-{os.getpid()}", "a") as file:
        print(utterance.text, file=file)
    return hum(self, utterance, spec)
Tone.hum, Tone.say = hum, say
"""
"""What a worker runs first for whom a line is work: it takes its time and keeps a list."""


@dataclass(frozen=True)
class Member:
    """A scheduler or a worker."""

    process: "subprocess.Popen[bytes]"
    address: str


class DaskCluster:
    """A scheduler, and its workers as they were started; what they print lies in its folder.

    The scheduler can't import audiogen: it need not.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.workers: list[Member] = []
        self.scheduler = self._start("scheduler", "--port", preload=NO_AUDIOGEN)

    @property
    def address(self) -> str:
        """Of the scheduler."""
        return self.scheduler.address

    def add(self, preload: str = DELIBERATE, **environment: str) -> Member:
        """One more worker, which runs `preload` first; see `ready`."""
        worker = self._start("worker", self.address, "--no-nanny", "--nthreads", "1",
                             "--worker-port", preload=preload, **environment)
        self.workers.append(worker)
        return worker

    def said(self, worker: Member) -> list[str]:
        """The lines that a worker has said."""
        tally = self._folder / f"said-{worker.process.pid}"
        return tally.read_text().splitlines() if tally.exists() else []

    def lose(self, worker: Member) -> None:
        """Ends a worker, if it hasn't ended, and forgets it."""
        worker.process.kill()
        worker.process.wait()
        self.workers.remove(worker)

    def ready(self) -> "DaskCluster":
        """The same, once all its workers are there."""
        with Client(self.address, timeout=SETTING_UP, set_as_default=False) as client:
            for _ in range(int(SETTING_UP / 0.1)):
                if set(client.nthreads()) == {worker.address for worker in self.workers}:
                    return self
                time.sleep(0.1)
        raise AssertionError(f"the workers aren't there; {self._folder} holds what they say")

    def busy(self) -> int:
        """How many tasks its workers have."""
        with Client(self.address, timeout=SETTING_UP, set_as_default=False) as client:
            return sum(len(tasks) for tasks in client.processing().values())

    def end(self) -> None:
        """Ends every process of it that still runs, stopped ones too."""
        for member in (*self.workers, self.scheduler):
            member.process.kill()
            member.process.wait()

    def _start(self, kind: str, *options: str, preload: str, **environment: str) -> Member:
        """The last of the options takes a port."""
        port = free_port()
        preloaded = self._folder / f"{kind}_{port}.py"
        preloaded.write_text(preload)
        with open(preloaded.with_suffix(".log"), "wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options, str(port),
                 "--host", HOST, "--no-dashboard", "--dashboard-address", f"{HOST}:0",
                 "--preload", str(preloaded)],
                cwd=self._folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONWARNINGS": "ignore", **environment})
        return Member(process, f"tcp://{HOST}:{port}")


@contextmanager
def dask_cluster(folder: Path, workers: int = 3) -> Iterator[DaskCluster]:
    """A cluster for as long as it is needed, with so many workers like this machine."""
    folder.mkdir()
    cluster = DaskCluster(folder)
    try:
        for _ in range(workers):
            cluster.add()
        yield cluster
    finally:
        cluster.end()


def free_port() -> int:
    """A port of loopback on which nobody listens."""
    with socket.create_server((HOST, 0)) as server:
        port: int = server.getsockname()[1]
        return port
