"""A server on this machine that stands in for a speech service, with faults on order."""

import io
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import lameenc
import numpy as np

RATE = 24000
LETTER = 0.09
FAULTS: tuple[int | str, ...] = (429, 500, 503, "empty", "silent", "noise", "drop", "cut", "half")
"""Every way of failing that passes by, but "hang", which takes its time."""


def hum(text: str, peak: float = 0.4) -> bytes:
    """Little-endian 16-bit samples at RATE: hums for a text, silence around, 90 ms a letter."""
    length = int(RATE * LETTER * max(1, len(text)))
    times = np.arange(length) / RATE
    sound = peak * np.sin(2 * np.pi * 140 * times) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * times))
    quiet = np.zeros(RATE // 5)
    return (np.concatenate((quiet, sound, quiet)) * 32767).astype("<i2").tobytes()


def mp3(text: str, peak: float = 0.4) -> bytes:
    """The same as services send it: an MP3, 24 kHz mono."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(32)
    target = io.BytesIO()
    target.write(encoder.encode(hum(text, peak)))
    target.write(encoder.flush())
    return target.getvalue()


def listen(method: str, answer: Callable[[BaseHTTPRequestHandler], None],
           ) -> tuple[ThreadingHTTPServer, threading.Thread]:
    """A server on a free port of this machine, started; it knows one method, and calls `answer`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    setattr(Handler, f"do_{method}", answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    return server, thread


class Loopback:
    """The server. `faults` are taken one a request before it answers well: a status, "empty"
    (200 without sound), "silent", "noise" (bytes that are no sound), "cut" (the sound ends too
    early), "half" (the answer does), "hang" or "drop"."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.paths: list[str] = []
        self.heads: list[dict[str, str]] = []
        self.faults: list[int | str] = []
        self.headers: dict[str, str] = {}
        self.crowd: threading.Barrier | None = None
        """Where requests wait until so many are there."""
        self._server, self._thread = listen("POST", lambda request: self.answer(request))

    @property
    def origin(self) -> str:
        """Its address, without a path."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def read(self, body: bytes) -> str:
        """The text that a request wants to hear."""
        raise NotImplementedError

    def sound(self, text: str, peak: float) -> bytes:
        """A text, said."""
        return mp3(text, peak)

    def reply(self, sound: bytes | None) -> tuple[bytes, str]:
        """The body of an answer that holds a sound or none, and its type."""
        raise NotImplementedError

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """One request, well or badly answered."""
        text = self.read(request.rfile.read(int(request.headers["Content-Length"])))
        self.texts.append(text)
        self.paths.append(request.path)
        self.heads.append(dict(request.headers))
        fault = self.faults.pop(0) if self.faults else ""
        if self.crowd:
            self.crowd.wait(20)
        if fault == "hang":
            time.sleep(1.5)
        if fault == "drop":
            request.close_connection = True
            request.connection.close()
            return
        sound: bytes | None = b"no sound at all" if fault == "noise" else self.sound(
            text, 0.0 if fault == "silent" else 0.4)
        if fault == "cut":
            sound = (sound or b"")[:-100]
        data, kind = self.reply(None if fault == "empty" else sound)
        request.send_response(fault if isinstance(fault, int) else 200)
        for name, value in self.headers.items():
            request.send_header(name, value)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        if fault == "half":
            request.close_connection = True
            data = data[:len(data) // 2]
        with suppress(OSError):     # who asked may have left
            request.wfile.write(data)

    def close(self) -> None:
        """Ends the server and its thread."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
