"""What a voice speaks with: a file or several, each told by its digest."""

from dataclasses import dataclass
from pathlib import Path

from audiogen.voicing.digests import digest_of
from audiogen.voicing.root import data_root


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """A file of numbers, as it lies at its source and on this machine."""

    name: str
    """Below the data folder."""
    size: int
    """Bytes."""
    sha256: str
    source: str
    """The address of the file."""

    @property
    def place(self) -> Path:
        """Where the file lies on this machine, once it was fetched. Raises OutputError."""
        return data_root() / self.name

    @property
    def here(self) -> bool:
        """Whether a file of that name and size is there; its digest is checked before it speaks.
        Raises OutputError."""
        try:
            return self.place.stat().st_size == self.size
        except OSError:
            return False

    @property
    def pinned(self) -> bool:
        """Whether the file that lies there is the one whose digest is pinned. Raises OSError."""
        status = self.place.stat()
        return digest_of(self.place, status.st_size, status.st_mtime_ns) == self.sha256


@dataclass(frozen=True, slots=True)
class Weights:
    """All that a voice speaks with; voices of one model share its file."""

    voice: str
    """As authors write it: "hibari:emma"."""
    about: str
    """Who speaks, in a few words."""
    language: str
    """BCP 47."""
    license: str
    files: tuple[WeightsFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    @property
    def here(self) -> bool:
        """Whether every file is there, by name and size. Raises OutputError."""
        return all(file.here for file in self.files)

    @property
    def size_to_fetch(self) -> int:
        """Bytes of the files that aren't there. Raises OutputError."""
        return sum(file.size for file in self.files if not file.here)

    @property
    def lacking(self) -> tuple[WeightsFile, ...]:
        """The files that aren't there, can't be read, or are others than the pinned ones. Raises
        OutputError."""
        return tuple(file for file in self.files if not _is_whole(file))


def _is_whole(file: WeightsFile) -> bool:
    try:
        return file.here and file.pinned
    except OSError:
        return False
