"""The half of `audiogen serve` that serves, and says in the terminal what it does."""

import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from audiogen.cli.making import Watcher
from audiogen.cli.terminal import answer, say
from audiogen.errors import FaultyInput
from audiogen.publishing.record import EpisodeRecord
from audiogen.serving.board import Board
from audiogen.serving.desk import Desk, Round, Wanted
from audiogen.serving.server import opened, port_of, start
from audiogen.serving.site import Site
from audiogen.serving.watching import saves


class Rebuild(Watcher):
    """Watches the build of what was just saved: a line or two are no reason for a bar."""

    def __init__(self) -> None:
        super().__init__(quiet=True)
        self.titles: list[str] = []

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """An episode is there."""
        super().episode(record, made)
        if made:
            self.titles.append(record.title)


def serve(sources: tuple[str, ...], form: str, output: Path, named: bool,
          flags: Mapping[str, Any], jobs: int | None, offline: bool, port: int,
          opens: bool) -> None:
    """Serves until it is interrupted. Raises AudiogenError where it can't begin."""
    wanted = Wanted(sources, form, output, named, flags, jobs, offline)
    wanted.collections()        # what isn't there at all is no reason to wait for a save
    sockets = opened(port)
    board = Board()
    start(Site(output, board, port_of(sockets)), sockets)
    address = f"http://127.0.0.1:{port_of(sockets)}/"
    with Desk(wanted, board) as desk:
        while True:     # a new watch where a folder came or went
            folders = wanted.watched()
            for saved in saves(*folders, output):
                if saved and not board.notices:
                    _first(desk, address, opens)
                elif saved:
                    _again(desk)
                else:
                    desk.listen()
                if saved and wanted.watched() != folders:
                    break


def _first(desk: Desk, address: str, opens: bool) -> None:
    """All that is to be made before the first line can be heard, shown as a build is."""
    watcher = Watcher(quiet=False)
    watcher.open()
    try:
        for outcome in desk.rounds(watcher):
            _show_fault(outcome)
    finally:
        watcher.close()
    answer(f"Listen: {address} (until Ctrl-C)")
    if opens:
        webbrowser.open(address)


def _again(desk: Desk) -> None:
    """What was saved, a line for each collection that it changed."""
    watcher = Rebuild()
    for outcome in desk.rounds(watcher):
        if outcome.record is not None:
            made = ", ".join(f"“{title}”" for title in watcher.titles) or "nothing to hear"
            answer(f"{made} made anew in {outcome.seconds:.1f} s")
        _show_fault(outcome)
        watcher.titles.clear()


def _show_fault(outcome: Round) -> None:
    """Why a collection couldn't be built; the page shows it, too."""
    problem = outcome.problem
    if problem is not None:
        say(str(problem))
    if isinstance(problem, FaultyInput):
        count = len(problem.faults)
        say(f"{count} fault{'s' if count > 1 else ''} to mend; the page stays as it was.")
