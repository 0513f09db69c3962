"""The worker processes of a build, which may be ended at any instant: what they keep is whole."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import TypeVar

from audiogen import interrupts
from audiogen.errors import AudiogenError

Outcome = TypeVar("Outcome")


class _Worker(SpawnProcess):
    """Deaf to signals from its first instruction on, and ended by nothing but `kill`, which works
    while it is deep in a library, too."""

    def start(self) -> None:
        # Not torn apart, or a worker would be left that waits for its first word.
        with interrupts.held(), interrupts.unheard():
            super().start()
            interrupts.adopt(self)

    def terminate(self) -> None:
        self.kill()


class _Crew(SpawnContext):
    """Spawned, not forked: the parent has threads, and it is the same on every system."""

    Process = _Worker


def _start_tracker() -> None:
    """Starts the process that clears up after all: it would lift the mask when first it starts.

    It is to do so without a word where this one had to end in a hurry.
    """
    if os.name != "posix":
        return
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = "ignore"
    try:
        with interrupts.held(), interrupts.unheard():
            resource_tracker.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before


def crew(count: int) -> Executor:
    """An executor of so many processes."""
    _start_tracker()
    for library in ("OPENBLAS", "OMP", "MKL", "VECLIB", "BLIS"):
        # Every core has its worker; numpy's own threads would only get in the way.
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    # Each thread of a worker would keep memory of its own that it no longer needs: 297 MB at most
    # with one arena, 342 with as many as the C library likes.
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")
    return ProcessPoolExecutor(count, _Crew(), initializer=_settle_in)


def outcome(future: "Future[Outcome]") -> Outcome:
    """What came of a task. Raises what it raised, and AudiogenError where its worker is gone."""
    try:
        return future.result()
    except BrokenExecutor as problem:
        raise AudiogenError(
            "A worker process was ended from outside, perhaps for want of memory. "
            "Finished lines are kept; run the same command again, perhaps with --jobs 1."
        ) from problem


def dismiss(executor: Executor) -> None:
    """Ends a crew once what it is at is done. An interrupt ends it, too, at once."""
    try:
        executor.shutdown(wait=True, cancel_futures=True)
    except BaseException:
        interrupts.kill_children()
        raise


def disband(executor: Executor, problem: type[BaseException] | None = None) -> None:
    """Ends the crew, and all others, without waiting for what they are at; `problem` is why, if
    anything went wrong. To let idle workers go one step after the other takes a tenth of a second.
    """
    interrupts.kill_children()
    if problem is None or not issubclass(problem, KeyboardInterrupt):
        # Its thread must be done before Python takes itself down: both would close the same pipe.
        # After an interrupt nothing is taken down; the program just ends.
        executor.shutdown(wait=True, cancel_futures=True)


def _settle_in() -> None:
    """A worker leaves Ctrl-C to its parent, and doesn't outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # where there is no mask to inherit
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)
