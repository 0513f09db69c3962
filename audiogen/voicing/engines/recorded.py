"""A person's own takes: one file for a line, at any rate, said as it was recorded.

Which file a line has is found out by who casts a build; here it stands in the voice's spec. It is
cut to its speech and brought to level like any other line.
"""

import functools
import hashlib
import os
from pathlib import Path

from audiogen import audio, intake
from audiogen.errors import VoiceError, VoiceMissing
from audiogen.messages import located
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, segment

LARGEST = 64 << 20
"""Bytes of a take: five minutes of uncompressed studio sound."""


class Recorded(Engine):
    """A person."""

    name = "recorded"
    summary = ("your own takes (takes/LINE-ID.wav, .flac or .mp3); what has none is said by a "
               "stand-in")
    even = False
    paced = True
    keeps_takes = False
    license = "yours"

    def identity(self, spec: VoiceSpec) -> str:
        """The digest of the take. Raises VoiceMissing for a line without one."""
        if not spec.take or spec.variant:
            raise VoiceMissing(
                f"The voice “{spec}” is a person's takes, and there is none for this. "
                "`audiogen script --takes` writes the sheet to record from.")
        return f"recorded {digest_of(Path(spec.take))} {spec.words_per_minute:g} wpm"

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The take, mono. Raises VoiceError where it isn't sound, SoundError likewise."""
        try:
            data = intake.taken_in(Path(spec.take), LARGEST)
        except intake.Unreadable as problem:
            raise VoiceError(f"{utterance.place}: the take {located(spec.take)} can't be read: "
                             f"{problem}. Record it again, or take it away.") from problem
        samples, rate = audio.decode(data, f"{utterance.place}: the take {located(spec.take)}")
        return segment(audio.int16(samples), rate)


def digest_of(take: Path) -> str:
    """Of a take's bytes; of its name where it can't be read, which saying it tells."""
    try:
        status = os.stat(take)
    except (OSError, ValueError):
        return "none"
    return _digest(take, status.st_size, status.st_mtime_ns)


@functools.cache
def _digest(take: Path, size: int, changed: int) -> str:
    """The same, of a file of that size which was last changed then (ns); read once a process."""
    try:
        return hashlib.sha256(intake.taken_in(take, LARGEST)).hexdigest()
    except intake.Unreadable:
        return "none"


ENGINE = Recorded()
