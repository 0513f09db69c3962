"""The voices of hibari that don't come inside its wheel.

Digests and sizes as hibari-tts 0.2.1 states them (hibari/assets/voices.json).
"""

from audiogen.voicing.weights.model import Weights, WeightsFile

SOURCE = "https://huggingface.co/maureesewilliams/hibari/resolve/main/voices/"


def _voice(name: str, about: str, language: str, file: str, size: int, digest: str) -> Weights:
    return Weights(f"hibari:{name}", about, language, "Apache-2.0",
                   (WeightsFile(f"hibari/{file}", size, digest, SOURCE + file),))


HIBARI = (
    _voice("emma", "a woman, British", "en-GB", "bf_emma.int8.onnx", 7936868,
           "f709f0488ee63b583a22189a955aaf4257b9806dd330be3490661e53af0a89c1"),
    _voice("fenrir", "a man, American", "en-US", "am_fenrir_v2.int8.onnx", 8031158,
           "f59fbd87908c91f827bc21b1b89443757b9a8580db9eee20aa948deb731321f4"),
    _voice("fable", "a man, British", "en-GB", "bm_fable.int8.onnx", 7936868,
           "c28529302f2d27cd12f62625c24425888c4e3c2675583100ec530259136b8bc6"),
    _voice("kore", "a woman, American", "en-US", "af_kore.int8.onnx", 7936868,
           "346885752673e45d42f9864c9e2432094bc4b6385df060d4b83273da764d2fa9"),
)
