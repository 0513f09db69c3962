"""Sound into an MP4 file with chapters, tags and a cover. The one door to PyAV, an extra.

AAC-LC in the container that audiobook players know as M4B: a text track for chapters, and Nero's
list of the first 255 of them; an edit list that takes the encoder's delay away; the index before
the sound, so that a player on the net can begin.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import BinaryIO

import av
import numpy as np
from av.codec.context import Flags
from av.container.output import OutputContainer
from av.stream import Disposition

from audiogen.mixing.model import TimedChapter
from audiogen.publishing.model import Picture

BIT_RATE = 64
"""kbit/s, one channel: AAC at 64 is no worse for a voice than MP3 at 96."""
LOW_RATE, LOW_BIT_RATE = 32000, 48
"""Hertz below which fewer kbit/s are enough."""
OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact", "brand": "M4B "}


class _Reader:
    """A second place in a file that is being written: the index moves what is already there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._place = file, 0

    def read(self, size: int) -> bytes:
        """So many bytes from here."""
        written = self._file.tell()
        self._file.seek(self._place)
        data = self._file.read(size)
        self._place += len(data)
        self._file.seek(written)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """From the beginning, from here, or from the end."""
        written = self._file.tell()
        self._place = {0: 0, 1: self._place, 2: self._file.seek(0, 2)}[whence] + offset
        self._file.seek(written)
        return self._place

    def tell(self) -> int:
        """Where it is."""
        return self._place

    def close(self) -> None:
        """The file stays open for whoever writes it."""


def write(file: BinaryIO, sound: Iterable[bytes], rate: int, chapters: Iterable[TimedChapter],
          tags: Mapping[str, str], language: str, cover: Picture) -> None:
    """Writes an MP4 into an empty file that can be read and sought. The same bytes for the same
    arguments and the same PyAV.

    `sound` is one channel at `rate` hertz in pieces, 16 bits a sample, the lower byte first;
    chapters are in samples of it. `tags` are named as FFmpeg names them, and `language` is three
    letters of ISO 639-2.
    """
    with av.open(file, "w", format="mp4", options=OPTIONS,
                 io_open=lambda url, flags, options: _Reader(file)) as container:
        container.metadata.update(tags)
        voice = container.add_stream("aac", rate=rate, layout="mono")
        voice.bit_rate = 1000 * (LOW_BIT_RATE if rate < LOW_RATE else BIT_RATE)
        voice.codec_context.flags |= Flags.bitexact.value
        voice.metadata["language"] = language
        time = Fraction(1, rate)
        container.set_chapters([
            {"id": number, "start": chapter.start, "end": chapter.end, "time_base": time,
             "metadata": {"title": chapter.title}} for number, chapter in enumerate(chapters)])
        _show(container, cover)
        for frame in _frames(sound, rate):
            container.mux(voice.encode(frame))
        container.mux(voice.encode(None))


def _show(container: OutputContainer, cover: Picture) -> None:
    """The picture as it is, not encoded anew."""
    stream = container.add_stream("png" if cover.mime == "image/png" else "mjpeg", rate=1)
    stream.width, stream.height = cover.width, cover.height
    stream.pix_fmt = "rgb24" if cover.mime == "image/png" else "yuvj420p"
    stream.disposition = Disposition.attached_pic
    packet = av.Packet(cover.data)
    packet.stream, packet.time_base = stream, Fraction(1, 1)
    packet.pts = packet.dts = 0
    packet.is_keyframe = True
    container.mux(packet)


def _frames(sound: Iterable[bytes], rate: int) -> Iterator[av.AudioFrame]:
    position = 0
    for piece in sound:
        samples = np.frombuffer(piece, "<i2").astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = rate, Fraction(1, rate), position
        position += len(samples)
        yield frame
