"""Reading: files into documents. `find` says what is to be read, `read` reads one source."""

from audiogen.reading.collection import find
from audiogen.reading.document import read, source_bytes

__all__ = ["find", "read", "source_bytes"]
