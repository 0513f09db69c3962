"""Where speech begins and ends in a sound, and the sound cut to it."""

import math

import numpy as np
from numpy.typing import NDArray

from audiogen import audio
from audiogen.audio import Floats, Int16s
from audiogen.units import samples as whole

LEAD = 0.005
"""Seconds that a trimmed sound keeps before its speech."""
TAIL = 0.010
"""Seconds that it keeps after; decays are softer than onsets."""
BELOW_PEAK = 54.0
"""dB under the sound's own peak at which it counts as quiet. The weakest frames of eSpeak NG's
f, th, h and final t lie 34 to 49 dB under the peak, those of other voices higher."""
FLOOR = -68.0
"""dBFS under which nothing is speech."""
OVER_NOISE = 9.0
"""dB over a steady background that speech must reach; the level of noise in short frames spreads
by less."""

LOUDEST_NOISE = 26.0
"""dB under the peak: noise louder than this isn't told from speech, and stays."""

RUMBLE = 100.0
"""Hertz, of four filters of the first order in a row: 50 Hz falls by 28 dB, a voice loses none of
its harmonics."""

_FRAME = 0.0025
_BACKGROUND = 0.2
"""Seconds of nothing else that show a steady background."""
_JOINED = 8
"""Frames that are taken together to judge it: 20 ms hold a period of any hum."""
_STEADY = 6.0
"""dB that it may vary."""
_NOTHING = 1e-12
_FADE_INTO_SPEECH = 0.002


def speech_span(samples: Floats, rate: int) -> tuple[int, int] | None:
    """First and last sample (exclusive) of the speech in a sound; None where all is quiet.

    Quiet is judged on frames of 2.5 ms, against the sound's peak, an absolute floor, and the
    steady background of a recording if it has one.
    """
    frame = max(1, whole(_FRAME, rate))
    count = len(samples) // frame
    if count == 0:
        return None
    recorded = not _stands_still(samples, rate)
    heard = _without_rumble(samples, rate) if recorded else samples
    powers = np.square(heard[:count * frame].reshape(count, frame)).mean(axis=1)
    peak = _decibels(np.square(np.abs(heard).max()))
    quiet = max(FLOOR, peak - BELOW_PEAK)
    if recorded:
        quiet = max(quiet, min(_background(powers) + OVER_NOISE, peak - LOUDEST_NOISE))
    loud = np.flatnonzero(powers > 10 ** (quiet / 10))
    if not len(loud):
        return None
    end = len(samples) if loud[-1] == count - 1 else int(loud[-1] + 1) * frame
    return int(loud[0]) * frame, end


def trimmed(samples: Floats, rate: int) -> Int16s | None:
    """A sound cut to its speech with LEAD before and TAIL after, faded there; None if all quiet.

    Where the sound has less than that around its speech, digital silence makes up for it, so that
    the onset always stands at LEAD.
    """
    span = speech_span(samples, rate)
    if span is None:
        return None
    lead, tail = whole(LEAD, rate), whole(TAIL, rate)
    start, end = span[0] - lead, span[1] + tail
    cut = np.pad(samples[max(0, start):end], (max(0, -start), max(0, end - len(samples))))
    into = whole(_FADE_INTO_SPEECH, rate)
    cut[:lead + into] *= _ramp(lead + into)
    cut[-(tail + into):] *= _ramp(tail + into)[::-1]
    return audio.int16(cut)


def _stands_still(samples: Floats, rate: int) -> bool:
    """Whether a sound begins or ends (within 20 ms) with 2.5 ms of one and the same value: made by
    a program, it has no background."""
    length = max(1, whole(_FRAME, rate))
    for edge in (samples[:length * _JOINED], samples[-length * _JOINED:]):
        bounds = np.concatenate(([-1], np.flatnonzero(np.diff(edge)), [len(edge) - 1]))
        if np.diff(bounds).max() >= length:
            return True
    return False


def _without_rumble(samples: Floats, rate: int) -> Floats:
    """The sound without its offset and what lies under the voice (mains hum, traffic)."""
    steep = audio.Pedalboard([audio.HighpassFilter(RUMBLE) for _ in range(4)])
    heard: Floats = steep(samples - samples.mean(), rate)
    return heard


def _background(powers: NDArray[np.float32]) -> float:
    """dBFS of a recording's steady background; -inf where it has none.

    Only a sound that begins and ends with 0.2 s of nothing but its quietest tenth has one: no
    consonant is as long and as steady at both ends.
    """
    joined = powers[:len(powers) // _JOINED * _JOINED].reshape(-1, _JOINED).mean(axis=1)
    count = round(_BACKGROUND / _FRAME / _JOINED)
    if len(joined) <= 2 * count:
        return float("-inf")
    ends = np.concatenate((joined[:count], joined[-count:]))
    if _decibels(ends.max()) > _decibels(np.quantile(joined, 0.1)) + _STEADY:
        return float("-inf")
    return _decibels(ends.mean())


def _decibels(power: float | np.floating) -> float:
    return 10 * math.log10(float(power) + _NOTHING)


def _ramp(length: int) -> Floats:
    """Gains from 0 to 1 along a raised cosine."""
    turn = np.linspace(0, np.pi, length, dtype=np.float32)
    return audio.rise(turn)
