"""The family of voice engines: a Protocol, a file per member, and this table.

To add one, write `engines/<name>.py` with a class that does what `protocol.Engine` says and an
instance of it named ENGINE, and add its row here. Others may add theirs from outside: an
entry point of the group "audiogen.voices" whose object is an Engine, or a class or function that
makes one without arguments.
"""

import functools
import importlib
import importlib.metadata

from audiogen import fingerprints
from audiogen.errors import VoiceMissing
from audiogen.messages import named, suggestion
from audiogen.voicing.engines.protocol import Engine

ENGINES: dict[str, str] = {
    "hibari": "audiogen.voicing.engines.hibari.engine",
    "kokoro": "audiogen.voicing.engines.kokoro.engine",
    "espeak": "audiogen.voicing.engines.espeak.engine",
    "piper": "audiogen.voicing.engines.piper.engine",
    "gtts": "audiogen.voicing.engines.gtts.engine",
    "openai": "audiogen.voicing.engines.openai",
    "recorded": "audiogen.voicing.engines.recorded",
    "tone": "audiogen.voicing.engines.tone",
}
"""Name → module. Modules, so that a build loads only the engine that speaks in it."""


@functools.cache
def engine(name: str) -> Engine:
    """The engine of a name. Raises VoiceMissing, with a suggestion, where there is none."""
    if name in ENGINES:
        found: Engine = importlib.import_module(ENGINES[name]).ENGINE
        return found
    for entry in fingerprints.entries(name):
        return _loaded(entry)
    raise VoiceMissing(f"There is no voice engine “{named(name)}”. "
                       + suggestion(name, names(), "“{}”", 0.5))


@functools.cache
def code(name: str) -> str:
    """The fingerprint of an engine's code; from outside, of the package that it came with."""
    if name in ENGINES:
        return fingerprints.closure(ENGINES[name])
    return fingerprints.digest(fingerprints.outside(entry).encode()
                               for entry in fingerprints.entries(name))


def names() -> tuple[str, ...]:
    """Of all engines: the table's in its order, then those from outside, which aren't loaded."""
    outside = {entry.name for entry in fingerprints.entries()}
    return (*ENGINES, *sorted(outside - set(ENGINES)))


def _loaded(entry: importlib.metadata.EntryPoint) -> Engine:
    """The engine behind an entry point. Raises VoiceMissing where it can't be had."""
    where = f"The voice engine “{entry.name}” ({entry.value})"
    try:
        target = entry.load()
        found: Engine = target() if callable(target) else target
    except Exception as problem:  # anything at all may be wrong in code from outside
        raise VoiceMissing(f"{where} can't be loaded: {problem or type(problem).__name__}. "
                           "Reinstall or remove the package it came with.") from problem
    lacking = [part for part in _PARTS if not hasattr(found, part)]
    if lacking:
        raise VoiceMissing(f"{where} is no engine for this version of audiogen: it lacks "
                           f"{', '.join(lacking)}. Update or remove the package it came with.")
    return found


_PARTS = ("name", "summary", "concurrency", "apart", "even", "paced", "own_rate", "own_files",
          "colour", "keeps_takes", "memory", "sends", "license", "size", "speed", "missing",
          "reachable", "voices", "meets_pace", "identity", "say", "asks", "spoken")
"""What `protocol.Engine` asks for, or gives to those that inherit from it."""
