"""Sounds of one line, said piece by piece, as one sound."""

from collections.abc import Sequence

import numpy as np

from audiogen import audio
from audiogen.audio import Floats
from audiogen.units import samples as whole
from audiogen.voicing.trimming import trimmed

BETWEEN_SENTENCES = 0.5
BETWEEN_PIECES = 0.2
"""Seconds: the pause of a voice itself at a comma, where a long sentence had to be cut."""
BETWEEN_RATES = 0.05
"""Seconds between words of different rates in a line."""


def joined(sounds: Sequence[Floats], seconds: float, rate: int) -> Floats:
    """One sound from several, each cut to its speech, with a little silence between; a single one
    as it is."""
    if len(sounds) == 1:
        return sounds[0]
    gap = np.zeros(whole(seconds, rate), np.float32)
    pieces = [gap]
    for sound in sounds:
        cut = trimmed(sound, rate)
        if cut is not None:
            pieces += [audio.floats(cut), gap]
    return np.concatenate(pieces)
