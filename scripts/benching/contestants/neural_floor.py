"""The least that a natural voice's episode costs: hibari, resampled to 44.1 kHz, into LAME.

usage: neural_floor.py LINES.tsv OUT.mp3 JOBS SECONDS_BETWEEN

Each row is hibari's speed, a tab and a line. The rows are dealt out to as many processes; no cache,
no mastering, no checks. Prints the seconds of sound.
"""

import os
import sys

QUALITY, BIT_RATE, VOICE_RATE, RATE = 5, 96, 24000, 44100


def work(rows: list[str], out: str, gap: float) -> float:
    """Says the rows into a file; seconds of speech."""
    import lameenc
    import numpy as np
    import soxr
    from hibari import Hibari

    voice = Hibari(threads=1)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_quality(QUALITY)
    encoder.set_bit_rate(BIT_RATE)
    silence, said = bytes(2 * int(gap * RATE)), 0
    with open(out, "wb") as file:
        for row in rows:
            speed, line = row.split("\t")
            sound = soxr.resample(voice(line, speed=float(speed), seed=0), VOICE_RATE, RATE)
            said += len(sound)
            file.write(encoder.encode((sound * 32767).astype(np.int16).tobytes()))
            file.write(encoder.encode(silence))
        file.write(encoder.flush())
    return said / RATE


def main(script: str, out: str, jobs: int, gap: float) -> None:
    """Forks a child for each job."""
    with open(script, encoding="utf-8") as file:
        rows = file.read().splitlines()
    readers = []
    for job in range(jobs):
        reader, writer = os.pipe()
        if not os.fork():
            os.write(writer, str(work(rows[job::jobs], f"{out}.{job}", gap)).encode())
            os._exit(0)
        os.close(writer)
        readers.append(reader)
    print(sum(float(os.read(reader, 64)) for reader in readers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
