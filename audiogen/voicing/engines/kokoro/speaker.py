"""Kokoro's model, loaded once a process.

The model takes one speed and slows the silence before the first sound by it, too. At a calm
speed it fills what is too long there with a voice: "I feel the floor" for "Feel the floor", "el
piensa" for "piensa" (at 0.47 Whisper heard 4 such words in 10 sentences). So it is told a speed
for each sound, and the silences at both ends keep their length: none of the 10 is misheard then.
"""

import threading
from pathlib import Path

import numpy as np

from audiogen.audio import Floats
from audiogen.voicing.engines.kokoro.alphabet import numbers
from audiogen.voicing.runtime import Model

_INPUT = b"\x0a\x05speed\x12\x0a\x0a\x08\x08\x01\x12\x04\x0a\x02"
_ONE, _EACH = _INPUT + b"\x08\x01", _INPUT + b"\x12\x00"
"""How the model's file declares its input "speed": with one number, and with any number. It
divides lengths by it, so that as many numbers as lengths do as well."""


class Speaker:
    """The model, ready to speak with any style."""

    def __init__(self, model: Path) -> None:
        """`model` is the ONNX file."""
        self._model = Model(model.read_bytes().replace(_ONE, _EACH), plans=False)
        self._turn = threading.Lock()

    def say(self, phonemes: str, style: Floats, speed: float) -> Floats:
        """Samples of shape (n,) at 24 kHz, with some silence at the ends.

        `style` is a voice's vectors, of shape (510, 256): one for each number of phonemes. Raises
        UnknownSound.
        """
        tokens = numbers(phonemes)
        given = {"tokens": np.array([[0, *tokens, 0]], np.int64),
                 "style": style[len(tokens)][np.newaxis],
                 "speed": np.array([1.0, *[speed] * len(tokens), 1.0], np.float32)}
        with self._turn:
            return self._model.run(given)
