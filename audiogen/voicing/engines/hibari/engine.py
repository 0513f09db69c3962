"""hibari, built in: a natural English voice whose model comes inside its wheel."""

import functools
import importlib
import importlib.metadata
import importlib.util
import itertools
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from audiogen import audio, fingerprints
from audiogen.audio import Floats
from audiogen.errors import VoiceError, VoiceMissing
from audiogen.scripting.model import Span
from audiogen.units import samples as whole
from audiogen.voicing.engines.hibari.rate import speed_for, speed_of
from audiogen.voicing.engines.hibari.weights import MODEL, OtherModel, folder, model
from audiogen.voicing.engines.hibari.wording import Sentence, sentences
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, segment
from audiogen.voicing.trimming import trimmed

HEART = "heart"
"""The voice inside the wheel: a woman's, American."""
ELSEWHERE = ("emma", "fenrir", "fable", "kore")
"""Voices of the same maker whose models don't come with the wheel."""
SPEAKER = "audiogen.voicing.engines.hibari.speaker"
"""The module that loads model and runtime; a build that speaks nothing never imports it."""
BETWEEN_SENTENCES = 0.5
BETWEEN_PIECES = 0.2
"""Seconds: the pause of the voice itself at a comma, where a long sentence had to be cut."""
BETWEEN_RATES = 0.05
"""Seconds between words of different rates in a line."""


class Speaks(Protocol):
    """What the module SPEAKER makes."""

    def pieces(self, sentence: Sentence) -> tuple[str, ...]:
        """A sentence in phonemes, in pieces that can be said at once."""
        ...

    def say(self, phonemes: str, speed: float) -> Floats:
        """Their samples."""
        ...


class HibariVoice(Engine):
    """The natural voice of this machine, for English."""

    name = "hibari"
    summary = "hibari, built in: a natural English voice (neural), works offline"
    paced = True

    def missing(self) -> str:
        """What to install; a sentence where the runtime has no wheel for this system."""
        if folder() is None or importlib.util.find_spec("onnxruntime") is None:
            return ("Its packages aren't installed: `pip install hibari-tts==0.2.1`. Where that "
                    "finds no onnxruntime, there is none for this system and Python; the voice "
                    "“espeak” speaks everywhere.")
        return ""

    def voices(self, language: str) -> tuple[str, ...]:
        """The built-in voice for English, nothing for other languages."""
        return (HEART,) if _english(language) else ()

    def identity(self, spec: VoiceSpec) -> str:
        """Model, versions of all that computes, threads, seed, pace, and how words are read.

        The model's digest is checked first. Raises VoiceMissing also for other languages.
        """
        self._refuse_unknown(spec)
        _checked()
        versions = " ".join(f"{name} {importlib.metadata.version(name)}"
                            for name in ("hibari-tts", "onnxruntime", "numpy"))
        return (f"{versions} model {MODEL} fft {fft_backend()} threads 1 seed 0 "
                f"{spec.words_per_minute:g} wpm code {_code()}")

    def load(self) -> None:
        """The model, its runtime and its dictionary."""
        _speaker().pieces(sentences((Span("Ready."),))[0])

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line at the pace's rate. Raises VoiceError where a word has no reading."""
        self._refuse_unknown(spec)
        rate = _module().RATE
        parts: list[Floats] = []
        runs = itertools.groupby(utterance.spans, lambda span: span.rate)
        for factor, spans in runs:
            speed = speed_for(spec.words_per_minute * factor)
            said = self._run(sentences(tuple(spans)), speed, utterance)
            if said is not None:
                parts.append(said)
        line = _joined(parts, BETWEEN_RATES, rate)
        return segment(audio.int16(line), rate)

    def _run(self, run: tuple[Sentence, ...], speed: float, utterance: Utterance) -> Floats | None:
        """The sound of words of one rate; None where there are none."""
        speaker, rate = _speaker(), _module().RATE
        said = []
        for sentence in run:
            try:
                pieces = speaker.pieces(sentence)
            except _module().Unsayable as problem:
                raise VoiceError(
                    f"{utterance.place}: hibari speaks English and has no reading for "
                    f"“{problem}”. Write it in Latin letters, or choose another voice for the "
                    "line.") from problem
            if pieces:
                sounds = [speaker.say(piece, speed_of(piece, speed)) for piece in pieces]
                said.append(_joined(sounds, BETWEEN_PIECES, rate))
        return _joined(said, BETWEEN_SENTENCES, rate) if said else None

    def _refuse_unknown(self, spec: VoiceSpec) -> None:
        """Raises VoiceMissing for a voice or a language that isn't here."""
        if spec.variant in ELSEWHERE:
            raise VoiceMissing(f"The voice “{spec}” isn't on this machine; of hibari's voices only "
                               f"“hibari:{HEART}” is built in. Write “hibari”.")
        if spec.variant not in ("", HEART):
            raise VoiceMissing(f"hibari has no voice “{spec.variant}”. Write “hibari”, which is "
                               f"“hibari:{HEART}”.")
        if not _english(spec.language):
            raise VoiceMissing(f"hibari speaks English only, not “{spec.language}”. Choose "
                               "“espeak” or another voice for this language.")


@functools.cache
def _code() -> str:
    """The fingerprint of this engine's own doing. Its takes are kept under the names of their
    requests, and how words become phonemes is a part of that request."""
    return fingerprints.digest(fingerprints.closure(module).encode()
                               for module in (__name__, SPEAKER))


def fft_backend() -> str:
    """What hibari computes spectra with here: scipy where there is one, which sounds different."""
    return "scipy" if importlib.util.find_spec("scipy") else "numpy"


def _english(language: str) -> bool:
    return language.replace("_", "-").split("-")[0].strip().lower() == "en"


def _checked() -> Path:
    """The model's file. Raises VoiceMissing where it isn't the pinned one."""
    try:
        return model()
    except OtherModel as problem:
        raise VoiceMissing(f"The voice “hibari” can't speak here: {problem}. Reinstall it with "
                           "`pip install --force-reinstall hibari-tts==0.2.1`.") from problem
    except OSError as problem:
        raise VoiceMissing("The voice “hibari” can't speak here: its model can't be read. "
                           "Reinstall it with `pip install --force-reinstall "
                           "hibari-tts==0.2.1`.") from problem


@functools.cache
def _speaker() -> Speaks:
    """The voice, loaded once a process."""
    speaker: Speaks = _module().Speaker(HEART, _checked())
    return speaker


def _module() -> Any:
    """The module that talks to hibari, imported when the first line is to be said."""
    return importlib.import_module(SPEAKER)


def _joined(sounds: list[Floats], seconds: float, rate: int) -> Floats:
    """One sound from several, each cut to its speech, with a little silence between."""
    if len(sounds) == 1:
        return sounds[0]
    gap = np.zeros(whole(seconds, rate), np.float32)
    pieces = [gap]
    for sound in sounds:
        cut = trimmed(sound, rate)
        if cut is not None:
            pieces += [audio.floats(cut), gap]
    return np.concatenate(pieces)


ENGINE = HibariVoice()
