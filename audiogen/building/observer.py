"""Who watches a build, and is told how it goes."""

from typing import Protocol

from audiogen.publishing.record import EpisodeRecord


class Observer(Protocol):
    """Who watches a build."""

    def note(self, text: str) -> None:
        """Something worth knowing."""

    def warn(self, text: str) -> None:
        """Something that nobody may miss, however quiet a build was asked to be."""

    def lines(self, count: int) -> None:
        """So many more lines are to be finished."""

    def voiced(self, count: int) -> None:
        """So many more lines are finished."""

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """An episode is there: made now, or found unchanged."""
