"""The real program serving a folder, and clients that speak to it with nothing but a socket."""

import http.client
import json
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.program import PLAIN, start, write
from tests.publishing.page.material import COLLECTION

Answer = tuple[int, dict[str, str], bytes]
LATEST = 60.0
"""Seconds after which what was waited for won't come any more."""


class Serving:
    """`audiogen serve` in a process of its own, on a port that the system chose."""

    def __init__(self, folder: Path, *arguments: str, source: str = "in") -> None:
        if not (folder / "in").exists():
            write(folder / "in", COLLECTION)
        self.texts, self.output = folder / "in", folder / "out"
        self._process = start("serve", source, "-o", "out", "--port", "0", *PLAIN, *arguments,
                              cwd=folder)
        self.lines: list[str] = []
        """What it has said up to now."""
        self._readers = [threading.Thread(target=self._take, args=(stream,), daemon=True)
                         for stream in (self._process.stdout, self._process.stderr)]
        for reader in self._readers:
            reader.start()
        self.says("Listen: ")
        told = next(line for line in self.lines if line.startswith("Listen: "))
        self.address = told.split()[1]
        self.port = int(self.address.rstrip("/").rpartition(":")[2])

    @property
    def process(self) -> int:
        """Its number."""
        return self._process.pid

    def _take(self, stream: Any) -> None:
        for line in stream:
            self.lines.append(line.decode().rstrip("\n"))

    def __enter__(self) -> "Serving":
        return self

    def __exit__(self, kind: object, *problem: object) -> None:
        status = self.stop()
        if kind is None:
            assert status == 130, self.lines
            assert not any("Traceback" in line for line in self.lines), self.lines

    def stop(self) -> int:
        """Its exit status after Ctrl-C."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        with self._process:     # closes its pipes
            for reader in self._readers:
                reader.join(10)
            return self._process.wait(10)

    def says(self, words: str, count: int = 1) -> None:
        """Waits until it has said some words so often."""
        until(lambda: sum(words in line for line in self.lines) >= count, self.lines)

    def save(self, name: str, old: str, new: str) -> None:
        """Replaces words in a text, and saves it as editors do: another file, renamed onto it."""
        path = self.texts / name
        text = path.read_text()
        assert old in text
        other = path.with_name(f".{path.name}.new")
        other.write_text(text.replace(old, new))
        other.replace(path)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """An answer: status, headers by their names in lower case, body. Underscores in the names
        of what is sent stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers={
                name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return (answer.status, {name.lower(): value for name, value in answer.getheaders()},
                    answer.read())
        finally:
            connection.close()

    def raw(self, request: bytes) -> bytes:
        """Whatever comes back for just these bytes, up to a second of quiet."""
        with socket.create_connection(("127.0.0.1", self.port), 5) as line:
            line.sendall(request)
            line.settimeout(2)
            found = b""
            try:
                while piece := line.recv(65536):
                    found += piece
            except TimeoutError:
                pass
            return found

    def told(self) -> dict[str, Any]:
        """What an open page is told at this moment."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/page/events")
            answer = connection.getresponse()
            assert answer.headers["content-type"].startswith("text/event-stream")
            while not (line := answer.readline()).startswith(b"data: "):
                assert line
            page = json.loads(line[6:])
            assert isinstance(page, dict)
            return page
        finally:
            connection.close()

    def tells(self, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """What a page is told once something holds of it."""
        until(lambda: holds(self.told()), self.lines)
        return self.told()


def until(holds: Callable[[], object], *shown: object) -> None:
    """Waits until something holds; fails where it never does."""
    deadline = time.monotonic() + LATEST
    while not holds():
        assert time.monotonic() < deadline, shown
        time.sleep(0.02)
