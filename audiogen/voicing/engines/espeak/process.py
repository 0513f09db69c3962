"""One end of the pipes whose other end is `speaker.py`."""

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

SCRIPT = Path(__file__).with_name("speaker.py")


PIPE = 1 << 20
"""Bytes a pipe holds where that can be chosen: a line's samples in one go."""


class SpeakerFailed(Exception):
    """eSpeak NG crashed, refused, or can't be started; the message is half a sentence."""


SETTLED = 3
"""Speakers kept at once that have settled for one way of speaking each: a narrator and two
other roles. Each takes some 15 MB."""


class Speakers:
    """Speaker processes, one for each way of speaking that is asked for again and again.

    A request is what to say ("text") and a delivery: voice, rate, pitch and the like. A delivery
    that comes twice in a row gets a speaker that settles for it, so that its voice is loaded once.
    """

    def __init__(self, library: str, data: str, way: str = "") -> None:
        """`way` as for Speaker."""
        self._arguments = (library, data, way)
        self._open = Speaker(library, data, way)
        self._settled: dict[str, Speaker] = {}
        self._last = ""

    @property
    def rate(self) -> int:
        """Hertz; known once it was asked."""
        return self._open.rate or next((each.rate for each in self._settled.values()), 0)

    def ask(self, **request: str | int | bool) -> bytes:
        """The answer to a request (see speaker.py). Raises SpeakerFailed."""
        delivery = {name: value for name, value in request.items() if name not in ("text", "spell")}
        name = json.dumps(delivery, sort_keys=True)
        known = self._settled.get(name)
        if known is None and name == self._last and "rate" in delivery:
            if len(self._settled) == SETTLED:
                self._settled.pop(next(iter(self._settled))).close()
            known = self._settled[name] = Speaker(*self._arguments, delivery=delivery)
        self._last = name
        return (known or self._open).ask(**request)

    def close(self) -> None:
        """Ends all processes."""
        for speaker in (self._open, *self._settled.values()):
            speaker.close()


class Speaker:
    """A speaker process: started when first asked, started again when it died, ended at exit.

    It belongs to the process that started it; after a fork the child starts its own.
    """

    def __init__(self, library: str, data: str, way: str = "",
                 delivery: dict[str, str | int | bool] | None = None) -> None:
        """`way` is "fork" or "reload"; empty for the one that this system can. With a delivery, it
        settles for that one before the first line."""
        self._delivery = delivery
        self._arguments = (library, data, way or ("fork" if hasattr(os, "fork") else "reload"))
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.rate = 0
        """Hertz; known once it was asked."""
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._leave_to_parent)

    def ask(self, **request: str | int | bool) -> bytes:
        """The answer to a request (see speaker.py). Raises SpeakerFailed.

        A speaker that died (it can be killed from outside) is started again and asked once more.
        """
        message = json.dumps(request).encode()
        with self._lock:
            for _ in range(2):
                try:
                    process = self._process or self._start()
                    self._send(process, message)
                    answer = self._receive(process)
                    break
                except (EOFError, OSError):
                    self._end()
                except BaseException:   # interrupted: half an answer may be on its way
                    if self._process:
                        self._process.kill()
                    self._end()
                    raise
            else:
                raise SpeakerFailed("its process ended twice on this line")
        return _good(answer)

    def close(self) -> None:
        """Ends the process, if there is one."""
        with self._lock:
            self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(SCRIPT), *self._arguments], bufsize=0,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            pipesize=PIPE)
        self.rate = int(_good(self._receive(process)))
        if self._delivery and "fork" in self._arguments:
            self._send(process, json.dumps(self._delivery).encode())
            _good(self._receive(process))
        return process

    @staticmethod
    def _send(process: subprocess.Popen[bytes], message: bytes) -> None:
        assert process.stdin is not None
        rest = memoryview(struct.pack(">I", len(message)) + message)
        while rest:
            rest = rest[process.stdin.write(rest):]

    @staticmethod
    def _receive(process: subprocess.Popen[bytes]) -> bytes:
        assert process.stdout is not None
        parts, missing = [], 4
        for whole in (False, True):
            while missing:
                part = process.stdout.read(missing)
                if not part:
                    raise EOFError
                parts.append(part)
                missing -= len(part)
            if not whole:
                missing, parts = struct.unpack(">I", b"".join(parts))[0], []
        return b"".join(parts)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _leave_to_parent(self) -> None:
        """In a forked child: lets go of the parent's speaker, which must see its pipes close."""
        process, self._process = self._process, None
        self._lock = threading.Lock()
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.returncode = 0  # not a child of this process: there is nothing to wait for


def _good(answer: bytes) -> bytes:
    """What was asked for. Raises SpeakerFailed where the answer says what went wrong."""
    if not answer.startswith(b"="):
        raise SpeakerFailed(answer[1:].decode(errors="replace"))
    return answer[1:]
