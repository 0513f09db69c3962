"""The README's pictures of the listening page, light and dark, from the shipped collection.

usage: python scripts/picture.py [--voice espeak]     needs Chromium, and playwright and pillow

They are taken in the middle of a line and of a silence, and kept small.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs"
WIDTH, HEIGHT = 390, 844
"""Of a phone's screen, in its own pixels; pictures have one and a half times as many."""
FINER = 1.5
Scheme = Literal["light", "dark"]
EPISODE = 3
"""The one that is shown, by its number."""


def build(folder: Path, voice: str) -> None:
    """The shipped collection."""
    subprocess.run([sys.executable, "-m", "audiogen", "build", str(ROOT / "content"), "-o",
                    str(folder), "--voice", voice, "--quality", "small"], check=True, cwd=ROOT)


def moment(folder: Path, scheme: Scheme) -> float:
    """Seconds at which the picture is taken: in a long line, or in the dark in a long silence."""
    sheet = sorted(folder.glob("*.cues.json"))[EPISODE - 1].read_text(encoding="utf-8")
    cues = json.loads(sheet)["cues"][8:]
    fit = [cue for cue in cues if cue["kind"] == "line" and len(cue["text"]) > 50] \
        if scheme == "light" else [cue for cue in cues if cue["kind"] == "pause"
                                   and cue["end"] - cue["start"] > 7]
    cue = (fit or cues)[0]
    return float(cue["start"] + 0.4 * (cue["end"] - cue["start"]))


def picture(browser: Browser, folder: Path, scheme: Scheme) -> bytes:
    """The page in one colour scheme, as WebP."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT},
                                  device_scale_factor=FINER, color_scheme=scheme)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press(str(EPISODE))
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    page.evaluate(f"document.querySelector('#audio').currentTime = {moment(folder, scheme)}")
    page.wait_for_timeout(700)
    page.evaluate("document.querySelector('#status').remove(); scrollTo(0, 0)")
    shot = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    small = io.BytesIO()
    shot.save(small, "WEBP", quality=78, method=6)
    return small.getvalue()


def main() -> None:
    """Builds the collection in a folder of its own and takes both pictures."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--voice", default="espeak")
    voice = words.parse_args().voice
    chromium = which("chromium") or which("google-chrome")
    if not chromium:
        sys.exit("Pictures need Chromium: install it, and run this again.")
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        build(Path(folder), voice)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        schemes: tuple[Scheme, ...] = ("light", "dark")
        for scheme in schemes:
            path = PICTURES / f"page-{scheme}.webp"
            path.write_bytes(picture(browser, Path(folder), scheme))
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
