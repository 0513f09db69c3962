"""The Info frame that opens a stream: it tells players its length to the sample. Needs no numpy.

Layout: the Xing header of MPEG audio, then LAME's extension of it (36 bytes from the encoder's
name on), as `lame` itself writes it for constant bit rates.
"""

import struct

from audiogen.errors import SoundError
from audiogen.mixing.frames import (
    CODEC_DELAY,
    ENCODER_DELAY,
    MPEG_1,
    frame_header,
    frame_length,
)
from audiogen.mixing.model import Quality

_ENCODER = b"LAME3.100"
"""The library inside lameenc; some players believe the delay only under this name."""
_REVISION_AND_METHOD = 0x01
"""Revision 0, constant bit rate."""
_QUALITY = 55
"""LAME's own arithmetic for quality setting 5."""
_HIGHEST_LOW_PASS = 20500
"""Hertz; LAME's choice for one channel at 96 kbit/s and more, or half the rate where lower."""
_FLAGS_AND_ATH = 0x24
"""Psychoacoustic model nspsytune; threshold of hearing of type 4."""


def extra_frames(frame: int) -> int:
    """Frames past the timeline's end that a decoder needs to give out its last samples."""
    return -(-CODEC_DELAY // frame)


def info_frame(quality: Quality, frames: int, size: int) -> bytes:
    """The Info frame for a mono stream of `frames` frames in `size` bytes, itself not counted.

    The last `extra_frames` of them are past the timeline's end; delay and padding say so, and a
    player that heeds them gives exactly the timeline's samples. Raises SoundError where a frame has
    no room for it.
    """
    header = frame_header(quality)
    side_information = 17 if header[1] >> 3 & 3 == MPEG_1 else 9
    length = frame_length(header)
    total = length + size
    padding = extra_frames(quality.frame) * quality.frame - ENCODER_DELAY
    contents = bytes(256 * percent // 100 for percent in range(100))
    tag = b"".join((
        header, bytes(side_information), b"Info", struct.pack(">III", 0x0F, frames, total),
        contents, struct.pack(">I", _QUALITY), _ENCODER,
        bytes((_REVISION_AND_METHOD, min(_HIGHEST_LOW_PASS, quality.sample_rate // 2) // 100)),
        bytes(8),  # peak and replay gains: not told here
        bytes((_FLAGS_AND_ATH, min(255, quality.bit_rate))),
        (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
        bytes((_source_rate(quality.sample_rate), 0, 0, 0)),  # no gain change, no preset
        struct.pack(">I", total),
        bytes(2),  # the music's checksum: unknown before the last frame is read
    ))
    tag += crc16(tag).to_bytes(2, "big")
    if len(tag) > length:
        raise SoundError(f"A frame of {quality.bit_rate} kbit/s at {quality.sample_rate} Hz has no "
                         "room for the length of the sound; choose a higher bit rate.")
    return tag.ljust(length, b"\0")


def _source_rate(rate: int) -> int:
    """LAME's two bits for the source's sampling frequency, where they stand in their byte."""
    return (0 if rate <= 32000 else 1 if rate == 44100 else 2) << 6


def crc16(data: bytes) -> int:
    """CRC-16 with the reflected polynomial 0xA001, started at 0, as LAME checks its tag."""
    register = 0
    for byte in data:
        register ^= byte
        for _ in range(8):
            register = register >> 1 ^ (0xA001 if register & 1 else 0)
    return register
