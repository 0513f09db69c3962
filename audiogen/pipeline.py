"""From a folder of Markdown to episodes: read this file and you know the program.

    plan        which episodes there are, and what their settings are     (reading)
    draft       an episode's script: lines, pauses, breaths               (scripting)
    voice       each distinct line said, mastered and encoded once        (voicing, mixing)
    settle      the timeline; the script again where it says its own length
    publish     the MP3 and the files beside it                           (publishing)
"""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

from audiogen import freshness
from audiogen.casting import Cast
from audiogen.mixing.loudness import measure
from audiogen.mixing.model import Timeline
from audiogen.mixing.renderers import renderer
from audiogen.mixing.timeline import arrange, sound_names
from audiogen.planning import Plan, Project, plan
from audiogen.publishing.cover import Picture, cover_picture
from audiogen.publishing.files import ensure_folder, sweep, write_atomically
from audiogen.publishing.model import Episode
from audiogen.publishing.outputs import COLLECTION_OUTPUTS, EPISODE_OUTPUTS
from audiogen.publishing.record import BuildRecord, EpisodeRecord, obsolete, read_record
from audiogen.publishing.tags import tag_bytes
from audiogen.scripting.estimate import running_time
from audiogen.scripting.fit import fit
from audiogen.scripting.model import Script, Surroundings
from audiogen.scripting.writer import mentions, write_script
from audiogen.voicing.store import Store
from audiogen.workers import Workers

ROUNDS = 4
"""How often a script that says its own length may be written again; two are enough but for
an episode whose length lies just between two minutes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked to do."""

    sources: tuple[str, ...]
    output: Path
    flags: Mapping[str, Any]
    jobs: int
    force: bool = False


class Observer(Protocol):
    """Who watches a build."""

    def note(self, text: str) -> None:
        """Something worth knowing."""

    def voiced(self, count: int) -> None:
        """So many more lines are finished."""

    def lines(self, count: int) -> None:
        """So many more lines are to be finished."""

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """An episode is there: made now, or found unchanged."""


def build(request: Request, observer: Observer, executor: Executor | None = None) -> BuildRecord:
    """Makes every episode that is not as its sources and settings want it; touches no other.

    Raises AudiogenError (ContentError, VoiceError, OutputError …); what is finished is kept.
    """
    project = plan(request.sources, request.flags)
    ensure_folder(request.output)
    sweep(request.output)
    with Workers(Store.default(), request.jobs, observer.voiced, executor) as workers:
        return _Build(request, observer, project, workers).run()


def draft(project: Project, one: Plan, seconds: Mapping[str, float],
          own: float | None = None) -> Script:
    """An episode's script, given what is known of running times."""
    titles = {other.number: other.title for other in project.plans}
    return write_script(one.document, one.scripting, Surroundings(
        collection=project.settings.title, next_title=titles.get(one.number + 1, ""),
        seconds=tuple(sorted(seconds.items())), own_seconds=own))


def estimates(project: Project) -> dict[str, float]:
    """Running time by slug as the pace foretells it, before anything is spoken."""
    return {one.slug: running_time(draft(project, one, {})) for one in project.plans}


class _Build:
    """One build under way: what is known of running times, and what has been written."""

    def __init__(self, request: Request, observer: Observer, project: Project,
                 workers: Workers) -> None:
        self.request, self.observer, self.project, self.workers = request, observer, project, workers
        self.publishing = project.settings.publishing(project.collection.root)
        self.cover = cover_picture(self.publishing)
        self.before = read_record(request.output)
        self.old = {each.slug: each for each in self.before.episodes} if self.before else {}
        self.done: dict[str, EpisodeRecord] = {}
        self.seconds = estimates(project)
        self.cast = Cast(project, workers)
        observer.note(f"Voice: {self.cast.voice} ({self.cast.why})")

    def run(self) -> BuildRecord:
        """All episodes that stand alone first, then those that tell how long others are."""
        alone = [one for one in self.project.plans if not mentions(one.document)]
        for group in (alone, [one for one in self.project.plans if one not in alone]):
            stale = [one for one in group if not self._kept(one)]
            drafts = [(one, draft(self.project, one, self.seconds)) for one in stale]
            orders = [self.cast.orders(one, script) for one, script in drafts]
            count = len(self.workers.missing(chain.from_iterable(orders)))
            self.observer.lines(count)
            for (one, script), wanted in zip(drafts, orders, strict=True):
                self.workers.finish(wanted)
                self._publish(one, *self._settle(one, script))
        return self._close()
