"""What must hold after any fate: read from outside, with no code of audiogen's."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pedalboard.io import AudioFile

from soaking.author import INSIDE, sentences
from soaking.stage import Violation

AUDIBLE = -45.0
"""dBFS, root mean square, from which a line is speech."""
EXACT = 2e-6
"""Seconds: a cue sheet has six decimals."""


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder by its relative name, as the SHA-256 of its bytes."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file was written, and which it is on its disk."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino)
            for path in sorted(folder.rglob("*"))}


@dataclass
class Judge:
    """Looks at what a build has left."""

    texts: Path
    output: Path
    chance: Random
    share: int = 3
    """MP3s that are decoded at a look."""
    _seen: set[str] = field(default_factory=set)
    """Digests of the cue sheets that were judged already."""
    decoded: int = 0
    sheets: int = 0

    def look(self) -> dict[str, str]:
        """The digests of all files. Raises Violation with what is wrong, and where."""
        found = digests(self.output)
        listed: set[str] = set()
        for name in ("", *INSIDE):
            listed |= self._record(name, found)
        if strays := sorted(set(found) - listed):
            raise Violation(f"files that no record lists: {strays}")
        if empty := [path for path in self.output.rglob("*")
                     if path.is_dir() and not any(path.iterdir())]:
            raise Violation(f"folders with nothing in them: {empty}")
        for name in sorted(found):
            if name.endswith(".cues.json") and found[name] not in self._seen:
                self._tiles(self.output / name)
                self._seen.add(found[name])
        sheets = [name for name in found if name.endswith(".cues.json")]
        for name in self.chance.sample(sheets, min(self.share, len(sheets))):
            self._sounds(self.output / name)
        return found

    def _record(self, name: str, found: dict[str, str]) -> set[str]:
        """The names that a collection's record lists, and its own."""
        folder, texts = self.output / name, self.texts / name
        sources = sorted(path for path in texts.rglob("*.md")
                         if name or path.relative_to(texts).parts[0] not in INSIDE)
        if not sources:
            return set()
        page = json.loads((folder / "build.json").read_bytes())
        base = f"{name}/" if name else ""
        made = {each["source"]: each for each in page["episodes"]}
        wanted = {path.relative_to(texts).as_posix(): path for path in sources}
        if set(made) != set(wanted):
            raise Violation(f"{folder} holds {sorted(set(made) ^ set(wanted))} too many or too few")
        for source, path in wanted.items():
            self._says(folder, made[source], path)
        listed = {f"{base}build.json"}
        for part in (page, *page["episodes"]):
            for file, facts in part["files"].items():
                listed.add(base + file)
                path = folder / file
                if (found.get(base + file) != facts["sha256"]
                        or path.stat().st_size != facts["bytes"]):
                    raise Violation(f"{path} is not as build.json has it")
        return listed

    def _says(self, folder: Path, episode: dict[str, Any], source: Path) -> None:
        """The transcript has every sentence of the text as it is now."""
        name = next(name for name in episode["files"] if name.endswith(".txt"))
        shown = " ".join((folder / name).read_text("utf-8").split())
        text = source.read_text("utf-8")
        missing = [each for each in sentences(text) if " ".join(each.split()) not in shown]
        if missing or f"title: {episode['title']}\n" not in text:
            raise Violation(f"{folder / name} is not what {source} says now: {missing}")

    def _tiles(self, sheet: Path) -> None:
        """Cues lie side by side from nought to the end; no two pauses do."""
        self.sheets += 1
        page = json.loads(sheet.read_bytes())
        clock, before = 0.0, ""
        for cue in page["cues"]:
            if abs(cue["start"] - clock) > EXACT or (cue["kind"] == before == "pause"):
                raise Violation(f"{sheet}: the cue {cue} does not follow {clock}")
            clock, before = cue["end"], cue["kind"]
        if abs(clock - page["duration"]) > EXACT:
            raise Violation(f"{sheet} ends at {clock} and lasts {page['duration']}")

    def _sounds(self, sheet: Path) -> None:
        """The MP3 is as long as its sheet says, and every line is heard."""
        self.decoded += 1
        page, mp3 = json.loads(sheet.read_bytes()), Path(str(sheet).replace(".cues.json", ".mp3"))
        rate = page["sample_rate"]
        samples = heard(mp3)
        if abs(len(samples) - page["duration"] * rate) > 1:
            raise Violation(f"{mp3} has {len(samples)} samples, and its sheet "
                            f"{page['duration'] * rate}")
        for cue in page["cues"]:
            part = samples[round(cue["start"] * rate):round(cue["end"] * rate)]
            level = 10 * np.log10(max(1e-12, float(np.mean(part.astype(np.float64) ** 2))))
            if cue["kind"] == "line" and level < AUDIBLE:
                raise Violation(f"{mp3}: {cue} is not heard, at {level:.1f} dBFS")


def heard(mp3: Path) -> NDArray[np.float32]:
    """Mono samples, as ffmpeg decodes them where it is installed, else as pedalboard does."""
    if shutil.which("ffmpeg"):
        done = subprocess.run(["ffmpeg", "-v", "warning", "-i", str(mp3), "-ac", "1", "-f", "f32le",
                               "-"], capture_output=True, check=True)
        if done.stderr:
            raise Violation(f"{mp3}: {done.stderr.decode()}")
        return np.frombuffer(done.stdout, np.float32)
    with AudioFile(str(mp3)) as file:
        return np.asarray(file.read(file.frames).mean(axis=0), np.float32)
