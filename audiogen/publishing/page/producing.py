"""What the producer's view of the page is told: where each line is written, and what is said of it.

The page sees to that view itself (script/producer.js), once `audiogen serve` opens it; all words of
the view come from here, in English as every message to producers, so that no listener's page holds
them.
"""

import json
from dataclasses import dataclass

from audiogen.errors import Fault, Place
from audiogen.mixing.model import Miss

PAGE = "index.html"
Row = tuple[str, str, str]
"""A kind of remark, its sentence, and where it is to be mended."""

WORDS = {
    "desk": "While you write",
    "busy": "Making what you saved …",
    "ready": "This is what you saved last.",
    "failed": "Something is to be mended first. Until then this is what was there before.",
    "nothing": "Something is to be mended before there is anything to hear.",
    "lost": "audiogen serve has ended. Start it again, and this page goes on by itself.",
    "from_here": "Listen from here",
    "fault": "Fault", "advice": "Advice", "sound": "Sound",
    "picture": "The sound as a picture",
}
"""What the view shows. Each kind of remark has a word, so that colour alone tells nothing."""


def page_name(digest: str) -> str:
    """What names a page of this SHA-256, so that another one is told from it."""
    return digest[:16]


@dataclass(frozen=True, slots=True)
class Written:
    """An episode of the page, and where its lines are written."""

    slug: str
    file: str
    """Its text, as places name it."""
    lines: tuple[tuple[str, Place], ...]
    """Line id → place, in the order in which they are heard."""

    def line_of(self, place: Place) -> str:
        """The id of the line at which something about a place is shown: the one that is written
        there, or the next; empty where there is none, or the text as a whole is meant."""
        after = [(own.line, order, identity) for order, (identity, own) in enumerate(self.lines)
                 if own.file == self.file and own.line >= place.line > 0]
        return min(after)[2] if after else ""


@dataclass(frozen=True, slots=True)
class Heard:
    """An episode's sound, inspected."""

    slug: str
    address: str
    """Of its picture, from the page."""
    picture: bytes
    """SVG."""
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Tidings:
    """All that the view shows at one moment."""

    page: str = ""
    """Names the page that stands, so that another one is told from it; empty where there is none.
    """
    busy: bool = False
    """Whether something is being made."""
    problem: str = ""
    """What stopped the last build and has no place in a text."""
    faults: tuple[Fault, ...] = ()
    advice: tuple[Fault, ...] = ()
    written: tuple[Written, ...] = ()
    heard: tuple[Heard, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the page that stands is not what was saved last."""
        return bool(self.problem or self.faults)


def as_told(tidings: Tidings) -> str:
    """The tidings as one line of JSON. What is to be said stands at the id of its line, under an
    empty one if it is about an episode as a whole, and apart from the episodes if about none."""
    by_file = {episode.file: episode for episode in tidings.written}
    strays: list[Row] = [("fault", tidings.problem, "")] if tidings.problem else []
    at: dict[str, dict[str, list[Row]]] = {each.slug: {} for each in tidings.written}
    for kind, faults in (("fault", tidings.faults), ("advice", tidings.advice)):
        for fault in faults:
            row, episode = (kind, fault.message, str(fault.place)), by_file.get(fault.place.file)
            if episode is None:
                strays.append(row)
            else:
                at[episode.slug].setdefault(episode.line_of(fault.place), []).append(row)
    heard = {each.slug: each for each in tidings.heard}
    return json.dumps({
        "page": tidings.page, "busy": tidings.busy, "failed": tidings.failed, "words": WORDS,
        "remarks": strays,
        "episodes": {each.slug: {
            "lines": {identity: str(place) for identity, place in each.lines},
            "remarks": at[each.slug], **_sound(heard.get(each.slug))} for each in tidings.written},
    }, ensure_ascii=False, separators=(",", ":"))


def _sound(heard: Heard | None) -> dict[str, object]:
    """The picture's address, and each miss with its second: the page knows what is heard then."""
    if heard is None:
        return {"picture": "", "misses": []}
    return {"picture": heard.address,
            "misses": [[miss.text, miss.at if miss.cue else -1] for miss in heard.misses]}
