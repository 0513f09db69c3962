"""Finished episodes, measured and drawn while nobody waits for it."""

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

from audiogen.building.crew import crew
from audiogen.building.inspection import inspected
from audiogen.errors import AudiogenError
from audiogen.publishing.drawing import picture
from audiogen.publishing.page.producing import Heard
from audiogen.publishing.record import BuildRecord, EpisodeRecord, FileRecord


class Ear:
    """Inspects episodes one at a time, in a process of its own: no build ever waits for it."""

    def __init__(self) -> None:
        self.process: Executor | None = None
        """None until there is something to hear."""
        self._known: dict[str, Heard | None] = {}
        """By the digest of the MP3; None where it can't be inspected."""
        self._asked: tuple[str, Future[Heard]] | None = None

    def heard(self, record: BuildRecord) -> tuple[Heard, ...]:
        """What is known by now of the episodes of a build."""
        found = (self._known.get(sound.sha256) for _, sound in _sounds(record))
        return tuple(heard for heard in found if heard is not None)

    def listen(self, records: Sequence[tuple[Path, BuildRecord]]) -> bool:
        """Takes up what has been finished, and begins the next episode that nobody has heard yet;
        whether anything has become known. `records` come with their output folders."""
        fresh = False
        if self._asked is not None:
            digest, future = self._asked
            if not future.done():
                return False
            self._asked, fresh = None, True
            try:
                self._known[digest] = future.result()
            except AudiogenError:       # `audiogen inspect` says why
                self._known[digest] = None
            except BrokenExecutor:      # ended from outside: another one begins anew
                self.process = None
        there = {sound.sha256 for _, record in records for _, sound in _sounds(record)}
        self._known = {digest: heard for digest, heard in self._known.items() if digest in there}
        for folder, record in records:
            for episode, sound in _sounds(record):
                if sound.sha256 not in self._known:
                    self.process = self.process or crew(1)
                    self._asked = sound.sha256, self.process.submit(
                        _hear, folder / sound.name, episode.slug, sound.sha256)
                    return fresh
        return fresh


def _hear(mp3: Path, slug: str, digest: str) -> Heard:
    """An episode, inspected. Runs in a worker. Raises AudiogenError."""
    inspection = inspected(mp3)
    return Heard(slug, f"page/picture-{digest[:16]}.svg", picture(inspection).encode(),
                 inspection.misses)


def _sounds(record: BuildRecord) -> list[tuple[EpisodeRecord, FileRecord]]:
    return [(episode, file) for episode in record.episodes for file in episode.files
            if file.name.endswith(".mp3")]
