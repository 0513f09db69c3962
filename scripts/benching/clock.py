"""Paired runs and medians of their ratios; and the memory of a family of processes."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

STEP = 0.2
"""Seconds between two looks at memory."""


def timed(run: Callable[[], object]) -> float:
    """Seconds of wall time."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def alone(run: Callable[[], object], times: int, before: Callable[[], object] = int) -> float:
    """The median of several runs, in seconds; `before` is done before each and not counted."""
    spent = []
    for _ in range(times):
        before()
        spent.append(timed(run))
    return median(spent)


def paired(baseline: Callable[[], object], run: Callable[[], object], times: int,
           before: Callable[[], object] = int) -> tuple[float, float, float]:
    """The median ratio of pairs that run one after the other, and each one's median seconds.

    `before` is done before each run and not counted.
    """
    pairs = []
    for _ in range(times):
        before()
        first = timed(baseline)
        before()
        pairs.append((first, timed(run)))
    return (median(ours / first for first, ours in pairs),
            median(first for first, _ in pairs), median(ours for _, ours in pairs))


@contextmanager
def watched(process: "subprocess.Popen[bytes]") -> Iterator[list[int]]:
    """The most memory, in MB, that a process and all below it have held together, once this is
    over: proportional sizes, so that what they share counts once."""
    most, over = [0], threading.Event()

    def look() -> None:
        while not over.wait(STEP):
            most[0] = max(most[0], sum(map(_proportional, family(process.pid))) // 1024)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def family(root: int) -> set[int]:
    """A process and all below it."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found, grown = {root}, True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found


def _proportional(process: int) -> int:
    """Kilobytes."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)
