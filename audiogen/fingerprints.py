"""What names a clip, a take, an episode: digests of what shapes it, computed and never listed."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

SHAPERS = ("espeakng-loader", "gtts", "lameenc", "lxml", "markdown", "miniaudio",
           "mutagen", "numpy", "pedalboard", "pillow", "pydub", "sentencex", "soxr", "emoji")
"""Distributions whose version can change what we write."""


def digest(parts: Iterable[bytes]) -> str:
    """A fingerprint of parts that can't run into each other."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


@cache
def program() -> str:
    """The fingerprint of the program: its own sources and the versions of what shapes the result.

    Taken from the sources and not from the version number, so that a change of the program
    is never mistaken for no change.
    """
    here = Path(__file__).parent
    files = sorted(path for path in here.rglob("*") if path.suffix in (".py", ".toml", ".txt"))
    sources = [part for path in files
               for part in (path.relative_to(here).as_posix().encode(), path.read_bytes())]
    versions = [f"{name} {version(name)}".encode() for name in SHAPERS]
    return digest([*sources, *versions])


def version(name: str) -> str:
    """Of an installed distribution; "none" where it isn't installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
