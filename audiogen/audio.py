"""Sound in memory: decode, keep losslessly, resample, stretch.

The one door to pedalboard, soxr and miniaudio.

Samples are numpy arrays of shape (n,): float32 in [-1, 1] unless a name says int16.
"""

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import sleep
from typing import BinaryIO, TypeVar

import miniaudio
import numpy as np
import soxr
from numpy.typing import NDArray
from pedalboard import (
    Compressor,
    HighpassFilter,
    HighShelfFilter,
    Limiter,
    Pedalboard,
    Plugin,
    Reverb,
    time_stretch,
)
from pedalboard.io import AudioFile

from audiogen.errors import SoundError

__all__ = [
    "Compressor", "HighShelfFilter", "HighpassFilter", "Limiter", "Pedalboard", "Plugin",
    "Reverb", "decode", "decode_mp3", "floats", "int16", "is_whole_flac", "mp3_blocks", "play",
    "resample", "rise", "stretch", "to_flac",
]

Floats = NDArray[np.float32]
Int16s = NDArray[np.int16]
Real = TypeVar("Real", np.float32, np.float64)

SOUNDING = tuple(each for each in miniaudio.Backend if each is not miniaudio.Backend.NULL)
"""Ways to a machine's loudspeakers: all that the library knows, but for the one that is silent."""
BUFFER = 200
"""Milliseconds that are on their way to a loudspeaker."""


def floats(samples: Int16s) -> Floats:
    """16-bit samples as floats; -32768 becomes -1.0."""
    return samples.astype(np.float32) / np.float32(32768)


def int16(samples: Floats) -> Int16s:
    """Floats as 16-bit samples, rounded to nearest, held at full scale."""
    scaled = np.rint(samples * np.float32(32768))
    held: Int16s = np.clip(scaled, -32768, 32767).astype(np.int16)
    return held


def rise(turn: NDArray[Real]) -> NDArray[Real]:
    """Gains along a raised cosine: 0 where the turn is 0, 1 where it is pi, radians."""
    return np.asarray(0.5 - 0.5 * np.cos(turn), turn.dtype)


def decode(data: bytes, what: str) -> tuple[Floats, int]:
    """Mono samples and their rate, from MP3, FLAC, WAV, OGG or AIFF bytes; channels are averaged.

    `what` names the sound in messages. Raises SoundError where nothing can be decoded.
    """
    try:
        with AudioFile(io.BytesIO(data)) as file:
            samples, rate = file.read(file.frames), round(file.samplerate)
    except (ValueError, RuntimeError, OSError) as problem:
        raise SoundError(f"{what} can't be decoded as audio; replace or remove it.") from problem
    return np.ascontiguousarray(samples.mean(axis=0), np.float32), rate


def decode_mp3(data: bytes, what: str) -> tuple[Floats, int]:
    """Mono samples of an MP3 stream without tags, and their rate.

    Within half a step of 16 bits what ffmpeg makes of it, and twice as fast as `decode`.
    Raises SoundError where nothing can be decoded.
    """
    try:
        sound = miniaudio.mp3_read_s16(data)
    except miniaudio.MiniaudioError as problem:
        raise SoundError(f"{what} can't be decoded as audio; replace or remove it.") from problem
    samples = floats(np.frombuffer(sound.samples, np.int16))
    if sound.nchannels > 1:
        samples = samples.reshape(-1, sound.nchannels).mean(axis=1)
    return samples, sound.sample_rate


class _Bytes(miniaudio.StreamableSource):  # type: ignore[misc]
    """An open file, as miniaudio asks for its bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, num_bytes: int) -> bytes:
        """The next bytes, fewer at the end."""
        return self._file.read(num_bytes)

    def seek(self, offset: int, origin: miniaudio.SeekOrigin) -> bool:
        """Goes to a place, told from the start or from here; whether that could be done."""
        start = origin == miniaudio.SeekOrigin.START
        self._file.seek(offset, os.SEEK_SET if start else os.SEEK_CUR)
        return True


def mp3_blocks(file: BinaryIO, rate: int, seconds: int, what: str) -> Iterator[Floats]:
    """An MP3 file as a player decodes it, `seconds` at a time, the last block shorter: mono, at
    `rate` Hz whatever its own, without the delay and the padding that its Info frame tells of.

    `what` names the sound in messages. Raises SoundError where nothing can be decoded.
    """
    try:
        stream = miniaudio.stream_any(
            _Bytes(file), miniaudio.FileFormat.MP3, miniaudio.SampleFormat.FLOAT32, 1, rate,
            seconds * rate)
        for block in stream:
            yield np.frombuffer(block, np.float32)
    except miniaudio.MiniaudioError as problem:
        raise SoundError(f"{what} can't be decoded as audio; replace or remove it.") from problem


def is_whole_flac(data: bytes) -> bool:
    """Whether a FLAC file holds as many samples as its head says; True where that says nothing.

    `decode` fills what is missing with silence.
    """
    announced = int.from_bytes(data[18:26], "big") & 0xFFFFFFFFF
    try:
        return not announced or miniaudio.flac_read_s16(data).num_frames >= announced
    except miniaudio.MiniaudioError:
        return False


def to_flac(samples: Int16s, rate: int) -> bytes:
    """A mono 16-bit FLAC file; the fastest setting, since the store is local."""
    target = io.BytesIO()
    with AudioFile(target, "w", rate, 1, bit_depth=16, format="flac", quality=0) as file:
        file.write(samples)
    return target.getvalue()


def resample(samples: Floats, rate: int, target_rate: int) -> Floats:
    """The same sound at another rate (soxr HQ); length is rounded to the nearest sample."""
    if rate == target_rate or not len(samples):
        return samples
    resampled: Floats = soxr.resample(samples, rate, target_rate, quality="HQ")
    return resampled


def stretch(samples: Floats, rate: int, tempo: float) -> Floats:
    """The same pitch at another speed; a tempo above 1 is faster (Rubber Band)."""
    if tempo == 1.0 or not len(samples):
        return samples
    stretched = time_stretch(samples[np.newaxis], float(rate), stretch_factor=tempo)
    return np.ascontiguousarray(stretched[0], np.float32)


def play(file: Path, ways: Sequence[miniaudio.Backend] = SOUNDING) -> bool:
    """Plays an MP3 on this machine; True once all of it was heard, False where nothing can play it.

    Raises SoundError where it can't be decoded.
    """
    ended = Event()
    try:
        rate = miniaudio.mp3_get_file_info(str(file)).sample_rate
        sound = miniaudio.stream_with_callbacks(
            miniaudio.stream_file(str(file), nchannels=1, sample_rate=rate), end_callback=ended.set)
    except miniaudio.MiniaudioError as problem:
        raise SoundError(f"{file} can't be decoded as audio.") from problem
    next(sound)
    try:
        with _hushed():
            device = miniaudio.PlaybackDevice(nchannels=1, sample_rate=rate, backends=list(ways),
                                              buffersize_msec=BUFFER)
        with device:
            device.start(sound)
            while not ended.wait(0.1):      # in steps, so that Ctrl-C is heeded on every system
                pass
            sleep(3 * BUFFER / 1000)        # what is still on its way to the ear
    except miniaudio.MiniaudioError:
        return False
    return True


@contextmanager
def _hushed() -> Iterator[None]:
    """Keeps a system's own library from complaining on the standard error where it finds no
    loudspeaker: whoever asked gets an answer of ours."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
