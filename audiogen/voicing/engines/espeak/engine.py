"""eSpeak NG, built in: the library of the espeakng-loader wheel, in a small process of its own."""

import functools
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from audiogen import audio
from audiogen.audio import Int16s
from audiogen.errors import LanguageMissing, VoiceError, VoiceMissing
from audiogen.scripting.model import Span
from audiogen.units import samples as whole
from audiogen.voicing.engines.espeak.library import data, library, version
from audiogen.voicing.engines.espeak.phonemes import notation
from audiogen.voicing.engines.espeak.process import SpeakerFailed, Speakers
from audiogen.voicing.engines.espeak.rate import MEASURED, MEASURED_ON, NODES, Speed, settle
from audiogen.voicing.engines.espeak.voices import (
    Catalogue,
    UnknownLanguage,
    UnknownVoice,
    catalogue,
)
from audiogen.voicing.engines.espeak.wording import marked, runs
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.reference import passage
from audiogen.voicing.segment import AudioSegment, segment
from audiogen.voicing.trimming import speech_span, trimmed
from audiogen.words import words

PITCH = 42
"""Of 0 to 99, 50 being the voice's own: a little lower, which is calmer and no less clear."""
RANGE = 25
"""Of 0 to 99 likewise: sentences rise and fall half as much, which is calmer, and a recogniser
(PocketSphinx, 39 lines at 110 words a minute) mishears 65 words in a hundred against 71 at 40."""
BETWEEN = 0.05
"""Seconds between words of different languages or rates in a line."""
ENGLISH = "gmw/en-US"
"""The voice whose rate is used for languages that have no reference passage."""


class Espeak(Engine):
    """The embedded voice: small, clear, offline, in a hundred languages."""

    name = "espeak"
    summary = "eSpeak NG, built in: clear and robotic, works offline, more than a hundred languages"
    paced = True
    apart = True
    colour = "robot"
    keeps_takes = False
    license = "GPL-3.0-or-later"
    size = "10 MB"
    speed = "about a thousand times as fast as it is heard, on one core"

    def __init__(self, way: str = "") -> None:
        """`way` as for Speaker."""
        self._way = way
        self._measured: dict[tuple[str, Speed], float] = {}
        self._settled: dict[tuple[str, str, float], tuple[Speed, float]] = {}

    def missing(self) -> str:
        """What to install; empty, for the wheel comes with audiogen, unless it is broken."""
        try:
            whole = Path(library()).is_file() and bool(self._voices.tags)
        except (OSError, RuntimeError):
            whole = False
        return "" if whole else ("Its files are incomplete: reinstall them with "
                                 "`pip install --force-reinstall espeakng-loader`.")

    def voices(self, language: str) -> tuple[str, ...]:
        """Tags and variants for a language; none for a language it doesn't speak."""
        try:
            return self._voices.offered(language)
        except UnknownVoice:
            return ()

    def identity(self, spec: VoiceSpec) -> str:
        """Program, voice and pace."""
        return (f"espeakng-loader {version()} {self._voice(spec)} {spec.language} "
                f"{spec.words_per_minute:g} wpm")

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line at the pace's rate."""
        parts = []
        try:
            for language, rate, spans in runs(utterance.spans):
                own = replace(self._in_language(spec, language),
                              words_per_minute=spec.words_per_minute * rate)
                parts.append(self._run(spans, own))
        except SpeakerFailed as problem:
            raise VoiceError(
                f"{utterance.place}: eSpeak NG could not say “{utterance.text.strip()}”: "
                f"{problem}. Reword the line, or choose another voice for it.") from problem
        return segment(_joined(parts, self._speaker.rate), self._speaker.rate)

    def _run(self, spans: tuple[Span, ...], spec: VoiceSpec) -> Int16s:
        """The samples of words in one language at one pace."""
        voice = self._voice(spec)
        speed, tempo = self._speed(voice, spec)
        text = marked(spans, lambda ipa: notation(
            ipa, lambda mnemonic: self._has(voice, mnemonic)))
        return self._said(voice, speed, text, tempo)

    def _said(self, voice: str, speed: Speed, text: str, tempo: float = 1.0) -> Int16s:
        """What eSpeak NG says at a speed and a tempo more."""
        samples = self._samples(voice, speed.rate, text)
        tempo *= speed.tempo
        if tempo == 1.0:
            return samples
        return audio.int16(audio.stretch(audio.floats(samples), self._speaker.rate, tempo))

    def _in_language(self, spec: VoiceSpec, language: str) -> VoiceSpec:
        """The same timbre in another language; the voice itself where eSpeak NG lacks it."""
        if not language or language.split("-")[0] == spec.language.split("-")[0]:
            return spec
        _, plus, timbre = spec.variant.partition("+")
        other = replace(spec, variant=plus + timbre, language=language)
        return other if self.voices(language) else spec

    @functools.cached_property
    def _speaker(self) -> Speakers:
        return Speakers(library(), data(), self._way)

    @property
    def _voices(self) -> Catalogue:
        return catalogue(data())

    def _voice(self, spec: VoiceSpec) -> str:
        try:
            return self._voices.find(spec.variant, spec.language)
        except UnknownLanguage as problem:
            raise LanguageMissing(str(problem)) from problem
        except UnknownVoice as problem:
            raise VoiceMissing(str(problem)) from problem

    def _samples(self, voice: str, rate: int, text: str) -> Int16s:
        return np.frombuffer(self._speaker.ask(
            voice=voice, rate=rate, pitch=PITCH, range=RANGE, text=text), np.int16)

    @functools.cache  # noqa: B019 - one engine lives as long as its process
    def _has(self, voice: str, mnemonic: str) -> bool:
        """Whether a voice keeps a sound as it is: alone, before a vowel, or between consonants."""
        wanted = {mnemonic, f"{mnemonic}a", f"t{mnemonic}t"}
        asked = f"[[{mnemonic}]] [[{mnemonic}|a]] [[t|{mnemonic}|t]]"
        spelled = self._speaker.ask(voice=voice, text=asked, spell="notation").decode()
        return not wanted.isdisjoint(re.sub("[',|]", "", spelled).split())

    def _speed(self, voice: str, spec: VoiceSpec) -> tuple[Speed, float]:
        """eSpeak NG's speed for the pace, and what is left to stretch."""
        sentences = passage(spec.language)
        key = (voice if sentences else ENGLISH, spec.language, spec.words_per_minute)
        if key not in self._settled:
            self._settled[key] = settle(
                spec.words_per_minute,
                lambda speed: self._pace(key[0], sentences or passage("en"), speed))
        return self._settled[key]

    def _pace(self, voice: str, sentences: tuple[str, ...], speed: Speed) -> float:
        """Words a minute of a voice at one of the NODES."""
        if voice in MEASURED and version() == MEASURED_ON and sentences == passage("en"):
            return MEASURED[voice][NODES.index(speed)]
        if (voice, speed) not in self._measured:
            self._measured[voice, speed] = self.measure(voice, sentences, speed)
        return self._measured[voice, speed]

    def measure(self, voice: str, sentences: tuple[str, ...], speed: Speed) -> float:
        """Words a minute that a voice really says at a speed, sentence by sentence."""
        seconds = 0.0
        for sentence in sentences:
            samples = audio.floats(self._said(voice, speed, sentence))
            start, end = speech_span(samples, self._speaker.rate) or (0, 0)
            seconds += (end - start) / self._speaker.rate
        return 60 * sum(map(words, sentences)) / seconds if seconds else math.inf


def _joined(parts: list[Int16s], rate: int) -> Int16s:
    """One line from its runs, each cut to its speech, with a little silence between."""
    if len(parts) == 1:
        return parts[0]
    gap = np.zeros(whole(BETWEEN, rate), np.int16)
    pieces = [gap]
    for part in parts:
        cut = trimmed(audio.floats(part), rate)
        if cut is not None:
            pieces += [cut, gap]
    return np.concatenate(pieces)


ENGINE = Espeak()
