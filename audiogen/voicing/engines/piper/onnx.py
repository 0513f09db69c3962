"""A Piper model as a file: whether it is one, and the same with its chance taken out.

A model draws its noise by itself, from a source that can't be set back: a line would sound
different after other lines. Without any noise it sounds drier (DistillMOS 3.9 instead of 4.2, 20
lines of en_US-joe-medium at 110 words a minute). So the nodes that draw it are replaced by ones
that read it from an input of the model, and every line is given the same noise. Only the few
fields of the format that this needs are read here, each a number, a kind and its bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

NOISE = "audiogen_noise"
"""The name of the input that the noise is given by."""
INPUTS = frozenset(("input", "input_lengths", "scales"))
"""What every Piper model is given."""

_GRAPH = 7
_NODE, _INPUT = 1, 11
_NODE_INPUT, _NODE_OUTPUT, _NODE_KIND = 1, 2, 4
_NAME = 1
_DRAWS = b"RandomNormalLike"
_PIECES = 2
"""The wire's kind for a field that holds bytes."""
_FIXED = {1: 8, 5: 4}
"""The wire's other kinds whose length is known."""
_DIMENSIONS = ("batch", "channels", "frames")


class NoModel(Exception):  # the end of a sentence
    """Why a file is no model of Piper's."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a message."""

    number: int
    whole: memoryview
    """With its number and length."""
    content: memoryview
    """What it holds; empty for a number."""


def check(data: bytes) -> None:
    """Raises NoModel unless this is a whole ONNX file that takes what Piper's models take."""
    names = {str(bytes(name.content), "utf-8", "replace")
             for field in _fields(_graph(data)) if field.number == _INPUT
             for name in _fields(field.content) if name.number == _NAME}
    if not names >= INPUTS:
        raise NoModel("it is a model of another kind")


def with_noise_given(data: bytes) -> tuple[bytes, bool]:
    """The model with an input NOISE (float32, shape (1, channels, frames), at least as large as
    what it draws) in place of its own chance, and whether it draws any. Raises NoModel."""
    graph: list[bytes | memoryview] = []
    found = False
    for field in _fields(_graph(data)):
        if field.number == _NODE and _texts(field, _NODE_KIND) == [_DRAWS]:
            graph += _reading(_texts(field, _NODE_INPUT)[0], _texts(field, _NODE_OUTPUT)[0])
            found = True
        else:
            graph.append(field.whole)
    if not found:
        return data, False
    graph.append(_input())
    around = [field.whole for field in _fields(memoryview(data)) if field.number != _GRAPH]
    return b"".join((*around, _field(_GRAPH, *graph))), True


def _reading(like: bytes, output: bytes) -> tuple[bytes, ...]:
    """Nodes that give an output as much of the noise as another value is large."""
    size, start = output + b"/size", output + b"/start"
    return (_node(b"Shape", (like,), size), _node(b"Sub", (size, size), start),
            _node(b"Slice", (NOISE.encode(), start, size), output))


def _node(kind: bytes, inputs: tuple[bytes, ...], output: bytes) -> bytes:
    return _field(_NODE, *(_field(_NODE_INPUT, name) for name in inputs),
                  _field(_NODE_OUTPUT, output), _field(_NODE_KIND, kind))


def _input() -> bytes:
    """The declaration of NOISE: a tensor of float32 whose three dimensions are open."""
    float32 = _varint(1 << 3) + _varint(1)
    shape = _field(2, *(_field(1, _field(2, f"{NOISE}_{each}".encode()))
                        for each in _DIMENSIONS))
    return _field(_INPUT, _field(_NAME, NOISE.encode()), _field(2, _field(1, float32, shape)))


def _graph(data: bytes) -> memoryview:
    graphs = [field.content for field in _fields(memoryview(data)) if field.number == _GRAPH]
    if len(graphs) != 1:
        raise NoModel("it is no ONNX file")
    return graphs[0]


def _texts(field: _Field, number: int) -> list[bytes]:
    return [bytes(each.content) for each in _fields(field.content) if each.number == number]


def _fields(message: memoryview) -> Iterator[_Field]:
    """The fields of a message. Raises NoModel where it isn't one, or isn't whole."""
    position = 0
    while position < len(message):
        start = position
        key, position = _number(message, position)
        content = position
        if key & 7 == _PIECES:
            length, content = _number(message, position)
            position = content + length
        elif key & 7 == 0:
            content = position = _number(message, position)[1]
        elif key & 7 in _FIXED:
            content = position = position + _FIXED[key & 7]
        else:
            raise NoModel("it is no ONNX file")
        if position > len(message):
            raise NoModel("it is no ONNX file, or only a part of one")
        yield _Field(key >> 3, message[start:position], message[content:position])


def _number(message: memoryview, position: int) -> tuple[int, int]:
    """A number in seven bits a byte, and where it ends."""
    value = shift = 0
    while shift < 64:
        if position >= len(message):
            raise NoModel("it is no ONNX file, or only a part of one")
        byte = message[position]
        value |= (byte & 0x7f) << shift
        position, shift = position + 1, shift + 7
        if byte < 0x80:
            return value, position
    raise NoModel("it is no ONNX file")


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 0x7f:
        found.append(value & 0x7f | 0x80)
        value >>= 7
    return bytes((*found, value))


def _field(number: int, *parts: bytes | memoryview) -> bytes:
    return b"".join((_varint(number << 3 | _PIECES), _varint(sum(map(len, parts))), *parts))
