"""An entry of the clip store as a file: a head that says what it is, then the body.

The head holds a mark, the length of the body, the CRC-32 of the body's first 4096 bytes and that
of the whole body (big-endian), and the key that the entry was put under, so that a file which came
to stand in another's place is known.
"""

import os
import stat
import struct
import zlib
from pathlib import Path

HEAD = 4096
"""Bytes at the start of a body that can be read, and are checked, without the rest."""

_LAYOUT = struct.Struct(">4sQIIB")
"""Mark, length, both checks, length of the key; the key follows."""
_MARK = b"agc2"


class Unsound(Exception):
    """What stands in an entry's place is not that entry: damaged, of an older form, or foreign."""


def packed(key: str, body: bytes) -> bytes:
    """The head of an entry."""
    return _LAYOUT.pack(_MARK, len(body), zlib.crc32(body[:HEAD]), zlib.crc32(body),
                        len(key)) + key.encode()


def read(path: Path, key: str, whole: bool) -> tuple[bytes, os.stat_result]:
    """The body of an entry, or its first 4096 bytes; and the file's status.

    Raises Unsound where the file is not the entry of that key, and OSError where it can't be
    opened or read. Never waits for a pipe that stands there.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise Unsound(f"{path} is no file")
    with open(handle, "rb", buffering=0) as file:
        start = _LAYOUT.size + len(key)
        size = status.st_size if whole else min(status.st_size, start + HEAD)
        data = file.read(size) or b""
    if len(data) < start or not data.startswith(_MARK):
        raise Unsound(f"{path} is no entry")
    _, length, head_check, whole_check, key_length = _LAYOUT.unpack_from(data)
    body = data[start:]
    if key_length != len(key) or data[_LAYOUT.size:start] != key.encode():
        raise Unsound(f"{path} holds another entry")
    if length + start != status.st_size or len(body) != (length if whole else min(length, HEAD)):
        raise Unsound(f"{path} is cut short")
    if zlib.crc32(body[:HEAD]) != head_check or (whole and zlib.crc32(body) != whole_check):
        raise Unsound(f"{path} is damaged")
    return body, status
