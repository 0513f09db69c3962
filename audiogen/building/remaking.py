"""Finished sound made again from the takes, for what is not encoded as MP3."""

from collections.abc import Callable, Mapping

from audiogen.building.casting import Cast
from audiogen.building.drafting import draft
from audiogen.building.edition import Edition
from audiogen.building.settling import settle_episode
from audiogen.building.workers import Workers
from audiogen.publishing.model import Episode
from audiogen.publishing.sounds import Sound
from audiogen.units import seconds


def remaker(edition: Edition, cast: Cast, workers: Workers, running_times: Mapping[str, float],
            more: Callable[[int], None]) -> Callable[[Episode], Sound | None]:
    """What gives an episode's sound, whether this build made the episode or an earlier one; None
    for a guest, whose text is no part of this build.

    `running_times` are seconds by slug; `more` is told how many lines had to be said again.
    """
    plans = {plan.slug: plan for plan in edition.project.plans}

    def remade(episode: Episode) -> Sound | None:
        plan = plans.get(episode.slug)
        if plan is None:
            return None
        length = seconds(episode.timeline.length, episode.timeline.rate)
        script = draft(edition.project, plan, running_times, length)
        casting = cast.cast(plan.settings, script)
        more(workers.start(casting.orders))
        settled = settle_episode(plan, script, casting, cast, edition.project,
                                 dict(running_times), workers)
        return Sound(settled.timeline, settled.samples(workers))

    return remade
