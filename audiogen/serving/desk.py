"""From a save to what the page is told: read this file and you know what `serve` does.

    find      the collections again, since texts come and go; those that haven't changed stay
    build     one after the other, never two at once, with workers that stay from build to build
    tell      the page that stands now; what failed leaves the last good one
    annotate  where each line is written, and advice; the page has been told by then
    listen    while nothing is saved, to what was built, a process of its own measuring it
"""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from audiogen.building.capacity import default_jobs
from audiogen.building.choosing import likely_voices
from audiogen.building.crew import crew, disband, dismiss
from audiogen.building.gauging import ready
from audiogen.building.observer import Observer
from audiogen.building.pipeline import Request, build
from audiogen.building.planning import plan_collection
from audiogen.building.rehearsal import rehearse
from audiogen.building.sources import (
    DEFAULT_SOURCE,
    Asked,
    companions,
    formed,
    inputs,
    keep_apart,
)
from audiogen.errors import AudiogenError, FaultyInput
from audiogen.publishing.page.producing import PAGE, Written, page_name
from audiogen.publishing.record import BuildRecord, altered, read_record
from audiogen.scripting.estimate import estimate
from audiogen.scripting.summary import weighed
from audiogen.serving.board import Board, Notice
from audiogen.serving.hearing import Ear
from audiogen.voicing.voices import memory

NO_PAGE = ("These settings make no listening page, which is what is served. Add “page” to the "
           "setting “outputs”, or take that setting out.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be served."""

    sources: tuple[str, ...]
    form: str
    output: Path
    named: bool
    """Whether somebody named the output folder."""
    flags: Mapping[str, Any]
    jobs: int | None
    offline: bool

    def collections(self) -> tuple[Asked, ...]:
        """As they are now. Raises ContentError where a source isn't there."""
        return formed(self.sources, self.form, self.named)

    def watched(self) -> tuple[frozenset[Path], bool]:
        """The folders that hold what a build reads (texts, settings, lexicons, takes, covers), and
        whether those inside them count, too: around loose texts lies what is nobody's business."""
        names = [Path(name) for name in self.sources or (str(DEFAULT_SOURCE),)]
        folders = {name if name.is_dir() else name.parent for name in names}
        deep = any(name.is_dir() for name in names)
        with suppress(FaultyInput):     # what has gone may come back
            for asked in self.collections():
                deep = deep or asked.collection.settings_file is not None
                folders |= {asked.collection.root, *(
                    path.parent for path in companions(asked.collection))}
        return frozenset(folders), deep


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one collection when something was saved."""

    folder: Path
    """Of its episodes."""
    record: BuildRecord | None
    """None where the build stopped."""
    made: bool
    """Whether anything had to be built."""
    seconds: float
    problem: AudiogenError | None = None


class Desk:
    """Builds what is saved and puts up what the pages are told."""

    def __init__(self, wanted: Wanted, board: Board) -> None:
        self._wanted, self._board = wanted, board
        self._seen: dict[Path, str] = {}
        """By place, the fingerprint of what was read for what stands there."""
        self._standing: dict[Path, BuildRecord] = {}
        """By place, the last good build."""
        self._crew: Executor | None = None
        self._ear = Ear()

    def rounds(self, observer: Observer) -> Iterator[Round]:
        """Looks at every collection and builds those that changed; `observer` watches each build.

        What is told of a round goes to the page before the next step is taken.
        """
        try:
            collections = self._wanted.collections()
        except FaultyInput as problem:
            for notice in self._board.notices.values():
                notice.tell(busy=False, **_told(problem))
            self._seen.clear()
            yield Round(self._wanted.output, None, True, 0.0, problem)
            return
        for asked in collections:
            seen = inputs(asked, self._wanted.flags)
            if self._seen.get(asked.place) != seen:
                self._seen[asked.place] = seen
                outcome = self._round(asked, seen, observer)
                yield outcome
                self._annotate(asked)
                if outcome.record is not None:      # an edit's few lines are spoken in this process
                    ready(outcome.record.voice.partition(":")[0])

    def listen(self) -> None:
        """Hears what was built, a little at a time: called while nothing was saved."""
        standing = [(self._wanted.output / place, record)
                    for place, record in self._standing.items()]
        if self._ear.listen(standing):
            for place, record in self._standing.items():
                self._board.at(_address(place)).tell(heard=self._ear.heard(record))

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Ends the workers, whatever they are at: what they keep is whole."""
        for executor in filter(None, (self._crew, self._ear.process)):
            disband(executor, kind or KeyboardInterrupt)

    def _round(self, asked: Asked, seen: str, observer: Observer) -> Round:
        folder = self._wanted.output / asked.place
        notice = self._board.at(_address(asked.place))
        began = time.monotonic()
        notice.tell(busy=True)
        try:
            keep_apart(asked, self._wanted.sources, folder)
            record = read_record(folder)
            made = record is None or record.fingerprint != seen or bool(
                altered(folder, record.every_file))
            if record is None or made:
                record = self._build(asked, folder, observer)
            if not _page(record):
                raise AudiogenError(NO_PAGE)
            self._standing[asked.place] = record
            notice.tell(page=_page(record), busy=False, problem="", faults=(),
                        heard=self._ear.heard(record))
        except AudiogenError as problem:
            del self._seen[asked.place]     # the next save tries again, even of the same text
            self._stopped(problem, notice, folder)
            return Round(folder, None, True, time.monotonic() - began, problem)
        return Round(folder, record, made, time.monotonic() - began)

    def _build(self, asked: Asked, folder: Path, observer: Observer) -> BuildRecord:
        """Builds with workers that stay. Raises AudiogenError."""
        wanted = self._wanted
        if self._crew is None:
            project = plan_collection(asked, wanted.flags)
            self._crew = crew(wanted.jobs or default_jobs(memory(likely_voices(project))))
        return build(Request(asked, folder, wanted.flags, wanted.jobs, offline=wanted.offline),
                     observer, self._crew)

    def _stopped(self, problem: AudiogenError, notice: Notice, folder: Path) -> None:
        """Tells why a build stopped; the page that stands is the last good one."""
        record = read_record(folder)
        stands = record is not None and not altered(folder, record.files)
        notice.tell(busy=False, page=_page(record) if record and stands else "", **_told(problem))
        if not isinstance(problem, FaultyInput) and self._crew is not None:
            dismiss(self._crew)     # a worker may have been ended from outside; others come
            self._crew = None

    def _annotate(self, asked: Asked) -> None:
        """Tells where each line is written, and what is advised, beside faults already told."""
        notice = self._board.at(_address(asked.place))
        try:
            tried = rehearse(asked, self._wanted.flags)
        except AudiogenError:   # the build told it; where lines are written stays as it was
            return
        written, advice = [], [*tried.takes, *tried.reception]
        for plan, script in zip(tried.plans, tried.scripts, strict=True):
            written.append(Written(plan.slug, plan.document.name, tuple(
                (line.id, line.place) for line in script.lines)))
            advice += [each.fault for each in weighed(script, estimate(script))]
        notice.tell(written=tuple(written), advice=tuple(advice))


def _address(place: Path) -> str:
    """Where a collection's page lies, as addresses have it; empty for the output folder itself."""
    return "" if place == Path() else place.as_posix()


def _page(record: BuildRecord) -> str:
    """What names the page of a build; empty where it has none."""
    return next((page_name(file.sha256) for file in record.files if file.name == PAGE), "")


def _told(problem: AudiogenError) -> dict[str, Any]:
    """What stopped a build, as tidings have it: at its places, where it has any."""
    if isinstance(problem, FaultyInput):
        return {"faults": problem.faults, "problem": ""}
    return {"faults": (), "problem": str(problem)}
