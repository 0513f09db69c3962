"""Scripts of a planned collection: what will be said, before anything is spoken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from audiogen.building.planning import Plan, Project, plan_collection
from audiogen.building.sources import Asked
from audiogen.errors import ContentError, Fault, FaultyInput, Place
from audiogen.reading.model import Document, FrontMatter
from audiogen.scripting.advice import advise
from audiogen.scripting.estimate import estimate, running_time
from audiogen.scripting.fit import fit
from audiogen.scripting.model import GUESSED_SECONDS, Script, ScriptSettings, Surroundings
from audiogen.scripting.writer import mentions, mentions_itself, write_script

REMEMBERED = 1000
"""Scripts that a process keeps. A build asks for each several times, and one build after another,
as `serve` runs them, for all but those that were edited."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What is known of a collection before anything is spoken."""

    seconds: dict[str, float]
    """Running time by slug, as the pace foretells it."""
    settled: dict[str, Script]
    """By slug, the scripts that no running time can change any more."""

    def script(self, project: Project, plan: Plan) -> Script:
        """An episode's, as far as its words are known by now. Raises ContentError."""
        return self.settled.get(plan.slug) or draft(project, plan, self.seconds)


def drafted(asked: Asked,
            flags: Mapping[str, Any]) -> tuple[tuple[Script, ...], tuple[str, ...]]:
    """The scripts of what was asked for, and what a person should know of their texts. Raises
    ContentError."""
    project = plan_collection(asked, flags)
    return fitted(project, first_drafts(project)), project.notes


def fitted(project: Project, drafts: Drafts) -> tuple[Script, ...]:
    """The scripts of what was asked for, with running times estimated from the pace and fitted to
    their lengths as a build fits them. Raises ContentError."""
    made: list[Script] = []
    faults: list[Fault] = []
    for plan in project.plans:
        if plan.chosen:
            script = drafts.script(project, plan)
            try:
                made.append(_fitted(script, plan.settings.length))
            except ContentError as problem:
                faults += problem.faults
    if faults:
        raise ContentError(faults)
    return tuple(made)


def scripts(asked: Asked, flags: Mapping[str, Any]) -> tuple[Script, ...]:
    """The scripts of what was asked for."""
    return drafted(asked, flags)[0]


def advice(asked: Asked, flags: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What could be paced better in what was asked for. Raises ContentError for its faults."""
    return tuple(one for script in scripts(asked, flags)
                 for one in advise(script, estimate(script)))


def _fitted(script: Script, length: float | None) -> Script:
    return script if length is None else fit(script, running_time(script), length)


def draft(project: Project, one: Plan, known: Mapping[str, float],
          own: float | None = None) -> Script:
    """An episode's script, given the running times that are known, in seconds by slug."""
    titles = {other.number: other.title for other in project.plans}
    asked = mentions(one.document, one.scripting)
    if known.keys() >= set(asked):      # else it is a fault, which names all that there are
        known = {slug: known[slug] for slug in asked}
    return _written(
        replace(one.document, front=FrontMatter()), one.scripting, one.scripting.phrase_places,
        Surroundings(collection=project.settings.title, next_title=titles.get(one.number + 1, ""),
                     seconds=tuple(sorted(known.items())), own_seconds=own))


@lru_cache(REMEMBERED)
def _written(document: Document, settings: ScriptSettings,
             _: tuple[tuple[str, Place], ...], surroundings: Surroundings) -> Script:
    """A script of just these values; the third are places that the settings hold, and that don't
    tell them apart, though the script's advice names them."""
    return write_script(document, settings, surroundings)


def first_drafts(project: Project, slugs: Collection[str] | None = None) -> Drafts:
    """A first draft of every episode, or of those with these slugs.

    Raises ContentError with every fault of the settings, of every text and of every script that
    is drafted.
    """
    known = {plan.slug: GUESSED_SECONDS for plan in project.plans}
    settled: dict[str, Script] = {}
    faults = list(project.faults)
    for one in project.plans:
        if slugs is not None and one.slug not in slugs:
            continue
        try:
            script = draft(project, one, known)
        except FaultyInput as problem:
            faults += problem.faults
            continue
        known[one.slug] = one.settings.length or running_time(script)
        if not (mentions_itself(one.document, one.scripting)
                or mentions(one.document, one.scripting)):
            settled[one.slug] = script
    if faults:
        raise ContentError(faults)
    return Drafts(known, settled)
