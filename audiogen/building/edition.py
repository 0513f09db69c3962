"""What all episodes of a build share, and what an episode is to those who publish it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from audiogen import fingerprints
from audiogen.building.choosing import Voices
from audiogen.building.planning import Plan, Project
from audiogen.mixing.model import Loudness, Timeline
from audiogen.publishing.cover import Remember, cover_picture
from audiogen.publishing.model import Episode, Picture, PublishSettings
from audiogen.scripting.outline import laid_out
from audiogen.scripting.writer import mentions
from audiogen.voicing.engines import code, names

MAKER = "audiogen.building.pipeline"
"""The module that makes an episode, with all it leans on."""


@dataclass(frozen=True)
class Edition:
    """A collection as one build makes it."""

    project: Project
    publishing: PublishSettings
    voices: Voices
    """Of the build, as `choosing.choose_voices` gave them."""
    remember: Remember
    """Keeps a cover that was painted."""

    @cached_property
    def cover(self) -> Picture:
        """For tags and feed. Raises SettingsError where the collection's own can't be used."""
        return cover_picture(self.publishing, self.remember)

    def look_ahead(self) -> None:
        """Finds out what takes a while and isn't asked for before an episode is written."""
        _code()
        _ = self.cover

    def fingerprint(self, plan: Plan, seconds: Mapping[str, float]) -> str:
        """Of all that shapes an episode's files; `seconds` are running times by slug."""
        plans = self.project.plans
        following = [other.title for other in plans[plan.number:plan.number + 1]]
        minutes = [(slug, round(seconds.get(slug, 0) / 60))
                   for slug in mentions(plan.document, plan.scripting)]
        return fingerprints.digest(repr(part).encode() for part in (
            _code(), plan.document.digest, plan.number, len(plans), plan.settings,
            plan.scripting, replace(self.publishing, cover=None), self.cover.data,
            self.voices.of(plan.slug), self.voices.speaking(plan.slug), minutes, following))

    def episode(self, plan: Plan, timeline: Timeline, loudness: Loudness, voice: str) -> Episode:
        """A finished episode; `voice` names those that speak in it."""
        total, settings = len(self.project.plans), plan.settings
        return Episode(
            plan.number, total, plan.slug, plan.title, settings.summary, settings.kind,
            settings.language, voice, plan.scripting.pace.name if plan.scripting.pace else "",
            timeline, loudness, laid_out(plan.document.body),
            disclosure=settings.disclosure, when=settings.when,
            date=settings.date,
            width=max(2, len(str(total))))


@cache
def _code() -> tuple[str, ...]:
    """The fingerprints of the code that shapes an episode: what makes it, and every voice."""
    return (fingerprints.closure(MAKER), *map(code, names()))
