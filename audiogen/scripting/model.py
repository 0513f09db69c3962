"""What scripting hands on: an episode as a sequence of cues, before any audio."""

from dataclasses import dataclass, field, replace
from typing import Literal

from audiogen.errors import Fault, Place
from audiogen.reading.model import LexiconEntry

GapKind = Literal["phrase", "ellipsis", "sentence", "line", "item", "paragraph", "heading",
                  "before_heading", "section"]
"""What a structural pause comes after (or, of two, before)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast words come and how long the silences after them are; seconds unless said."""

    name: str
    words_per_minute: float
    """While speaking; pauses do not count."""
    phrase: float
    """After a dash inside a sentence."""
    ellipsis: float
    """After an ellipsis, which is meant as a breath."""
    sentence: float
    line: float
    """After a sentence that ends its line of the source."""
    item: float
    paragraph: float
    heading: float
    """After a heading."""
    before_heading: float
    section: float
    """At a rule, and before a chapter's heading."""
    breath: float
    """In and out together: the unit of "one breath"."""
    start: float
    """Before the first word of an episode."""
    end: float
    """After its last."""

    def after(self, kind: GapKind) -> float:
        """Seconds of the pause of a kind."""
        lengths: dict[GapKind, float] = {
            "phrase": self.phrase, "ellipsis": self.ellipsis, "sentence": self.sentence,
            "line": self.line, "item": self.item, "paragraph": self.paragraph,
            "heading": self.heading, "before_heading": self.before_heading,
            "section": self.section}
        return lengths[kind]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line that is worded one way; engines that cannot do a wish speak `text`."""

    text: str
    """What is said, already worded for the ear (lexicon, substitutions, symbols applied)."""
    phoneme: str = ""
    """IPA; empty for none."""
    emphasis: str = ""
    """SSML level: none, reduced, moderate, strong; empty for unmarked."""
    rate: float = 1.0
    """A factor on the pace."""
    pitch: str = ""
    """SSML prosody pitch as written (low, high, +10%, -2st); empty for unmarked."""
    interpret_as: str = ""
    """SSML say-as (characters, cardinal, ordinal, digits, date, telephone …)."""
    language: str = ""
    """BCP 47 where it differs from the line's; empty for the same."""
    engines: tuple[tuple[str, str, str], ...] = ()
    """Engine, words, IPA: what the lexicon has these words be for one voice engine alone."""

    def said_by(self, engine: str) -> "Span":
        """The span as one engine is given it."""
        own = next((said for said in self.engines if said[0] == engine), None)
        if own is None:
            return replace(self, engines=())
        return replace(self, text=own[1] or self.text, phoneme=own[2], engines=())


@dataclass(frozen=True, slots=True)
class Line:
    """The least unit that is spoken in one breath."""

    id: str
    """Eight hexadecimal digits from text, role and ordinal among equals, so that it survives edits
    elsewhere."""
    text: str
    """As the transcript shows it."""
    spans: tuple[Span, ...]
    role: str
    """narrator, question, quote, or a word of the author's own."""
    voice: str
    """Of SSML <voice name>: a voice for just this line; empty for the role's own."""
    language: str
    """BCP 47."""
    place: Place

    @property
    def spoken(self) -> str:
        """The plain words that are said."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Pause:
    """An intended silence between two other cues; never two side by side."""

    seconds: float
    fixed: float
    """Seconds of it that came from explicit pauses which are not flexible."""
    flexible: float
    """Seconds of it that came from flexible pauses, "[pause 10s+]"; the rest is structural."""
    place: Place
    written: str = ""
    """The author's own words for it, "(Pause 3s)", where they are not our notation."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a breath; phases that follow each other keep a grid that does not drift."""

    kind: str
    """in, hold, out, or rest (the hold after out)."""
    text: str
    """What the listener does, in words ("Breathe in"), whether voice or tone says it."""
    seconds: float
    cycle: int
    """Counted from 1."""
    cycles: int
    line: Line | None
    """The words that cue it, or None where a tone does."""
    place: Place


@dataclass(frozen=True, slots=True)
class Sound:
    """A bell or chime, rung here and left to ring out."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class BedChange:
    """From here on this bed lies under the voice."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Chapter:
    """From here on this chapter runs."""

    title: str
    place: Place


Cue = Line | Pause | Phase | Sound | BedChange | Chapter


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that could be better, and is no fault."""

    fault: Fault
    """Its place and sentence."""
    kind: str
    """Advice of one kind is summed up."""
    weight: float = 1.0
    """How much it matters, among all that is told of a file; 1 is usual."""


@dataclass(frozen=True, slots=True)
class Script:
    """An episode, ready to be voiced. Begins and ends with a pause."""

    title: str
    language: str
    pace: Pace
    cues: tuple[Cue, ...]
    asides: tuple[Advice, ...] = ()
    """What the reader took for stillness or stage directions, and what it isn't sure of."""
    kind_set: bool = False
    """Whether the author said which kind of episode it is."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in order, those that cue a breath included."""
        found = []
        for cue in self.cues:
            line = cue.line if isinstance(cue, Phase) else cue
            if isinstance(line, Line):
                found.append(line)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ScriptSettings:
    """What scripting needs to know of an episode's settings."""

    language: str = "en"
    pace: Pace | None = None
    """None for the preset that suits the kind."""
    kind: str = "guide"
    kind_set: bool = False
    """Whether the author said so."""
    emoji: str = "silent"
    """silent or describe."""
    brackets: str = ""
    """fault, read or silent: brackets that are no notation; empty to judge each by its words."""
    bed: str = "room"
    chapters: bool = True
    lexicon: tuple[LexiconEntry, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    """opening, closing, breathe_in, hold, breathe_out, rest, code, disclosure … to their words."""
    phrase_places: tuple[tuple[str, Place], ...] = field(default=(), repr=False, compare=False)
    """Where each of these was written, for its faults."""
    disclosure: str = ""
    worded_cycles: int = 2
    """How many cycles of a breath are cued by words before tones take over."""
    sounds: tuple[str, ...] = ("bell", "chime")
    """Names that mixing can make."""
    beds: tuple[str, ...] = ("room", "silence")
    roles: tuple[str, ...] = field(default=("narrator", "question", "quote"))


GUESSED_SECONDS = 300.0
"""A running time to begin with, while the words that tell it are still to be written."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a script says about things outside its own file."""

    collection: str = ""
    """The collection's title."""
    next_title: str = ""
    """Of the episode that follows; empty for the last."""
    seconds: tuple[tuple[str, float], ...] = ()
    """Running time of each episode by slug, for "[minutes of SLUG]"."""
    own_seconds: float | None = None
    """This episode's running time, for "[minutes]"; None to estimate it from the pace."""
