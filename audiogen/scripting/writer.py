"""A document becomes a script: the one way through this room."""

from collections.abc import Iterator
from dataclasses import replace

from audiogen.errors import ContentError, Fault
from audiogen.reading.model import DIRECTIVE, Document, Element
from audiogen.scripting.announcements import announced, asks_minutes, closing, opening
from audiogen.scripting.estimate import running_time
from audiogen.scripting.flow import Gap, Item
from audiogen.scripting.lines import Narrator
from audiogen.scripting.model import (
    GUESSED_SECONDS,
    Chapter,
    Script,
    ScriptSettings,
    Surroundings,
)
from audiogen.scripting.notation.minutes import slug_in
from audiogen.scripting.notes import notes_of, placed
from audiogen.scripting.outline import chapter_level, refers_to_numbers
from audiogen.scripting.pace import pace_for
from audiogen.scripting.phrases import placeholders
from audiogen.scripting.scene import Scene
from audiogen.scripting.silence import with_pauses
from audiogen.scripting.stilled import stilled
from audiogen.scripting.structure import blocks


def write_script(document: Document, settings: ScriptSettings,
                 surroundings: Surroundings) -> Script:
    """The episode as a sequence of cues, from its first pause to its last.

    Where it says its own length and none is given, the length is estimated from the pace.
    Raises ContentError with every fault in the document, in the order of its lines.
    """
    if surroundings.own_seconds is None and mentions_itself(document, settings):
        draft = _script(document, settings, replace(surroundings, own_seconds=GUESSED_SECONDS))
        surroundings = replace(surroundings, own_seconds=running_time(draft))
    return _script(document, settings, surroundings)


def mentions(document: Document, settings: ScriptSettings | None = None) -> tuple[str, ...]:
    """Slugs of the episodes whose minutes the document, and the phrases around it, ask for."""
    slugs = [slug for slug in _slugs(document) if slug]
    if settings is not None:
        slugs += [slug for slug in asks_minutes(settings.phrases) if slug]
    return tuple(dict.fromkeys(slugs))


def mentions_itself(document: Document, settings: ScriptSettings) -> bool:
    """Whether the episode says how long it lasts."""
    return "" in _slugs(document) or "" in asks_minutes(settings.phrases)


def _slugs(document: Document) -> list[str]:
    """What each [minutes] of a document asks for; empty for its own."""
    found = (slug_in(element.get("text")) for element in document.body.walk()
             if element.tag == DIRECTIVE)
    return [slug for slug in found if slug is not None]


def _script(document: Document, settings: ScriptSettings, surroundings: Surroundings) -> Script:
    document = replace(document, body=stilled(document.body, settings.language))
    pace = settings.pace or pace_for("", settings.kind)
    title_said = "title" in placeholders(dict(settings.phrases).get("opening", ""))
    scene = Scene(document, settings, pace, surroundings, title_said,
                  chapter_level(document.body), refers_to_numbers(document.body))
    narrator = Narrator(scene)
    cues = tuple(with_pauses(narrator.steps(_items(scene)), pace, document.place(1)))
    script = Script(document.title, settings.language, pace, cues, tuple(narrator.asides),
                    settings.kind_set)
    faults = narrator.faults
    if not faults and not script.lines:
        faults = [Fault(document.place(0), "There is nothing to speak in it. Write a sentence or "
                        "two, or take the file out of the collection.")]
    if faults:
        raise ContentError(faults)
    return script


def _items(scene: Scene) -> Iterator[Item]:
    """Everything that is said, from the opening phrase to the closing one."""
    def note(element: Element) -> Iterator[Item]:
        yield Gap("paragraph")
        yield from announced("note", scene, element.line, scene.manner)
        yield from blocks(element, scene.manner, scene)
        yield Gap("paragraph")

    body = scene.document.body
    if scene.settings.chapters:
        yield Chapter(scene.document.title, scene.place(1))
    yield from opening(scene)
    yield from placed(blocks(body, scene.manner, scene), notes_of(body), note)
    yield from closing(scene)
