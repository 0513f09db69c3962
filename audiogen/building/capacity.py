"""How many workers this machine has room for."""

import os
from contextlib import suppress
from pathlib import Path

_MEMORY = Path("/proc/meminfo")
_LIMIT, _USED = (Path("/sys/fs/cgroup") / name for name in ("memory.max", "memory.current"))
"""What a container may use, and uses."""


def default_jobs(worker_bytes: int) -> int:
    """Worker processes for a build: one a core that this process may use, and no more than fit
    into the memory that is free, if each takes so many bytes; at least one."""
    free = free_memory()
    fitting = cores() if free is None else free // worker_bytes
    return max(1, min(cores(), fitting))


def cores() -> int:
    """Processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def free_memory() -> int | None:
    """Bytes that can be had without swapping, within a container's limit; None where the system
    doesn't tell."""
    found = []
    with suppress(OSError, ValueError, StopIteration):
        lines = _MEMORY.read_text("utf-8").splitlines()
        line = next(line for line in lines if line.startswith("MemAvailable:"))
        found.append(1024 * int(line.split()[1]))
    with suppress(OSError, ValueError):     # "max" is no number: no limit
        found.append(int(_LIMIT.read_text("utf-8")) - int(_USED.read_text("utf-8")))
    return min(found, default=None)
