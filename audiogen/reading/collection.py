"""What is to be read: files, folders and stdin into a collection."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from audiogen import intake
from audiogen.errors import ContentError, Fault, Place
from audiogen.reading.decoding import SUFFIXES, decode
from audiogen.reading.model import Collection, Source

SETTINGS = "audiogen.toml"
STDIN = "-"
STDIN_NAME = "stdin"
"""How standard input is called in messages and records."""
_LEVELS = 3
"""Folders above a source in which settings are looked for: content/practices/calm/x.md."""
_OUTPUT_MARK = "build.json"
"""A folder that holds this was written to by a build; its transcripts are no sources."""
_NOT_UTF8 = ("The name of this file, or of its folder, is not written in UTF-8; give it another, "
             "since episodes and playlists name it.")
_HALF = re.compile("[\ud800-\udfff]")
"""What a byte of a name becomes that is not UTF-8."""
_KINDS = ", ".join(SUFFIXES[:-1]) + f" or {SUFFIXES[-1]}"


def read_stdin() -> bytes:
    """All of standard input. Raises ContentError where it can't be read or never ends."""
    try:
        return intake.read_stream(sys.stdin.buffer, intake.TEXT)
    except intake.Unreadable as problem:
        raise _fault("stdin", f"This can't be read: {problem}.") from problem
    except OSError as problem:
        raise _fault("stdin", f"This can't be read: {intake.why(problem)}.") from problem


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
    faults += [Fault(Place(source.name, 0), _NOT_UTF8) for source in found
               if _HALF.search(source.name)]
    if faults:
        raise ContentError(faults)
    settings = settings_file(named[0], default)
    first = Path(named[0])
    beside = first if os.path.isdir(first) else Path() if named[0] == STDIN else first.parent
    unique: dict[Path | None, Source] = {}
    for source in found:
        unique.setdefault(intake.real(source.path) if source.path else None, source)
    root = settings.parent if settings else beside
    return Collection(root, settings, tuple(unique.values()))


def _sources(name: str, stdin: Callable[[], bytes], is_default: bool) -> list[Source]:
    """The sources that one name stands for."""
    if name == STDIN:
        return [Source(STDIN_NAME, None, decode(stdin(), STDIN_NAME))]
    if not name.strip():
        raise _fault("“”", "A source must have a name; name a file or a folder, or none at all for "
                           "the folder that is read where nothing is named.")
    path = Path(name)
    if os.path.isdir(path):
        files, inside = _walk(path)
        if not files and not inside:
            raise _fault(name, f"This folder holds no text to read: no {_KINDS} file.")
        return [Source(str(file), file) for file in files]
    if not os.path.exists(path):
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
            if os.path.lexists(entry / SETTINGS):
                inside.append(entry)
            elif not _is_output(entry):
                for here, below in zip((files, inside), _walk(entry), strict=True):
                    here += below
        elif entry.suffix.lower() in SUFFIXES:      # what is no file is told when it is read
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
        page = json.loads(intake.taken_in(folder / _OUTPUT_MARK, intake.RECORD))
        episodes = page["episodes"]
        begun = page.get("unfinished", ())
        return (frozenset(name for files in (begun, page["files"],
                                             *(each["files"] for each in episodes))
                          for name in files),
                frozenset(str(episode["source"]) for episode in episodes))
    except (intake.Unreadable, ValueError, TypeError, KeyError, RecursionError):
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
        start = path if os.path.isdir(path) else path.parent
        above = [start, *intake.real(start).parents]
        folders = [_as_named(start, level) for level in range(min(_LEVELS + 1, len(above)))]
    files = (folder / SETTINGS for folder in folders)
    return next((file for file in files if os.path.lexists(file)), None)


def _as_named(folder: Path, level: int) -> Path:
    """The folder some levels above, spelled from the name that the user gave where that can be."""
    for _ in range(level):
        outermost = folder == Path() or folder.name in ("", "..")
        folder = folder / ".." if outermost else folder.parent
    return folder


def _fault(name: str, message: str) -> ContentError:
    return ContentError.at(name, 0, message)
