"""Whether the sound that a network sent is all there: each format says how long it ought to be."""

import struct

import numpy as np

from audiogen import audio
from audiogen.audio import Floats
from audiogen.errors import SoundError
from audiogen.voicing.network.session import Refusal
from audiogen.voicing.trimming import trimmed

UNTOLD = 0x7FFFF000
"""Bytes from which the length in a WAV file's head means "until it ends": a server that streams
doesn't know it yet."""
_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Of MPEG layer III, kbit/s: version 1, and versions 2 and 2.5 (ISO 11172-3 and 13818-3)."""
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Hertz, by the two bits of the version."""


def sound_of(data: bytes) -> tuple[Floats, int]:
    """Mono samples in which something is heard, and their rate, from MP3, WAV or FLAC bytes.

    Raises Refusal, which says what is wrong and that another attempt may mend it.
    """
    whole = _told(data)
    if broken_off(whole):
        raise Refusal("the sound in its answer broke off.", True)
    try:
        samples, rate = audio.decode(whole, "The answer")
    except SoundError as problem:
        raise Refusal("what it sent isn't sound.", True) from problem
    return heard(samples, rate), rate


def heard(samples: Floats, rate: int) -> Floats:
    """The samples. Raises Refusal where nothing is heard in them."""
    if not np.isfinite(samples).all() or trimmed(samples, rate) is None:
        raise Refusal("it sent silence; if it always does, reword the line or choose another "
                      "voice for it.", True)
    return samples


def broken_off(data: bytes) -> bool:
    """Whether a sound ends before its format says that it does."""
    if data.startswith(b"RIFF"):
        return len(data) < 8 + int.from_bytes(data[4:8], "little")
    if data.startswith(b"fLaC"):
        return not audio.is_whole_flac(data)
    return _mp3_broken_off(data)


def _mp3_broken_off(data: bytes) -> bool:
    """Whether the last frame of an MP3 stream is cut; False for what is no MP3."""
    position = 0
    if data.startswith(b"ID3") and len(data) >= 10:
        position = 10 + sum(byte << shift for byte, shift
                            in zip(data[6:10], (21, 14, 7, 0), strict=True))
    while position + 4 <= len(data):
        size = _frame_size(data[position:position + 4])
        if not size:
            return False
        position += size
    return position > len(data) or data[position:position + 1] == b"\xff"


def _frame_size(head: bytes) -> int:
    """Bytes of a layer III frame with this head; 0 where it is none."""
    if head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bits, rate = (head[1] >> 3) & 3, head[2] >> 4, (head[2] >> 2) & 3
    if version == 1 or not 0 < bits < 15 or rate == 3:
        return 0
    bitrate = _BITRATES[3 if version == 3 else 2][bits] * 1000
    return (144 if version == 3 else 72) * bitrate // _RATES[version][rate] + ((head[2] >> 1) & 1)


def _told(data: bytes) -> bytes:
    """A WAV file with its true lengths in its head, where a stream left them open."""
    place = data.find(b"data", 12, 4096) if data.startswith(b"RIFF") else -1
    if place < 0 or place + 8 > len(data):
        return data
    announced = int.from_bytes(data[place + 4:place + 8], "little")
    if announced < UNTOLD and not (announced == 0 and len(data) > place + 8):
        return data
    size = len(data) - place - 8
    return (data[:4] + struct.pack("<I", len(data) - 8) + data[8:place + 4]
            + struct.pack("<I", size) + data[place + 8:])
