"""A loopback server that speaks the protocol of Google Translate's voice, with faults on order."""

import base64
import io
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import lameenc
import numpy as np

RATE = 24000
LETTER = 0.09


def mp3(text: str, peak: float = 0.4) -> bytes:
    """Hums for a text as Google would send them: 24 kHz mono, silence around, 90 ms a letter."""
    length = int(RATE * LETTER * max(1, len(text)))
    times = np.arange(length) / RATE
    hum = peak * np.sin(2 * np.pi * 140 * times) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * times))
    quiet = np.zeros(RATE // 5)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(32)
    sound = (np.concatenate((quiet, hum, quiet)) * 32767).astype("<i2")
    target = io.BytesIO()
    target.write(encoder.encode(sound.tobytes()))
    target.write(encoder.flush())
    return target.getvalue()


class Google:
    """The server. `faults` are taken one a request before it answers well: a status, "empty",
    "silent", "noise" (bytes that are no MP3), "hang" or "drop"."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.languages: list[str] = []
        self.paths: list[str] = []
        self.faults: list[int | str] = []
        self.headers: dict[str, str] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                outer.answer(self)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def url(self, tld: str = "com", path: str = "") -> str:
        """What stands in for gTTS's `_translate_url`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/{tld}/{path}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """One request, well or badly answered."""
        body = request.rfile.read(int(request.headers["Content-Length"])).decode()
        text, language, *_ = json.loads(json.loads(parse_qs(body)["f.req"][0])[0][0][1])
        self.texts.append(text)
        self.languages.append(language)
        self.paths.append(request.path)
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "hang":
            time.sleep(1.5)
        if fault == "drop":
            request.close_connection = True
            request.connection.close()
            return
        sound = {"silent": mp3(text, 0.0), "noise": b"no sound at all"}.get(str(fault), mp3(text))
        inner = json.dumps([base64.b64encode(sound).decode()]) if fault != "empty" else "null"
        reply = ")]}'\n\n123\n" + json.dumps(
            [["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
        data = (reply + "\n").encode()
        request.send_response(fault if isinstance(fault, int) else 200)
        for name, value in self.headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    def close(self) -> None:
        """Ends the server and its thread."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
