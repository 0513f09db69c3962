"""From a folder of Markdown to episodes: read this file and you know the program.

    plan        which episodes there are, and what their settings are     (reading)
    draft       an episode's script: lines, pauses, breaths               (scripting)
    cast        who says each line, and what has to be made for it        (voicing, mixing)
    settle      the timeline; the script again where it says its own length
    write       the MP3 and the files beside it                           (publishing)
"""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audiogen.building.capacity import default_jobs
from audiogen.building.casting import Cast
from audiogen.building.choosing import choose_voices, likely_voice, likely_voices
from audiogen.building.demands import passed_over, uninstalled
from audiogen.building.drafting import Drafts, draft, first_drafts
from audiogen.building.edition import Edition
from audiogen.building.headstart import HeadStart
from audiogen.building.keeping import guests_on, standing
from audiogen.building.machines import Machines
from audiogen.building.observer import Observer
from audiogen.building.planning import Plan, Project, plan_collection
from audiogen.building.settling import settle_episode
from audiogen.building.shelf import Shelf
from audiogen.building.sources import Asked, inputs
from audiogen.building.speakable import spelt_out
from audiogen.building.workers import Workers
from audiogen.building.writing import write_collection, write_episode
from audiogen.errors import AudiogenError, ContentError, Fault, FaultyInput
from audiogen.publishing.cover import own_picture
from audiogen.publishing.model import Episode
from audiogen.publishing.record import BuildRecord, read_record
from audiogen.scripting.writer import mentions
from audiogen.voicing.root import default_root
from audiogen.voicing.store import Store
from audiogen.voicing.voices import memory, shown


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked to do."""

    asked: Asked
    output: Path
    flags: Mapping[str, Any]
    jobs: int | None
    """Worker processes; None for as many as this machine has room for."""
    force: bool = False
    offline: bool = False
    """Whether "auto" keeps to voices that are sent nothing."""


@dataclass(frozen=True, slots=True)
class Studio:
    """All that a build works with."""

    edition: Edition
    drafts: Drafts
    cast: Cast
    workers: Workers
    shelf: Shelf
    observer: Observer
    inputs: str
    """The fingerprint of all that was read; empty where it changed meanwhile."""


@dataclass(slots=True)
class Progress:
    """How far a build has come."""

    running_times: dict[str, float]
    """Seconds by slug: of a draft at first, then of the episode."""
    episodes: dict[str, Episode] = field(default_factory=dict)
    """By slug, those that are there."""
    faults: list[Fault] = field(default_factory=list)


def build(request: Request, observer: Observer, executor: Executor | None = None,
          machines: Machines | None = None, ahead: HeadStart | None = None) -> BuildRecord:
    """Makes every episode that is not as its sources and settings want it; touches no other.

    An executor takes the place of the worker processes, some of which may have had a head start;
    other machines help them.
    Raises AudiogenError (ContentError, VoiceError, OutputError …); what is finished is kept.
    """
    before = inputs(request.asked, request.flags)
    project = plan_collection(request.asked, request.flags)
    # What an author saves from here on, this build has not read, and the next one must see.
    steady = inputs(request.asked, request.flags) == before
    for note in project.notes:
        observer.note(note)
    if lacking := uninstalled(project.settings.publishing(project.collection.root)):
        raise AudiogenError(lacking)
    store = Store(default_root())
    jobs = request.jobs or default_jobs(memory(likely_voices(project)))
    with Workers(store, jobs, observer.voiced, executor, request.force, machines,
                 ahead.taken(jobs) if ahead else None) as workers:
        if read_record(request.output) is None:     # all is to be made
            workers.prepare(likely_voice(project.settings))     # while the texts are read
        drafts = first_drafts(project)
        shelf = Shelf(request.output, project, store)
        edition = _edition(project, drafts, request.offline, workers.store, observer)
        studio = Studio(edition, drafts, Cast(edition.voices, workers.gauge), workers, shelf,
                        observer, before if steady else "")
        progress = Progress(dict(drafts.seconds))
        alone, telling = _turns(project)
        if alone and telling:
            observer.note(f"{_titles(telling)} {'comes' if len(telling) == 1 else 'come'} last, "
                          "for saying how long others are.")
        for turn in (alone, telling):
            _make(_keep(turn, studio, progress, request.force), studio, progress)
        if progress.faults:
            raise ContentError(progress.faults)
        return _close(studio, progress)


def _edition(project: Project, drafts: Drafts, offline: bool, store: Store,
             observer: Observer) -> Edition:
    """What all episodes share: the cover, and the voices, which are chosen once."""
    publishing = project.settings.publishing(project.collection.root)
    own_picture(publishing)     # what is wrong with it is told before anything is said
    voices = choose_voices(project, drafts, observer, offline)
    if faults := spelt_out(project, voices):
        raise ContentError(faults)
    return Edition(project, publishing, voices, store.remember)


def _turns(project: Project) -> tuple[tuple[Plan, ...], tuple[Plan, ...]]:
    """Episodes that stand alone first, then those that tell how long others are."""
    telling = {plan.slug for plan in project.plans if mentions(plan.document, plan.scripting)}
    return (tuple(plan for plan in project.plans if plan.slug not in telling),
            tuple(plan for plan in project.plans if plan.slug in telling))


def _titles(plans: tuple[Plan, ...]) -> str:
    return ", ".join(f"“{plan.title}”" for plan in plans)


def _keep(turn: tuple[Plan, ...], studio: Studio, progress: Progress,
          force: bool) -> tuple[Plan, ...]:
    """The episodes of a turn that must be made; the others stay as they are."""
    stale = []
    for plan in turn:
        found = standing(plan, studio.edition, studio.drafts, progress.running_times,
                         studio.shelf, force)
        if found is not None:
            progress.episodes[plan.slug] = found.episode
            progress.running_times[plan.slug] = found.record.seconds
            studio.observer.episode(found.record, made=False)
        elif plan.chosen:
            stale.append(plan)
        elif plan.slug in studio.shelf.entries:
            studio.observer.note(f"“{plan.title}” is left out of what lists the episodes, since "
                                 "files of it are gone. Build it, too.")
    return tuple(stale)


def _make(stale: tuple[Plan, ...], studio: Studio, progress: Progress) -> None:
    """Drafts, casts, settles and writes episodes; gathers the faults of those that can't be."""
    edition, workers, cast = studio.edition, studio.workers, studio.cast
    if any(plan.slug not in studio.shelf.entries for plan in stale):
        workers.prepare(edition.voices.own)      # an edited episode needs but a line or two
    scripts = [studio.drafts.settled.get(plan.slug)
               or draft(edition.project, plan, progress.running_times) for plan in stale]
    castings = cast.cast_all([(plan.settings, script)
                              for plan, script in zip(stale, scripts, strict=True)])
    studio.observer.lines(workers.start(
        [order for casting in castings for order in casting.orders]))
    edition.look_ahead()        # while the workers speak
    for plan, script, casting in zip(stale, scripts, castings, strict=True):
        try:
            settled = settle_episode(plan, script, casting, cast, edition.project,
                                     progress.running_times, workers)
            episode, record = write_episode(
                edition, plan, settled, edition.fingerprint(plan, progress.running_times),
                studio.shelf, workers)
        except FaultyInput as problem:
            progress.faults += problem.faults
            continue
        progress.episodes[plan.slug] = episode
        studio.observer.episode(record, made=True)


def _close(studio: Studio, progress: Progress) -> BuildRecord:
    """Writes what belongs to the collection as a whole, and clears away what is no more."""
    edition, entries = studio.edition, studio.shelf.entries
    episodes = tuple(sorted(
        (*progress.episodes.values(), *guests_on(studio.shelf, edition)),
        key=lambda episode: (episode.number, episode.slug)))
    files = write_collection(edition, episodes, studio.shelf, studio.cast, studio.workers,
                             progress.running_times, studio.observer.lines)
    plans = edition.project.plans
    complete = all(plan.slug in entries and entries[plan.slug].fingerprint
                   == edition.fingerprint(plan, progress.running_times) for plan in plans)
    # A voice's own files lie anywhere: whether they are the same, only a whole look can tell.
    lasting = complete and not edition.voices.own_files
    record = studio.shelf.close({plan.slug for plan in plans}, files,
                                studio.inputs if lasting else "", shown(edition.voices.own))
    for title in studio.shelf.gone:
        studio.observer.note(f"Removed “{title}”, whose text is no longer there.")
    for note in passed_over(edition.project.collection, edition.publishing):
        studio.observer.note(note)
    return record
