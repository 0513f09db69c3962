"""One line or section of a text, made now and the way an episode is: from the same clips."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from audiogen.building.capacity import default_jobs
from audiogen.building.casting import Cast
from audiogen.building.choosing import Teller, choose_voices, likely_voices
from audiogen.building.drafting import Drafts, first_drafts, fitted
from audiogen.building.planning import Plan, Project, plan_collection
from audiogen.building.settling import settle
from audiogen.building.sources import Asked, source_bytes
from audiogen.building.workers import Workers
from audiogen.errors import ContentError
from audiogen.messages import named, suggestion
from audiogen.scripting.excerpt import Stretch, at_line, chapters, cut
from audiogen.scripting.model import Line, Script
from audiogen.scripting.writer import mentions
from audiogen.slugs import slug_of
from audiogen.voicing.root import default_root
from audiogen.voicing.store import Store
from audiogen.voicing.voices import memory


@dataclass(frozen=True, slots=True)
class Spot:
    """What of a text is to be heard: all of it, unless a line or a chapter is named."""

    file: str
    """Or "-" for standard input."""
    line: int = 0
    """Counted from 1; 0 for none."""
    chapter: str = ""
    """Its title, the beginning of it, or its number."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is heard."""

    lines: tuple[Line, ...]
    seconds: float
    voices: tuple[str, ...]
    stream: Iterator[bytes]
    """An MP3 without tags."""


def spot_of(text: str) -> Spot:
    """"notes.md:12", "notes.md#opening", "notes.md" or "-", as it is written on a command line.

    A file that has such a name itself is meant as a whole.
    """
    if text == "-" or os.path.lexists(text):
        return Spot(text)
    if found := re.fullmatch(r"(.+):(\d{1,9})", text, re.DOTALL):
        return Spot(found[1], line=int(found[2]))
    file, mark, chapter = text.rpartition("#")
    return Spot(file, chapter=chapter) if mark and file and chapter else Spot(text)


@contextmanager
def excerpted(asked: Asked, spot: Spot, flags: Mapping[str, Any],
          teller: Teller) -> Iterator[Excerpt]:
    """What is at a spot, to be read while this is open.

    Faults in other texts of the collection don't matter. Raises ContentError where there are
    others, or no such spot; VoiceError and SoundError.
    """
    project = plan_collection(asked, flags)
    plan = next((plan for plan in project.plans if plan.chosen), None)
    if plan is None:        # it can't be read
        raise ContentError([fault for fault in project.faults if fault.place.file in asked.names]
                           or project.faults)
    drafts = first_drafts(_without_others(project, plan),
                          {plan.slug, *mentions(plan.document, plan.scripting)})
    excerpt = _excerpt(spot, plan, project, fitted(project, drafts)[0])
    alone = replace(project, plans=(plan,))
    voices = choose_voices(alone, Drafts(drafts.seconds, {plan.slug: excerpt}), teller)
    jobs = default_jobs(memory(likely_voices(alone)))
    with Workers(Store(default_root()), jobs, lambda count: None) as workers:
        casting = Cast(voices, workers.gauge).cast(plan.settings, excerpt)
        workers.start(casting.orders)
        settled = settle(excerpt, casting, workers)
        yield Excerpt(excerpt.lines, settled.seconds, casting.voices, settled.stream(workers))


def _without_others(project: Project, plan: Plan) -> Project:
    """The project without what is wrong with other texts."""
    others = {source.name for source in project.collection.sources} - {plan.document.name}
    return replace(project, faults=tuple(
        fault for fault in project.faults if fault.place.file not in others))


def _excerpt(spot: Spot, plan: Plan, project: Project, script: Script) -> Script:
    """What is at a spot. Raises ContentError where there is no such spot."""
    name = plan.document.name
    if spot.chapter:
        return cut(script, _chapter(spot.chapter, name, script))
    if not spot.line:
        return script
    source = next(source for source in project.collection.sources if source.name == name)
    rows = len(plan.document.paragraphs) or len(
        source_bytes(source.path, source.text).splitlines())
    if spot.line > rows:
        raise ContentError.at(name, 0, f"It has no line {spot.line}; its last one is {rows}.")
    excerpt = at_line(script, name, spot.line)
    if excerpt is None:
        raise ContentError.at(name, spot.line, "Nothing is heard of this text, here or elsewhere.")
    return excerpt


def _chapter(wanted: str, name: str, script: Script) -> Stretch:
    """The chapter that a number, a title, or the beginning of one means."""
    known = chapters(script)
    if wanted.isdecimal() and 0 < int(wanted) <= len(known):
        return known[int(wanted) - 1][1]
    slug = slug_of(wanted)
    titles = [(slug_of(title), where) for title, where in known]
    for fits in (str.__eq__, str.startswith):
        if found := [where for title, where in titles if fits(title, slug)]:
            return found[0]
    raise ContentError.at(name, 0, f"It has no chapter “{named(wanted)}”. "
                          f"{suggestion(slug, [title for title, _ in titles], '“{}”')}")
