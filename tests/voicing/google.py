"""A loopback server that speaks the protocol of Google Translate's voice, with faults on order."""

import base64
import json
from urllib.parse import parse_qs

from tests.voicing.loopback import LETTER, Loopback

__all__ = ["LETTER", "Google"]


class Google(Loopback):
    """Google Translate, as gTTS asks it."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = []

    def url(self, tld: str = "com", path: str = "") -> str:
        """What stands in for gTTS's `_translate_url`."""
        return f"{self.origin}/{tld}/{path}"

    def read(self, body: bytes) -> str:
        """Text and language stand in three layers."""
        text, language, *_ = json.loads(json.loads(parse_qs(body.decode())["f.req"][0])[0][0][1])
        self.languages.append(language)
        return str(text)

    def reply(self, sound: bytes | None) -> tuple[bytes, str]:
        """The sound as text, in an array in a text in an array."""
        inner = "null" if sound is None else json.dumps([base64.b64encode(sound).decode()])
        reply = ")]}'\n\n123\n" + json.dumps(
            [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
        return (reply + "\n").encode(), "application/json; charset=utf-8"
