"""Google Translate's voice, through the gTTS package.

gTTS prepares the requests; they are sent from here, because its own way neither checks TLS
certificates nor waits a limited time, and it would cut a longer text at every comma, full stop and
colon and drop them.
"""

import base64
import binascii
import re
import threading

from gtts import gTTS
from gtts.lang import tts_langs

from audiogen.errors import LanguageMissing, VoiceMissing
from audiogen.voicing.engines.gtts.voices import accent, accents, code, valid_accent
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.network.asking import Asker, Manners
from audiogen.voicing.network.session import Answer, Refusal, Request
from audiogen.voicing.network.speech import DistantVoice

PROBE = 3.0
"""Seconds in which the engine must have answered to be called reachable."""
LONGEST = 100
"""Characters that Google says at once."""
APART = 0.05
"""Seconds between the beginnings of two requests."""

_AUDIO = re.compile(r'jQ1olc","\[\\"(.*)\\"]')


class Gtts(DistantVoice):
    """Google Translate: a natural voice, where there is a network."""

    name = "gtts"
    summary = "Google Translate's voice: natural, needs the network; what is said is sent to Google"
    service = "Google Translate"
    sends = "Google"
    license = "Google's terms, which don't speak of publishing"
    speed = "as fast as the network: four requests at a time"
    longest = LONGEST

    def __init__(self, asker: Asker | None = None) -> None:
        """`asker` asks Google; left out, one that is as polite as Google may expect."""
        self.asker = asker or Asker(Manners(self.concurrency, APART, redirects=True))

    def reachable(self) -> str:
        """Why no sound came back for one word within three seconds; empty if it did."""
        reasons = [f"no answer within {PROBE:.0f} seconds."]
        thread = threading.Thread(target=self._probe, args=(reasons,), daemon=True)
        thread.start()
        thread.join(PROBE)
        return reasons[0]

    def voices(self, language: str) -> tuple[str, ...]:
        """Domains whose accents differ; none for a language that isn't spoken."""
        return accents(language) if _code(language) else ()

    def identity(self, spec: VoiceSpec) -> str:
        """Language and domain; the pace has no part in it, for gTTS can't follow it, nor has the
        version of gTTS, which changes nothing of what Google says."""
        domain = spec.variant or accent(spec.language)
        if not valid_accent(domain):
            raise VoiceMissing(
                f"“{spec}” is no voice: after “gtts:” stands the domain of a Google Translate, "
                f"such as {' or '.join(accents('en')[:3])}.")
        language = _code(spec.language)
        if not language:
            raise LanguageMissing(
                f"Google Translate doesn't speak the language “{spec.language}”. It speaks: "
                f"{', '.join(sorted(tts_langs()))}. Set another voice or language.")
        return f"gtts {language} {domain}"

    def request(self, piece: str, spec: VoiceSpec) -> Request:
        """gTTS's own request for a piece."""
        prepared: Request = gTTS(
            piece, tld=spec.variant or accent(spec.language), lang=_code(spec.language),
            lang_check=False, pre_processor_funcs=[],
            tokenizer_func=lambda text: [text])._prepare_requests()[0]
        return prepared

    def sound_in(self, answer: Answer) -> bytes:
        """The MP3 in an answer. Raises Refusal: it may say well that all is well, and hold none."""
        match = _AUDIO.search(answer.body.decode("utf-8", "replace"))
        if not match:
            raise Refusal("its answer held no sound (text or language may not suit it, or the "
                          "service has changed).", True)
        try:
            return base64.b64decode(match[1], validate=True)
        except binascii.Error as problem:
            raise Refusal("its answer broke off.", True) from problem

    def _probe(self, reasons: list[str]) -> None:
        """Says one word and leaves in `reasons` why that failed, or nothing."""
        try:
            self.once("yes", VoiceSpec("gtts", "", "en", 150), (PROBE, PROBE))
            reasons[0] = ""
        except Refusal as refusal:
            reasons[0] = refusal.reason


def _code(language: str) -> str:
    return code(language, frozenset(tts_langs()))


ENGINE = Gtts()
