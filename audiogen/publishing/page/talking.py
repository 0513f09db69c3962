"""The page's voice: one recording of whole phrases, as a script that a page from a disk can load.

A page from a disk may fetch nothing, so the sound stands in the script as base64. It is loaded at
the first press of "Talk to me" and not before.
"""

from base64 import b64encode
from collections.abc import Iterator

from audiogen.publishing.page.script_data import as_data
from audiogen.publishing.sounds import Recording
from audiogen.units import seconds

BEFORE, AFTER = 0.06, 0.12
"""Seconds around a phrase that are played with it: decoders may be out by an encoder's delay."""
PIECE = 3 * 16384
"""Bytes at a time; a multiple of three, so that pieces of base64 join."""


def voice_script(recording: Recording) -> Iterator[bytes]:
    """The script's content: where each phrase lies, in seconds, and the MP3."""
    clips = {saying.text: [round(max(0.0, seconds(saying.start, recording.rate) - BEFORE), 3),
                           round(seconds(saying.end, recording.rate) + AFTER, 3)]
             for saying in recording.sayings}
    yield f'window.audiogenVoice={{"clips":{as_data(clips)},"sound":"'.encode()
    for start in range(0, len(recording.data), PIECE):
        yield b64encode(recording.data[start:start + PIECE])
    yield b'"};\n'
