"""The clip store: bytes kept under the name of all that shaped them.

An entry is one file, `<root>/<first two digits>/<key>`: a head of 20 bytes (mark, length of the
body, CRC-32 of the body's first 4096 bytes, CRC-32 of the whole body; big-endian), then the body.
Entries are written beside their place and renamed into it, so that they appear whole or not at
all; one that is damaged afterwards is removed when it is read and counts as absent. Builds may
share a store, and anyone may delete it, at any time.
"""

import errno
import os
import re
import secrets
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_dir

from audiogen.errors import OutputError

HEAD = 4096
"""Bytes at the start of a body that can be read, and are checked, without the rest."""

_LAYOUT = struct.Struct(">4sQII")
_MARK = b"agc1"
_KEY = re.compile(r"[0-9a-f]{8,128}")
_BESIDE = ".new"
_ABANDONED = 3600.0
"""Seconds after which a file still beside its place belongs to no running build."""
_TOUCH = 86400.0
"""Seconds: how stale an entry's time of last use may become before reading renews it."""
_README = """This is audiogen's clip store: spoken lines, kept so that no line is made twice.
Everything here can be made again. Deleting this folder, or any part of it, is always safe,
even while audiogen runs. See `audiogen cache --help`.
"""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache (see README).\n"


@dataclass(frozen=True)
class Usage:
    """What a store holds."""

    entries: int
    size: int
    """Bytes on disk."""


def default_root() -> Path:
    """AUDIOGEN_CACHE_DIR, else the folder for caches that this system names."""
    chosen = os.environ.get("AUDIOGEN_CACHE_DIR")
    return Path(chosen).expanduser() if chosen else Path(user_cache_dir("audiogen"))


class Store:
    """A folder of entries. Cheap to make; nothing is written before the first `put`."""

    def __init__(self, root: Path) -> None:
        self.root = root

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
                    self._write(path, body)
                    return
                except FileNotFoundError:
                    continue
            raise FileNotFoundError(errno.ENOENT, "the folder keeps disappearing", str(path))
        except OSError as problem:
            raise _unwritable(self.root, problem) from problem

    def get(self, key: str) -> bytes | None:
        """The body of an entry; None where it is absent or was damaged."""
        data = self._read(key, -1)
        if data is None:
            return None
        checks = _outline(data)
        body = data[_LAYOUT.size:]
        if checks != (len(body), zlib.crc32(body[:HEAD]), zlib.crc32(body)):
            return self._damaged(key)
        return body

    def head(self, key: str, size: int = HEAD) -> bytes | None:
        """The first `size` bytes of a body, or all of a shorter one; None as for `get`.

        Up to 4096 bytes are read and checked alone, which is much cheaper than the whole.
        """
        if size > HEAD:
            body = self.get(key)
            return None if body is None else body[:size]
        data = self._read(key, _LAYOUT.size + HEAD)
        if data is None:
            return None
        length, head_check, _ = _outline(data)
        start = data[_LAYOUT.size:]
        if len(start) != min(length, HEAD) or zlib.crc32(start) != head_check:
            return self._damaged(key)
        return start[:size]

    def remember(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key; made and kept where nothing is."""
        if (kept := self.get(key)) is None:
            self.put(key, kept := make())
        return kept

    def has(self, key: str) -> bool:
        """Whether an entry is there; its bytes are not looked at."""
        return self._path(key).exists()

    def usage(self) -> Usage:
        """How many entries there are and what they take."""
        sizes = [status.st_size for _, status in self._entries()]
        return Usage(len(sizes), sum(sizes))

    def prune(self, older_than: float | None = None, size: int | None = None,
              now: float | None = None) -> Usage:
        """What was removed: entries unused for `older_than` seconds, then the least recently used
        until the rest takes no more than `size` bytes, and files that killed builds left behind.

        `now` is the time of day in seconds since the epoch; None for the clock's.
        """
        present = time.time() if now is None else now
        self._sweep(present)
        entries = sorted(self._entries(), key=lambda entry: (entry[1].st_mtime, entry[0]))
        total = sum(status.st_size for _, status in entries)
        count = freed = 0
        for path, status in entries:
            stale = older_than is not None and present - status.st_mtime > older_than
            if not stale and (size is None or total <= size):
                continue
            total -= status.st_size
            if _remove(path):
                count, freed = count + 1, freed + status.st_size
        return Usage(count, freed)

    def clear(self) -> Usage:
        """What was removed: every entry, and files left behind. The folder itself stays."""
        usage = self.prune(size=0)
        for folder in self._folders():
            with suppress(OSError):
                folder.rmdir()
        return usage

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key of the clip store: {key!r}")
        return self.root / key[:2] / key

    def _write(self, path: Path, body: bytes) -> None:
        self._settle_in(path.parent)
        beside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}{_BESIDE}")
        head = _LAYOUT.pack(_MARK, len(body), zlib.crc32(body[:HEAD]), zlib.crc32(body))
        try:
            with open(beside, "xb") as file:
                file.write(head)
                file.write(body)
            os.replace(beside, path)
        except PermissionError:
            # Where a file that is being read can't be replaced, the reader has the same content.
            _remove(beside)
            if not path.exists():
                raise
        except BaseException:
            _remove(beside)
            raise

    def _settle_in(self, folder: Path) -> None:
        """Makes the folder of an entry, and on the first day the store with its README."""
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("README", _README), ("CACHEDIR.TAG", _TAG)):
            note = self.root / name
            if not note.exists():
                note.write_text(text, encoding="utf-8")

    def _read(self, key: str, size: int) -> bytes | None:
        """Head and body, or the first `size` bytes of them; None where there is no sound entry."""
        try:
            with open(self._path(key), "rb", buffering=0) as file:
                status = os.fstat(file.fileno())
                data = file.read(status.st_size if size < 0 else min(size, status.st_size))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            raise OutputError(
                f"The clip store in {self.root} can't be read ({problem.strerror}). Mend its "
                "permissions, or set AUDIOGEN_CACHE_DIR to another folder.") from problem
        if data is None or len(data) < _LAYOUT.size or not data.startswith(_MARK):
            return self._damaged(key)
        if _outline(data)[0] + _LAYOUT.size != status.st_size:
            return self._damaged(key)
        if time.time() - status.st_mtime > _TOUCH:
            with suppress(OSError):
                os.utime(self._path(key))
        return data

    def _damaged(self, key: str) -> bytes | None:
        """None, and the entry is removed, so that it will be made again."""
        _remove(self._path(key))
        return None

    def _folders(self) -> Iterator[Path]:
        with suppress(FileNotFoundError, NotADirectoryError):
            yield from sorted(path for path in self.root.iterdir()
                              if len(path.name) == 2 and path.is_dir())

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """All files of the shards; those that vanish meanwhile are passed over."""
        for folder in self._folders():
            with suppress(FileNotFoundError):
                for item in sorted(os.scandir(folder), key=lambda item: item.name):
                    with suppress(FileNotFoundError):
                        yield Path(item.path), item.stat()

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        return (entry for entry in self._files() if not entry[0].name.endswith(_BESIDE))

    def _sweep(self, present: float) -> None:
        """Removes what killed builds left beside its place."""
        for path, status in self._files():
            if path.name.endswith(_BESIDE) and present - status.st_mtime > _ABANDONED:
                _remove(path)


def _outline(data: bytes) -> tuple[int, int, int]:
    """Length of the body, check of its start, check of the whole."""
    _, length, head_check, whole_check = _LAYOUT.unpack_from(data)
    return length, head_check, whole_check


def _remove(path: Path) -> bool:
    """Whether a file was there and is gone; one that is held by somebody stays."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _unwritable(root: Path, problem: OSError) -> OutputError:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError(
            f"The disk that holds the clip store ({root}) is full. Finished lines are kept; free "
            "some space (`audiogen cache prune` may help) and run the same command again.")
    return OutputError(
        f"The clip store in {root} can't be written ({problem.strerror or problem}). Mend its "
        "permissions, or set AUDIOGEN_CACHE_DIR to a folder that can be written.")
