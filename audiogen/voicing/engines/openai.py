"""Any server that speaks OpenAI's way of asking for speech, named by the environment.

It may stand on this machine, in the house or far away. The key is read when a request is made,
put into its head, and nowhere else: no message, no name of what is kept and no log repeats it.
"""

import json
import os
import re
from urllib.parse import urlsplit, urlunsplit

import numpy as np

from audiogen import audio
from audiogen.audio import Floats
from audiogen.errors import VoiceMissing
from audiogen.messages import named
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.network.asking import Asker, Manners
from audiogen.voicing.network.session import Answer, Refusal, Request, post
from audiogen.voicing.network.speech import DistantVoice
from audiogen.voicing.network.wholeness import heard, sound_of

URL, KEY = "AUDIOGEN_OPENAI_URL", "AUDIOGEN_OPENAI_KEY"
MODEL, VOICE = "AUDIOGEN_OPENAI_MODEL", "AUDIOGEN_OPENAI_VOICE"
FORMAT = "AUDIOGEN_OPENAI_FORMAT"
FORMATS = ("wav", "mp3", "flac", "pcm")
"""What may be asked for, the best first."""
PATH = "/audio/speech"
LONGEST = 4000
"""Characters of one request; OpenAI's own service takes 4096."""
PCM_RATE = 24000
"""Hertz of the format "pcm": 16-bit little-endian mono, by OpenAI's documentation."""

_VOICE_NAME = re.compile(r"[\w.()+/:-]+")


class OpenAi(DistantVoice):
    """A speech server of a person's own choosing."""

    name = "openai"
    summary = ("a speech server of your choice that speaks OpenAI's protocol; what is said is sent "
               "there")
    service = "The speech server"
    sends = "the server that AUDIOGEN_OPENAI_URL names"
    license = "the server's terms"
    speed = "as fast as the server: four requests at a time"
    longest = LONGEST

    def __init__(self, asker: Asker | None = None) -> None:
        """`asker` asks the server; left out, one that lets four requests be under way."""
        self.asker = asker or Asker(Manners(self.concurrency))

    def missing(self) -> str:
        """What to set; a sentence where what is set is no address or no format."""
        if not _set(URL):
            return (f"Set {URL} to the server's address, such as http://localhost:8880/v1, and "
                    f"where it wants them {KEY}, {MODEL} and {VOICE}.")
        try:
            parts = urlsplit(_set(URL))
            whole = parts.scheme in ("http", "https") and parts.hostname
            secret = parts.username or parts.password
        except ValueError:
            whole, secret = None, None
        if not whole:
            return f"{URL} is no address: it begins with http:// or https:// and names a server."
        if secret:
            return f"{URL} holds a name or password; put the key into {KEY} instead."
        if not (_set(KEY).isascii() and _set(KEY).isprintable()):
            return f"{KEY} holds signs that no key has; copy it again."
        if _format() not in FORMATS:
            return f"{FORMAT} is “{named(_format())}”; it can be {', '.join(FORMATS)}."
        return ""

    def reachable(self) -> str:
        """Why the server doesn't answer; nothing to be said is sent to find out."""
        return self.asker.sessions.unreached(_address())

    def identity(self, spec: VoiceSpec) -> str:
        """Address, model, voice and format, and never the key. The pace has no part in it: what
        servers make of a speed differs, so the takes are stretched."""
        if lacking := self.missing():
            raise VoiceMissing(f"The voice “{spec}” can't speak here. {lacking}")
        if spec.variant and not _VOICE_NAME.fullmatch(spec.variant):
            raise VoiceMissing(f"“{named(str(spec))}” is no voice: after “openai:” stands a name "
                               "that the server knows, such as alloy or af_heart.")
        return json.dumps(["openai", _address(), _set(MODEL), spec.variant or _set(VOICE),
                           spec.language, _format()])

    def request(self, piece: str, spec: VoiceSpec) -> Request:
        """The request for a piece: JSON, with the key in its head."""
        asked = {"model": _set(MODEL) or "tts-1", "input": piece,
                 "voice": spec.variant or _set(VOICE) or "alloy", "response_format": _format()}
        headers = {"Content-Type": "application/json", "Accept": "audio/*"}
        if _set(KEY):
            headers["Authorization"] = f"Bearer {_set(KEY)}"
        return post(_address(), json.dumps(asked).encode(), headers)

    def sound_in(self, answer: Answer) -> bytes:
        """The body. Raises Refusal where a server says well that all is well, and sends words."""
        kind = answer.headers.get("Content-Type", "").casefold()
        if not answer.body or kind.startswith(("text/", "application/json")):
            raise Refusal("its answer held no sound.", True)
        return answer.body

    def decoded(self, data: bytes, spec: VoiceSpec) -> tuple[Floats, int]:
        """Samples, of whatever format is there: servers send another than they were asked for."""
        if _format() != "pcm" or data.startswith((b"RIFF", b"fLaC", b"ID3", b"OggS")):
            return sound_of(data)
        if len(data) % 2:
            raise Refusal("the sound in its answer broke off.", True)
        samples = audio.floats(np.frombuffer(data, "<i2").astype(np.int16))
        return heard(samples, PCM_RATE), PCM_RATE


def _set(name: str) -> str:
    return os.environ.get(name, "").strip()


def _format() -> str:
    return _set(FORMAT).lower() or FORMATS[0]


def _address() -> str:
    """Where speech is asked for: the server's address, or the whole one, as it is set."""
    parts = urlsplit(_set(URL))
    path = parts.path.rstrip("/")
    path = path if path.endswith(PATH) else path + PATH
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


ENGINE = OpenAi()
