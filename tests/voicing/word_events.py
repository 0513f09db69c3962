"""Where eSpeak NG says each word begins: a witness of its own for the tests.

    python word_events.py LIBRARY DATA TEXT
"""

import ctypes
import sys
from typing import Any


class Event(ctypes.Structure):
    """espeak_EVENT of speak_lib.h."""

    _fields_ = (("kind", ctypes.c_int), ("identifier", ctypes.c_uint), ("position", ctypes.c_int),
                ("length", ctypes.c_int), ("milliseconds", ctypes.c_int),
                ("sample", ctypes.c_int), ("user", ctypes.c_void_p), ("name", ctypes.c_char * 8))


words: list[int] = []
total = 0


def hear(samples: Any, count: int, events: Any) -> int:
    """Collects what the library tells."""
    global total
    total += count if samples else 0
    position = 0
    while events[position].kind:
        if events[position].kind == 1:
            words.append(events[position].sample)
        position += 1
    return 0


library = ctypes.CDLL(sys.argv[1])
library.espeak_Initialize(2, 200, sys.argv[2].encode(), 0)
library.espeak_ng_SetRandSeed(1)
callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int,
                            ctypes.POINTER(Event))(hear)
library.espeak_SetSynthCallback(callback)
library.espeak_SetVoiceByName(b"gmw/en-US")
for parameter, value in ((1, 100), (3, 42), (4, 25)):
    library.espeak_SetParameter(parameter, value, 0)
text = sys.argv[3].encode()
library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, 0x111, None, None)
print(words)
print(total)
