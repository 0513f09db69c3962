"""The least that a robot's episode costs: eSpeak NG in process into one streaming LAME encoder.

usage: espeak_floor.py LINES.txt OUT.mp3 JOBS SECONDS_BETWEEN RATE

The lines are dealt out to as many processes; no cache, no mastering, no checks. Prints the seconds
of sound.
"""

import ctypes
import os
import sys

import espeakng_loader
import lameenc

QUALITY, BIT_RATE = 5, 64
SYNCHRONOUS, UTF8, RATE_PARAMETER = 2, 1, 1


def work(lines: list[str], out: str, gap: float, speed: int) -> int:
    """Says the lines into a file; samples of speech."""
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
        ctypes.c_void_p, ctypes.c_void_p]
    rate = int(library.espeak_Initialize(
        SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), 0))
    pieces: list[bytes] = []

    def keep(wave: int | None, count: int, _: int | None) -> int:
        if count and wave:
            pieces.append(ctypes.string_at(wave, 2 * count))
        return 0

    callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(keep)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(b"en")
    library.espeak_SetParameter(RATE_PARAMETER, speed, 0)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_quality(QUALITY)
    encoder.set_bit_rate(BIT_RATE)
    silence, said = bytes(2 * int(gap * rate)), 0
    with open(out, "wb") as file:
        for line in lines:
            pieces.clear()
            data = line.encode()
            library.espeak_Synth(data, len(data) + 1, 0, 1, 0, UTF8, None, None)
            sound = b"".join(pieces)
            said += len(sound) // 2
            file.write(encoder.encode(sound))
            file.write(encoder.encode(silence))
        file.write(encoder.flush())
    return said // rate


def main(script: str, out: str, jobs: int, gap: float, speed: int) -> None:
    """Forks a child for each job."""
    with open(script, encoding="utf-8") as file:
        lines = file.read().splitlines()
    readers = []
    for job in range(jobs):
        reader, writer = os.pipe()
        if not os.fork():
            os.write(writer, str(work(lines[job::jobs], f"{out}.{job}", gap, speed)).encode())
            os._exit(0)
        os.close(writer)
        readers.append(reader)
    print(sum(int(os.read(reader, 64)) for reader in readers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5]))
