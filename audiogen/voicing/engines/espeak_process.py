"""One end of the pipes whose other end is `espeak_speaker.py`."""

import atexit
import json
import os
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

SCRIPT = Path(__file__).with_name("espeak_speaker.py")


PIPE = 1 << 20
"""Bytes a pipe holds where that can be chosen: a line's samples in one go."""


class SpeakerFailed(Exception):
    """eSpeak NG crashed, refused, or can't be started; the message is half a sentence."""


class Speaker:
    """A speaker process: started when first asked, started again when it died, ended at exit.

    It belongs to the process that started it; after a fork the child starts its own.
    """

    def __init__(self, library: str, data: str, way: str = "") -> None:
        """`way` is "fork" or "reload"; empty for the one that this system can."""
        self._arguments = (library, data, way or ("fork" if hasattr(os, "fork") else "reload"))
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.rate = 0
        """Hertz; known once it was asked."""
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._leave_to_parent)

    def ask(self, **request: str | int | bool) -> bytes:
        """The answer to a request (see espeak_speaker.py). Raises SpeakerFailed.

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
