"""What is to be read: files, folders and stdin into a collection."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from audiogen.errors import ContentError, Fault, Place
from audiogen.reading.encoding import SUFFIXES, decode
from audiogen.reading.model import Collection, Source

SETTINGS = "audiogen.toml"
STDIN = "-"
STDIN_NAME = "stdin"
"""How standard input is called in messages and records."""
_LEVELS = 3
"""Folders above a source in which settings are looked for: content/practices/calm/x.md."""
_OUTPUT_MARK = "build.json"
"""A folder that holds this was written to by a build; its transcripts are no sources."""
_KINDS = ", ".join(SUFFIXES[:-1]) + f" or {SUFFIXES[-1]}"


def read_stdin() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def find(sources: tuple[str, ...], default: Path,
         stdin: Callable[[], bytes] = read_stdin) -> Collection:
    """The collection that SOURCES name: files, folders (walked) and "-" for standard input.

    Without any, the folder `default`. A folder's files come in the order of their paths, numbers
    counted as numbers; hidden ones and README files are passed over unless they are named, and so
    are what builds have written and the collections inside (see `nested`). The settings file is
    the first one found beside the first source or up to three folders above it.
    Raises ContentError with a fault for each source that can't be used.
    """
    named = sources or (str(default),)
    found: list[Source] = []
    faults: list[Fault] = []
    for name in dict.fromkeys(named):
        try:
            found += _sources(name, stdin, is_default=not sources)
        except ContentError as error:
            faults += error.faults
    if faults:
        raise ContentError(faults)
    settings = settings_file(named[0], default)
    first = Path(named[0])
    beside = first if first.is_dir() else Path() if named[0] == STDIN else first.parent
    unique: dict[Path | None, Source] = {}
    for source in found:
        unique.setdefault(source.path.resolve() if source.path else None, source)
    root = settings.parent if settings else beside
    return Collection(root, settings, tuple(unique.values()))


def _sources(name: str, stdin: Callable[[], bytes], is_default: bool) -> list[Source]:
    """The sources that one name stands for."""
    if name == STDIN:
        return [Source(STDIN_NAME, None, decode(stdin(), STDIN_NAME))]
    path = Path(name)
    if path.is_dir():
        files, inside = _walk(path)
        if not files and not inside:
            raise _fault(name, f"This folder holds no text to read: no {_KINDS} file.")
        return [Source(str(file), file) for file in files]
    if not path.exists():
        raise _fault(name, "There is no such folder here; name the files or folders to read, or "
                           "start a collection with “audiogen new”." if is_default else
                           "There is no such file or folder; check the name.")
    if path.suffix.lower() not in SUFFIXES:
        raise _fault(name, f"This kind of file can't be read; use {_KINDS}.")
    return [Source(name, path)]


def nested(folder: Path) -> tuple[Path, ...]:
    """The collections inside a folder: those below it that have settings of their own, but not
    the ones inside these. Raises ContentError where a folder can't be read."""
    return tuple(_walk(folder)[1])


def _walk(folder: Path) -> tuple[list[Path], list[Path]]:
    """A folder's texts in the order of their paths, and the collections inside."""
    try:
        entries = sorted(folder.iterdir(), key=_natural)
    except OSError as problem:
        raise _fault(str(folder), f"This folder can't be read: {problem.strerror}.") from problem
    files: list[Path] = []
    inside: list[Path] = []
    written = _written(folder)[0]
    for entry in entries:
        if entry.name.startswith(".") or entry.stem.lower() == "readme" or entry.name in written:
            continue
        if entry.is_dir() and not entry.is_symlink():
            if (entry / SETTINGS).is_file():
                inside.append(entry)
            elif not _is_output(entry):
                for here, below in zip((files, inside), _walk(entry), strict=True):
                    here += below
        elif entry.suffix.lower() in SUFFIXES and entry.is_file():
            files.append(entry)
    return files, inside


def _is_output(folder: Path) -> bool:
    """Whether a folder holds what a build has written, and not the text that it was made from."""
    return ((folder / _OUTPUT_MARK).exists()
            and not any((folder / source).is_file() for source in _written(folder)[1]))


def _written(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The files that a build's record in this folder lists, and the sources they were made from.

    Nothing where there is no record, or none that can be read.
    """
    try:
        page = json.loads((folder / _OUTPUT_MARK).read_bytes())
        episodes = page["episodes"]
        return (frozenset(name for part in (page, *episodes) for name in part["files"]),
                frozenset(str(episode["source"]) for episode in episodes))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return frozenset(), frozenset()


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """A key under which "2-x" comes before "10-x"; the name itself settles what is left."""
    parts = re.findall(r"\d+|\D+", path.name.casefold())
    keys = [(int(part), "") if part.isdecimal() else (sys.maxsize, part) for part in parts]
    return keys, path.name


def settings_file(first: str, default: Path) -> Path | None:
    """The settings nearest to the first source; for stdin, those of the default folder or here."""
    if first == STDIN:
        folders = [default, Path()]
    else:
        path = Path(first)
        start = path if path.is_dir() else path.parent
        above = [start, *start.resolve().parents]
        folders = [_as_named(start, level) for level in range(min(_LEVELS + 1, len(above)))]
    return next((folder / SETTINGS for folder in folders if (folder / SETTINGS).is_file()), None)


def _as_named(folder: Path, level: int) -> Path:
    """The folder some levels above, spelled from the name that the user gave where that can be."""
    for _ in range(level):
        outermost = folder == Path() or folder.name in ("", "..")
        folder = folder / ".." if outermost else folder.parent
    return folder


def _fault(name: str, message: str) -> ContentError:
    return ContentError([Fault(Place(name, 0), message)])
