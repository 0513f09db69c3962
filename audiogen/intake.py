"""Files that people name: ordinary files only, and none beyond a stated size.

A pipe, a device or a socket in a file's place would keep a build waiting for ever or fill the
memory; a name may be too long, run in circles or hold what no name can. Each of these is one
sentence here, and no other module opens what a person named.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

TEXT = 8_000_000
"""Bytes of a text to be spoken: twice the longest books."""
TABLES = 4_000_000
"""Bytes of a settings file or a lexicon."""
RECORD = 64_000_000
"""Bytes of what a build remembers of itself."""
PICTURE = 32_000_000
"""Bytes of a cover: more than 3000 pixels square of pure noise."""
SOUND = 4_000_000_000
"""Bytes of an episode: a day at the highest bit rate of MP3."""

_KINDS = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
          (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))
_STEP = 1 << 20


class Unreadable(Exception):  # a sentence in itself
    """Why a file can't be taken in: the end of a sentence, such as "it is a pipe and no file"."""


def taken_in(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file. Raises Unreadable for anything else, and above `most`."""
    with opened(path, most) as file:
        return read_stream(file, most)


@contextmanager
def opened(path: Path, most: int) -> Iterator[BinaryIO]:
    """An ordinary file, open to be read in pieces. Raises Unreadable for anything else, for one
    above `most` bytes, and for what fails while it is read."""
    try:
        # Looked at before it is opened, since opening alone may rewind a tape or wait for a writer.
        _judge(os.stat(path), most)
        # Without O_NONBLOCK a pipe that is put there just now would make us wait for its writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
                         | getattr(os, "O_BINARY", 0))
    except OSError as problem:
        raise Unreadable(why(problem)) from problem
    except ValueError as problem:       # a zero byte, or half a character
        raise Unreadable("no file can have such a name") from problem
    try:
        _judge(os.fstat(handle), most)
        with os.fdopen(handle, "rb", closefd=False) as file:
            yield file
    except OSError as problem:
        raise Unreadable(why(problem)) from problem
    finally:
        os.close(handle)


def read_stream(stream: BinaryIO, most: int) -> bytes:
    """All that can be read from an open file. Raises Unreadable above `most`, and OSError."""
    parts, size = [], 0
    while part := stream.read(_STEP):       # None where there is nothing to be read just now
        parts.append(part)
        size += len(part)
        if size > most:
            raise Unreadable(_too_large(most))
    return b"".join(parts)


def why(problem: OSError) -> str:
    """What the system says, as the end of a sentence."""
    said = problem.strerror or "it can't be opened"
    return said[:1].lower() + said[1:]


def real(path: Path) -> Path:
    """Where a path leads: absolute, links followed as far as they lead anywhere. Never raises for
    links that run in circles or names that are too long; what is then done there tells of them."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(os.path.abspath(path))


def _judge(facts: os.stat_result, most: int) -> None:
    """Raises Unreadable where these are not the facts of an ordinary file of reasonable size."""
    if not stat.S_ISREG(facts.st_mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(facts.st_mode)), "something else")
        raise Unreadable(f"it is {kind} and no file")
    if facts.st_size > most:
        raise Unreadable(_too_large(most))


def _too_large(most: int) -> str:
    return f"it holds more than {most // 1_000_000} MB"
