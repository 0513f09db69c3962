"""Which episodes, in which order, with which settings: reading and settings brought together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from audiogen.building.demands import unmet
from audiogen.building.naming import slugs
from audiogen.building.sources import LEXICON, Asked, lexicons
from audiogen.building.texts import Text, read_texts
from audiogen.errors import ContentError, Fault, FaultyInput, Place, SettingsError
from audiogen.mixing.presets import BED_NAMES, LOUDNESS, QUALITIES, SOUND_NAMES
from audiogen.publishing.feed.categories import CATEGORIES
from audiogen.publishing.outputs import COLLECTION_OUTPUTS, EPISODE_OUTPUTS
from audiogen.reading.lexicon import read_lexicon, specific_last
from audiogen.reading.model import Collection, Document, LexiconEntry
from audiogen.reading.pls import read_pls
from audiogen.scripting.model import ScriptSettings
from audiogen.scripting.pace import KINDS, PRESETS, pace_for
from audiogen.scripting.phrases import PHRASES
from audiogen.settings import layers
from audiogen.settings.checks import Choices
from audiogen.settings.model import Settings
from audiogen.voicing.engines import names

OUTPUTS = ("mp3", *(output.name for output in EPISODE_OUTPUTS),
           *(output.name for output in COLLECTION_OUTPUTS))
"""What `outputs` may name."""
CHOICES = Choices(
    kinds=tuple(KINDS), paces=tuple(PRESETS), beds=BED_NAMES, qualities=tuple(QUALITIES),
    loudnesses=tuple(LOUDNESS), phrases=tuple(PHRASES), outputs=OUTPUTS,
    categories=CATEGORIES,
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
    chosen: bool
    """False for an episode of the collection that this build was not asked for."""

    @property
    def title(self) -> str:
        """What the document calls itself."""
        return self.document.title


@dataclass(frozen=True, slots=True)
class Project:
    """A whole collection, planned."""

    collection: Collection
    settings: Settings
    plans: tuple[Plan, ...]
    """In listening order."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with texts and settings; scripts may hold more."""
    notes: tuple[str, ...] = ()
    """What a person should know of the texts, a line each."""


def plan_collection(asked: Asked, flags: Mapping[str, Any]) -> Project:
    """A collection, read and put in order.

    What is wrong is told with it, so that the faults of scripts can be told together with these.
    Raises SettingsError for the flags, and ContentError where audiogen.toml can't be read at all.
    """
    collection = asked.collection
    base, faults, readable = _settings(collection, flags)
    texts = read_texts(collection, base, CHOICES)
    faults += [*texts.faults, *unmet(collection, base, texts.texts)]
    for text in texts.texts:
        faults += _unknown_engines(text.settings.lexicon[len(base.lexicon):], text.document.name)
    if not readable:
        raise ContentError(faults)
    named, clashes = slugs((text.document, text.settings) for text in texts.texts)
    faults += clashes
    base = texts.base
    if not base.title and collection.settings_file is None and len(texts.texts) == 1:
        base = replace(base, title=texts.texts[0].document.title)   # an album of its own
    plans = _in_order(tuple(zip(texts.texts, named, strict=True)), asked.names)
    return Project(collection, base, plans, tuple(faults), texts.notes)


def _settings(collection: Collection,
              flags: Mapping[str, Any]) -> tuple[Settings, list[Fault], bool]:
    """The collection's settings with its lexicon, their faults, and whether they could be read."""
    readable = True
    try:
        base, wrong = layers.load(collection.settings_file, flags, CHOICES)
        faults = list(wrong)
    except SettingsError as problem:
        base, wrong = layers.load(None, flags, CHOICES)
        faults, readable = list(problem.faults), False
    lexicon, wrong = _lexicon(collection)
    faults += [*wrong, *_unknown_engines(base.lexicon, str(collection.settings_file))]
    return replace(base, lexicon=(*lexicon, *base.lexicon)), faults, readable


def _lexicon(collection: Collection) -> tuple[tuple[LexiconEntry, ...], tuple[Fault, ...]]:
    """What the folder's lexicons say, and their faults. Of two entries for a word the later counts:
    lexicon.toml is the collection's own and comes after W3C lexicons, which often come from
    elsewhere."""
    foreign: list[LexiconEntry] = []
    faults: list[Fault] = []
    own: tuple[LexiconEntry, ...] = ()
    for path in lexicons(collection.root):
        try:
            foreign += read_pls(path)
        except FaultyInput as problem:
            faults += problem.faults
    path = collection.root / LEXICON
    try:
        own = read_lexicon(path)
        faults += _unknown_engines(own, str(path))
    except FaultyInput as problem:
        faults += problem.faults
    return (*specific_last(foreign), *own), tuple(faults)


def _unknown_engines(entries: tuple[LexiconEntry, ...], file: str) -> list[Fault]:
    """A fault for each entry that is meant for a voice engine which isn't there."""
    meant = {engine: entry.word for entry in entries for engine, _, _ in entry.engines}
    known = names() if meant else ()
    return [Fault(Place(file, 0), f"The word “{word}” says how “{engine}” says it, and there is "
                  f"no voice engine of that name. There are: {', '.join(known)}.")
            for engine, word in meant.items() if engine not in known]


def _in_order(named: tuple[tuple[Text, str], ...], asked: frozenset[str]) -> tuple[Plan, ...]:
    """The plans of texts and their slugs."""
    last = float("inf")
    ordered = sorted(named, key=lambda each: last if each[0].settings.order is None
                     else each[0].settings.order)
    plans = []
    for number, (text, slug) in enumerate(ordered, 1):
        own = text.settings
        scripting = own.scripting(pace_for(own.pace, own.kind), SOUND_NAMES, BED_NAMES)
        plans.append(Plan(number, slug, text.document, own, scripting, text.source.name in asked))
    return tuple(plans)

