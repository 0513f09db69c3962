"""What a finished clip is called in the store: everything that shapes it, digested. No numpy."""

import hashlib
import json
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from audiogen.mixing.model import Finish

_SHAPERS = ("encoding.py", "facts.py", "finishing.py", "frames.py", "loudness.py", "mastering.py",
            "meter.py", "model.py", "beds/*.py", "sounds/*.py")
"""This room's files that shape a clip's sound or how it is kept."""
_LIBRARIES = ("lameenc", "miniaudio", "numpy", "pedalboard", "soxr")


@cache
def sound_identity() -> str:
    """A digest of all code that a clip's sound depends on, so no change is served a stale clip."""
    room = Path(__file__).parent
    files = [room.parent / "audio.py", *(file for shaper in _SHAPERS for file in
                                         sorted(room.glob(shaper)))]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def finish_key(take_key: str, spec: Finish) -> str:
    """The store's name for a take finished so: 64 hexadecimal digits."""
    return hashlib.sha256(f"{take_key}\n{_spec_shape(spec)}".encode()).hexdigest()


@cache
def _spec_shape(spec: Finish) -> str:
    """A spec and the code that carries it out, as text; thousands of lines share one."""
    return json.dumps([asdict(spec), sound_identity()], sort_keys=True)


def sound_key(name: str, spec: Finish) -> str:
    """The store's name for a sound made here; a voice's gain and tempo have no part in it."""
    return finish_key(f"sound {name}", replace(spec, gain_db=None, tempo=1.0))


def bed_key(spec: Finish) -> str:
    """The store's name for the encoded loop of `spec.bed`; only bed and quality matter."""
    still = replace(spec, gain_db=None, tempo=1.0, target_lufs=0.0, peak_dbtp=0.0)
    return finish_key(f"bed {spec.bed}", still)
