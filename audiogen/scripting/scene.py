"""All that the walk through a document may look at, as one frozen value."""

from dataclasses import dataclass

from audiogen.errors import Place
from audiogen.reading.model import Document
from audiogen.scripting.flow import Manner
from audiogen.scripting.model import Pace, ScriptSettings, Surroundings
from audiogen.scripting.notation.protocol import Setting

NARRATOR = "narrator"
QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its settings and surroundings."""

    document: Document
    settings: ScriptSettings
    pace: Pace
    surroundings: Surroundings
    title_said: bool
    """True where the opening phrase says the title, so that its heading need not."""
    chapter_level: int = 2
    """The level of headings that make chapters."""
    refers: bool = False
    """Whether the text speaks of the numbers of its lists."""

    @property
    def manner(self) -> Manner:
        """How words are said where nothing else is asked for."""
        return Manner(NARRATOR, "", self.settings.language)

    def place(self, line: int) -> Place:
        """A line of the document."""
        return self.document.place(line)

    def setting(self, line: int) -> Setting:
        """Where a directive of that line stands."""
        return Setting(self.place(line), self.pace, self.settings, self.surroundings)
