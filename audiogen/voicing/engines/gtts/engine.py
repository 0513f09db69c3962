"""Google Translate's voice, through the gTTS package.

What is said leaves this machine. gTTS prepares the requests; they are sent from here, because its
own way neither checks TLS certificates nor waits a limited time. A line is cut into pieces that
Google takes whole, and comes back from memory: no file is written, whole or partial.
"""

import base64
import binascii
import functools
import random
import re
import threading
import time
from collections.abc import Callable

import requests
from gtts import gTTS
from gtts.lang import tts_langs

from audiogen import audio
from audiogen.audio import Floats
from audiogen.errors import SoundError, VoiceError, VoiceMissing, VoiceUnreachable
from audiogen.voicing.engines.gtts.pieces import pieces
from audiogen.voicing.engines.gtts.voices import accent, accents, code, valid_accent
from audiogen.voicing.engines.protocol import Engine, Remember
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.segment import AudioSegment, joined, segment, silence
from audiogen.voicing.trimming import trimmed

TIMEOUT = (5.0, 20.0)
"""Seconds to connect, and between two bytes of an answer."""
PROBE = 3.0
"""Seconds in which the engine must have answered to be called reachable."""
WAITS = (1.0, 3.0, 8.0)
"""Seconds before the second, third and fourth attempt; half of it is added by chance, so that
builds that were refused together don't come back together."""
PATIENCE = 30.0
"""Seconds that a server may ask us to wait (Retry-After) before we stop instead."""
AGAIN = (429, 500, 502, 503, 504)
"""Statuses that a later attempt may mend."""

_AUDIO = re.compile(r'jQ1olc","\[\\"(.*)\\"]')
_CARRY_ON = ("What was spoken before is kept. Run the same command again later to go on from "
             "there, or speak offline with --voice espeak.")


class Refusal(Exception):
    """One attempt failed."""

    def __init__(self, reason: str, again: bool, wait: float = 0.0) -> None:
        """`again` tells whether another attempt may do better, `wait` how many seconds later the
        server asked for it."""
        super().__init__(reason)
        self.reason, self.again, self.wait = reason, again, wait


class Gtts(Engine):
    """Google Translate: a natural voice, where there is a network."""

    name = "gtts"
    summary = "Google Translate's voice: natural, needs the network; what is said is sent to Google"
    concurrency = 4
    even = False

    def __init__(self, sleep: Callable[[float], None] = time.sleep,
                 chance: Callable[[], float] = random.random) -> None:
        """`sleep` waits some seconds; `chance` gives a number from 0 to 1 for their jitter."""
        self._sleep = sleep
        self._chance = chance
        self._own = threading.local()

    def reachable(self) -> str:
        """Why no sound came back for one word within three seconds; empty if it did."""
        found = [f"no answer within {PROBE:.0f} seconds."]
        thread = threading.Thread(target=self._probe, args=(found,), daemon=True)
        thread.start()
        thread.join(PROBE)
        return found[0]

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
            raise VoiceMissing(
                f"Google Translate doesn't speak the language “{spec.language}”. It speaks: "
                f"{', '.join(sorted(tts_langs()))}. Set another voice or language.")
        return f"gtts {language} {domain}"

    def asks(self, utterance: Utterance, spec: VoiceSpec) -> tuple[str, ...]:
        """Voice and text of each piece: where a line is reworded, other pieces are still known."""
        return tuple(self._request(piece, spec) for piece, _ in pieces(utterance.text))

    def _request(self, piece: str, spec: VoiceSpec) -> str:
        return f"{self.identity(spec)}\n{piece}"

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The line, every piece of it asked for."""
        return self.spoken(utterance, spec, lambda request, make: make())

    def spoken(self, utterance: Utterance, spec: VoiceSpec, remember: Remember) -> AudioSegment:
        """The line, its pieces joined with the silences that belong between them."""
        self.identity(spec)
        cut = pieces(utterance.text)
        if not cut:
            raise VoiceError(f"{utterance.place}: “{utterance.text.strip()}” holds no word that "
                             f"“{spec}” could say. Reword or remove it.")
        parts: list[AudioSegment] = []
        rate = 0
        for piece, gap in cut:
            answer = remember(self._request(piece, spec),
                              functools.partial(self._answer, piece, utterance, spec))
            sound, own = self._piece(piece, gap, answer, utterance)
            rate = rate or own
            parts += [segment(audio.int16(audio.resample(sound, own, rate)), rate),
                      silence(gap, rate)]
        return joined(parts)

    def _answer(self, piece: str, utterance: Utterance, spec: VoiceSpec) -> bytes:
        """Google's own bytes for a piece. Raises VoiceUnreachable."""
        try:
            return self._fetch(piece, spec, TIMEOUT)
        except Refusal as refusal:
            raise VoiceUnreachable(
                f"{utterance.place}: Google Translate gave no sound for “{piece}”: "
                f"{refusal.reason} {_CARRY_ON}") from refusal

    def _piece(self, piece: str, gap: float, answer: bytes,
               utterance: Utterance) -> tuple[Floats, int]:
        """The sound of a piece and its rate; cut to its speech where another follows."""
        try:
            sound, rate = audio.decode(answer, "Google's answer")
        except SoundError as problem:
            raise VoiceError(f"{utterance.place}: what Google Translate sent for “{piece}” isn't "
                             f"sound. {_CARRY_ON}") from problem
        short = trimmed(sound, rate)
        if short is None:
            raise VoiceError(f"{utterance.place}: Google Translate sent silence for “{piece}”. "
                             "Reword the line, or choose another voice for it.")
        return (audio.floats(short) if gap else sound), rate

    def _fetch(self, piece: str, spec: VoiceSpec, timeout: tuple[float, float]) -> bytes:
        """The MP3 of a piece, after as many attempts as make sense. Raises Refusal."""
        attempt = 0
        while True:
            try:
                return self._attempt(piece, spec, timeout)
            except Refusal as refusal:
                if not refusal.again or attempt == len(WAITS) or refusal.wait > PATIENCE:
                    raise
                wait = WAITS[attempt] * (1 + self._chance() / 2)
                self._sleep(max(wait, refusal.wait))
                attempt += 1

    def _attempt(self, piece: str, spec: VoiceSpec, timeout: tuple[float, float]) -> bytes:
        """One request, answered. Raises Refusal."""
        prepared = gTTS(piece, tld=spec.variant or accent(spec.language),
                        lang=_code(spec.language), lang_check=False, pre_processor_funcs=[],
                        tokenizer_func=lambda text: [text])._prepare_requests()[0]
        session = self._session()
        means = session.merge_environment_settings(prepared.url, {}, False, True, None)
        try:
            answer = session.send(prepared, timeout=timeout, allow_redirects=True, **means)
        except requests.exceptions.SSLError as problem:
            raise Refusal("its certificate can't be trusted (something between here and Google "
                          "may be reading along).", False) from problem
        except requests.exceptions.Timeout as problem:
            raise Refusal("it did not answer in time.", True) from problem
        except requests.exceptions.RequestException as problem:
            raise Refusal("it can't be reached (is there a network?).", True) from problem
        if answer.status_code in AGAIN:
            crowd = "too many requests came from here" if answer.status_code == 429 else "its fault"
            raise Refusal(f"it answered with status {answer.status_code} ({crowd}).", True,
                          _asked_wait(answer))
        if answer.status_code != 200:
            raise Refusal(f"it answered with status {answer.status_code}.", False)
        found = _AUDIO.search(answer.text)
        if not found:
            raise Refusal("its answer held no sound (text or language may not suit it, or the "
                          "service has changed).", False)
        try:
            return base64.b64decode(found[1], validate=True)
        except binascii.Error as problem:
            raise Refusal("its answer broke off.", True) from problem

    def _session(self) -> requests.Session:
        """A session of this thread's own: connections are kept, TLS is verified."""
        if not hasattr(self._own, "session"):
            self._own.session = requests.Session()
        session: requests.Session = self._own.session
        return session

    def _probe(self, found: list[str]) -> None:
        """Says one word and leaves in `found` why that failed, or nothing."""
        try:
            data = self._attempt("yes", VoiceSpec("gtts", "", "en", 150), (PROBE, PROBE))
            sound, rate = audio.decode(data, "Google's answer")
            found[0] = "" if trimmed(sound, rate) is not None else "it sent silence."
        except (Refusal, SoundError) as problem:
            found[0] = problem.reason if isinstance(problem, Refusal) else str(problem)


def _code(language: str) -> str:
    return code(language, frozenset(tts_langs()))


def _asked_wait(answer: requests.Response) -> float:
    """Seconds of a Retry-After header; 0 where it has none, or a date."""
    asked = answer.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else 0.0


ENGINE = Gtts()
