"""A listener: real Chromium, real presses, and what its audio element and its voice really do."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync"]
Browser = Any

WATCH = """
window.spoken = [];
const begin = AudioBufferSourceNode.prototype.start;
AudioBufferSourceNode.prototype.start = function (at, offset, length) {
  const quiet = document.querySelector('#audio').paused;
  window.spoken.push({ offset, length, quiet, state: this.context.state });
  return begin.call(this, at, offset, length);
};
window.landings = [];
for (const name of ['seeking', 'playing', 'pause']) {
  document.addEventListener(name, ({ target }) => {
    window.landings.push({ name, file: target.src.split('/').pop(), time: target.currentTime });
  }, true);
}
"""
"""Notes every clip that the page's voice plays, by where it lies in the recording, and where the
needle of the audio element lands. Noted in the page, since a busy machine looks late."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless; tests are skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("needs Chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


class Listener:
    """Somebody with the page open, in a profile of their own."""

    def __init__(self, browser: Browser, address: str, **wishes: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **wishes})
        self.context.add_init_script(WATCH)
        self.address = address
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.open()

    def open(self, tail: str = "") -> None:
        """Opens the page anew, in a new tab of the same profile."""
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda problem: self.problems.append(str(problem)))
        self.page.on("console", lambda note: self.problems.append(note.text)
                     if note.type in ("error", "warning") else None)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(self.address + tail)

    def __enter__(self) -> "Listener":
        return self

    def __exit__(self, kind: object, *problem: object) -> None:
        self.context.close()
        if kind is None:
            assert not self.problems
            base = self.address.rpartition("/")[0]
            assert all(url.startswith((base, "blob:", "data:")) for url in self.requests)

    def ask(self, script: str) -> Any:
        """The value of a piece of script."""
        return self.page.evaluate(script)

    def press(self, *keys: str) -> None:
        """Real key presses, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def time(self) -> float:
        """Seconds of the audio element."""
        return float(self.ask("document.querySelector('#audio').currentTime"))

    @property
    def playing(self) -> bool:
        return not self.ask("document.querySelector('#audio').paused")

    @property
    def source(self) -> str:
        """The file in the audio element."""
        return str(self.ask("document.querySelector('#audio').src.split('/').pop()"))

    @property
    def line(self) -> str:
        """The line that is marked as heard."""
        return str(self.ask("document.querySelector('.words [aria-current]')?.textContent ?? ''"))

    def forget(self) -> None:
        """What landed up to now counts no more."""
        self.ask("window.landings.length = 0")

    def lands(self, start: float, file: str = "01-first-rest.mp3", name: str = "seeking",
              within: float = 0.12) -> None:
        """Waits until the needle has landed just inside a line that starts at `start`."""
        def there() -> bool:
            return any(note["name"] == name and note["file"] == file
                       and start <= note["time"] <= start + within
                       for note in self.ask("window.landings"))
        self.until(there)

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector)).strip()

    def go_to(self, time: float) -> None:
        """Moves the needle as a lock screen would."""
        self.ask(f"document.querySelector('#audio').currentTime = {time}")
        self.until(lambda: abs(self.time - time) < 1)

    def until(self, holds: Callable[[], object], seconds: float = 20.0) -> None:
        """Waits until something holds; fails where it doesn't in time."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "it never came true"
            self.page.wait_for_timeout(20)

    def listen(self, seconds: float) -> None:
        """Lets time pass."""
        self.page.wait_for_timeout(seconds * 1000)

    def clips(self) -> list[tuple[float, float, bool]]:
        """Each clip that the page's voice has played: its place in the recording, from and to, and
        whether the episode stood still."""
        notes = self.ask("window.spoken")
        assert all(note["state"] == "running" for note in notes)
        return [(note["offset"], note["offset"] + note["length"], note["quiet"]) for note in notes]


def phrases_of(folder: Path) -> dict[tuple[float, float], str]:
    """The words of the page's recording by their places in it, in seconds."""
    text = (folder / "page" / "voice.js").read_text()
    places = json.loads(text[text.index('"clips":') + 8:text.index(',"sound":')])
    return {(start, end): words for words, (start, end) in places.items()}
