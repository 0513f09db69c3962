"""Beds: the table, and a bed as it is kept, encoded once for all pauses."""

from functools import cache

import numpy as np

from audiogen.audio import Floats, int16
from audiogen.errors import SoundError
from audiogen.mixing.beds.protocol import Bed
from audiogen.mixing.beds.room import Room
from audiogen.mixing.beds.silence import Silence
from audiogen.mixing.encoding import decoded, encode
from audiogen.mixing.frames import LOOP, ROUND, frame_starts
from audiogen.mixing.meter import decibels, true_peak
from audiogen.mixing.model import ClipFacts, Finish, FinishedClip, Quality

BEDS: dict[str, Bed] = {bed.name: bed for bed in (Room(), Silence())}
"""By name, in the order in which they are listed."""

__all__ = ["BEDS", "Bed", "along", "bed_clip", "under"]


@cache
def _round(name: str, quality: Quality) -> Floats:
    """One round of a still bed, before encoding."""
    if name not in BEDS:
        raise SoundError(f"“{name}” is no bed; write one of {', '.join(BEDS)}.")
    return BEDS[name].tone(quality.sample_rate, ROUND * quality.frame)


def under(samples: int, spec: Finish) -> Floats:
    """The first `samples` samples of the bed, to lie under a voice; the caller may change them."""
    tone = _round(spec.bed, spec.quality)
    if samples <= len(tone):
        return tone[:samples].copy()
    return np.resize(tone, samples)


def along(start: int, end: int, spec: Finish) -> Floats:
    """The bed from one sample of an episode to another, where it goes on for ever."""
    tone = _round(spec.bed, spec.quality)
    return np.take(tone, np.arange(start, end), mode="wrap")


def bed_clip(spec: Finish) -> FinishedClip:
    """The bed encoded from a fresh start: one round of its tone, then the LOOP that repeats.

    Four rounds are encoded in a row. When the last is byte for byte the second, the frames of
    the second and third can follow themselves, and not even the encoder can tell where. Raises
    SoundError for a bed that LAME does not bring round.
    """
    quality = spec.quality
    data = encode(int16(under(5 * ROUND * quality.frame, spec)), quality, 4 * ROUND)
    starts = tuple(frame_starts(data))
    second, third, fourth, end = (starts[turn * ROUND] for turn in (1, 2, 3, 4))
    if data[second:third] != data[fourth:end]:
        raise SoundError(f"The bed “{spec.bed}” can't be looped at {quality.sample_rate} Hz and "
                         f"{quality.bit_rate} kbit/s; choose another bed or quality.")
    frames = data[:fourth]
    peak = decibels(true_peak(decoded(frames, quality)))
    return FinishedClip(ClipFacts(ROUND + LOOP, 0, 0, peak, len(frames), b""), frames)
