"""How many workers a build starts of itself."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from audiogen.building import capacity
from audiogen.building.capacity import cores, default_jobs, free_memory
from audiogen.building.crew import crew, disband

Machine = Callable[..., None]
GIGABYTE = 1_000_000_000


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """A machine of so many cores, and so many gigabytes free; a container with a limit."""
    def make(count: int, free: float | None, limit: str = "max", used: int = 0) -> None:
        monkeypatch.setattr(capacity, "cores", lambda: count)
        for name, text in (
                ("_MEMORY", f"MemTotal: 9 kB\nMemAvailable:  {int((free or 0) * 1e9 / 1024)} kB\n"),
                ("_LIMIT", f"{limit}\n"), ("_USED", f"{used}\n")):
            path = tmp_path / name
            if name != "_MEMORY" or free is not None:
                path.write_text(text)
            monkeypatch.setattr(capacity, name, path)
    return make


@pytest.mark.parametrize(("count", "free", "jobs"), [
    (4, 16.0, 4), (16, 2.1, 4), (8, 0.2, 1), (1, 8.0, 1), (6, None, 6)])
def test_as_many_as_cores_and_memory_allow(
        machine: Machine, count: int, free: float | None, jobs: int) -> None:
    """Half a gigabyte each, never none; where the system tells nothing, the cores decide."""
    machine(count, free)
    assert default_jobs(GIGABYTE // 2) == jobs


def test_a_containers_limit_counts(machine: Machine) -> None:
    """What the container may still use, and not what the machine has."""
    machine(8, 64.0, str(2 * GIGABYTE), GIGABYTE)
    assert default_jobs(GIGABYTE // 2) == 2


def test_this_machine_has_room_for_one_at_least() -> None:
    """Whatever system this is."""
    assert 1 <= default_jobs(GIGABYTE // 2) <= cores()
    free = free_memory()
    assert free is None or free > 0


def test_a_disbanded_crew_leaves_no_thread_behind() -> None:
    """One that is still clearing up when Python ends would complain on the way."""
    before = set(threading.enumerate())
    executor = crew(2)
    executor.submit(time.sleep, 60)
    assert set(threading.enumerate()) > before
    disband(executor, ValueError)
    assert set(threading.enumerate()) == before
