"""The clip store: bytes kept under the name of all that shaped them.

An entry is one file, `<root>/<first two digits>/<key>`; entry.py has its form. Entries are written
beside their place and renamed into it, so that they appear whole or not at all; whatever else
stands in an entry's place counts as absent, and the entry is made anew. What voices said, which is
dear, is kept apart from what is made of it: `<root>/takes` is a store of its own. Builds may share
a store, and anyone may delete it, at any time.
"""

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from audiogen.errors import OutputError
from audiogen.voicing import entry, upkeep
from audiogen.voicing.entry import HEAD, Unsound
from audiogen.voicing.upkeep import BESIDE, Usage

__all__ = ["HEAD", "Store", "Usage"]

_KEY = re.compile(r"[0-9a-f]{8,128}")
_ASIDE = ".aside"
"""How the name of a thing ends that stood in an entry's or a folder's place and is not ours."""
_TOUCH = 86400.0
"""Seconds: how stale an entry's time of last use may become before reading renews it."""
_README = """This is audiogen's clip store: spoken lines, kept so that no line is made twice.
Everything here can be made again. Deleting this folder, or any part of it, is always safe,
even while audiogen runs. See `audiogen cache --help`.
"""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache (see README).\n"



class Store:
    """A folder of entries. Cheap to make; nothing is written before the first `put`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def takes(self) -> "Store":
        """The store of what voices said, as they said it."""
        return Store(self.root / "takes")

    def put(self, key: str, body: bytes) -> None:
        """Keeps `body` under `key`; what stood there before gives way.

        Raises OutputError where the folder can't be written or the disk is full; nothing is left
        behind then.
        """
        path = self._path(key)
        try:
            # The folder may be deleted between any two steps: then begin again.
            for _ in range(5):
                try:
                    self._write(path, key, body)
                    return
                except FileNotFoundError:
                    continue
            raise FileNotFoundError(errno.ENOENT, "the folder keeps disappearing", str(path))
        except OSError as problem:
            raise _unwritable(self.root, problem) from problem

    def get(self, key: str) -> bytes | None:
        """The body of an entry; None where it is absent, damaged, or can't be read."""
        return self._read(key, whole=True)

    def head(self, key: str, size: int = HEAD) -> bytes | None:
        """The first `size` bytes of a body, or all of a shorter one; None as for `get`.

        Up to 4096 bytes are read and checked alone, which is much cheaper than the whole.
        """
        body = self._read(key, whole=size > HEAD)
        return None if body is None else body[:size]

    def expect(self, key: str) -> bytes:
        """The body of an entry that has just been put.

        Raises OutputError, with the path and what to do, where it can't be had all the same.
        """
        path = self._path(key)
        try:
            return entry.read(path, key, whole=True)[0]
        except (OSError, Unsound) as problem:
            reason = getattr(problem, "strerror", None) or problem
            raise OutputError(
                f"A line was kept in {path} and can't be read again ({reason}). Remove "
                f"{path.parent}, or set AUDIOGEN_CACHE_DIR to another folder.") from problem

    def remember(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key; made and kept where nothing is."""
        if (kept := self.get(key)) is None:
            self.put(key, kept := make())
        return kept

    def discard(self, key: str) -> None:
        """Removes an entry, if it is there."""
        upkeep.remove(self._path(key))

    def has(self, key: str) -> bool:
        """Whether an entry seems to be there; its bytes are not looked at."""
        try:
            return stat.S_ISREG(self._path(key).stat().st_mode)
        except OSError:
            return False

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The key and the body of every entry; takes are given by `takes.contents()`."""
        for path, _ in upkeep.entries(self.root):
            body = self.get(path.name)
            if body is not None:
                yield path.name, body

    def usage(self) -> Usage:
        """How many entries there are and what they take; takes are counted by `takes.usage()`."""
        return upkeep.usage(self.root)

    def prune(self, older_than: float | None = None, size: int | None = None,
              now: float | None = None) -> Usage:
        """What was removed: entries unused for `older_than` seconds, then the least recently used
        until the rest takes no more than `size` bytes, and files that killed builds left behind.

        `now` is the time of day in seconds since the epoch; None for the clock's.
        """
        return upkeep.prune(self.root, older_than, size, now)

    def clear(self) -> Usage:
        """What was removed: every entry, and files left behind. The folder itself stays."""
        return upkeep.clear(self.root)

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key of the clip store: {key!r}")
        return self.root / key[:2] / key

    def _write(self, path: Path, key: str, body: bytes) -> None:
        self._settle_in(path.parent)
        beside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}{BESIDE}")
        try:
            with open(beside, "xb") as file:
                file.write(entry.packed(key, body))
                file.write(body)
            self._place(beside, path, key)
        except BaseException:
            upkeep.remove(beside)
            raise

    def _place(self, beside: Path, path: Path, key: str) -> None:
        """Renames a new entry into its place; a folder that stands there is set aside."""
        try:
            os.replace(beside, path)
        except OSError:
            if path.is_dir() and not path.is_symlink():
                _set_aside(path)
                os.replace(beside, path)
            elif self.get(key) is None:
                raise
            else:
                # A file that is being read can't be replaced everywhere: it has the same content.
                upkeep.remove(beside)

    def _settle_in(self, folder: Path) -> None:
        """Makes the folder of an entry, and on the first day the store with its README."""
        if folder.is_dir():
            return
        self.root.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir(exist_ok=True)
        except FileExistsError:
            _set_aside(folder)
            folder.mkdir(exist_ok=True)
        for name, text in (("README", _README), ("CACHEDIR.TAG", _TAG)):
            note = self.root / name
            if not os.path.lexists(note):
                note.write_text(text, encoding="utf-8")

    def _read(self, key: str, whole: bool) -> bytes | None:
        """A body or its first bytes; None where there is no sound entry."""
        path = self._path(key)
        try:
            body, status = entry.read(path, key, whole)
        except Unsound:
            upkeep.remove(path)
            return None
        except OSError:
            return None     # it is made again, and `put` says what is wrong if that can't be kept
        if time.time() - status.st_mtime > _TOUCH:
            with suppress(OSError):
                os.utime(path)
        return body


def _set_aside(path: Path) -> None:
    """Renames what is not ours and stands where an entry or a folder of ours belongs."""
    with suppress(FileNotFoundError):
        os.replace(path, path.with_name(f"{path.name}.{secrets.token_hex(4)}{_ASIDE}"))


def _unwritable(root: Path, problem: OSError) -> OutputError:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError(
            f"The disk that holds the clip store ({root}) is full. Finished lines are kept; free "
            "some space (`audiogen cache prune` may help) and run the same command again.")
    place = problem.filename2 or problem.filename or root
    reason = problem.strerror or problem
    return OutputError(
        f"The clip store in {root} can't be written ({reason}: {place}). Mend or remove "
        f"{place}, or set AUDIOGEN_CACHE_DIR to a folder that can be written.")
