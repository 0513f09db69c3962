"""How a collection will be taken in where it is published: what is told of it before it is made."""

from collections.abc import Iterable, Mapping

from audiogen.building.choosing import is_recorded, voice_of
from audiogen.building.planning import Plan, Project
from audiogen.building.recordings import Takes
from audiogen.errors import Fault, Place
from audiogen.publishing.acceptance import Prospect, Sound, refused_by_acx, refused_by_apps
from audiogen.publishing.cover import own_picture
from audiogen.publishing.feed.output import Feed
from audiogen.publishing.outputs import of_collection
from audiogen.publishing.plain_text import paragraphs
from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import Line, Script


def reception(project: Project, scripts: Mapping[str, Script], takes: Takes) -> tuple[Fault, ...]:
    """What podcast apps will refuse, where there is to be a feed; and ACX, where there is to be an
    audiobook. Raises SettingsError for a cover that can't be used."""
    settings = project.settings
    publishing = settings.publishing(project.collection.root)
    picture = own_picture(publishing)
    if project.collection.settings_file is None:
        return ()
    place = Place(str(project.collection.settings_file), 0)
    prospects = [_prospect(project, plan, scripts[plan.slug], takes)
                 for plan in project.plans if plan.chosen]
    found: list[Fault] = []
    if any(isinstance(output, Feed) for output in of_collection(publishing)):
        unset = [key for key in ("language", "category") if not getattr(settings, f"{key}_set")]
        found += refused_by_apps(publishing, unset, place, picture, prospects)
    sound = Sound(settings.quality, settings.loudness, settings.bed)
    return (*found, *refused_by_acx(sound, place, prospects))


def _prospect(project: Project, plan: Plan, script: Script, takes: Takes) -> Prospect:
    settings = plan.settings
    seconds = estimate(script)
    spoken = [isinstance(cue, Line) for cue in script.cues]
    told = (settings.summary, project.settings.notice, settings.disclosure)
    return Prospect(
        plan.document.place(0), plan.title,
        tuple(part for text in told for part in paragraphs(text)), sum(seconds),
        _until_words(spoken, seconds), _until_words(spoken[::-1], seconds[::-1]),
        any(not is_recorded(voice_of(line, settings, takes)) for line in script.lines))


def _until_words(spoken: Iterable[bool], seconds: Iterable[float]) -> float:
    """Seconds of the cues before the first that is spoken."""
    total = 0.0
    for speaks, length in zip(spoken, seconds, strict=True):
        if speaks:
            break
        total += length
    return round(total, 3)
