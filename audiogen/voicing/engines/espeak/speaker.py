"""The process in which eSpeak NG lives: one line in, its samples out.

    python -I -S speaker.py LIBRARY DATA fork|reload

eSpeak NG remembers what it said: the same line sounds different after other lines. So the library
is started once, says nothing, and every line is said in a child forked from that pristine state.
A request without a text chooses the voice for all that follow: loading it costs a third of a line.
Where processes can't be forked the library is unloaded and loaded again for each line.

It is run as a script, by its path, and imports nothing but the standard library, so that it stays
small and without threads. Both ways over the pipes, a message is its length (4 bytes, big-endian)
and that many bytes. Requests are JSON. Answers begin with "=" (what was asked for follows: samples
as 16-bit integers of this machine, or text) or "!" (what went wrong follows). It ends when its
input ends.
"""

import _ctypes
import ctypes
import gc
import json
import mmap
import os
import signal
import struct
import sys

SYNCHRONOUS = 2
BUFFER = 200
"""Milliseconds of sound a callback; pinned, for it shapes the sound."""
SEED = 1
UTF8, SSML, PHONEMES = 1, 0x10, 0x100
RATE, PITCH, RANGE = 1, 3, 4
IPA, TIED, TIE = 0x02, 0x80, 0x361
"""Phonemes as IPA, letters of one sound with a tie between them."""
CAPACITY = 64 << 20
"""Bytes of an answer at most: 25 minutes of sound. Only what is used takes memory."""
LIMIT = 60
"""Seconds after which a child that is still at its line is ended."""

Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int,
                            ctypes.c_void_p)


class Answer:
    """What a child says, in memory that it shares with its parent: no page of it is copied."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, CAPACITY + 8)
        self._address = ctypes.addressof(ctypes.c_char.from_buffer(self._shared))
        self._length = ctypes.c_uint64.from_buffer(self._shared)

    def set(self, mark: bytes, rest: bytes = b"") -> None:
        """Begins an answer anew: with "=" if good, with "!" if not."""
        self._length.value = 0
        self.add(mark + rest, len(mark + rest))

    def add(self, data: "bytes | ctypes._Pointer[ctypes.c_short]", size: int) -> int:
        """Appends bytes; 1, which stops the synthesis, where no more fit."""
        length = self._length.value
        if length + size > CAPACITY:
            self.set(b"!", b"the line is too long")
            return 1
        ctypes.memmove(self._address + 8 + length, data, size)
        self._length.value = length + size
        return 0

    @property
    def message(self) -> memoryview:
        """The answer so far."""
        return memoryview(self._shared)[8:8 + self._length.value]


class Library:
    """eSpeak NG, started, with no voice chosen yet."""

    def __init__(self, path: str, data: str, answered: Answer) -> None:
        """Raises OSError where its data can't be read."""
        self.answered = answered
        self.c = ctypes.CDLL(path)
        self.c.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p,
                                             ctypes.c_int]
        self.c.espeak_Synth.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint,
                                        ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
                                        ctypes.c_void_p, ctypes.c_void_p]
        self.c.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        self.c.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int,
                                                 ctypes.c_int]
        self.c.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.rate = self.c.espeak_Initialize(SYNCHRONOUS, BUFFER, data.encode(), 0)
        if self.rate <= 0:
            raise OSError("eSpeak NG can't read its data in " + data)
        self.c.espeak_ng_SetRandSeed(SEED)
        self.delivery: dict[str, object] = {}
        self.callback = Callback(self._hear)
        self.c.espeak_SetSynthCallback(self.callback)

    def _hear(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: int) -> int:
        return self.answered.add(samples, count * 2) if samples and count else 0

    def settle(self, delivery: dict[str, object]) -> None:
        """Chooses the voice {"voice", "rate", "pitch", "range"} in this process, so that no child
        has to load it again."""
        self._choose(str(delivery["voice"]))
        for parameter, name in ((RATE, "rate"), (PITCH, "pitch"), (RANGE, "range")):
            if name in delivery:
                self.c.espeak_SetParameter(parameter, delivery[name], 0)
        self.delivery = delivery

    def answer(self, asked: dict[str, object]) -> None:
        """Puts into `answered` the samples for {"voice", "rate", "pitch", "range", "text"};
        with "spell", the phonemes of the text: in eSpeak's own "notation", or in "ipa", then with
        each clause on a line."""
        delivery = {name: value for name, value in asked.items() if name not in ("text", "spell")}
        if delivery != self.delivery:
            self.settle(delivery)
        text = str(asked["text"]).encode()
        if asked.get("spell"):
            self._synthesise(b"")  # what is spelled is read with the flags of the last call
            ipa = asked["spell"] == "ipa"
            mode = IPA | TIED | TIE << 8 if ipa else 0
            pointer = ctypes.c_char_p(text)
            found = []
            while pointer.value:
                found.append(self.c.espeak_TextToPhonemes(ctypes.byref(pointer), UTF8, mode) or b"")
            self.answered.set(b"=", (b"\n" if ipa else b" ").join(found))
            return
        self.answered.set(b"=")
        self._synthesise(text)

    def _choose(self, voice: str) -> None:
        if self.c.espeak_SetVoiceByName(voice.encode()):
            raise OSError(f"eSpeak NG can't load its voice {voice}")

    def _synthesise(self, text: bytes) -> None:
        status = self.c.espeak_Synth(text, len(text) + 1, 0, 1, 0, UTF8 | SSML | PHONEMES,
                                     None, None)
        if status:
            raise OSError(f"eSpeak NG refused the line (its status {status})")

    def unload(self) -> None:
        """Ends the library and takes it out of this process."""
        self.c.espeak_Terminate()
        close = getattr(_ctypes, "FreeLibrary" if os.name == "nt" else "dlclose")
        close(self.c._handle)


def attempt(library: Library, asked: dict[str, object]) -> None:
    """An answer, good or bad. A request without a text chooses the voice for all that follow."""
    try:
        if "text" in asked:
            library.answer(asked)
        else:
            library.settle(asked)
            library.answered.set(b"=")
    except (OSError, ctypes.ArgumentError, KeyError) as problem:
        library.answered.set(b"!", str(problem).encode())


def attempt_in_child(library: Library, asked: dict[str, object]) -> None:
    """An answer from a child forked for this one line; its crash becomes the answer."""
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(LIMIT)
            attempt(library, asked)
            os._exit(0)
        finally:  # whatever happens, the child must not go on as a second speaker
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == -signal.SIGALRM:
        library.answered.set(b"!", b"eSpeak NG was still at it after a minute")
    elif status:
        library.answered.set(b"!", f"eSpeak NG crashed (status {status})".encode())


def send(pipe: int, message: bytes | memoryview) -> None:
    """Writes one message."""
    for piece in (struct.pack(">I", len(message)), message):
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(pipe, rest):]


def serve(path: str, data: str, way: str) -> None:
    """Answers requests until the input ends; the first answer, unasked, is the rate in hertz."""
    asking, pipe = os.fdopen(os.dup(0), "rb"), os.dup(1)
    os.dup2(2, 1)  # whatever the library prints must not get among the answers
    answered = Answer()
    try:
        library = Library(path, data, answered)
    except OSError as problem:
        send(pipe, b"!" + str(problem).encode())
        return
    send(pipe, b"=%d" % library.rate)
    gc.freeze()
    while len(length := asking.read(4)) == 4:
        asked = json.loads(asking.read(struct.unpack(">I", length)[0]))
        if way == "reload":
            library.unload()
            library = Library(path, data, answered)
            attempt(library, asked)
        elif "text" in asked:
            attempt_in_child(library, asked)
        else:
            attempt(library, asked)
        send(pipe, answered.message)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(*sys.argv[1:4])
