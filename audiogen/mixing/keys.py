"""What a finished clip is called in the store: everything that shapes it, digested. No numpy."""

import hashlib
import json
from dataclasses import asdict, replace
from functools import cache

from audiogen import fingerprints
from audiogen.mixing.model import Finish

FINISHING, SOUNDS, BEDS = (f"audiogen.mixing.{name}" for name in ("finishing", "sounds", "beds"))
"""The modules that make a clip of a take, of a sound and of a bed."""
KEPT = "audiogen.mixing.facts"
"""The module that says how a clip is kept."""


def finish_key(take_key: str, spec: Finish) -> str:
    """The store's name for a take finished so: 64 hexadecimal digits."""
    return _key(take_key, FINISHING, spec)


def sound_key(name: str, spec: Finish) -> str:
    """The store's name for a sound made here; a voice's gain and tempo have no part in it."""
    return _key(f"sound {name}", SOUNDS, replace(spec, gain_db=None, tempo=1.0))


def bed_key(spec: Finish) -> str:
    """The store's name for the encoded loop of `spec.bed`; only bed and quality matter."""
    still = replace(spec, gain_db=None, tempo=1.0, target_lufs=0.0, peak_dbtp=0.0)
    return _key(f"bed {spec.bed}", BEDS, still)


def _key(name: str, maker: str, spec: Finish) -> str:
    return hashlib.sha256(f"{name}\n{_shape(maker, spec)}".encode()).hexdigest()


@cache
def _shape(maker: str, spec: Finish) -> str:
    """A spec and the code that carries it out, as text; thousands of lines share one."""
    code = [fingerprints.closure(module) for module in (maker, KEPT)]
    return json.dumps([asdict(spec), code], sort_keys=True)
