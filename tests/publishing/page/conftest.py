"""A small collection, built once by the real program, and listeners to it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import write

from .browsing import Browser, Listener
from .hosting import Host
from .material import COLLECTION


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the small collection. Tests read it and change nothing."""
    folder = tmp_path_factory.mktemp("page")
    write(folder / "in", COLLECTION)
    command = [sys.executable, "-m", "audiogen", "build", "in", "-o", "out", "--voice", "tone",
               "--quality", "small", "--jobs", "1"]
    environment = {**os.environ, "AUDIOGEN_CACHE_DIR": str(folder / "clips"),
                   "HOME": str(folder), "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True,
                          timeout=120)
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """The output folder, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


@pytest.fixture(scope="session")
def host(built: Path) -> Iterator[Host]:
    """The collection on a loopback host that knows byte ranges."""
    with Host(built) as running:
        yield running


@pytest.fixture
def listener(browser: Browser, host: Host) -> Iterator[Listener]:
    """Somebody with the page open from a host; nothing may go wrong in their console."""
    with Listener(browser, host.address) as someone:
        yield someone


@pytest.fixture
def at_disk(browser: Browser, built: Path) -> Iterator[Listener]:
    """Somebody with the page open from a disk."""
    with Listener(browser, (built / "index.html").as_uri()) as someone:
        yield someone
