"""The half of `audiogen build` that makes something."""

import importlib
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from audiogen.building.headstart import HeadStart
from audiogen.building.machines import Machines
from audiogen.building.pipeline import Request, build
from audiogen.building.sources import Asked
from audiogen.cli import reports
from audiogen.cli.terminal import say
from audiogen.errors import AudiogenError
from audiogen.publishing.record import BuildRecord, EpisodeRecord

STEPS, FEWEST = 10, 50
"""How often a build without a bar tells how far it is, and of how many lines at least."""


class Watcher:
    """Shows a build on a terminal with a bar, elsewhere in plain lines, or not at all."""

    def __init__(self, quiet: bool) -> None:
        self.made: set[str] = set()
        self._quiet = quiet
        self._total = self._done = self._told = 0
        self._bar: Any = None
        if not quiet and sys.stderr.isatty():
            # Loaded by name: it takes a thirtieth of a second that nobody else need wait.
            self._bar = importlib.import_module("audiogen.cli.bar").Bar()

    def open(self) -> None:
        """Begins to show what is done."""
        if self._bar:
            self._bar.start()

    def note(self, text: str) -> None:
        """Something worth knowing."""
        if self._bar:
            self._bar.note(text)
        elif not self._quiet:
            say(text)

    def warn(self, text: str) -> None:
        """Something that nobody may miss, on the standard error even of a quiet build."""
        if self._bar:
            self.note(text)
        else:
            say(text)

    def lines(self, count: int) -> None:
        """So many more lines are to be finished."""
        if self._bar:
            self._bar.lengthen(count)
        self._total += count
        if count and not self._bar:
            self.note(f"{count} line{'' if count == 1 else 's'} to speak")

    def voiced(self, count: int) -> None:
        """So many more lines are finished; without a bar, every tenth part of them is told."""
        self._done += count
        if self._bar:
            self._bar.advance(count)
        elif self._total >= FEWEST and self._done * STEPS // self._total > self._told:
            self._told = self._done * STEPS // self._total
            self.note(f"{self._done} of {self._total} lines spoken")

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """An episode is there."""
        if made:
            self.made.add(record.slug)
        self.note(reports.line(record, made))

    def close(self) -> None:
        """Leaves the terminal as it was."""
        if self._bar:
            self._bar.stop()


def make(asked: Asked, output: Path, flags: dict[str, Any], jobs: int | None, force: bool,
         offline: bool, quiet: bool, cluster: str | None = None,
         ahead: HeadStart | None = None) -> tuple[BuildRecord, frozenset[str]]:
    """Builds, with the workers of a cluster where the address of its scheduler is given; gives
    back the record, and the slugs of the episodes that were made."""
    watcher = Watcher(quiet)
    try:
        watcher.open()
        with _machines(cluster, watcher.note) as machines:
            record = build(Request(asked, output, flags, jobs, force, offline), watcher,
                           machines=machines, ahead=ahead)
    finally:
        watcher.close()
    return record, frozenset(watcher.made)


def _machines(address: str | None, note: Callable[[str], None]
              ) -> AbstractContextManager[Machines | None]:
    """The workers of a cluster, or none. Raises ClusterError, and AudiogenError where what they
    are reached with isn't installed."""
    if address is None:
        return nullcontext()
    try:
        door = importlib.import_module("audiogen.building.cluster")
    except ModuleNotFoundError as problem:
        raise AudiogenError(f"--cluster needs the package {problem.name}: "
                            "`pip install 'audiogen[cluster]'`.") from problem
    machines: AbstractContextManager[Machines] = door.Cluster(address, note)
    return machines
