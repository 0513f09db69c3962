"""A loopback server that speaks OpenAI's protocol for speech, with faults on order."""

import io
import json

import numpy as np

from audiogen import audio
from audiogen.voicing.segment import segment, wav
from tests.voicing.loopback import RATE, Loopback, hum, mp3

TYPES = {"wav": "audio/wav", "mp3": "audio/mpeg", "flac": "audio/flac", "pcm": "audio/pcm"}


class SpeechServer(Loopback):
    """One that says what it is asked to, in the format that it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, object]] = []
        self.streams = False
        """Whether the heads of its WAV files leave the length open."""

    @property
    def url(self) -> str:
        """What AUDIOGEN_OPENAI_URL is set to."""
        return f"{self.origin}/v1"

    def read(self, body: bytes) -> str:
        """JSON, whose "input" is the text."""
        asked = json.loads(body)
        self.asked.append(asked)
        return str(asked["input"])

    def sound(self, text: str, peak: float) -> bytes:
        """The hum in the format that was asked for last."""
        form = self.asked[-1]["response_format"]
        raw = hum(text, peak)
        samples = np.frombuffer(raw, "<i2").astype(np.int16)
        if form == "pcm":
            return raw
        if form == "mp3":
            return mp3(text, peak)
        if form == "flac":
            return audio.to_flac(samples, RATE)
        data = io.BytesIO(wav(segment(samples, RATE))).getvalue()
        if self.streams:
            data = data[:4] + b"\xff" * 4 + data[8:40] + b"\xff" * 4 + data[44:]
        return data

    def reply(self, sound: bytes | None) -> tuple[bytes, str]:
        """The sound itself; without one, a sentence."""
        if sound is None:
            return b'{"error": {"message": "busy"}}', "application/json"
        return sound, TYPES[str(self.asked[-1]["response_format"])]
