"""An episode's timeline: where each clip is heard, fitted to a length where one is set."""

from collections.abc import Iterator
from dataclasses import dataclass

from audiogen.building.casting import Cast, Casting
from audiogen.building.drafting import draft
from audiogen.building.planning import Plan, Project
from audiogen.building.workers import Workers
from audiogen.mixing.joining import joined
from audiogen.mixing.model import Timeline
from audiogen.mixing.rendering import rendered
from audiogen.mixing.timeline import arrange
from audiogen.scripting.fit import fit
from audiogen.scripting.model import Script
from audiogen.scripting.writer import mentions_itself
from audiogen.units import seconds

ROUNDS = 4
"""How often a script that says its own length may be written again. Two are enough, but for an
episode whose length lies just between two minutes."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A timeline, and the clips that it is made of."""

    timeline: Timeline
    casting: Casting

    @property
    def seconds(self) -> float:
        """Running time."""
        return seconds(self.timeline.length, self.timeline.rate)

    def stream(self, workers: Workers) -> Iterator[bytes]:
        """The MP3 stream, without a tag."""
        return joined(self.timeline, workers, self.casting.finish)

    def samples(self, workers: Workers) -> Iterator[bytes]:
        """The same before it was encoded, made again from the takes: 16 bits a sample."""
        sounds = workers.sounds(placement.key for placement in self.timeline.placements)
        for piece in rendered(self.timeline, sounds, self.casting.finish):
            yield piece.astype("<i2").tobytes()


def settle(script: Script, casting: Casting, workers: Workers,
           length: float | None = None) -> Settled:
    """The timeline of a script, once its clips are there; fitted to `length` seconds if any.

    Raises ContentError for a length or a breath that can't be met, and VoiceError of a line.
    """
    workers.wait(casting.orders)
    settled = _arranged(script, casting, workers)
    if length is None:
        return settled
    return _arranged(fit(script, settled.seconds, length), casting, workers)


def settle_episode(plan: Plan, script: Script, casting: Casting, cast: Cast, project: Project,
                   running_times: dict[str, float], workers: Workers) -> Settled:
    """The same of an episode, which is drafted again where it says its own length.

    `running_times` are the seconds that are known, by slug; those of this episode are put in.
    """
    for _ in range(ROUNDS):
        settled = settle(script, casting, workers, plan.settings.length)
        running_times[plan.slug] = settled.seconds
        if not mentions_itself(plan.document, plan.scripting):
            break
        again = draft(project, plan, running_times, settled.seconds)
        if again == script:
            break
        script, casting = again, cast.cast(plan.settings, again)
    return settled


def _arranged(script: Script, casting: Casting, workers: Workers) -> Settled:
    clips = {line: workers.kept(order.key) for line, order in casting.lines}
    sounds = {name: workers.kept(order.key) for name, order in casting.sounds}
    return Settled(arrange(script, clips, sounds, casting.finish), casting)
