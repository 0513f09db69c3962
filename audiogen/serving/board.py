"""What the page is told now. One thread tells, and streams to open pages take it up in another."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from audiogen.publishing.page.producing import Tidings, as_told


class Notice:
    """The tidings of one collection."""

    def __init__(self) -> None:
        self.tidings = Tidings()
        self.text = as_told(self.tidings)
        """As the page reads them."""
        self._lock = threading.Lock()
        self._readers: set[Callable[[], None]] = set()

    def tell(self, **changes: Any) -> None:
        """Changes fields of the tidings, and lets every reader know."""
        with self._lock:
            self.tidings = replace(self.tidings, **changes)
            self.text = as_told(self.tidings)
            readers = tuple(self._readers)
        for reader in readers:
            reader()

    @contextmanager
    def read_by(self, reader: Callable[[], None]) -> Iterator[None]:
        """Inside, `reader` is called, in whatever thread tells, when there is something new."""
        with self._lock:
            self._readers.add(reader)
        try:
            yield
        finally:
            with self._lock:
                self._readers.discard(reader)


class Board:
    """The notices of all collections, by where their pages lie in the output folder: "", "es"."""

    def __init__(self) -> None:
        self.notices: dict[str, Notice] = {}

    def at(self, place: str) -> Notice:
        """The notice of a collection, put up where there was none."""
        return self.notices.setdefault(place, Notice())
