"""From a folder of Markdown to episodes: read this file and you know the program.

    plan        which episodes there are, and what their settings are     (reading)
    draft       an episode's script: lines, pauses, breaths               (scripting)
    cast        who says each line, and what has to be made for it        (voicing, mixing)
    settle      the timeline; the script again where it says its own length
    publish     the MP3 and the files beside it                           (publishing)
"""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from audiogen import fingerprints
from audiogen.building.casting import Cast, Casting, decide
from audiogen.building.drafting import Drafts, draft, first_drafts
from audiogen.building.planning import Plan, Project, plan
from audiogen.building.shelf import Shelf
from audiogen.building.sources import Asked, inputs
from audiogen.building.workers import Workers
from audiogen.errors import ContentError, Fault, FaultyInput
from audiogen.mixing.loudness import measure
from audiogen.mixing.model import Loudness, Timeline
from audiogen.mixing.renderers import RENDERERS
from audiogen.mixing.timeline import arrange
from audiogen.publishing.cover import cover_picture
from audiogen.publishing.model import Episode
from audiogen.publishing.outputs import COLLECTION_OUTPUTS, EPISODE_OUTPUTS
from audiogen.publishing.record import BuildRecord, EpisodeRecord
from audiogen.publishing.tags import tag_bytes
from audiogen.scripting.fit import fit
from audiogen.scripting.model import Script
from audiogen.scripting.writer import mentions, mentions_itself
from audiogen.units import seconds
from audiogen.voicing.store import Store, default_root

ROUNDS = 4
"""How often a script that says its own length may be written again. Two are enough, but for an
episode whose length lies just between two minutes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked to do."""

    asked: Asked
    output: Path
    flags: Mapping[str, Any]
    jobs: int
    force: bool = False


class Observer(Protocol):
    """Who watches a build."""

    def note(self, text: str) -> None:
        """Something worth knowing."""

    def lines(self, count: int) -> None:
        """So many more lines are to be finished."""

    def voiced(self, count: int) -> None:
        """So many more lines are finished."""

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """An episode is there: made now, or found unchanged."""


def build(request: Request, observer: Observer, executor: Executor | None = None) -> BuildRecord:
    """Makes every episode that is not as its sources and settings want it; touches no other.

    Raises AudiogenError (ContentError, VoiceError, OutputError …); what is finished is kept.
    """
    project = plan(request.asked, request.flags)
    drafts = first_drafts(project)
    shelf = Shelf(request.output, project.collection)
    with Workers(Store(default_root()), request.jobs, observer.voiced, executor) as workers:
        return _Build(request, observer, project, drafts, workers, shelf).run()


class _Build:
    """One build under way: what is known of running times, and what stands on the shelf."""

    def __init__(self, request: Request, observer: Observer, project: Project,
                 drafts: Drafts, workers: Workers, shelf: Shelf) -> None:
        self.request, self.observer, self.project = request, observer, project
        self.drafts, self.known = drafts, dict(drafts.seconds)
        self.workers, self.shelf = workers, shelf
        self.publishing = project.settings.publishing(project.collection.root)
        self.cover = cover_picture(self.publishing, workers.store.remember)
        self.voice, why = decide(project.settings.voice, project.settings.language)
        self.cast = Cast(self.voice, workers.store)
        self.episodes: dict[str, Episode] = {}
        observer.note(f"Voice: {self.voice}. {why}")

    def run(self) -> BuildRecord:
        """Episodes that stand alone first, then those that tell how long others are."""
        alone = [one for one in self.project.plans if not mentions(one.document, one.scripting)]
        faults: list[Fault] = []
        for group in (alone, [one for one in self.project.plans if one not in alone]):
            stale = [one for one in group if not self._kept(one)]
            if any(one.slug not in self.shelf.entries for one in stale):
                self.workers.prepare()      # an edited episode needs but a line or two
            drafts = [(one, self.drafts.settled.get(one.slug)
                       or draft(self.project, one, self.known)) for one in stale]
            casts = [self.cast.cast(one.settings, script) for one, script in drafts]
            self.observer.lines(self.workers.start(
                [order for casting in casts for order in casting.orders]))
            for (one, script), casting in zip(drafts, casts, strict=True):
                try:
                    self._publish(one, *self._settle(one, script, casting))
                except FaultyInput as problem:
                    faults += problem.faults
        if faults:
            raise ContentError(faults)
        return self._close()

    def _kept(self, one: Plan) -> bool:
        """Whether an episode stays as it is: nothing has changed, or it was not asked for."""
        old = self.shelf.entries.get(one.slug)
        if old is None:
            return not one.chosen
        fresh = (not self.request.force and self.shelf.whole(old)
                 and old.fingerprint == self._fingerprint(one))
        timeline = self.shelf.timeline(old) if fresh or not one.chosen else None
        if timeline is None:
            return not one.chosen
        loudness = Loudness.of(old.integrated_lufs, old.true_peak_dbtp)
        self.episodes[one.slug] = replace(
            self._episode(one, timeline, loudness, old.voice), number=old.number)
        self.known[one.slug] = old.seconds
        self.observer.episode(old, made=False)
        return True

    def _fingerprint(self, one: Plan) -> str:
        """Of all that shapes an episode's files."""
        following = [other.title for other in self.project.plans[one.number:one.number + 1]]
        minutes = [(slug, round(self.known.get(slug, 0) / 60))
                   for slug in mentions(one.document, one.scripting)]
        return fingerprints.digest(repr(part).encode() for part in (
            fingerprints.program(), one.digest, one.number, len(self.project.plans), one.settings,
            one.scripting, replace(self.publishing, cover=None), self.cover.data, self.voice,
            minutes, following))

    def _settle(self, one: Plan, script: Script, casting: Casting) -> tuple[Casting, Timeline]:
        """The timeline of an episode, fitted to its length where one is set.

        An episode that says its own length is drafted again once that is known.
        """
        for _ in range(ROUNDS):
            self.workers.wait(casting.orders)
            timeline = self._arranged(script, casting)
            length = seconds(timeline.length, timeline.rate)
            if one.settings.length is not None:
                timeline = self._arranged(fit(script, length, one.settings.length), casting)
                length = seconds(timeline.length, timeline.rate)
            self.known[one.slug] = length
            if not mentions_itself(one.document, one.scripting):
                break
            again = draft(self.project, one, self.known, length)
            if again == script:
                break
            script, casting = again, self.cast.cast(one.settings, again)
        return casting, timeline

    def _arranged(self, script: Script, casting: Casting) -> Timeline:
        kept = self.workers.kept
        return arrange(script, {line: kept(order.key) for line, order in casting.lines},
                       {name: kept(order.key) for name, order in casting.sounds}, casting.finish)

    def _publish(self, one: Plan, casting: Casting, timeline: Timeline) -> None:
        """Writes an episode's files. Until all of them are there, the record says none is."""
        loudness = measure(timeline, {order.key: self.workers.kept(order.key)[1]
                                      for order in casting.orders})
        episode = self._episode(one, timeline, loudness, ", ".join(casting.voices))
        self.shelf.clear(one.slug)
        stream = RENDERERS["joined"].stream(timeline, self.workers, casting.finish)
        tags = tag_bytes(episode, self.publishing, self.cover)
        files = [self.shelf.write(f"{episode.stem}.mp3", chain((tags,), stream))]
        files += [self.shelf.write(episode.stem + output.suffix,
                                   (output.render(episode, self.publishing),))
                  for output in EPISODE_OUTPUTS]
        record = EpisodeRecord(
            self.shelf.source(one.document.name), one.slug, one.number, one.title, episode.kind,
            episode.summary, self._fingerprint(one), self.known[one.slug],
            round(loudness.integrated_lufs, 2), round(loudness.true_peak_dbtp, 2), episode.voice,
            tuple(files))
        self.episodes[one.slug] = episode
        self.shelf.place(record)
        self.observer.episode(record, made=True)

    def _episode(self, one: Plan, timeline: Timeline, loudness: Loudness, voice: str) -> Episode:
        total = len(self.project.plans)
        return Episode(
            one.number, total, one.slug, one.title, one.settings.summary, one.settings.kind,
            one.settings.language, voice, one.scripting.pace.name if one.scripting.pace else "",
            timeline, loudness, one.document.body, max(2, len(str(total))))

    def _close(self) -> BuildRecord:
        """Writes what belongs to the collection as a whole, and clears away what is no more."""
        episodes = tuple(sorted(self.episodes.values(), key=lambda each: each.number))
        files = tuple(self.shelf.renew(output.name, output.render(episodes, self.publishing))
                      for output in COLLECTION_OUTPUTS)
        sources = {one.slug: one.document.name for one in self.project.plans}
        entries = self.shelf.entries
        complete = all(one.slug in entries
                       and entries[one.slug].fingerprint == self._fingerprint(one)
                       for one in self.project.plans)
        read = inputs(self.request.asked, self.request.flags)
        return self.shelf.close(sources, files, read if complete else "", self.voice)
