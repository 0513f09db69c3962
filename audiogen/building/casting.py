"""Who speaks: the voice of a build, and what has to be made for each episode."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from audiogen.building.choosing import Voices, is_recorded, voice_of
from audiogen.building.gauging import GaugeOrder
from audiogen.building.orders import (
    BedOrder,
    LineOrder,
    Order,
    SoundOrder,
    bed_order,
    line_order,
    sound_order,
)
from audiogen.errors import VoiceMissing
from audiogen.mixing.model import Finish
from audiogen.mixing.presets import loudness, quality
from audiogen.mixing.timeline import line_beds, sound_names
from audiogen.scripting.model import BedChange, Line, Script, Span
from audiogen.settings.model import Settings
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.voices import parse_voice

OWN_RATE = 22050
"""Hertz: the rate of the voice that is built in, which the quality "small" keeps."""


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
        """All of them, those first that take longest."""
        return (*self.beds, *(order for _, order in self.sounds),
                *(order for _, order in self.lines))

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that speak, whole ("espeak:en-us"), in order of appearance."""
        specs = dict.fromkeys(replace(order.spec, take="", tempo=1.0) for _, order in self.lines)
        return tuple(map(_whole, specs))


def _whole(spec: VoiceSpec) -> str:
    """A voice with the variant that it has of itself, where the author left that open."""
    offered = engine(spec.engine).voices(spec.language)
    return str(spec if spec.variant or not offered else replace(spec, variant=offered[0]))


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, and whose voice has to be known before it can be ordered."""

    utterance: Utterance
    """The line as its voice is given it."""
    gauge: GaugeOrder


Gauge = Callable[[Mapping[GaugeOrder, Sequence[Utterance]]], tuple[GaugeOrder, ...]]
"""Carries out orders to measure voices, each with the lines that wait for it; gives the orders back
with what was measured."""


def spans_for(line: Line, engine_name: str) -> tuple[Span, ...]:
    """A line as one engine is given it: what the lexicon has for others is no part of its key."""
    found: list[Span] = []
    for span in (each.said_by(engine_name) for each in line.spans):
        if found and not span.phoneme and replace(found[-1], text=span.text) == span:
            found[-1] = replace(span, text=found[-1].text + span.text)
        else:
            found.append(span)
    return tuple(found)


def finish_of(settings: Settings) -> Finish:
    """How an episode's clips are finished, before a voice's gain has been measured."""
    target = loudness(settings.loudness)
    return settings.mixing(quality(settings.quality, OWN_RATE), target.mono_lufs,
                           target.peak_dbtp)


class Cast:
    """The voices of a build; each voice's gain and tempo are measured once and kept."""

    def __init__(self, voices: Voices, gauge: Gauge) -> None:
        """`gauge` measures voices."""
        self._voices, self._gauge = voices, gauge
        self._gauged: dict[GaugeOrder, GaugeOrder] = {}
        self._parsed: dict[tuple[str, str, float], VoiceSpec] = {}

    def cast(self, settings: Settings, script: Script) -> Casting:
        """Everything an episode needs made. Raises VoiceMissing with the author's line."""
        return self.cast_all(((settings, script),))[0]

    def cast_all(self, episodes: Sequence[tuple[Settings, Script]]) -> tuple[Casting, ...]:
        """The same of several episodes, whose voices are measured together."""
        parts = [self._parts(settings, script) for settings, script in episodes]
        waiting: dict[GaugeOrder, list[Utterance]] = {}
        for part in chain.from_iterable(parts):
            if part.gauge not in self._gauged:
                waiting.setdefault(part.gauge, []).append(part.utterance)
        self._gauged |= dict(zip(waiting, self._gauge(waiting), strict=True))
        return tuple(self._casting(settings, script, each)
                     for (settings, script), each in zip(episodes, parts, strict=True))

    def _casting(self, settings: Settings, script: Script, parts: Sequence[_Part]) -> Casting:
        wanted = finish_of(settings)
        gauged = [self._gauged[part.gauge] for part in parts]
        lines = tuple((part.utterance.line_id, line_order(part.utterance, voice.spec, voice.finish))
                      for part, voice in zip(parts, gauged, strict=True))
        changes = [settings.bed, *(cue.name for cue in script.cues if isinstance(cue, BedChange))]
        return Casting(
            wanted, lines,
            tuple((name, sound_order(name, wanted)) for name in sound_names(script)),
            tuple(bed_order(replace(wanted, bed=bed)) for bed in dict.fromkeys(changes)))

    def _parts(self, settings: Settings, script: Script) -> tuple[_Part, ...]:
        """Who says each line, over which bed."""
        wanted, under = finish_of(settings), line_beds(script, settings.bed)
        specs = [self._spec(line, script, settings) for line in script.lines]
        return tuple(_Part(
            Utterance(spans_for(line, spec.engine), line.id, line.place), GaugeOrder(spec, replace(
                wanted, bed=under[line.id], colour=engine(spec.engine).colour)))
            for line, spec in zip(script.lines, specs, strict=True))

    def _spec(self, line: Line, script: Script, settings: Settings) -> VoiceSpec:
        takes = self._voices.takes
        name = self._voices.named(voice_of(line, settings, takes), line.language)
        asked = (name, line.language, script.pace.words_per_minute)
        if is_recorded(name):
            return VoiceSpec(name, "", line.language, script.pace.words_per_minute,
                             dict(takes.of)[line.id])
        try:
            if asked not in self._parsed:
                self._parsed[asked] = parse_voice(*asked)
        except VoiceMissing as problem:
            raise VoiceMissing(f"{line.place}: {problem}") from problem
        return self._parsed[asked]
