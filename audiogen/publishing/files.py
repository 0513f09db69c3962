"""Files that appear whole or not at all.

A file is written beside its place under a name of ours and then renamed onto it. A build that is
killed leaves at most such a file of ours, which the next build sweeps away.
"""

import errno
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from audiogen.errors import OutputError
from audiogen.messages import located
from audiogen.publishing.record import FileRecord, is_ours

_PART = re.compile(r"\.audiogen-(?P<process>\d+)-[0-9a-f]{16}\.part")

_Hints = tuple[tuple[tuple[int, ...], str], ...]
_HINTS: _Hints = (
    ((errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
     "the disk is full. Free some space and build again; finished lines are kept."),
    ((errno.EACCES, errno.EPERM),
     "permission is denied. Make the folder writable, or choose another with -o."),
    ((errno.EROFS,), "the disk is read-only. Choose another folder with -o."),
    ((errno.ENOTDIR, errno.EEXIST),
     "a file stands where a folder is needed. Move it away, or choose another folder with -o."),
    ((errno.EISDIR,), "a folder stands where this file belongs. Move it away and build again."),
    ((errno.ENAMETOOLONG,),
     "the name is too long. Give the episode a shorter slug, or choose a shorter name with -o."),
    ((errno.ENOENT,),
     "the folder was removed during the build. Build again, and leave the folder alone meanwhile."),
)

_FOLDER_HINTS = (
    ((errno.ENAMETOOLONG,), "the name is too long. Choose a shorter one with -o."),
    ((errno.ENOENT,), "no folder can be made there. Choose another one with -o."),
    *_HINTS,
)
"""For the folder itself, where these two mean something else."""


def ensure_folder(path: Path) -> None:
    """Makes a folder and those above it where they are missing, and sees that it can be written.

    Raises OutputError.
    """
    with _told(path, _FOLDER_HINTS):
        _follow(path)
        path.mkdir(parents=True, exist_ok=True)
        if not os.access(path, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _follow(path: Path) -> None:
    """Raises OutputError for a link on the way to a folder that leads nowhere; the system would
    say that something stands there already."""
    for step in (*reversed(path.parents), path):
        if step.is_symlink() and not step.exists():
            raise OutputError(
                f"{path} can't be written: {step} is a link to {os.readlink(step)}, which "
                "isn't there or leads back to the link. Mend the link, or choose another folder "
                "with -o.")


def write_atomically(path: Path, chunks: Iterable[bytes], spare_equal: bool = False) -> FileRecord:
    """Writes a file in one piece, and gives back what a build's record holds of it.

    With `spare_equal`, a file that holds just this already is not touched.

    Whatever fails, the interrupt key included, the old file stays as it was and nothing is left
    beside it. What the chunks themselves raise is passed on. Not flushed to the disk by force:
    a crash of the machine can only lose what the record's sizes tell is missing.
    Raises OutputError.
    """
    part = path.parent / f".audiogen-{os.getpid()}-{secrets.token_hex(8)}.part"
    digest, size = sha256(), 0
    with _told(path):
        # Made by open() with no mode given, so that the umask decides, as for any other file.
        file = part.open("xb")
    try:
        for chunk in chunks:
            with _told(path):
                file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        written = FileRecord(path.name, size, digest.hexdigest())
        with _told(path):
            file.close()
            if spare_equal and is_ours(path.parent, written):
                part.unlink()
            else:
                part.replace(path)
    except BaseException:
        with suppress(OSError):     # closing writes what is held back, and may fail as writing did
            file.close()
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return written


def sweep(folder: Path) -> tuple[str, ...]:
    """Removes what killed builds left half written in a folder; gives back the names removed.

    Only names of our own form go, and none whose process still runs. To be called before a build
    writes its first file, since it takes this process's own parts for those of a namesake.
    """
    removed = []
    with suppress(OSError):
        for entry in sorted(os.listdir(folder)):
            found = _PART.fullmatch(entry)
            if found and not _runs(int(found["process"])):
                # Where a file in use can't be removed, the system itself guards a running build.
                with suppress(OSError):
                    (folder / entry).unlink()
                    removed.append(entry)
    return tuple(removed)


def _runs(process: int) -> bool:
    """Whether another process has this number. On Windows never: there a file in use stays."""
    if process == os.getpid() or os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _told(path: Path, hints: _Hints = _HINTS) -> Iterator[None]:
    """Turns what the system raises into a sentence for the user."""
    try:
        yield
    except OSError as problem:
        hint = next((hint for numbers, hint in hints if problem.errno in numbers),
                    f"{problem.strerror or problem}. Choose another folder with -o.")
        raise OutputError(f"{located(path)} can't be written: {hint}") from problem
