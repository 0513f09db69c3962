"""An episode as a part of the book, and the names of its files."""

from dataclasses import dataclass

from audiogen.publishing.book.overlay import Stretch, overlay
from audiogen.publishing.model import Episode
from audiogen.publishing.shown import Shown, shown


@dataclass(frozen=True, slots=True)
class Part:
    """One episode. Its files are named for its place in the book, in letters that every reader of
    archives knows."""

    id: str
    """Of its page in the book's list of files: "part-01"."""
    episode: Episode
    shown: Shown
    stretches: tuple[Stretch, ...]

    @property
    def page(self) -> str:
        """Its words."""
        return f"{self.id}.xhtml"

    @property
    def overlay(self) -> str:
        """What joins words and sound."""
        return f"{self.id}.smil"

    @property
    def sound(self) -> str:
        """Its MP3."""
        return f"{self.id}.mp3"

    @property
    def duration(self) -> int:
        """Milliseconds: the sum of its steps."""
        return sum(step.end - step.begin for stretch in self.stretches for step in stretch.steps)


def parts(episodes: tuple[Episode, ...]) -> tuple[Part, ...]:
    """The parts of a book, in listening order."""
    width = max(2, len(str(len(episodes))))
    return tuple(_part(f"part-{number:0{width}}", episode)
                 for number, episode in enumerate(episodes, 1))


def _part(name: str, episode: Episode) -> Part:
    page = shown(episode)
    return Part(name, episode, page, overlay(page, episode.timeline))
