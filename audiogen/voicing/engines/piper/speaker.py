"""The one door to Piper: one voice, loaded once.

Of Piper's own package only the reading of text is used: its synthesis has no way to give a line
its noise, and brings each sentence to the same peak, which makes lines less even (level of 20
lines: SD 1.1 dB instead of 0.9).
"""

import json
import re
import threading
from dataclasses import dataclass

import numpy as np
from piper import PiperVoice
from piper.config import PiperConfig

from audiogen.audio import Floats
from audiogen.voicing.engines.piper.configuration import Configuration
from audiogen.voicing.engines.piper.onnx import NOISE
from audiogen.voicing.engines.piper.wording import END, Part
from audiogen.voicing.runtime import Model

SEED = 0
"""Of the noise, the same for every piece, so that no line knows of another."""
CHANNELS = 256
"""More than any model draws: they have 96 or 192."""
FRAMES = 8192
"""For which the noise is made at first: 95 s."""
ROUNDING = 0.5
"""Frames by which each sign is longer than the model means it to be: its length is a whole number
of frames, never less than it was meant to be."""
USUAL = 0.3
"""How much of what a voice says of itself comes from that, where it isn't measured."""
SHORTEST = 0.1
"""The least factor on the length of sounds."""


class Unfit(Exception):  # a sentence's end
    """Why a model can't be loaded, or not say what it was given."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is to be said."""

    speaker: int
    """Of a voice with several; 0 for any other."""
    tempo: float
    """Above 1 is faster than the voice is of itself."""


class Speaker:
    """A voice, ready to speak."""

    def __init__(self, voice: Configuration, model: bytes, noisy: bool, sample: str) -> None:
        """`model` takes its noise as `with_noise_given` has it, `noisy` says whether it does;
        `sample` is a sentence to measure it on, "" for none. Raises Unfit."""
        self._voice, self._noisy, self._sample = voice, noisy, sample
        self._turn = threading.Lock()
        self._shares: dict[int, float] = {}
        try:
            self._model = Model(model)
            self._reader = PiperVoice(self._model.session, PiperConfig.from_dict(
                json.loads(voice.page)))
        except Exception as problem:  # the runtime's errors have no base of their own
            raise Unfit(_why(problem)) from problem
        self._noise = _noise(FRAMES)

    def say(self, sentence: tuple[Part, ...], manner: Manner) -> Floats:
        """Samples of shape (n,) at the voice's rate. Raises Unfit; nothing for no sounds."""
        with self._turn:
            signs = self._signs(sentence)
            if all(sign in END or sign.isspace() for sign in signs):
                return np.zeros(0, np.float32)
            if manner.speaker not in self._shares:
                self._shares[manner.speaker] = self._share(manner.speaker)
            share = self._shares[manner.speaker]
            length = max(SHORTEST, (1 + share) / manner.tempo - share)
            return self._run(self._reader.phonemes_to_ids(signs), length, manner.speaker)

    def _share(self, speaker: int) -> float:
        """How much of the voice's length, as it is of itself, is ROUNDING: as much as a tempo
        can't change."""
        try:
            signs = self._signs((Part(self._sample),))
        except Unfit:
            signs = []
        if not signs:
            return USUAL
        ids = self._reader.phonemes_to_ids(signs)
        frames = len(self._run(ids, 1.0, speaker)) / self._reader.config.hop_length
        fixed = ROUNDING * len(ids)
        return fixed / (frames - fixed) if frames > 1.5 * fixed else USUAL

    def _run(self, ids: list[int], length: float, speaker: int) -> Floats:
        """What the model says for its numbers, its sounds so many times as long as of itself."""
        scale = self._voice.length_scale * length
        self._make_room(round(len(ids) * 4 * (scale + 1)))
        given = {
            "input": np.array([ids], np.int64), "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array([self._voice.noise_scale if self._noisy else 0.0, scale, 0.0],
                               np.float32),
            "sid": np.array([speaker], np.int64), NOISE: self._noise}
        try:
            samples = self._model.run({name: given[name] for name in self._model.inputs})
        except Exception as problem:  # as above
            raise Unfit(_why(problem)) from problem
        if not np.isfinite(samples).all():
            raise Unfit("the model's sound is no sound")
        return samples

    def _make_room(self, frames: int) -> None:
        """Sees to it that there is noise for a line of so many frames."""
        size = self._noise.shape[2]
        while size < frames:
            size *= 2
        if size > self._noise.shape[2]:
            self._noise = _noise(size)

    def _signs(self, sentence: tuple[Part, ...]) -> list[str]:
        """A sentence in the model's signs. Raises Unfit where a word has none."""
        found: list[str] = []
        for part in sentence:
            if part.text[:1].isspace():
                found.append(" ")
            found += list(part.sounds) or self._read(part.text)
            if part.text[-1:].isspace():
                found.append(" ")
        known = self._voice.signs
        found = [sign if sign in known else sign.lower() for sign in found]
        spaced = "".join(found)
        heard = "".join(sign if sign in known else "?" * len(sign) for sign in found)
        for start, end in _words(spaced):
            if not any(map(str.isalpha, heard[start:end])):
                raise Unfit(f"it has no sound for “{spaced[start:end]}”")
        signs = [sign for sign, before in zip(found, [" ", *found], strict=False)
                 if sign in known and (sign, before) != (" ", " ")]
        return signs[:-1] if signs[-1:] == [" "] else signs

    def _read(self, text: str) -> list[str]:
        """Words in signs; the marks alone where there are no words."""
        if not any(map(str.isalnum, text)):
            return [sign for sign in text if sign in END]
        lead = text[:next(place for place, sign in enumerate(text) if sign.isalnum())]
        signs = [sign for sign in lead if sign in END]
        signs += [" "] if signs else []
        try:
            clauses = self._reader.phonemize(text)
        except Exception as problem:  # whatever eSpeak NG's bridge raises
            raise Unfit(_why(problem)) from problem
        for clause in clauses[:-1]:
            # A full stop inside is that of an abbreviation: sentences come one by one.
            signs += [*(clause[:-1] if clause[-1:] == ["."] else clause), " "]
        return signs + (clauses[-1] if clauses else [])


def _words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin and end: what stands between spaces and has a letter."""
    return [match.span() for match in re.finditer(r"\S+", text)
            if any(map(str.isalpha, match[0]))]


def _noise(frames: int) -> Floats:
    """The beginning of the one noise, shape (1, CHANNELS, frames)."""
    drawn = np.random.Generator(np.random.PCG64(SEED)).standard_normal(
        (frames, CHANNELS), np.float32)
    return np.ascontiguousarray(drawn.T)[np.newaxis]


def _why(problem: Exception) -> str:
    """What a library says, in one short line."""
    return (str(problem).splitlines() or [type(problem).__name__])[0][:200]
