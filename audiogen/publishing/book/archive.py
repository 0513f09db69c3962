"""A ZIP archive as a stream, that equal contents give equal bytes of.

Form: APPNOTE.TXT 6.3, as the EPUB Open Container Format narrows it down. `zipfile` can't write
this one: into a stream it puts sizes and checksum behind an entry that is stored, which readers
that go through an archive from its beginning can't take. Here an entry is read twice instead, so
that its header has them.

Everything is stored. Sound and pictures don't shrink, and words are less than a hundredth of it
all; so the bytes hang on no version of a compressor.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from struct import pack
from zlib import crc32

LIMIT = 0xFFFFFFFF
"""What a field of 32 bits can't hold, and what then stands in it: ZIP64 has the number."""
MOST = 0xFFFF
"""The same for a number of entries."""
PLAIN, LARGE = 20, 45
"""Versions of the format: 2.0, and 4.5, which has ZIP64."""
MIDNIGHT, FIRST_DAY = 0, 0x0021
"""1 January 1980, the earliest date that the format knows: no entry tells when it was made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the archive."""

    name: str
    """ASCII, with forward slashes."""
    read: Callable[[], Iterable[bytes]]
    """Its content, in pieces; the same each time."""


@dataclass(frozen=True, slots=True)
class _Written:
    """What the directory says of an entry."""

    name: bytes
    checksum: int
    size: int
    offset: int


def archive(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The archive in pieces, entries in their order; of a content no more than a piece is held.

    Numbers that need more than 32 bits are written as ZIP64 has it, and only those.
    """
    directory: list[_Written] = []
    offset = 0
    for entry in entries:
        checksum, size = _measured(entry.read())
        written = _Written(entry.name.encode("ascii"), checksum, size, offset)
        header = _header(written)
        yield header
        yield from entry.read()
        directory.append(written)
        offset += len(header) + size
    rows = b"".join(map(_row, directory))
    yield rows
    yield _end(len(directory), len(rows), offset)


def _measured(pieces: Iterable[bytes]) -> tuple[int, int]:
    """Checksum and size."""
    checksum = size = 0
    for piece in pieces:
        checksum = crc32(piece, checksum)
        size += len(piece)
    return checksum, size


def _header(entry: _Written) -> bytes:
    """What stands before an entry's content."""
    size, _, extra = _wide(entry.size, 0)
    return _facts(b"PK\x03\x04", b"", entry, size, extra) + entry.name + extra


def _row(entry: _Written) -> bytes:
    """What the directory at the end has of an entry."""
    size, offset, extra = _wide(entry.size, entry.offset)
    start = _facts(b"PK\x01\x02", pack("<H", PLAIN), entry, size, extra)
    # No comment, the first disk, no attributes.
    return start + pack("<HHHLL", 0, 0, 0, 0, offset) + entry.name + extra


def _facts(signature: bytes, made_by: bytes, entry: _Written, size: int, extra: bytes) -> bytes:
    """What header and directory have in common: no flags, stored."""
    return signature + made_by + pack(
        "<HHHHHLLLHH", LARGE if extra else PLAIN, 0, 0, MIDNIGHT, FIRST_DAY, entry.checksum,
        size, size, len(entry.name), len(extra))


def _wide(size: int, offset: int) -> tuple[int, int, bytes]:
    """Size and offset as their fields hold them, and the field that has what they can't."""
    numbers = [size, size] * (size >= LIMIT) + [offset] * (offset >= LIMIT)
    extra = pack(f"<HH{len(numbers)}Q", 1, 8 * len(numbers), *numbers) if numbers else b""
    return min(size, LIMIT), min(offset, LIMIT), extra


def _end(count: int, size: int, offset: int) -> bytes:
    """What says where the directory is: `size` bytes from `offset` on."""
    wide = b""
    if count >= MOST or size >= LIMIT or offset >= LIMIT:
        wide = b"PK\x06\x06" + pack(
            "<QHHLLQQQQ", 44, LARGE, LARGE, 0, 0, count, count, size, offset)
        wide += b"PK\x06\x07" + pack("<LQL", 0, offset + size, 1)
    return wide + b"PK\x05\x06" + pack("<HHHHLLH", 0, 0, min(count, MOST), min(count, MOST),
                                        min(size, LIMIT), min(offset, LIMIT), 0)
