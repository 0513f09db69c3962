"""MPEG Layer III frames as bytes: how long each is, and how they lie on the timeline.

A segment that starts with frame number f of an episode is heard from sample f * frame on: its
sample p is decoded as sample f * frame + p once a player has dropped the codec's delay.
"""

from collections.abc import Iterator

from audiogen.errors import SoundError
from audiogen.mixing.model import Quality

ENCODER_DELAY = 576
"""Samples that LAME puts before the first one (written into the Info frame)."""
DECODER_DELAY = 529
"""Samples that every Layer III decoder adds: 528 of the filter bank and one."""
CODEC_DELAY = ENCODER_DELAY + DECODER_DELAY

ROUND = 490
"""Frames after which a bed's tone begins again: ten times the 49 after which LAME's padding does
at 44.1 and 22.05 kHz; 12.8 s there, 11.8 s at 24 kHz."""
LOOP = 2 * ROUND
"""The last frames of an encoded bed, which can follow themselves for ever: LAME's own state comes
round with every round of the tone or with every other."""

HEADER = 4
"""Bytes of a frame's header."""
MPEG_1, MPEG_2 = 3, 2
"""The version's two bits in a header."""
BIT_RATES = {
    MPEG_1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    MPEG_2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""kbit/s of Layer III by version and index (ISO/IEC 11172-3 and 13818-3)."""
SAMPLE_RATES = {MPEG_1: (44100, 48000, 32000), MPEG_2: (22050, 24000, 16000)}


_MONO = 0xC4
"""Fourth byte of a frame's header: one channel, original."""


def frame_header(quality: Quality) -> bytes:
    """The header of a mono frame of this quality, without checksum or padding byte.

    Raises SoundError for rates that Layer III does not have.
    """
    for version, rates in SAMPLE_RATES.items():
        if quality.sample_rate in rates and quality.bit_rate in BIT_RATES[version][1:]:
            bits = BIT_RATES[version].index(quality.bit_rate)
            rate = rates.index(quality.sample_rate)
            return bytes((0xFF, 0xE3 | version << 3, bits << 4 | rate << 2, _MONO))
    raise SoundError(f"MP3 has no {quality.bit_rate} kbit/s at {quality.sample_rate} Hz; choose "
                     "another quality.")


def frame_length(header: bytes) -> int:
    """Bytes of the frame that begins with these; raises SoundError where none does."""
    if len(header) < HEADER or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        raise SoundError("An encoded clip in the clip store is damaged: clear it with "
                         "`audiogen cache clear` and build again.")
    version = header[1] >> 3 & 3
    bits, rate = header[2] >> 4, header[2] >> 2 & 3
    if version not in SAMPLE_RATES or bits in (0, 15) or rate == 3:
        raise SoundError("An encoded clip in the clip store is no MPEG-1 or MPEG-2 Layer III: "
                         "clear it with `audiogen cache clear` and build again.")
    slots = 144 if version == MPEG_1 else 72
    padding = header[2] >> 1 & 1
    return (slots * BIT_RATES[version][bits] * 1000 // SAMPLE_RATES[version][rate]) + padding


def quality_of(header: bytes) -> Quality:
    """The quality that a mono frame with this header was encoded in, which has no name."""
    version = header[1] >> 3 & 3
    bit_rate = BIT_RATES[version][header[2] >> 4]
    return Quality("", SAMPLE_RATES[version][header[2] >> 2 & 3], bit_rate, bit_rate)


def frame_starts(data: bytes) -> Iterator[int]:
    """Where each frame begins, then where the last one ends, in bytes."""
    position = 0
    while position < len(data):
        yield position
        position += frame_length(data[position:position + HEADER])
    yield position


def frames_for(samples: int, frame: int) -> int:
    """How many frames a segment needs so that its first `samples` are decoded whole."""
    return -(-(samples + CODEC_DELAY) // frame)
