"""64 lines of Google's voice, from a server on this machine that takes 300 ms a request.

usage: network.py      prints the seconds of one request after the other, and of several at once
"""

import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler

import gtts.tts

from audiogen.errors import Place
from audiogen.scripting.model import Span
from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.model import Utterance, VoiceSpec
from tests.voicing.google import Google

SECONDS, LINES = 0.3, 64


class Far(Google):
    """A server that is far away."""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answers after a while."""
        time.sleep(SECONDS)
        super().answer(request)


def spent(at_once: int) -> float:
    """Seconds for all lines."""
    voice, spec = Gtts(), VoiceSpec("gtts", "", "en", 110)
    lines = [Utterance((Span(f"This is line {number}."),), "", Place("the bench", number))
             for number in range(LINES)]
    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as threads:
        list(threads.map(lambda line: voice.say(line, spec), lines))
    return time.perf_counter() - start


if __name__ == "__main__":
    google = Far()
    gtts.tts._translate_url = google.url
    print(spent(1), spent(Gtts.concurrency))
    google.close()
