"""Is everything in place? One look at each thing that a build needs."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audiogen import __version__, fingerprints
from audiogen.errors import AudiogenError, Place
from audiogen.mixing.finishing import finish
from audiogen.mixing.model import Finish
from audiogen.mixing.presets import LOUDNESS, QUALITIES
from audiogen.publishing.files import ensure_folder, write_atomically
from audiogen.scripting.model import Span
from audiogen.voicing.engines import engine, names
from audiogen.voicing.model import Utterance
from audiogen.voicing.root import default_root
from audiogen.voicing.saying import take
from audiogen.voicing.store import Store
from audiogen.voicing.takes import Take
from audiogen.voicing.voices import EVERYWHERE, NATURAL, natural, parse_voice

OLDEST = (3, 11)
"""The Python that is needed."""
PACKAGES = ("click", "emoji", "espeakng-loader", "gtts", "lameenc", "lxml", "markdown", "miniaudio",
            "mutagen", "numpy", "pedalboard", "pillow", "platformdirs", "pydub", "pyyaml",
            "requests", "rich", "sentencex", "soxr")
"""What audiogen needs, so that a report of trouble tells their versions."""
SIGNS = "“…” · ─"
"""What a terminal should be able to show."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    state: str
    """good, bad (builds need it), or note (worth knowing, not needed)."""
    says: str


def examine(output: Path, encoding: str) -> Iterator[Finding]:
    """Everything that builds need, one finding after another; nothing is left behind.

    `output` is where episodes are to go, `encoding` what the terminal writes in.
    """
    yield Finding("audiogen", "good", __version__)
    version = platform.python_version()
    yield (Finding("Python", "good", version) if sys.version_info >= OLDEST else
           Finding("Python", "bad", f"{version}; audiogen needs 3.11 or newer."))
    yield _packages()
    spoken = _tried("embedded voice", lambda: _hello(EVERYWHERE))
    yield spoken
    yield _tried("encoder", _encoder) if spoken.state == "good" else Finding(
        "encoder", "note", "Not tried, for want of a word to encode.")
    yield _natural_voice()
    yield _tried("clip store", _store)
    yield _tried("output folder", lambda: _output(output))
    yield from (_network(name) for name in names())
    yield _terminal(encoding)


def _tried(name: str, look: Callable[[], str]) -> Finding:
    """What a look gives back, or what it raises: whatever that is, it is an answer here."""
    try:
        return Finding(name, "good", look())
    except AudiogenError as problem:
        return Finding(name, "bad", str(problem))
    except Exception as problem:
        return Finding(name, "bad", f"{type(problem).__name__}: {problem}. Reinstall audiogen: "
                                    "pip install --force-reinstall audiogen")


def _packages() -> Finding:
    found = {name: fingerprints.version(name) for name in sorted(PACKAGES)}
    lacking = [name for name, version in found.items() if version == "none"]
    if lacking:
        return Finding("packages", "bad", f"{', '.join(lacking)} not installed. Run: "
                                          f"pip install {' '.join(lacking)}")
    return Finding("packages", "good", ", ".join(f"{name} {v}" for name, v in found.items()))


def _word(voice: str) -> Take:
    spec = parse_voice(voice, "en", 120)
    return take(Utterance((Span("Hello."),), "", Place("the test word", 0)), spec)


def _hello(voice: str) -> str:
    said = _word(voice)
    return f"{voice} says “Hello.” in {len(said.samples) / said.rate:.2f} s at {said.rate} Hz"


def _natural_voice() -> Finding:
    """The voice that "auto" takes for English, if it is a natural one."""
    voice = natural("en")
    if voice == EVERYWHERE:
        lacking = " ".join(engine(name).missing() for name in NATURAL)
        return Finding("natural voice", "note", lacking)
    return _tried("natural voice", lambda: _hello(voice))


def _encoder() -> str:
    said, level = _word(EVERYWHERE), LOUDNESS["podcast"]
    quality = QUALITIES["standard"]
    clip = finish(said.samples, said.rate, Finish(
        quality, level.mono_lufs, level.peak_dbtp, "room", None))
    return (f"{clip.facts.frames} MP3 frames at {quality.sample_rate} Hz, decoded again, "
            f"peak {clip.facts.peak_dbtp:.1f} dBTP")


def _store() -> str:
    root = default_root()
    store = Store(root)
    usage = store.usage()
    key = fingerprints.digest([b"doctor"])
    store.put(key, key.encode())
    store.expect(key)
    store.discard(key)
    return f"{root} can be written; {usage.entries} entries, {usage.size / 1e6:.1f} MB"


def _output(folder: Path) -> str:
    """Tries the folder itself, or the nearest one above it where it isn't there yet."""
    there = next((path for path in (folder, *folder.absolute().parents)
                  if os.path.exists(path)), folder)
    ensure_folder(there)
    probe = there / f".audiogen-doctor-{os.getpid()}"
    write_atomically(probe, (b"",))
    with suppress(OSError):
        probe.unlink()
    return f"{folder} can be written" if there == folder else f"{folder} can be made"


def _network(name: str) -> Finding:
    """A voice beyond the one that is built in: good to have."""
    label = f"voice {name}"
    try:
        speaker = engine(name)
        lacks = speaker.missing() or speaker.reachable()
    except AudiogenError as problem:
        return Finding(label, "note", str(problem))
    return Finding(label, "note", lacks) if lacks else Finding(label, "good", "can speak")


def _terminal(encoding: str) -> Finding:
    try:
        SIGNS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Finding("terminal", "note", f"Its encoding {encoding} lacks some signs, which are "
                                           "shown as question marks; PYTHONUTF8=1 mends that.")
    return Finding("terminal", "good", encoding)
