"""Samples to MP3 frames. The one door to lameenc."""

from itertools import islice

import lameenc
import numpy as np

from audiogen.audio import Floats, Int16s, decode_mp3
from audiogen.errors import SoundError
from audiogen.mixing.frames import CODEC_DELAY, frame_header, frame_starts
from audiogen.mixing.model import Quality

EFFORT = 5
"""LAME's quality setting. 2 costs 1.8 times as much; on speech at these bit rates its gain is
below what can be heard."""


def encode(samples: Int16s, quality: Quality, keep: int) -> bytes:
    """The first `keep` frames of a fresh encoder's output for these samples.

    Kept frames refer to nothing before the first of them, so they can follow any other frame.
    Samples past the end count as digital silence. Raises SoundError for rates that MP3 lacks.
    """
    frame_header(quality)
    shortfall = (keep + 1) * quality.frame - len(samples)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(quality.sample_rate)
    encoder.set_out_sample_rate(quality.sample_rate)
    encoder.set_bit_rate(quality.bit_rate)
    encoder.set_quality(EFFORT)
    padded = np.pad(samples, (0, max(0, shortfall)))
    data = bytes(encoder.encode(padded.tobytes())) + bytes(encoder.flush())
    ends = list(islice(frame_starts(data), keep + 1))
    if len(ends) <= keep:
        raise SoundError(f"LAME gave {len(ends) - 1} frames where {keep} were due.")
    return data[:ends[keep]]


def decoded(frames: bytes, quality: Quality) -> Floats:
    """What a listener's player makes of a segment, from the segment's sample 0 on.

    The codec's delay is dropped, so the last samples of the segment (those that the next
    segment's first frames complete) are missing; segments end in silence there.
    """
    samples, rate = decode_mp3(frames, "A finished clip")
    if rate != quality.sample_rate:
        raise SoundError(f"A finished clip was decoded at {rate} Hz where {quality.sample_rate} "
                         "were due.")
    return samples[CODEC_DELAY:]

