"""What an engine said, made a take: trimmed to its speech, and checked to be all of it."""

import re
from dataclasses import dataclass

import numpy as np

from audiogen import audio
from audiogen.audio import Int16s
from audiogen.errors import VoiceError
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, samples_of
from audiogen.voicing.trimming import LEAD, TAIL, trimmed

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


def whole(said: AudioSegment, utterance: Utterance, spec: VoiceSpec) -> Take:
    """The take of a line from what its engine said. Raises VoiceError where words are missing,
    and SoundError where that can't be read."""
    sound, rate = samples_of(said)
    samples = trimmed(audio.floats(sound), rate)
    take = Take(np.zeros(0, np.int16) if samples is None else samples, rate)
    _check(take, utterance, spec)
    return take


def _check(take: Take, utterance: Utterance, spec: VoiceSpec) -> None:
    """Raises VoiceError unless the take can be all of the line's words."""
    count = len(_SPOKEN.findall(utterance.text))
    line = f"{utterance.place}: {spec}"
    words = " ".join(utterance.text.split())
    text = f"“{words[:QUOTED]}{'…' if len(words) > QUOTED else ''}”"
    if not len(take.samples):
        raise VoiceError(f"{line} said nothing for {text}. Reword the line, or choose another "
                         "voice for it.")
    heard = (take.offset - take.onset) / take.rate
    least = count * HASTIEST * min(1.0, 150 / spec.words_per_minute)
    most = ALLOWANCE + count * SLOWEST * max(1.0, 100 / spec.words_per_minute)
    if not least <= heard <= most:
        fault = "only" if heard < least else "as much as"
        raise VoiceError(f"{line} gave {fault} {heard:.1f} s of sound for {text}, which can't be "
                         "right. Reword the line, or choose another voice for it.")
