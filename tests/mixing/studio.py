"""A stand-in voice, an episode made with it, and independent tools that judge what comes out."""

import re
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from audiogen.errors import Place
from audiogen.mixing.beds import bed_clip
from audiogen.mixing.facts import from_bytes, to_bytes
from audiogen.mixing.finishing import finish
from audiogen.mixing.joining import joined
from audiogen.mixing.keys import bed_key, finish_key, sound_key
from audiogen.mixing.model import Finish, FinishedClip, Quality, Timeline
from audiogen.mixing.sounds import sound_clip
from audiogen.mixing.timeline import arrange, sound_names
from audiogen.scripting.model import Cue, Line, Pace, Pause, Phase, Script, Span

SMALL = Quality("small", 22050, 64, 96)
STANDARD = Quality("standard", 44100, 96, 128)
QUALITIES = (SMALL, STANDARD, Quality("small", 24000, 64, 96),
             Quality("audiobook", 44100, 192, 192))
HERE = Place("content/rest.md", 7)
PACE = Pace("gentle", 110, 0.4, 0.9, 0.9, 2.0, 2.0, 3.5, 2.0, 2.0, 6.0, 10.0, 1.0, 2.0)
RATE = 22050


def label(quality: Quality) -> str:
    """How a test's name tells a quality."""
    return f"{quality.name}-{quality.sample_rate}"


def spec(quality: Quality = SMALL, bed: str = "room", gain: float | None = None,
         target: float = -19.0, peak: float = -1.0, colour: str = "robot") -> Finish:
    return Finish(quality, target, peak, bed, gain, colour=colour)


@cache
def voice(seed: int, syllables: int = 8, level: int = 6000) -> NDArray[np.int16]:
    """Syllables of a glottal buzz through two formants: as uneven as speech, and always the same.

    Every syllable lasts 180 ms; those of one seed differ in pitch, vowel and force.
    """
    random = np.random.default_rng(seed)
    parts = []
    for _ in range(syllables):
        time = np.arange(round(0.18 * RATE)) / RATE
        pitch = random.uniform(95, 135) * (1 - 0.4 * time)
        phase = 2 * np.pi * np.cumsum(pitch) / RATE
        first, second = random.uniform(300, 750), random.uniform(1000, 2200)
        sound = np.zeros(len(time))
        for harmonic in range(1, 40):
            hertz = harmonic * 115
            vowel = 1 / (1 + ((hertz - first) / 120) ** 2)
            vowel += 0.4 / (1 + ((hertz - second) / 180) ** 2)
            sound += vowel * np.sin(harmonic * phase)
        envelope = np.sin(np.pi * np.minimum(time / 0.18, 1)) ** 0.5
        parts.append(sound * envelope * random.uniform(0.5, 1.0))
    buzz = np.concatenate(parts)
    return np.asarray(buzz / np.abs(buzz).max() * level, np.int16)


def line(number: int, text: str = "") -> Line:
    return Line(f"{number:08x}", text or f"Line {number}.", (Span(text),), "narrator", "", "en",
                HERE)


def pause(seconds: float) -> Pause:
    return Pause(seconds, 0.0, 0.0, HERE)


def phase(kind: str, seconds: float, cycle: int = 1, spoken: Line | None = None) -> Phase:
    return Phase(kind, f"Breathe {kind}", seconds, cycle, cycle, spoken, HERE)


def script(*cues: Cue) -> Script:
    return Script("Resting", "en", PACE, cues)


@dataclass
class Shelf:
    """Finished clips in memory, kept as the store keeps them."""

    clips: dict[str, bytes] = field(default_factory=dict)

    def put(self, key: str, clip: FinishedClip) -> None:
        self.clips[key] = to_bytes(clip)

    def frames(self, key: str) -> bytes:
        return from_bytes(self.clips[key]).frames


@cache
def finished(seed: int, wanted: Finish) -> FinishedClip:
    """Line number `seed` as the stand-in says it, in two to nine syllables."""
    return finish(voice(seed, 2 + seed % 8), RATE, wanted)


@cache
def bed(wanted: Finish) -> FinishedClip:
    return bed_clip(wanted)


def episode(text: Script, wanted: Finish) -> tuple[Timeline, Shelf, bytes]:
    """A script's timeline, its clips and its MP3 stream."""
    shelf, lines, sounds = Shelf(), {}, {}
    for one in text.lines:
        clip = finished(int(one.id, 16), wanted)
        lines[one.id] = (finish_key(one.id, wanted), clip.facts)
        shelf.put(lines[one.id][0], clip)
    for name in sound_names(text):
        clip = sound_clip(name, wanted)
        sounds[name] = (sound_key(name, wanted), clip.facts)
        shelf.put(sounds[name][0], clip)
    timeline = arrange(text, lines, sounds, wanted)
    for _, name in timeline.beds:
        shelf.put(bed_key(replace(wanted, bed=name)), bed(replace(wanted, bed=name)))
    return timeline, shelf, b"".join(joined(timeline, shelf, wanted))


def tool(name: str) -> str:
    """The path of an independent tool; skips the test where it is not installed."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed; it judges this from outside")
    return found


def ffmpeg_decoded(path: Path, complaints: str = "warning") -> NDArray[np.float32]:
    run = subprocess.run([tool("ffmpeg"), "-v", complaints, "-i", str(path), "-f", "f32le", "-"],
                         capture_output=True, check=True)
    assert run.stderr == b"", run.stderr.decode()
    return np.frombuffer(run.stdout, np.float32)


def ffmpeg_loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness and true peak."""
    run = subprocess.run([tool("ffmpeg"), "-hide_banner", "-nostats", "-i", str(path), "-af",
                          "ebur128=peak=true", "-f", "null", "-"],
                         capture_output=True, text=True, check=True)
    summary = run.stderr.split("Summary:")[-1]
    integrated = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)
    assert integrated
    assert peak
    return float(integrated[1]), float(peak[1])


def ffmpeg_silences(path: Path, level: int) -> tuple[list[float], list[float]]:
    """Where silences of 0.2 s and more start and end, in seconds."""
    run = subprocess.run([tool("ffmpeg"), "-hide_banner", "-nostats", "-i", str(path), "-af",
                          f"silencedetect=noise={level}dB:d=0.2", "-f", "null", "-"],
                         capture_output=True, text=True, check=True)
    return ([float(found) for found in re.findall(r"silence_start: (-?[\d.e-]+)", run.stderr)],
            [float(found) for found in re.findall(r"silence_end: (-?[\d.e-]+)", run.stderr)])
