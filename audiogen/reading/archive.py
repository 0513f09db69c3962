"""Books are zip archives: opened with bounds, so that a hostile one costs no more than a fault."""

import io
import re
import zipfile
import zlib

MOST_FILES = 20_000
MOST_BYTES = 64 * 2**20
"""Of one part, unpacked, and eight times as much for all parts that are read together. The longest
novels have 5 MB of text."""
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*+(.?)", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class BadBook(Exception):
    """A book that can't be read; its argument is the sentence for the author."""


class Archive:
    """A zip archive in memory, whose parts are read one by one."""

    def __init__(self, data: bytes) -> None:
        """Raises BadBook where the bytes are no archive, or one of too many parts."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise BadBook("This file is damaged, or not what its name says: it is no archive of "
                          "the kind that .docx and .epub are.") from problem
        if len(self.names) > MOST_FILES:
            raise BadBook(f"This archive holds more than {MOST_FILES} files, which no book does.")
        self._left = 8 * MOST_BYTES

    def part(self, name: str) -> bytes:
        """One part, unpacked. Raises BadBook where it is not there, too large, or locked."""
        try:
            size = self._zip.getinfo(name).file_size
            if size > MOST_BYTES or size > self._left:
                raise BadBook(f"“{name}” inside of it is larger than {MOST_BYTES // 2**20} MB "
                              "when it is unpacked, which no text is.")
            self._left -= size
            return self._zip.read(name)
        except KeyError as problem:
            raise BadBook(f"“{name}” is missing inside of it; save the book again.") from problem
        except (RuntimeError, NotImplementedError) as problem:
            raise BadBook("It is locked with a password or packed in an unknown way; save it "
                          "without.") from problem
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
            raise BadBook(f"“{name}” inside of it is damaged; save the book again.") from problem

    def markup(self, name: str) -> bytes:
        """One part that is XML or HTML. Raises BadBook also where it declares entities."""
        data = self.part(name)
        if declares_entities(data):
            raise BadBook(f"“{name}” inside of it declares entities of its own, which is not read.")
        return data

    def __contains__(self, name: str) -> bool:
        return name in self.names


def declares_entities(data: bytes) -> bool:
    """Whether XML or HTML declares entities of its own, by which a few lines grow without end.

    A document type may hold declarations; entities come from there, and no text of ours needs any.
    """
    plain = data.replace(b"\0", b"")
    doctype = _DOCTYPE.search(plain)
    return bool(_ENTITY.search(plain) or (doctype and doctype[1] == b"["))
