"""The one door to pydub: what engines return, made from samples and turned into samples.

Nothing here needs ffmpeg or resamples, and only the few pieces of one line are joined: pydub
copies all that is there for each that is added.
"""

# ruff: noqa: E402 - the warnings must be silenced before pydub is imported
import io
import warnings
from collections.abc import Sequence

import numpy as np

from audiogen import audio
from audiogen.audio import Int16s
from audiogen.errors import SoundError

# No ffmpeg is needed here, audioop has its own distribution from Python 3.13, and pydub's regular
# expressions are spelled as they were in its day.
warnings.filterwarnings("ignore", "Couldn't find ffmpeg", RuntimeWarning)
warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
warnings.filterwarnings("ignore", "invalid escape sequence", SyntaxWarning)

from pydub import AudioSegment

__all__ = [
    "AudioSegment", "from_flac", "joined", "samples_of", "segment", "silence", "to_flac", "wav",
]

_DEPTHS = {1: np.int8, 2: np.int16, 4: np.int32}
"""Bytes a sample → type; pydub turns 24-bit sound into 32-bit when it reads it."""


def segment(samples: Int16s, rate: int) -> AudioSegment:
    """A mono 16-bit segment of shape (n,) samples at `rate` hertz."""
    return AudioSegment(data=samples.astype("<i2").tobytes(), sample_width=2, frame_rate=rate,
                        channels=1)


def joined(parts: Sequence[AudioSegment]) -> AudioSegment:
    """A few segments of one rate in a row, with nothing between them."""
    return sum(parts[1:], parts[0])


def silence(seconds: float, rate: int) -> AudioSegment:
    """Digital silence, to the nearest millisecond, mono and 16-bit."""
    return AudioSegment.silent(round(1000 * seconds), rate)


def wav(sound: AudioSegment) -> bytes:
    """A WAV file of a segment."""
    target = io.BytesIO()
    sound.export(target, "wav")
    return target.getvalue()


def samples_of(sound: AudioSegment) -> tuple[Int16s, int]:
    """Mono 16-bit samples of shape (n,) and their rate, from any segment; channels are averaged.

    Raises SoundError for a sample width that pydub does not know either.
    """
    depth = _DEPTHS.get(sound.sample_width)
    if depth is None:
        raise SoundError(f"Its samples of {sound.sample_width} bytes can't be read; choose another "
                         "voice.")
    data = np.frombuffer(sound.raw_data, np.dtype(depth).newbyteorder("<"))
    if sound.channels == 1 and sound.sample_width == 2:
        return data.astype(np.int16), sound.frame_rate
    mono = data.reshape(-1, sound.channels).mean(axis=1) * 2.0 ** (16 - 8 * sound.sample_width)
    return np.clip(np.rint(mono), -32768, 32767).astype(np.int16), sound.frame_rate


def to_flac(sound: AudioSegment) -> bytes:
    """A segment's mono 16-bit samples as a FLAC file. Raises SoundError as `samples_of` does."""
    return audio.to_flac(*samples_of(sound))


def from_flac(data: bytes) -> AudioSegment:
    """The same samples again, each as it was. Raises SoundError for anything but such a FLAC."""
    # The reader's full scale is 32767, so that is what whole samples are told by.
    floats, rate = audio.decode(data, "A take in the clip store")
    return segment(np.rint(floats * np.float32(32767)).astype(np.int16), rate)
