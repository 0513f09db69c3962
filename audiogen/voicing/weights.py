"""The voices that can be fetched: only those whose digest is pinned here, and where they lie.

Nothing is fetched by itself, and nothing is spoken with that isn't what the digest says.
"""

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from audiogen.voicing.root import data_root


@dataclass(frozen=True, slots=True)
class Weights:
    """A file of numbers that a voice speaks with."""

    voice: str
    """As authors write it: "hibari:emma"."""
    about: str
    """Who speaks, in a few words."""
    language: str
    """BCP 47."""
    file: str
    """Below the data folder."""
    size: int
    """Bytes."""
    sha256: str
    license: str
    source: str
    """The address of the file."""

    @property
    def place(self) -> Path:
        """Where the file lies on this machine, once it was fetched. Raises OutputError."""
        return data_root() / self.file

    @property
    def here(self) -> bool:
        """Whether a file of that name and size is there; its digest is checked before it speaks.
        Raises OutputError."""
        try:
            return self.place.stat().st_size == self.size
        except OSError:
            return False


def _hibari(name: str, about: str, language: str, file: str, size: int, digest: str) -> Weights:
    return Weights(
        f"hibari:{name}", about, language, f"hibari/{file}", size, digest, "Apache-2.0",
        f"https://huggingface.co/maureesewilliams/hibari/resolve/main/voices/{file}")


CATALOGUE = (
    _hibari("emma", "a woman, British", "en-GB", "bf_emma.int8.onnx", 7936868,
            "f709f0488ee63b583a22189a955aaf4257b9806dd330be3490661e53af0a89c1"),
    _hibari("fenrir", "a man, American", "en-US", "am_fenrir_v2.int8.onnx", 8031158,
            "f59fbd87908c91f827bc21b1b89443757b9a8580db9eee20aa948deb731321f4"),
    _hibari("fable", "a man, British", "en-GB", "bm_fable.int8.onnx", 7936868,
            "c28529302f2d27cd12f62625c24425888c4e3c2675583100ec530259136b8bc6"),
    _hibari("kore", "a woman, American", "en-US", "af_kore.int8.onnx", 7936868,
            "346885752673e45d42f9864c9e2432094bc4b6385df060d4b83273da764d2fa9"),
)
"""Digests and sizes as hibari-tts 0.2.1 states them (hibari/assets/voices.json)."""


def weights_of(voice: str) -> Weights | None:
    """What a voice speaks with, if it can be fetched."""
    return next((each for each in CATALOGUE if each.voice == voice), None)


@functools.cache
def digest_of(place: Path, size: int, changed: int) -> str:
    """SHA-256 of a file of this size that was last changed then (ns), read once a process."""
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_pinned(weights: Weights) -> bool:
    """Whether the file that lies there is the one whose digest is pinned. Raises OSError."""
    status = weights.place.stat()
    return digest_of(weights.place, status.st_size, status.st_mtime_ns) == weights.sha256
