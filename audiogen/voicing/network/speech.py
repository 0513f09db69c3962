"""What the voices that live in a network have in common: a line cut, asked for, and made one sound.

What is said leaves this machine. A line comes back from memory: no file is written, whole or
partial, and what is kept is each piece as it was answered, once it was found to be whole.
"""

import functools
from abc import abstractmethod

from audiogen import audio
from audiogen.audio import Floats
from audiogen.errors import VoiceError, VoiceUnreachable
from audiogen.voicing.engines.protocol import Engine, Remember
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.network.asking import Asker
from audiogen.voicing.network.pieces import pieces
from audiogen.voicing.network.session import Answer, Refusal, Request
from audiogen.voicing.network.wholeness import sound_of
from audiogen.voicing.segment import AudioSegment, joined, segment, silence
from audiogen.voicing.trimming import trimmed

CARRY_ON = ("What was spoken before is kept. Run the same command again later to go on from "
            "there, or speak offline with --voice hibari (English) or --voice espeak.")


class DistantVoice(Engine):
    """A voice behind a network: say how it is asked, and where its answer holds the sound."""

    concurrency = 4
    even = False
    service: str
    """As messages name it."""
    longest: int
    """Characters of one request."""
    asker: Asker

    @abstractmethod
    def request(self, piece: str, spec: VoiceSpec) -> Request:
        """What is sent for a piece. Raises Refusal."""
        ...

    @abstractmethod
    def sound_in(self, answer: Answer) -> bytes:
        """The sound in an answer, as it was sent. Raises Refusal where there is none."""
        ...

    def decoded(self, data: bytes, spec: VoiceSpec) -> tuple[Floats, int]:
        """Mono samples and their rate. Raises Refusal where they aren't whole or say nothing."""
        return sound_of(data)

    def asks(self, utterance: Utterance, spec: VoiceSpec) -> tuple[str, ...]:
        """Voice and text of each piece: where a line is reworded, other pieces are still known."""
        return tuple(self._named(piece, spec)
                     for piece, _ in pieces(utterance.text, self.longest))

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line, every piece of it asked for."""
        return self.spoken(utterance, spec, lambda request, make: make())

    def spoken(self, utterance: Utterance, spec: VoiceSpec, remember: Remember) -> AudioSegment:
        """The line, its pieces joined with the silences that belong between them.

        Raises VoiceError for a line without a word, and VoiceUnreachable.
        """
        self.identity(spec)
        cut = pieces(utterance.text, self.longest)
        if not cut:
            raise VoiceError(f"{utterance.place}: “{utterance.text.strip()}” holds no word that "
                             f"“{spec}” could say. Reword or remove it.")
        parts: list[AudioSegment] = []
        first_rate = 0
        for piece, gap in cut:
            answer = remember(self._named(piece, spec),
                              functools.partial(self._answer, piece, utterance, spec))
            sound, rate = self._said(piece, answer, utterance, spec)
            if len(cut) > 1:    # the pieces' own silences would be heard as a seam
                short = trimmed(sound, rate)
                sound = sound if short is None else audio.floats(short)
            first_rate = first_rate or rate
            parts += [segment(audio.int16(audio.resample(sound, rate, first_rate)), first_rate),
                      silence(gap, first_rate)]
        return joined(parts)

    def once(self, piece: str, spec: VoiceSpec, timeout: tuple[float, float]) -> None:
        """Asks for a piece once, to see whether there is an answer. Raises Refusal."""
        self.asker.once(self.request(piece, spec), functools.partial(self._checked, spec=spec),
                        timeout)

    def _named(self, piece: str, spec: VoiceSpec) -> str:
        return f"{self.identity(spec)}\n{piece}"

    def _checked(self, answer: Answer, spec: VoiceSpec) -> bytes:
        data = self.sound_in(answer)
        self.decoded(data, spec)
        return data

    def _answer(self, piece: str, utterance: Utterance, spec: VoiceSpec) -> bytes:
        """The service's own bytes for a piece, found to be whole. Raises VoiceUnreachable."""
        try:
            return self.asker.ask(self.request(piece, spec),
                                  functools.partial(self._checked, spec=spec))
        except Refusal as refusal:
            raise VoiceUnreachable(
                f"{utterance.place}: {self.service} gave no sound for “{piece}”: "
                f"{refusal.reason} {CARRY_ON}") from refusal

    def _said(self, piece: str, answer: bytes, utterance: Utterance,
              spec: VoiceSpec) -> tuple[Floats, int]:
        try:
            return self.decoded(answer, spec)
        except Refusal as refusal:
            raise VoiceError(f"{utterance.place}: what {self.service} sent for “{piece}” can't be "
                             f"used: {refusal.reason} {CARRY_ON}") from refusal
