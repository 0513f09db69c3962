"""Which episodes of the last build may stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from audiogen.building.drafting import Drafts, draft
from audiogen.building.edition import Edition
from audiogen.building.planning import Plan
from audiogen.building.shelf import Shelf
from audiogen.mixing.model import Loudness, Timeline
from audiogen.publishing.model import Episode
from audiogen.publishing.record import EpisodeRecord
from audiogen.scripting.model import Script


@dataclass(frozen=True, slots=True)
class Standing:
    """An episode that is there, and stays."""

    record: EpisodeRecord
    episode: Episode


def standing(plan: Plan, edition: Edition, drafts: Drafts, running_times: Mapping[str, float],
             shelf: Shelf, force: bool) -> Standing | None:
    """The episode that an earlier build left and this one keeps, since nothing has changed or it
    was not asked for; None where it must be made, or was never there.

    `running_times` are seconds by slug. With `force`, nothing that was asked for stays.
    """
    record = shelf.entries.get(plan.slug)
    if record is None:
        return None
    if plan.chosen and (force or not shelf.whole(record)
                        or record.fingerprint != edition.fingerprint(plan, running_times)):
        return None
    timeline = shelf.timeline(record)
    if timeline is None:
        return None
    script = drafts.settled.get(plan.slug) or draft(edition.project, plan, running_times,
                                                    record.seconds)
    loudness = Loudness.of(record.integrated_lufs, record.true_peak_dbtp)
    episode = edition.episode(plan, _placed(timeline, script), loudness, record.voice)
    return Standing(record, replace(episode, number=record.number))


def _placed(timeline: Timeline, script: Script) -> Timeline:
    """The timeline of a cue sheet, which holds no lines of the source, with each line's place."""
    places = {line.id: line.place for line in script.lines}
    return replace(timeline, cues=tuple(
        replace(cue, place=places.get(cue.id, cue.place)) for cue in timeline.cues))
