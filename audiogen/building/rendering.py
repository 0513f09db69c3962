"""Sound that is no episode, into one file: a sample of a voice, a line to be heard."""

from collections.abc import Iterable
from pathlib import Path

from audiogen import audio
from audiogen.errors import OutputError
from audiogen.publishing.files import ensure_folder, write_atomically
from audiogen.voicing.segment import segment, wav

SUFFIXES = (".mp3", ".wav")
"""Kinds of files that sound is written to."""


def judge(file: Path) -> None:
    """Raises OutputError for a file of another kind."""
    if file.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{file}: sound is written to an .mp3 or a .wav file; name one of these.")


def save(file: Path, stream: Iterable[bytes]) -> None:
    """Writes an MP3 stream as it is; to a .wav file as a listener's player decodes it, 16 bits.

    Raises OutputError.
    """
    judge(file)
    ensure_folder(file.parent)
    if file.suffix.lower() == ".wav":
        samples, rate = audio.decode(b"".join(stream), "The sound")
        stream = (wav(segment(audio.int16(samples), rate)),)
    write_atomically(file, stream)
