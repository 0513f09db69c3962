"""The archive: what any reader of ZIP finds in it, and what making it costs."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Iterator
from functools import partial

from audiogen.publishing.book.archive import Entry, archive

CONTENTS = {"mimetype": b"application/epub+zip", "EPUB/empty": b"", "EPUB/a.mp3": b"ab" * 40000}


def entries() -> Iterator[Entry]:
    """One for each content."""
    for name in CONTENTS:
        yield Entry(name, partial(in_pieces, name))


def in_pieces(name: str) -> Iterator[bytes]:
    """A content, a thousand bytes at a time."""
    data = CONTENTS[name]
    yield from (data[start:start + 1000] for start in range(0, len(data), 1000))


def test_another_reader_finds_every_entry_whole_and_stored() -> None:
    """In order, with no date of making, and nothing in their headers that a reader could not
    understand: neither flags nor extra fields."""
    data = b"".join(archive(entries()))
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        assert {info.filename: found.read(info) for info in found.infolist()} == CONTENTS
        assert found.namelist() == list(CONTENTS)
        for info in found.infolist():
            assert (info.compress_type, info.flag_bits, info.extra) == (zipfile.ZIP_STORED, 0, b"")
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
    # Where the container format wants the type: it tells the file by its first bytes.
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_a_reader_that_goes_from_the_beginning_knows_each_size() -> None:
    """Every local header has the size and the checksum of what follows it."""
    data, position = b"".join(archive(entries())), 0
    for name, content in CONTENTS.items():
        assert data[position:position + 4] == b"PK\x03\x04"
        size, length, extra = struct.unpack_from("<L4xHH", data, position + 18)
        position += 30 + length + extra
        assert data[position - length - extra:position - extra] == name.encode()
        assert data[position:position + size] == content
        position += size
    assert data[position:position + 4] == b"PK\x01\x02"


def test_more_entries_than_sixteen_bits_can_count() -> None:
    """All of them are found."""
    data = b"".join(archive(Entry(f"{number}", lambda: (b"x",)) for number in range(0x10001)))
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert len(found.namelist()) == 0x10001
        assert found.read("65536") == b"x"


def test_an_archive_past_four_gigabytes_is_read_to_its_end() -> None:
    """The size itself, past the limit of 32 bits, as `zipfile` reads it: from a stream that knows
    its zeros and keeps but what is none."""
    size = (1 << 32) + 5
    piece = bytes(1 << 24)

    def zeros() -> Iterator[bytes]:
        for start in range(0, size, len(piece)):
            yield piece[:min(len(piece), size - start)]

    sparse = Sparse(archive([Entry("zeros", zeros), *entries()]), piece)
    with zipfile.ZipFile(sparse) as found:
        assert found.getinfo("zeros").file_size == size
        assert found.getinfo("EPUB/a.mp3").header_offset > 0xFFFFFFFF
        assert found.read("EPUB/a.mp3") == CONTENTS["EPUB/a.mp3"]


class Sparse(io.RawIOBase):
    """A file whose pieces of zeros take no room."""

    def __init__(self, pieces: Iterator[bytes], zeros: bytes) -> None:
        self.pieces: list[tuple[int, bytes | None, int]] = []
        self.position = self.length = 0
        for each in pieces:
            nothing = len(each) > 4096 and each == zeros[:len(each)]
            self.pieces.append((self.length, None if nothing else each, len(each)))
            self.length += len(each)

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """As every file does."""
        self.position = offset + (0, self.position, self.length)[whence]
        return self.position

    def read(self, size: int = -1) -> bytes:
        """From where it stands."""
        end = self.length if size < 0 else min(self.position + size, self.length)
        parts = []
        for start, data, length in self.pieces:
            first, last = max(self.position, start), min(end, start + length)
            if first < last:
                parts.append(bytes(last - first) if data is None
                             else data[first - start:last - start])
        self.position = max(self.position, end)
        return b"".join(parts)


def test_memory_does_not_grow_with_the_sound() -> None:
    """A gigabyte goes through in less than four megabytes."""
    piece = bytes(1 << 20)
    tracemalloc.start()
    try:
        size = sum(map(len, archive([Entry("a.mp3", lambda: (piece for _ in range(1024)))])))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 1 << 30
    assert peak < 4 << 20
