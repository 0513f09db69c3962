"""A line said once: trimmed to its speech, checked, and kept losslessly."""

import hashlib
import json
import re
from dataclasses import astuple, dataclass

import numpy as np

from audiogen import audio
from audiogen.audio import Int16s
from audiogen.errors import VoiceError
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import samples_of
from audiogen.voicing.trimming import LEAD, TAIL, trimmed

TRIM = 1
"""Part of every key: raised when trimming changes what a take sounds like."""
HASTIEST = 0.03
"""Seconds a letter or digit takes at least, at 150 words a minute or less: 33 a second is twice
as fast as speech that can be followed, so that less sound means missing speech."""
SLOWEST = 1.5
"""Seconds it takes at most, at 100 words a minute or more: spelling aloud is faster."""
ALLOWANCE = 3.0
"""Seconds added to that for the pauses of a short line."""
QUOTED = 80
"""Characters of a line that a message repeats."""

_SPOKEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, eq=False, slots=True)
class Take:
    """The sound of a line: speech begins LEAD seconds after its start and ends TAIL before its end.

    The edges are faded within that guard.
    """

    samples: Int16s
    """Shape (n,), mono."""
    rate: int
    """Hertz."""

    @property
    def onset(self) -> int:
        """The sample at which speech begins."""
        return round(LEAD * self.rate)

    @property
    def offset(self) -> int:
        """The sample at which it has ended."""
        return len(self.samples) - round(TAIL * self.rate)

    def to_bytes(self) -> bytes:
        """A FLAC file."""
        return audio.to_flac(self.samples, self.rate)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Take":
        """The same take again, sample for sample. Raises SoundError for anything but its FLAC."""
        # The reader's full scale is 32767, so that is what whole samples are told by.
        floats, rate = audio.decode(data, "A take in the clip store")
        return cls(np.rint(floats * np.float32(32767)).astype(np.int16), rate)


def take_key(utterance: Utterance, spec: VoiceSpec) -> str:
    """A name for all that shapes the sound of a line: its wording, who speaks, and how.

    The author's place and the line's id are no part of it, nor the pace where the engine has no
    rate of its own: there one take serves every pace (see tempo.py).
    Raises VoiceMissing where the voice is not known.
    """
    content = json.dumps([TRIM, engine(spec.engine).identity(spec),
                          [astuple(span) for span in utterance.spans]], ensure_ascii=False)
    return hashlib.blake2b(content.encode(), digest_size=20, person=b"audiogen take").hexdigest()


def take(utterance: Utterance, spec: VoiceSpec) -> Take:
    """The sound of a line. Raises VoiceError where it is not wholly there, and the engine's own."""
    said = engine(spec.engine).say(utterance, spec)
    try:
        whole, rate = samples_of(said)
    except ValueError as problem:
        raise VoiceError(f"{utterance.place}: {spec} answered with {problem}, which can't be read. "
                         "Choose another voice.") from problem
    samples = trimmed(audio.floats(whole), rate)
    found = Take(np.zeros(0, np.int16) if samples is None else samples, rate)
    _check(found, utterance, spec)
    return found


def _check(found: Take, utterance: Utterance, spec: VoiceSpec) -> None:
    """Raises VoiceError unless the take can be all of the line's words."""
    count = len(_SPOKEN.findall(utterance.text))
    line = f"{utterance.place}: {spec}"
    words = " ".join(utterance.text.split())
    text = f"“{words[:QUOTED]}{'…' if len(words) > QUOTED else ''}”"
    if not len(found.samples):
        raise VoiceError(f"{line} said nothing for {text}. Reword the line, or choose another "
                         "voice for it.")
    heard = (found.offset - found.onset) / found.rate
    least = count * HASTIEST * min(1.0, 150 / spec.words_per_minute)
    most = ALLOWANCE + count * SLOWEST * max(1.0, 100 / spec.words_per_minute)
    if not least <= heard <= most:
        fault = "only" if heard < least else "as much as"
        raise VoiceError(f"{line} gave {fault} {heard:.1f} s of sound for {text}, which can't be "
                         "right. Reword the line, or choose another voice for it.")
