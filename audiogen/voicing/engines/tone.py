"""A stand-in that hums: one soft tone a word, as long as the words take, always the same.

For tests, for listening to a script's timing at once, and as the shortest example of an engine.
"""

import hashlib
import re

import numpy as np

from audiogen import audio
from audiogen.audio import Floats
from audiogen.units import samples as whole
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, segment
from audiogen.words import words

RATE = 24000
LEVEL = 0.25
"""Of full scale, at the loudest."""
PITCHES = (98.0, 110.0, 123.5, 130.8, 146.8)
"""Hertz: the hum of a low voice, on a scale."""
HARMONICS = ((1, 1.0), (2, 0.5), (3, 0.28), (4, 0.12), (5, 0.06))
"""Number and strength: darker than a voice."""
REST = 0.18
"""The share of a word's time that is silent after it; the last word has none."""
EDGE = 0.012
"""Seconds in which a tone comes and goes."""
UNSPOKEN = 2
"""Letters added to each word's length when time is shared out, so that short words get enough."""

_SPOKEN = re.compile(r"\w")


class Tone(Engine):
    """One tone a word."""

    name = "tone"
    summary = "a soft hum for each word: a built-in stand-in for tests and for timing"
    license = "GPL-3.0-or-later, a part of this program"
    speed = "hundreds of times as fast as it is heard"
    paced = True
    colour = "robot"
    keeps_takes = False

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """A hum that takes exactly the words' time at the pace."""
        found = [word for word in utterance.text.split() if _SPOKEN.search(word)]
        lengths = [len(word) + UNSPOKEN for word in found]
        total = words(utterance.text) * 60 / spec.words_per_minute
        sounds = []
        for position, word in enumerate(found):
            seconds = total * lengths[position] / sum(lengths)
            last = position == len(found) - 1
            hummed = _hum(word, seconds if last else seconds * (1 - REST))
            sounds.append(hummed)
            if not last:
                sounds.append(np.zeros(whole(seconds, RATE) - len(hummed), np.float32))
        line = np.concatenate(sounds) if sounds else np.zeros(0, np.float32)
        return segment(audio.int16(line), RATE)


def _hum(word: str, seconds: float) -> Floats:
    """A tone whose pitch follows from the word."""
    pitch = PITCHES[hashlib.blake2b(word.encode()).digest()[0] % len(PITCHES)]
    times = np.arange(whole(seconds, RATE)) / RATE
    sound = sum((strength * np.sin(2 * np.pi * pitch * number * times)
                 for number, strength in HARMONICS), np.zeros(len(times)))
    edge = np.minimum(1.0, np.minimum(times, times[::-1]) / EDGE)
    shape = audio.rise(np.pi * edge)
    return (sound * shape * LEVEL / sum(strength for _, strength in HARMONICS)).astype(np.float32)


ENGINE = Tone()
