"""Piper voices made here: two files, of which the first is a small ONNX model that hums.

It takes what real ones take and answers as they do: a sound whose length goes with the signs and
the scale, whose pitch is the speaker's, and whose level comes from its own chance.
"""
# ruff: noqa: RUF001 - the signs of IPA are meant here

import json
import struct
from pathlib import Path
from typing import Any

SIGNS = "_^$ !',.:;?abcdefghijklmnopqrstuvwxyzæçðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒʔʲˈˌːθᵻ\u0303"
PER_SIGN = 256 * 4
"""Samples at a scale of 1."""
RATE = 22050
_FLOAT, _INT64 = 1, 7


def message(number: int, *parts: bytes) -> bytes:
    """A field that holds a message, a text or bytes."""
    content = b"".join(parts)
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(value: int) -> bytes:
    """A number as the format has it."""
    rest = value >> 7
    return bytes([value & 0x7f | 0x80]) + varint(rest) if rest else bytes([value])


def whole(number: int, value: int) -> bytes:
    """A field that holds a number."""
    return varint(number << 3) + varint(value)


def node(kind: str, inputs: str, output: str, **attributes: int) -> bytes:
    """A step of a graph; `inputs` are names with spaces between."""
    told = (message(5, message(1, name.encode()), whole(3, value), whole(20, 2))
            for name, value in attributes.items())
    return message(1, *(message(1, each.encode()) for each in inputs.split()),
                   message(2, output.encode()), message(4, kind.encode()), *told)


def value(field: int, name: str, kind: int, *dimensions: str) -> bytes:
    """What goes in or out."""
    shape = message(2, *(message(1, message(2, each.encode())) for each in dimensions))
    return message(field, message(1, name.encode()),
                   message(2, message(1, whole(1, kind), shape)))


def constant(name: str, kind: int, numbers: list[float], scalar: bool = False) -> bytes:
    """A value that never changes."""
    packed = struct.pack(f"<{len(numbers)}{'f' if kind == _FLOAT else 'q'}", *numbers)
    sizes = b"" if scalar else whole(1, len(numbers))
    return message(5, sizes, whole(2, kind), message(8, name.encode()), message(9, packed))


def model(speakers: int = 1) -> bytes:
    """A model of so many speakers."""
    pitch = "sid" if speakers > 1 else "zero"
    graph = (
        node("Cast", "input_lengths", "count", to=_FLOAT),
        node("Gather", "scales one", "scale"), node("Gather", "scales zero", "noise"),
        node("Mul", "count scale", "stretched"), node("Mul", "stretched per_sign", "size"),
        node("Squeeze", "size", "end"), node("Range", "start end step", "times"),
        node("Cast", pitch, "number", to=_FLOAT), node("Add", "number tone", "frequency"),
        node("Mul", "times frequency", "phase"), node("Div", "phase slow", "turn"),
        node("Sin", "turn", "wave"),
        node("Cast", "input", "like", to=_FLOAT), node("Unsqueeze", "like zero", "wide"),
        node("RandomNormalLike", "wide", "chance"), node("Mul", "chance noise", "rough"),
        node("ReduceMean", "rough", "shift", keepdims=0), node("Add", "shift level", "gain"),
        node("Mul", "wave gain", "sound"), node("Unsqueeze", "sound places", "output"),
        message(2, b"hum"),
        constant("zero", _INT64, [0]), constant("one", _INT64, [1]),
        constant("places", _INT64, [0, 1]), constant("per_sign", _FLOAT, [PER_SIGN]),
        constant("start", _FLOAT, [0.0], True), constant("step", _FLOAT, [1.0], True),
        constant("tone", _FLOAT, [3.0]), constant("slow", _FLOAT, [100.0]),
        constant("level", _FLOAT, [0.3], True),
        value(11, "input", _INT64, "batch", "signs"), value(11, "input_lengths", _INT64, "batch"),
        value(11, "scales", _FLOAT, "three"),
        value(11, "sid", _INT64, "batch") if speakers > 1 else b"",
        value(12, "output", _FLOAT, "batch", "channel", "samples"))
    return whole(1, 8) + message(8, message(1, b""), whole(2, 15)) + message(7, *graph)


def page(language: str = "en_US", espeak: str = "en-us", **other: Any) -> dict[str, Any]:
    """A configuration, as a table."""
    return {"audio": {"sample_rate": RATE, "quality": "made"}, "espeak": {"voice": espeak},
            "inference": {"noise_scale": 0.5, "length_scale": 1, "noise_w": 0.8},
            "phoneme_type": "espeak", "num_symbols": 256, "num_speakers": 1, "speaker_id_map": {},
            "phoneme_id_map": {sign: [number] for number, sign in enumerate(SIGNS)},
            "language": {"code": language}, **other}


def put(folder: Path, name: str = "hum", data: bytes | None = None, **other: Any) -> Path:
    """A voice in a folder; gives back its model's file. `other` as for `page`."""
    told = page(**other)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.onnx"
    file.write_bytes(model(told["num_speakers"]) if data is None else data)
    (folder / f"{name}.onnx.json").write_text(json.dumps(told))
    return file
