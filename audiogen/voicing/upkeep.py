"""Looking after the clip store: what it holds, and what of that may go."""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

BESIDE = ".new"
"""How the name of a file ends that is being written beside its place."""
ABANDONED = 3600.0
"""Seconds after which such a file belongs to no running build."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a store holds, or what was removed from it."""

    entries: int
    size: int
    """Bytes on disk."""


def usage(root: Path) -> Usage:
    """How many entries there are below a store's folder and what they take."""
    sizes = [status.st_size for _, status in entries(root)]
    return Usage(len(sizes), sum(sizes))


def prune(root: Path, older_than: float | None, size: int | None, now: float | None) -> Usage:
    """What was removed: see `Store.prune`."""
    present = time.time() if now is None else now
    _sweep(root, present)
    found = sorted(entries(root), key=lambda entry: (entry[1].st_mtime, entry[0]))
    total = sum(status.st_size for _, status in found)
    count = freed = 0
    for path, status in found:
        stale = older_than is not None and present - status.st_mtime > older_than
        if not stale and (size is None or total <= size):
            continue
        total -= status.st_size
        if remove(path):
            count, freed = count + 1, freed + status.st_size
    return Usage(count, freed)


def clear(root: Path) -> Usage:
    """What was removed: every entry. Files left behind go, too; the folder itself stays."""
    removed = prune(root, None, 0, None)
    for folder in _folders(root):
        with suppress(OSError):
            folder.rmdir()
    return removed


def remove(path: Path) -> bool:
    """Whether a file was there and is gone; one that is held by somebody stays."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _folders(root: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(path for path in root.iterdir()
                          if len(path.name) == 2 and path.is_dir())


def _files(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """All files of the shards; what vanishes meanwhile or can't be looked at is passed over."""
    for folder in _folders(root):
        with suppress(OSError):
            for item in sorted(os.scandir(folder), key=lambda item: item.name):
                with suppress(OSError):
                    status = item.stat(follow_symlinks=False)
                    if not stat.S_ISDIR(status.st_mode):
                        yield Path(item.path), status


def entries(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The file of every entry below a store's folder, and its status."""
    return (entry for entry in _files(root) if not entry[0].name.endswith(BESIDE))


def _sweep(root: Path, present: float) -> None:
    """Removes what killed builds left beside its place."""
    for path, status in _files(root):
        if path.name.endswith(BESIDE) and present - status.st_mtime > ABANDONED:
            remove(path)
