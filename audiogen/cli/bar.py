"""How far a build is, as a bar on a terminal."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from audiogen.messages import printable


class Bar:
    """Lines that are finished, of those that are to be."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TimeRemainingColumn(), console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("lines", total=0)

    def start(self) -> None:
        """Shows it."""
        self._progress.start()

    def note(self, text: str) -> None:
        """A line above it."""
        self._progress.console.print(printable(text), markup=False, highlight=False)

    def lengthen(self, count: int) -> None:
        """So many more lines are to be finished."""
        total = self._progress.tasks[0].total or 0
        self._progress.update(self._task, total=total + count)

    def advance(self, count: int) -> None:
        """So many more are."""
        self._progress.advance(self._task, count)

    def stop(self) -> None:
        """Leaves the terminal as it was."""
        self._progress.stop()
