"""Who speaks where the author left that open: chosen once a build for each language in it."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from audiogen.building.drafting import Drafts
from audiogen.building.planning import Project
from audiogen.building.recordings import NO_TAKES, Takes, takes_of
from audiogen.errors import LanguageMissing, VoiceMissing
from audiogen.publishing.model import RECORDED
from audiogen.scripting.model import Line, Script
from audiogen.settings.model import Settings
from audiogen.voicing.engines import engine
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.voices import AUTO, choose, natural, parse_voice

USUAL = 120
"""Words a minute with which it is tried whether there is a voice."""


class Teller(Protocol):
    """Who is told of a choice."""

    def note(self, text: str) -> None:
        """Something worth knowing."""

    def warn(self, text: str) -> None:
        """Something that nobody may miss."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a build, decided before anything is said, so that none is mixed by chance."""

    own: str
    """The collection's voice as its settings name it, or what "auto" came to."""
    automatic: tuple[tuple[str, str], ...] = ()
    """Language → what "auto" came to for lines in it."""
    languages: tuple[tuple[str, frozenset[str]], ...] = ()
    """Slug → the languages in which an episode leaves its voice open."""
    takes: Takes = NO_TAKES
    """Of lines that people recorded."""
    recordings: tuple[tuple[str, str], ...] = ()
    """Slug → the fingerprint of the takes that an episode is said with."""
    identities: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Slug → all that shapes the sound of the voices in an episode, as their engines tell it."""
    own_files: bool = False
    """Whether any of them speaks with files of a person's own, which may change at any time."""

    def named(self, voice: str, language: str) -> str:
        """A voice as settings name it, for a line in a language."""
        return dict(self.automatic).get(language, self.own) if voice == AUTO else voice

    def of(self, slug: str) -> tuple[str, ...]:
        """What speaks in an episode for all that its own settings say: part of its fingerprint."""
        languages = dict(self.languages).get(slug, frozenset())
        return (self.own,
                *(voice for language, voice in self.automatic if language in languages),
                *(takes for name, takes in self.recordings if name == slug))

    def speaking(self, slug: str) -> tuple[str, ...]:
        """What the voices in an episode say of themselves: part of its fingerprint, too."""
        return dict(self.identities).get(slug, ())


def voice_of(line: Line, settings: Settings, takes: Takes) -> str:
    """The voice that is named for a line: its own, its role's, or the episode's; a stand-in's
    where a person was named and made no take of it."""
    named = _named_for(line, settings)
    if not is_recorded(named):
        return named
    return RECORDED if line.id in dict(takes.of) else _stand_in(named)


def is_recorded(voice: str) -> bool:
    """Whether a voice as settings name it is a person's takes."""
    return voice.partition(":")[0].strip() == RECORDED


def recorded_lines(script: Script, settings: Settings) -> tuple[Line, ...]:
    """The lines of an episode that a person is to say."""
    return tuple(line for line in script.lines if is_recorded(_named_for(line, settings)))


def likely_voice(settings: Settings) -> str:
    """Who will speak most, as far as that can be told before a text was read."""
    named = _stand_in(settings.voice) if is_recorded(settings.voice) else settings.voice
    return natural(settings.language) if named == AUTO else named


def likely_voices(project: Project) -> set[str]:
    """Who will speak in a collection, as far as its settings and front matter tell."""
    settings = [plan.settings for plan in project.plans]
    return {*map(likely_voice, settings),
            *(voice for own in settings for _, voice in own.voices)}


def _named_for(line: Line, settings: Settings) -> str:
    return line.voice or dict(settings.voices).get(line.role) or settings.voice


def _stand_in(voice: str) -> str:
    """Who says what has no take: what stands after the colon of "recorded:espeak", or "auto"."""
    return voice.partition(":")[2].strip() or AUTO


def choose_voices(project: Project, drafts: Drafts, teller: Teller,
                  offline: bool = False) -> Voices:
    """The voices of a build, each choice told in a sentence.

    With `offline`, no voice is chosen that is sent what it says. Raises VoiceMissing where the
    voice that the settings name can't speak here.
    """
    settings = project.settings
    counts: Counter[str] = Counter()
    languages = []
    scripts = {plan.slug: drafts.script(project, plan) for plan in project.plans}
    takes = takes_of(project.collection.root, scripts.values())
    for plan in project.plans:
        own = _open_lines(scripts[plan.slug], plan.settings, takes)
        languages.append((plan.slug, frozenset(own)))
        counts.update(own)
    automatic = tuple((language, _decide(AUTO, language, count, teller, offline))
                      for language, count in sorted(counts.items()))
    chosen = dict(automatic)
    own_name = _stand_in(settings.voice) if is_recorded(settings.voice) else settings.voice
    if own_name == AUTO:
        own_voice = chosen.get(settings.language) or next(iter(chosen.values()), natural("en"))
    else:
        lines = [line for plan in project.plans for line in scripts[plan.slug].lines
                 if voice_of(line, plan.settings, takes) == own_name]
        own_voice = _decide_own(own_name, settings.language, lines, teller, offline)
    for plan in project.plans:
        _tell_missing(recorded_lines(scripts[plan.slug], plan.settings), takes, teller)
    decided = Voices(own_voice, automatic, tuple(languages), takes, tuple(
        (slug, takes.fingerprint(script)) for slug, script in scripts.items()) if takes.of else ())
    specs = {plan.slug: _specs(scripts[plan.slug], plan.settings, decided)
             for plan in project.plans}
    return replace(
        decided,
        identities=tuple((slug, tuple(sorted(engine(spec.engine).identity(spec) for spec in each)))
                         for slug, each in specs.items()),
        own_files=any(engine(spec.engine).own_files for each in specs.values() for spec in each))


def _specs(script: Script, settings: Settings, voices: Voices) -> set[VoiceSpec]:
    """The voices that speak in an episode; people's takes have fingerprints of their own."""
    asked = {(voices.named(voice_of(line, settings, voices.takes), line.language), line.language)
             for line in script.lines}
    found = set()
    for voice, language in asked:
        if not is_recorded(voice):
            with suppress(VoiceMissing):    # then it is said with the author's line
                found.add(parse_voice(voice, language, USUAL))
    return found


def _decide_own(voice: str, language: str, lines: list[Line], teller: Teller,
                offline: bool) -> str:
    """The voice that the settings name, for the collection's language, or that of its first line
    where it has no line in this one. Raises VoiceMissing, with that line where it's only the
    language that the voice can't speak."""
    line = next((line for line in lines if line.language == language), lines[0] if lines else None)
    try:
        return _decide(voice, line.language if line else language, 0, teller, offline)
    except LanguageMissing as problem:
        if line is None:
            raise
        raise LanguageMissing(f"{line.place}: {problem}") from problem


def _tell_missing(lines: tuple[Line, ...], takes: Takes, teller: Teller) -> None:
    """Lists the lines that a stand-in says since nobody recorded them."""
    has = dict(takes.of)
    missing = [line for line in lines if line.id not in has]
    if missing:
        places = ", ".join(f"{line.place} ({line.id})" for line in missing)
        teller.note(f"{len(missing)} of {len(lines)} lines have no take and are said by the "
                    f"stand-in: {places}")


def _decide(voice: str, language: str, lines: int, teller: Teller, offline: bool) -> str:
    """The same, told in a sentence; and before the first request of a voice that nobody asked
    for, one more says what will be sent."""
    def before_sending() -> None:
        teller.warn(f"No natural voice on this machine speaks “{language}”, so its {lines} "
                    f"line{'' if lines == 1 else 's'} will be sent to Google Translate if it "
                    "answers; --voice espeak keeps them here.")

    chosen, why = chosen_voice(voice, language, None if offline else before_sending)
    teller.note(f"Voice: {chosen}. {why}")
    return chosen


def chosen_voice(voice: str, language: str,
                 before_sending: Callable[[], None] | None) -> tuple[str, str]:
    """The voice that a setting comes to in a language, and why; `before_sending` as for `choose`.

    Raises VoiceMissing where the voice that is named can't speak here.
    """
    if voice == AUTO:
        return choose(language, before_sending)
    parse_voice(voice, language, USUAL)
    return voice, "As set."


def _open_lines(script: Script, settings: Settings, takes: Takes) -> Counter[str]:
    """How many lines of an episode leave their voice open, by language."""
    return Counter(line.language for line in script.lines
                   if voice_of(line, settings, takes) == AUTO)
