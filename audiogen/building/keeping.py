"""Which episodes of the last build may stay as they are."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from audiogen.building.drafting import Drafts, draft
from audiogen.building.edition import Edition
from audiogen.building.planning import Plan
from audiogen.building.shelf import Shelf
from audiogen.errors import FaultyInput
from audiogen.mixing.model import Loudness, Timeline
from audiogen.publishing.model import Episode
from audiogen.publishing.record import EpisodeRecord
from audiogen.reading.document import read
from audiogen.reading.model import Element, Source
from audiogen.scripting.model import Script
from audiogen.scripting.outline import laid_out


@dataclass(frozen=True, slots=True)
class Standing:
    """An episode that is there, and stays."""

    record: EpisodeRecord
    episode: Episode


def standing(plan: Plan, edition: Edition, drafts: Drafts, running_times: Mapping[str, float],
             shelf: Shelf, force: bool) -> Standing | None:
    """The episode that an earlier build left and this one keeps, since nothing has changed or it
    was not asked for; None where it must be made, or was never there, or is not whole any more.

    `running_times` are seconds by slug. With `force`, nothing that was asked for stays.
    """
    record = shelf.entries.get(plan.slug)
    if record is None or not shelf.whole(record):
        return None
    if plan.chosen and (force or record.fingerprint != edition.fingerprint(plan, running_times)):
        return None
    timeline = shelf.timeline(record)
    if timeline is None:
        return None
    script = drafts.settled.get(plan.slug) or draft(edition.project, plan, running_times,
                                                    record.seconds)
    loudness = Loudness.of(record.integrated_lufs, record.true_peak_dbtp)
    episode = edition.episode(plan, _placed(timeline, script), loudness, record.voice)
    return Standing(shelf.keep(record, plan.document.name),
                    replace(episode, number=record.number))


def guests_on(shelf: Shelf, edition: Edition) -> Iterator[Episode]:
    """The episodes of other loose texts in the same folder, for what shows all that is there.

    What their transcripts show is read again; nothing where the text is no longer to be had.
    """
    for record in filter(shelf.whole, shelf.guests):
        timeline = shelf.timeline(record)
        if timeline is not None:
            stem = record.files[0].name.partition(".")[0]
            yield Episode(
                record.number, 1, record.slug, record.title, record.summary, record.kind,
                edition.project.settings.language, record.voice, "", timeline,
                Loudness.of(record.integrated_lufs, record.true_peak_dbtp),
                _body(shelf.origins.sources.get(record.slug, "")),
                disclosure=edition.project.settings.disclosure,
                width=len(stem) - len(record.slug) - 1)


def _body(path: str) -> Element:
    with suppress(FaultyInput, OSError):
        return laid_out(read(Source(path, Path(path))).body)
    return Element("div", (), (), 0)


def _placed(timeline: Timeline, script: Script) -> Timeline:
    """The timeline of a cue sheet, which holds no lines of the source, with each line's place."""
    places = {line.id: line.place for line in script.lines}
    return replace(timeline, cues=tuple(
        replace(cue, place=places.get(cue.id, cue.place)) for cue in timeline.cues))
