"""Piper: voices that people have on their disk as files, in some forty languages."""

import functools
import importlib
import importlib.util
import itertools
from typing import Any

import numpy as np

from audiogen import audio, fingerprints
from audiogen.errors import VoiceError, VoiceMissing
from audiogen.messages import located
from audiogen.voicing.engines.piper import voices
from audiogen.voicing.engines.piper.ipa import signs
from audiogen.voicing.engines.piper.onnx import NoModel, with_noise_given
from audiogen.voicing.engines.piper.voices import Voice
from audiogen.voicing.engines.piper.wording import Part, falls, sentences
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.joining import BETWEEN_PIECES, BETWEEN_RATES, BETWEEN_SENTENCES
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.reference import passage
from audiogen.voicing.segment import AudioSegment, joined, segment, silence
from audiogen.voicing.trimming import trimmed

SPEAKER = "audiogen.voicing.engines.piper.speaker"
"""The module that loads Piper and its runtime; a build that speaks nothing never imports it."""
OLDEST = (1, 8)
"""Of piper-tts: what this was measured with."""
INSTALL = "`pip install 'audiogen[piper]'`"


class PiperVoice(Engine):
    """A voice file of a person's own."""

    name = "piper"
    summary = ("Piper: natural voices in many languages, as files of your own "
               "(piper:NAME or piper:/folder/voice.onnx); works offline")
    license = "each voice's own; see its card"
    size = "46 MB, and 20 to 130 MB a voice"
    speed = "about ten times as fast as it is heard, on one core"
    own_rate = True
    own_files = True

    def missing(self) -> str:
        """What to install."""
        version = fingerprints.version("piper-tts")
        if version == "none" or importlib.util.find_spec("onnxruntime") is None:
            return f"Its package isn't installed: {INSTALL}."
        if tuple(int(part) for part in version.split(".")[:2] if part.isdigit()) < OLDEST:
            return f"Its package piper-tts is too old ({version}): {INSTALL} --upgrade."
        return ""

    def reachable(self) -> str:
        """Where a voice would have to lie, if there is none yet; one named by its path speaks all
        the same."""
        if any(voices.names()):
            return ""
        return (f"No voice lies in {located(voices.folder())} yet. Put one there (NAME.onnx and "
                "NAME.onnx.json), or name its file: piper:/folder/voice.onnx.")

    def voices(self, language: str) -> tuple[str, ...]:
        """Names of the voices in the data folder that speak the language."""
        return voices.offered(language)

    def identity(self, spec: VoiceSpec) -> str:
        """Both files, versions of all that computes, speaker, noise, tempo, and how words are read
        (our code: takes are kept under what was asked for); never where the files lie.

        Raises VoiceMissing where the files aren't there, aren't a voice, or speak another language.
        """
        voice, speaker = voices.find(spec)
        computing = fingerprints.versions("piper-tts", "onnxruntime", "numpy")
        return (f"{computing} model {voice.model_digest} configuration "
                f"{voice.configuration_digest} {voice.configuration.language} speaker {speaker} "
                f"noise {voice.configuration.noise_scale:g} 0{self.pace_named(spec)} "
                f"code {fingerprints.closure(__name__)}")

    def load(self) -> None:
        """Piper and its runtime; which model, the first line tells."""
        _module()

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line at the tempo. Raises VoiceError where a word has no sounds."""
        voice, speaker = voices.find(spec)
        rate = voice.configuration.rate
        runs = [(factor, tuple(spans)) for factor, spans
                in itertools.groupby(utterance.spans, lambda span: span.rate)]
        parts: list[tuple[AudioSegment, float]] = []
        for position, (factor, spans) in enumerate(runs):
            last = position == len(runs) - 1
            said = sentences(spans, functools.partial(_signs, voice), last)
            manner = _module().Manner(speaker, spec.tempo * factor)
            for each in said:
                sound = self._said(each, voice, manner, utterance, spec)
                if len(sound):
                    whole = BETWEEN_SENTENCES if falls(each) else BETWEEN_PIECES
                    parts.append((segment(sound, rate), BETWEEN_RATES if each is said[-1]
                                  and not last else whole))
        if not parts:
            return segment(np.zeros(0, np.int16), rate)
        pauses = [silence(pause, rate) for _, pause in parts[:-1]]
        strung = itertools.zip_longest((sound for sound, _ in parts), pauses)
        return joined([piece for pair in strung for piece in pair if piece is not None])

    def _said(self, sentence: tuple[Part, ...], voice: Voice, manner: Any, utterance: Utterance,
              spec: VoiceSpec) -> audio.Int16s:
        """The sound of a sentence, cut to its speech; nothing where there is none."""
        try:
            said = _speaker(voice).say(sentence, manner)
        except _module().Unfit as problem:
            raise VoiceError(f"{utterance.place}: “{spec}” can't say the line: {problem}. Reword "
                             "the line, or choose another voice for it.") from problem
        cut = trimmed(said, voice.configuration.rate)
        return np.zeros(0, np.int16) if cut is None else cut


def _signs(voice: Voice, ipa: str) -> str:
    known = voice.configuration
    return signs(ipa, known.signs, known.language) if known.phonemic else ""


@functools.lru_cache(4)
def _speaker(voice: Voice) -> Any:
    """A voice, loaded once a process. Raises VoiceMissing."""
    known = voice.configuration
    try:
        model, noisy = with_noise_given(voices.read(voice.model))
        return _module().Speaker(known, model, noisy, next(iter(passage(known.language)), ""))
    except (_module().Unfit, NoModel) as problem:
        raise VoiceMissing(f"{located(voice.model)} can't be loaded: {problem}. {voices.FETCH}"
                           ) from problem


def _module() -> Any:
    """The module that talks to Piper, imported when the first line is to be said."""
    return importlib.import_module(SPEAKER)


ENGINE = PiperVoice()
