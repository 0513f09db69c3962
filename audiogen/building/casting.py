"""Who speaks: the voice of a build, and what has to be made for each episode."""

from dataclasses import dataclass, replace

from audiogen.building.orders import (
    BedOrder,
    LineOrder,
    Order,
    SoundOrder,
    bed_order,
    gain,
    line_order,
    sound_order,
)
from audiogen.errors import VoiceMissing, VoiceUnreachable
from audiogen.mixing.model import Finish
from audiogen.mixing.presets import loudness, quality
from audiogen.mixing.timeline import line_beds, sound_names
from audiogen.scripting.model import Bed, Line, Script
from audiogen.settings.model import Settings
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.store import Store
from audiogen.voicing.tempo import tempo
from audiogen.voicing.voices import AUTO, choose, parse_voice

OWN_RATE = 22050
"""Hertz: the rate of the voice that is built in, which the quality "small" keeps."""
REFERENCE = "the reference passage"
"""What messages name as the place of a sentence that no author wrote."""


@dataclass(frozen=True, slots=True)
class Casting:
    """What an episode needs made, by what needs it."""

    finish: Finish
    """Of the episode, before a voice's gain."""
    lines: tuple[tuple[str, LineOrder], ...]
    """Line id → its order."""
    sounds: tuple[tuple[str, SoundOrder], ...]
    """Name → its order."""
    beds: tuple[BedOrder, ...]

    @property
    def orders(self) -> tuple[Order, ...]:
        """All of them."""
        return (*(order for _, order in self.lines), *(order for _, order in self.sounds),
                *self.beds)

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that speak, whole ("espeak:en-us"), in order of appearance."""
        return tuple(map(_whole, dict.fromkeys(order.spec for _, order in self.lines)))


def _whole(spec: VoiceSpec) -> str:
    """A voice with the variant that it has of itself, where the author left that open."""
    offered = engine(spec.engine).voices(spec.language)
    return str(spec if spec.variant or not offered else replace(spec, variant=offered[0]))


def decide(voice: str, language: str) -> tuple[str, str]:
    """The voice of a build, and why; decided once, so that no build mixes voices by chance.

    Raises VoiceMissing where the voice that was asked for can't speak here.
    """
    if voice != AUTO:
        parse_voice(voice, language, 120)
        return voice, "As set."
    return choose(language)


def finish_of(settings: Settings) -> Finish:
    """How an episode's clips are finished, before a voice's gain has been measured."""
    target = loudness(settings.loudness)
    return settings.mixing(quality(settings.quality, OWN_RATE), target.mono_lufs,
                           target.peak_dbtp)


class Cast:
    """The voices of a build; each voice's gain and tempo are measured once and kept."""

    def __init__(self, voice: str, store: Store) -> None:
        """`voice` is the build's own, as `decide` gave it."""
        self._voice, self._store = voice, store
        self._finishes: dict[tuple[VoiceSpec, Finish], Finish] = {}
        self._parsed: dict[tuple[str, str, float], VoiceSpec] = {}

    def cast(self, settings: Settings, script: Script) -> Casting:
        """Everything an episode needs made. Raises VoiceMissing with the author's line."""
        wanted = finish_of(settings)
        under = line_beds(script, settings.bed)
        lines = tuple((line.id, self._order(line, script, settings,
                                            replace(wanted, bed=under[line.id])))
                      for line in script.lines)
        changes = [settings.bed, *(cue.name for cue in script.cues if isinstance(cue, Bed))]
        return Casting(
            wanted, lines,
            tuple((name, sound_order(name, wanted)) for name in sound_names(script)),
            tuple(bed_order(replace(wanted, bed=bed)) for bed in dict.fromkeys(changes)))

    def _order(self, line: Line, script: Script, settings: Settings, wanted: Finish) -> LineOrder:
        roles = dict(settings.voices)
        name = line.voice or roles.get(line.role) or settings.voice
        name = self._voice if name == AUTO else name
        asked = (name, line.language, script.pace.words_per_minute)
        try:
            if asked not in self._parsed:
                self._parsed[asked] = parse_voice(*asked)
        except VoiceMissing as problem:
            raise VoiceMissing(f"{line.place}: {problem}") from problem
        spec = self._parsed[asked]
        utterance = Utterance(line.spans, line.id, line.place)
        return line_order(utterance, spec, self._finish(spec, wanted))

    def _finish(self, spec: VoiceSpec, wanted: Finish) -> Finish:
        """The finish with the voice's own gain and tempo."""
        known = self._finishes.get((spec, wanted))
        if known is None:
            try:
                known = self._measured(spec, wanted)
            except VoiceUnreachable as problem:
                # No line of the author's was being said, so no place is named.
                said = str(problem).removeprefix(f"{REFERENCE}: ")
                raise VoiceUnreachable(f"The voice “{spec}” can't speak now. {said}") from problem
            self._finishes[spec, wanted] = known
        return known

    def _measured(self, spec: VoiceSpec, wanted: Finish) -> Finish:
        """Says the voice's reference passage, unless what was measured on it is kept."""
        speaker = engine(spec.engine)
        paced = wanted if speaker.paced else replace(wanted, tempo=tempo(spec, self._store))
        level = gain(spec, paced, self._store) if speaker.even else None
        return replace(paced, gain_db=level)
