"""What a build wrote, `build.json`: enough to know later what need not be made again.

Light on purpose: a build with nothing to do reads this and a few file sizes, and no more.
It holds no time and no absolute path, so the same input gives the same bytes.
"""

import builtins
import json
import math
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

from audiogen import intake

NAME = "build.json"
FORMAT = 2
"""Raised whenever the fields below change; a record of another format counts as none."""

_PART = r"(?!\.{1,2}(?:/|$))[^/\\:\x00-\x1f]+"
_FILE_NAME = re.compile(f"{_PART}(?:/{_PART})?")
"""A name inside the output folder, or inside a folder in it, and nothing else, since obsolete files
are removed by it."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of the output folder, as it was written."""

    name: str
    bytes: int
    sha256: str
    """Hexadecimal, of the whole file; empty while nobody can know what stands there."""

    @classmethod
    def of(cls, name: str, data: builtins.bytes) -> "FileRecord":
        """Of a file with this content."""
        return cls(name, len(data), sha256(data).hexdigest())

    @classmethod
    def begun(cls, name: str) -> "FileRecord":
        """Of a file that is being written."""
        return cls(name, 0, "")


@dataclass(frozen=True)
class EpisodeRecord:
    """One episode, as it was written."""

    source: str
    """Its file, relative to the collection, with forward slashes; "stdin" for standard input."""
    slug: str
    number: int
    title: str
    kind: str
    summary: str
    fingerprint: str
    """Of all that shaped it; the pipeline says of what."""
    seconds: float
    integrated_lufs: float | None
    """None for digital silence, whose level has no number."""
    true_peak_dbtp: float | None
    voice: str
    files: tuple[FileRecord, ...]

    @cached_property
    def text(self) -> str:
        """As JSON, indented as it stands in the record; made once, since a build of a thousand
        episodes writes its record two thousand times. When each of these was made anew, that took
        nine tenths of all but the speaking."""
        page = asdict(self)
        for level in ("integrated_lufs", "true_peak_dbtp"):
            if page[level] is not None and not math.isfinite(page[level]):
                page[level] = None
        return _json({**page, "files": _by_name(self.files)}).replace("\n", "\n    ")


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """One build, as it was written."""

    fingerprint: str
    """Of everything that the build read: the same again means that there is nothing to do."""
    program: str
    """Of the program that wrote it."""
    voice: str
    """As chosen, where the settings leave it open."""
    episodes: tuple[EpisodeRecord, ...]
    """In listening order."""
    files: tuple[FileRecord, ...]
    """Of the collection as a whole."""
    unfinished: tuple[FileRecord, ...] = ()
    """What a build under way replaces and writes. One that is killed leaves these names to the
    next, which removes what it doesn't make itself."""
    version: int = FORMAT

    @property
    def every_file(self) -> tuple[FileRecord, ...]:
        """The files of the episodes, then those of the collection."""
        return tuple(file for episode in self.episodes for file in episode.files) + self.files

    def to_bytes(self) -> bytes:
        """UTF-8 JSON; files as an object of names."""
        head = _json({"version": self.version, "fingerprint": self.fingerprint,
                      "program": self.program, "voice": self.voice})
        tail = _json({"files": _by_name(self.files), "unfinished": _by_name(self.unfinished)})
        episodes = ",\n    ".join(each.text for each in self.episodes)
        listed = f"[\n    {episodes}\n  ]" if episodes else "[]"
        text = f'{head[:-2]},\n  "episodes": {listed},\n{tail[2:]}\n'      # two objects in one
        # A lone surrogate, as file names may hold, is written as the escape that JSON has for it.
        return text.encode("utf-8", "backslashreplace")


def _json(page: dict[str, Any]) -> str:
    return json.dumps(page, ensure_ascii=False, indent=2)


def _by_name(files: Iterable[FileRecord]) -> dict[str, dict[str, Any]]:
    return {file.name: {"bytes": file.bytes, "sha256": file.sha256} for file in files}


Record = TypeVar("Record", FileRecord, EpisodeRecord, BuildRecord)


def read_record(folder: Path) -> BuildRecord | None:
    """The record in an output folder; None where there is none, or none that we can trust."""
    try:
        return _record(json.loads(intake.taken_in(folder / NAME, intake.RECORD)))
    except (intake.Unreadable, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def altered(folder: Path, files: Iterable[FileRecord]) -> tuple[str, ...]:
    """Names of files that are gone or have another size; looks at sizes alone, so it is quick."""
    return tuple(file.name for file in files if _size(folder / file.name) != file.bytes)


def obsolete(old: BuildRecord | None, new: BuildRecord) -> tuple[FileRecord, ...]:
    """Files that an earlier build wrote, or began to, and this one does not make; in the order of
    the record."""
    kept = {file.name for file in new.every_file} | {NAME}
    files = (*old.every_file, *old.unfinished) if old else ()
    return tuple(file for file in files if file.name not in kept)


def is_ours(folder: Path, file: FileRecord) -> bool:
    """Whether a file still holds what we wrote, so that removing it loses nothing of anyone's.

    One that was being written is ours whatever it holds: it was about to be replaced.
    """
    path = folder / file.name
    if not file.sha256:
        return path.is_file() and not path.is_symlink()
    if path.is_symlink() or _size(path) != file.bytes:
        return False
    digest = sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError:
        return False
    return digest.hexdigest() == file.sha256


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        return None


def _record(page: Any) -> BuildRecord:
    """Raises one of the errors that read_record answers with None."""
    if page["version"] != FORMAT:
        raise ValueError("another format")
    return _checked(BuildRecord(
        version=page["version"], fingerprint=page["fingerprint"], program=page["program"],
        voice=page["voice"], files=_files(page["files"]),
        unfinished=_files(page["unfinished"]),
        episodes=tuple(_checked(EpisodeRecord(**{**each, "files": _files(each["files"])}))
                       for each in page["episodes"]),
    ))


def _files(page: Any) -> tuple[FileRecord, ...]:
    return tuple(_checked(FileRecord(_name(name), **facts)) for name, facts in page.items())


def _name(name: str) -> str:
    if not _FILE_NAME.fullmatch(name):
        raise ValueError(f"not a file of the output folder: {name!r}")
    return name


def _checked(record: Record) -> Record:
    """The record itself; raises TypeError where a field holds something else than it says."""
    for field in fields(record):
        if not _is(getattr(record, field.name), field.type):
            raise TypeError(f"{field.name} is no {field.type}")
    return record


def _is(value: object, kind: Any) -> bool:
    if get_origin(kind) is tuple:
        return isinstance(value, tuple)
    if isinstance(kind, UnionType):
        return any(_is(value, each) for each in get_args(kind))
    return type(value) is kind or (kind is float and type(value) is int)
