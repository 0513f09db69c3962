"""Which episodes, in which order, with which settings: reading and settings brought together."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from audiogen import freshness, settings
from audiogen.checks import Choices
from audiogen.errors import ContentError, Fault, FaultyInput, Place
from audiogen.freshness import Asked
from audiogen.mixing.presets import BED_NAMES, LOUDNESS, QUALITIES, SOUND_NAMES
from audiogen.reading.document import read
from audiogen.reading.lexicon import read_lexicon
from audiogen.reading.model import Collection, Document, Source
from audiogen.scripting.model import ScriptSettings
from audiogen.scripting.pace import PRESETS, pace_for
from audiogen.scripting.phrases import PHRASES
from audiogen.settings import Settings

CHOICES = Choices(
    paces=tuple(PRESETS), beds=BED_NAMES, qualities=tuple(QUALITIES),
    loudnesses=tuple(LOUDNESS), phrases=tuple(PHRASES),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One episode to be, with all that its own text and settings say of it."""

    number: int
    """In listening order, from 1."""
    slug: str
    document: Document
    settings: Settings
    scripting: ScriptSettings
    digest: str
    """Of the source's bytes."""
    chosen: bool
    """False for an episode of the collection that this build was not asked for."""

    @property
    def title(self) -> str:
        return self.document.title


@dataclass(frozen=True, slots=True)
class Project:
    """A whole collection, planned."""

    collection: Collection
    settings: Settings
    plans: tuple[Plan, ...]
    """In listening order."""


def plan(asked: Asked, flags: Mapping[str, Any]) -> Project:
    """A collection, read and put in order.

    Raises ContentError with every fault of every file and of the settings.
    """
    collection = asked.collection
    base = settings.load(collection.settings_file, flags, CHOICES)
    lexicon = read_lexicon(collection.root / freshness.LEXICON) if collection.settings_file else ()
    base = replace(base, lexicon=(*lexicon, *base.lexicon))
    faults: list[Fault] = []
    found: list[tuple[Source, Document, Settings]] = []
    for source in collection.sources:
        try:
            document = read(source)
            own = settings.for_episode(base, document.name, document.front, CHOICES)
            found.append((source, document, own))
        except FaultyInput as problem:
            faults += problem.faults
    faults += _clashes(found)
    if faults:
        raise ContentError(faults)
    return Project(collection, base, _in_order(found, asked.names))


def slug_of(text: str) -> str:
    """A title as part of a file name: lower case, hyphens; accents dropped, other scripts kept."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", unicodedata.normalize("NFC", re.sub(r"['\u2019_]", "", plain)))
    return "-".join(words)[:80].strip("-") or "episode"


def _slug(document: Document, own: Settings) -> str:
    return own.slug or slug_of(document.title)


def _in_order(found: list[tuple[Source, Document, Settings]],
              asked: frozenset[str]) -> tuple[Plan, ...]:
    last = float("inf")
    ordered = sorted(found, key=lambda one: last if one[2].order is None else one[2].order)
    plans = []
    for number, (source, document, own) in enumerate(ordered, 1):
        scripting = own.scripting(pace_for(own.pace, own.kind), SOUND_NAMES, BED_NAMES)
        digest = freshness.digest([freshness.source_bytes(source.path, source.text)])
        plans.append(Plan(number, _slug(document, own), document, own, scripting, digest,
                          source.name in asked))
    return tuple(plans)


def _clashes(found: list[tuple[Source, Document, Settings]]) -> list[Fault]:
    """A fault for each file whose slug an earlier one has already."""
    first: dict[str, str] = {}
    faults = []
    for _, document, own in found:
        slug = _slug(document, own)
        if slug in first:
            faults.append(Fault(Place(document.name, 1),
                                f'Its slug "{slug}" is already that of {first[slug]}; '
                                "give one of them another title, or a slug of its own."))
        first.setdefault(slug, document.name)
    return faults
