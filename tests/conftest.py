"""The suite's walls, no network but loopback, no real home, no real clip store; and its browser."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import heed_signals
from tests.publishing.page.browsing import Browser, chromium

NOWHERE = "http://127.0.0.1:9"
"""A loopback port where nobody listens: where child processes' requests end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that use a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process; each gets a profile of its own."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session", autouse=True)
def walls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps the whole run, and every process that it starts, on this machine and out of the home.

    They stand for the session, so that what several tests share is built inside them, too.
    """
    with pytest.MonkeyPatch.context() as monkeypatch:
        _stay_on_this_machine(monkeypatch)
        _live_in(tmp_path_factory.mktemp("house"), monkeypatch)
        yield


@pytest.fixture(scope="session", autouse=True)
def heeds_signals() -> None:
    """Whoever runs the tests, and how."""
    heed_signals()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Gives every test a home and a clip store of its own."""
    _live_in(tmp_path_factory.mktemp("home"), monkeypatch)


def _live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                 "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("AUDIOGEN_CACHE_DIR", str(home / "clips"))
    monkeypatch.setenv("AUDIOGEN_DATA_DIR", str(home / "voices"))
    monkeypatch.setattr(Path, "home", classmethod(lambda cls: home))


def _stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, NOWHERE)
        monkeypatch.setenv(name.upper(), NOWHERE)
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost,::1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost,::1")
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = str(address[0])  # type: ignore[index]
            if not (host.startswith("127.") or host in ("::1", "localhost")):
                raise ConnectionRefusedError(f"the tests' walls: no connection to {host}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
