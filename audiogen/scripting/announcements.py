"""The words that audiogen itself says in an episode: opening, closing, disclosure, code, notes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from audiogen.scripting.flow import Aside, Gap, Inline, Item, Manner, Phrase, Piece, Wrong
from audiogen.scripting.model import GapKind
from audiogen.scripting.notation import read_directive
from audiogen.scripting.notation.minutes import slug_in
from audiogen.scripting.paragraphs import paragraph
from audiogen.scripting.phrases import (
    PhraseFault,
    filled,
    has_words,
    minutes_in_words,
    phrase,
    placeholders,
)
from audiogen.scripting.scene import Scene

_BRACKETS = re.compile(r"\[([^\[\]\n]{1,200})\]")


_DISPENSABLE = ("code", "formula", "note")
"""Phrases without which an episode is whole: where there are no words for them, none are said."""


def announced(name: str, scene: Scene, line: int, manner: Manner,
              gap: GapKind = "sentence") -> Iterator[Item]:
    """A phrase of the collection as a paragraph; a fault where it cannot be said.

    Phrases may hold directives, such as a bell at the opening of every practice.
    """
    settings = scene.settings
    places = dict(settings.phrase_places)
    if name in _DISPENSABLE and not has_words(name, settings.language, settings.phrases):
        yield Aside(scene.place(line), "phrase", f"audiogen has no words for “{name}” in the "
                    f"language “{settings.language}”, so nothing is said of it here. Set {name} "
                    "under [phrases] in audiogen.toml to have it announced.")
        return
    try:
        words = phrase(name, settings.language, settings.phrases)
        words = filled(name, words, _values(words, scene))
    except PhraseFault as problem:
        yield Wrong(places.get(problem.name, scene.place(line)), str(problem))
        return
    own = replace(manner, language=settings.language)
    for item in paragraph(_content(words, own, line, scene), gap):
        # What is wrong inside a phrase is mended where the phrase was written.
        yield replace(item, place=places.get(name, item.place)) if isinstance(item, Wrong) else item


def opening(scene: Scene) -> Iterator[Item]:
    """What an episode begins with, followed by a heading's pause; the disclosure of resources."""
    yield from announced("opening", scene, 0, scene.manner, "heading")
    if scene.settings.kind == "resources" and scene.settings.disclosure:
        yield from announced("disclosure", scene, 0, scene.manner, "paragraph")


def closing(scene: Scene) -> Iterator[Item]:
    """What an episode ends with; nothing where it names a next episode and there is none."""
    words = dict(scene.settings.phrases).get("closing", "")
    if words and (scene.surroundings.next_title or "next" not in placeholders(words)):
        yield Gap("section")
        yield from announced("closing", scene, 0, scene.manner, "paragraph")


def says(placeholder: str, scene_phrases: tuple[tuple[str, str], ...]) -> bool:
    """Whether opening or closing says something, such as "title" or "minutes"."""
    own = dict(scene_phrases)
    return any(placeholder in placeholders(own.get(name, "")) for name in ("opening", "closing"))


def directives_in(words: str) -> tuple[str, ...]:
    """What stands between the square brackets of a phrase."""
    return tuple(_BRACKETS.findall(words))


def asks_minutes(settings_phrases: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Slugs whose minutes the opening and closing ask for; empty for the episode's own."""
    own = dict(settings_phrases)
    found = ["" for _ in range(says("minutes", settings_phrases))]
    for name in ("opening", "closing", "disclosure"):
        slugs = (slug_in(text) for text in directives_in(own.get(name, "")))
        found += [slug for slug in slugs if slug is not None]
    return tuple(dict.fromkeys(found))


def _values(words: str, scene: Scene) -> dict[str, str]:
    """What the placeholders stand for. The minutes are worked out only where they are named."""
    values = {"title": scene.document.title, "next": scene.surroundings.next_title,
              "collection": scene.surroundings.collection,
              "disclosure": scene.settings.disclosure, "minutes": ""}
    if "minutes" in placeholders(words):
        own, language = scene.surroundings.own_seconds, scene.settings.language
        values["minutes"] = (
            phrase("some_minutes", language, scene.settings.phrases) if own is None
            else minutes_in_words(own, language, scene.settings.phrases))
    return values


def _content(words: str, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """The words of a phrase as pieces, and the directives in it."""
    for index, part in enumerate(_BRACKETS.split(words)):
        if index % 2 == 0:
            if part:
                yield Piece(part, part, manner, line)
            continue
        acts = read_directive(part, scene.setting(line))
        for act in (acts,) if isinstance(acts, Wrong) else acts:
            yield Piece(act.text, act.text, manner, line) if isinstance(act, Phrase) else act
