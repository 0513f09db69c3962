"""Which files are voices: a model, NAME.onnx, and beside it its configuration, NAME.onnx.json.

They lie in the data folder, where they are known by their names, or wherever an author says.
"""

import functools
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiogen import intake
from audiogen.errors import LanguageMissing, VoiceMissing
from audiogen.messages import located, named, nearest
from audiogen.tags import primary
from audiogen.voicing.digests import digest_of
from audiogen.voicing.engines.piper.configuration import (
    Configuration,
    NoConfiguration,
    configuration,
)
from audiogen.voicing.engines.piper.onnx import NoModel, check
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.root import data_root

SUFFIX = ".onnx"
LARGEST = 1_000_000_000
"""Bytes of a model; the largest that there are have 130 MB."""
SHOWN = 5
"""Names that a sentence lists."""
FETCH = "Fetch both files again from where the voice comes from."
_SAME = {"nb": "no", "nn": "no", "cmn": "zh"}
"""Languages that go by another tag in some configurations."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that is whole."""

    model: Path
    configuration: Configuration
    model_digest: str
    """SHA-256, as is the other."""
    configuration_digest: str


def folder() -> Path:
    """Where voices lie that are known by their names. Raises OutputError."""
    return data_root() / "piper"


def offered(language: str) -> tuple[str, ...]:
    """The names of the voices in the data folder that speak a language; those of its own region
    first. Raises OutputError."""
    fitting = []
    for name in names():
        found = _spoken(str(folder() / f"{name}{SUFFIX}.json"))
        if found and _primary(found) == _primary(language):
            fitting.append((found.casefold() != _tag(language), name))
    return tuple(name for _, name in sorted(fitting))


def find(spec: VoiceSpec) -> tuple[Voice, int]:
    """A voice, and which of its speakers is meant.

    Raises VoiceMissing, with the file and what to do, and OutputError.
    """
    path, speaker = _meant(spec)
    voice = _voice(path)
    if _primary(voice.configuration.language) != _primary(spec.language):
        raise LanguageMissing(f"The voice “{spec}” speaks “{voice.configuration.language}”, not "
                              f"“{named(spec.language)}”. Choose another voice for this language.")
    return voice, _speaker(voice.configuration, speaker, spec)


def _meant(spec: VoiceSpec) -> tuple[Path, str]:
    """The file of a voice, and its speaker as the author wrote that; empty for the first."""
    if spec.file:
        return (Path(os.path.abspath(os.path.expanduser(spec.file))),
                spec.variant[len(spec.file) + 1:])
    if os.sep in spec.variant or spec.variant.startswith("~"):
        raise VoiceMissing(f"“{located(spec.variant)}” is no voice file: the name of one ends in "
                           f"{SUFFIX}, as in piper:/folder/voice{SUFFIX}.")
    there = names()
    if spec.variant in there:
        return folder() / f"{spec.variant}{SUFFIX}", ""
    name, _, speaker = spec.variant.rpartition("#") if "#" in spec.variant else (
        spec.variant, "", "")
    if not name:
        name = next(iter(offered(spec.language)), "")
    if name not in there:
        raise VoiceMissing(_unknown(name, there, spec))
    return folder() / f"{name}{SUFFIX}", speaker


def _unknown(name: str, there: tuple[str, ...], spec: VoiceSpec) -> str:
    """Says that there is no such voice, and what to do about it."""
    what = (f"There is no voice “{named(name)}” in" if name else
            f"No voice for “{named(spec.language)}” lies in")
    near = nearest(name, there) if name else ""
    return (f"{what} {located(folder())}. "
            + (f"Did you mean “piper:{near}”?" if near else
               f"Put a voice there (NAME{SUFFIX} and NAME{SUFFIX}.json), or name its file: "
               f"piper:/folder/voice{SUFFIX}."))


def _voice(path: Path) -> Voice:
    """The voice of a file; checked once a process, and again when one of its files changes."""
    beside = path.with_name(path.name + ".json")
    facts = _facts(path, "Name an ONNX file that is a Piper voice, as in "
                         f"piper:/folder/voice{SUFFIX}.")
    beside_facts = _facts(beside, "A voice is two files; the second says how it is spoken. Put it "
                                  "beside the first.")
    return _checked(path, beside, *facts, *beside_facts)


def _facts(path: Path, mend: str) -> tuple[int, int]:
    """A file's size and time of change."""
    try:
        status = os.stat(path)
    except FileNotFoundError as problem:
        raise VoiceMissing(f"There is no file {located(path)}. {mend}") from problem
    except (OSError, ValueError) as problem:
        why = intake.why(problem) if isinstance(problem, OSError) else "no file has such a name"
        raise VoiceMissing(f"{located(path)} can't be read: {why}. {mend}") from problem
    if stat.S_ISDIR(status.st_mode):
        raise VoiceMissing(f"{located(path)} is a folder. {mend}")
    return status.st_size, status.st_mtime_ns


@functools.lru_cache(16)
def _checked(path: Path, beside: Path, size: int, changed: int, beside_size: int,
             beside_changed: int) -> Voice:
    try:
        check(read(path))
    except NoModel as problem:
        raise VoiceMissing(f"{located(path)} is no Piper voice: {problem}. {FETCH}") from problem
    try:
        found = configuration(_taken_in(beside, intake.TABLES))
    except NoConfiguration as problem:
        raise VoiceMissing(f"{located(beside)} can't be used: {problem}. {FETCH}") from problem
    return Voice(path, found, digest_of(path, size, changed),
                 digest_of(beside, beside_size, beside_changed))


def read(model: Path) -> bytes:
    """A model's file. Raises VoiceMissing."""
    return _taken_in(model, LARGEST)


def _taken_in(path: Path, most: int) -> bytes:
    try:
        return intake.taken_in(path, most)
    except intake.Unreadable as problem:
        raise VoiceMissing(f"{located(path)} can't be read: {problem}. Mend that, or name another "
                           "voice.") from problem


def _speaker(voice: Configuration, written: str, spec: VoiceSpec) -> int:
    """A speaker's number, from a name or a number. Raises VoiceMissing."""
    if not written:
        return voice.first
    plain = {name.casefold(): number for name, number in reversed(voice.named)}
    number = dict(voice.named).get(written, plain.get(written.casefold()))
    if number is None and written.isascii() and written.isdigit():
        number = int(written[:9])
    if number is not None and number < voice.speakers:
        return number
    if voice.speakers == 1:
        raise VoiceMissing(f"The voice “{named(str(spec))}” has but one speaker. Leave out "
                           f"“#{named(written)}”.")
    listed = ", ".join(named(name) for name, _ in voice.named[:SHOWN])
    raise VoiceMissing(
        f"The voice “{named(str(spec))}” has no speaker “{named(written)}”. It has "
        f"{voice.speakers}: #0 to #{voice.speakers - 1}"
        + (f", or by name {listed}{' …' if len(voice.named) > SHOWN else ''}." if listed else "."))


def names() -> tuple[str, ...]:
    """Of all voices in the data folder."""
    return tuple(sorted(_stems()))


def _stems() -> Iterator[str]:
    try:
        for entry in os.scandir(folder()):
            if entry.name.endswith(SUFFIX):
                yield entry.name[:-len(SUFFIX)]
    except OSError:
        return


def _spoken(beside: str) -> str:
    """The language that a configuration names; empty where it can't be read."""
    try:
        return configuration(_taken_in(Path(beside), intake.TABLES)).language
    except (NoConfiguration, VoiceMissing):
        return ""


def _tag(language: str) -> str:
    return language.replace("_", "-").strip().casefold()


def _primary(language: str) -> str:
    first = primary(language)
    return _SAME.get(first, first)
