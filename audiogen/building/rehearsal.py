"""What is told before anything is spoken: lines that the voice can't say; to a person who records
the sheet, and what is missing or stale; and how what is made will be taken in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiogen.building.choosing import USUAL, is_recorded, recorded_lines, voice_of
from audiogen.building.drafting import Drafts, first_drafts, fitted
from audiogen.building.planning import Plan, Project, plan_collection
from audiogen.building.reception import reception
from audiogen.building.recordings import Takes, gaps, takes_of, write_sheet
from audiogen.building.sources import Asked
from audiogen.errors import ContentError, Fault, VoiceMissing
from audiogen.scripting.model import Script
from audiogen.voicing.engines import engine
from audiogen.voicing.voices import AUTO, parse_voice


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What is known of texts before anything is spoken."""

    plans: tuple[Plan, ...]
    """Of what was asked for."""
    scripts: tuple[Script, ...]
    """Of these plans, in their order."""
    notes: tuple[str, ...]
    """What a person should know of the texts, a line each."""
    takes: tuple[Fault, ...]
    """Advice to whoever records: what is missing, and what is stale."""
    reception: tuple[Fault, ...]
    """What apps and libraries will refuse."""


def sheet(asked: Asked, flags: Mapping[str, Any]) -> tuple[Path, int]:
    """Writes a collection's sheet to record from; its path, and how many lines have no take.

    Raises ContentError or OutputError.
    """
    project = plan_collection(asked, flags)
    return write_sheet(project.collection.root, _scripts(project, first_drafts(project)))


def rehearse(asked: Asked, flags: Mapping[str, Any]) -> Rehearsal:
    """What was asked for, tried without speaking anything.

    Raises ContentError, also where a voice can't say its lines, SettingsError for a cover that
    can't be used, and VoiceMissing.
    """
    project = plan_collection(asked, flags)
    drafts = first_drafts(project)
    chosen = fitted(project, drafts)
    scripts = _scripts(project, drafts)
    takes = takes_of(project.collection.root, scripts.values())
    if faults := _unspeakable(project, scripts, takes):
        raise ContentError(faults)
    return Rehearsal(tuple(plan for plan in project.plans if plan.chosen), chosen, project.notes,
                     _gaps(project, scripts, takes), reception(project, scripts, takes))


def _gaps(project: Project, scripts: Mapping[str, Script], takes: Takes) -> tuple[Fault, ...]:
    """Each line that was asked for, is a person's to say and has no take, and each take that
    belongs to no line; nothing where no person is to say anything."""
    lines = {plan.slug: recorded_lines(scripts[plan.slug], plan.settings)
             for plan in project.plans}
    if not any(lines.values()):
        return ()
    return gaps([line for plan in project.plans if plan.chosen for line in lines[plan.slug]],
                takes)


def _unspeakable(project: Project, scripts: Mapping[str, Script], takes: Takes) -> list[Fault]:
    """A fault for each voice that is set and can't speak here, or not the language of a line: at
    the first such line, as a build would tell it. Raises VoiceMissing for an unknown engine."""
    faults: dict[tuple[str, str], Fault | None] = {}
    for plan in project.plans:
        for line in scripts[plan.slug].lines if plan.chosen else ():
            voice = voice_of(line, plan.settings, takes)
            if voice == AUTO or is_recorded(voice) or (voice, line.language) in faults:
                continue
            faults[voice, line.language] = None
            engine(voice.partition(":")[0].strip())     # one that isn't there is no fault of a line
            try:
                parse_voice(voice, line.language, USUAL)
            except VoiceMissing as problem:
                faults[voice, line.language] = Fault(line.place, str(problem))
    return [fault for fault in faults.values() if fault]


def _scripts(project: Project, drafts: Drafts) -> dict[str, Script]:
    return {plan.slug: drafts.script(project, plan) for plan in project.plans}
