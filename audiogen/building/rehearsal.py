"""What a person who records is told before they do: the sheet, and what is missing or stale."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from audiogen.building.choosing import recorded_lines
from audiogen.building.drafting import draft, first_drafts
from audiogen.building.planning import Project, plan_collection
from audiogen.building.recordings import gaps, takes_of, write_sheet
from audiogen.building.sources import Asked
from audiogen.errors import Fault
from audiogen.scripting.model import Script


def sheet(asked: Asked, flags: Mapping[str, Any]) -> tuple[Path, int]:
    """Writes a collection's sheet to record from; its path, and how many lines have no take.

    Raises ContentError or OutputError.
    """
    project = plan_collection(asked, flags)
    return write_sheet(project.collection.root, _scripts(project))


def recording_advice(asked: Asked, flags: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Each line of what was asked for that a person is to say and has no take, and each take that
    belongs to no line. Raises ContentError."""
    project = plan_collection(asked, flags)
    scripts = _scripts(project)
    lines = {plan.slug: recorded_lines(scripts[plan.slug], plan.settings)
             for plan in project.plans}
    if not any(lines.values()):
        return ()
    chosen = [line for plan in project.plans if plan.chosen for line in lines[plan.slug]]
    return gaps(chosen, takes_of(project.collection.root, scripts.values()))


def _scripts(project: Project) -> dict[str, Script]:
    drafts = first_drafts(project)
    return {plan.slug: drafts.settled.get(plan.slug) or draft(project, plan, drafts.seconds)
            for plan in project.plans}
