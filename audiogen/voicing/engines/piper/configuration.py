"""What a Piper voice's configuration says of it: NAME.onnx.json, as its makers wrote it."""

import json
import math
from dataclasses import dataclass
from typing import Any

READINGS = ("espeak", "text")
"""How text may become a model's signs: in IPA by eSpeak NG, or letter by letter. Piper knows others
for Chinese, Hebrew, Japanese and Thai, which need more packages or fetch dictionaries."""
MARKS = ("_", "^", "$")
"""Signs that every model is given: filling, beginning and end."""


class NoConfiguration(Exception):  # the end of a sentence
    """Why a file is no configuration of a Piper voice that can be used here."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is to be known of a voice before it speaks."""

    language: str
    """BCP 47."""
    rate: int
    """Hertz."""
    signs: frozenset[str]
    """What its model knows."""
    phonemic: bool
    """Whether these are sounds in IPA; False for letters."""
    speakers: int
    named: tuple[tuple[str, int], ...]
    """Those that have names, with their numbers."""
    first: int
    """The speaker who speaks where none is named."""
    length_scale: float
    """How long its sounds are, of themselves."""
    noise_scale: float
    """How much breath and roughness it has, of itself."""
    page: str
    """All of it, as JSON."""


def configuration(data: bytes) -> Configuration:
    """A configuration from its file. Raises NoConfiguration."""
    try:
        page = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise NoConfiguration("it is no JSON; perhaps it was damaged on its way") from problem
    if not isinstance(page, dict) or not isinstance(page.get("phoneme_id_map"), dict):
        raise NoConfiguration("it is JSON, but no configuration of a Piper voice")
    reading = page.get("phoneme_type", READINGS[0])
    if reading not in READINGS:
        raise NoConfiguration(f"it wants its text read by “{str(reading)[:30]}”, which isn't "
                              "supported here")
    speakers = int(_number(page, "num_speakers", default=1))
    inference = _table(page, "inference")
    return Configuration(
        _language(page), int(_number(_table(page, "audio"), "sample_rate", least=4000)),
        _signs(page["phoneme_id_map"]), reading == READINGS[0], speakers,
        _named(_table(page, "speaker_id_map"), speakers),
        int(_number(page, "default_speaker_id", least=0, default=0)) % speakers,
        _number(inference, "length_scale", least=0.01, default=1.0),
        _number(inference, "noise_scale", least=0, default=0.667),
        json.dumps({**page, "num_symbols": page.get("num_symbols", 0), "num_speakers": speakers}))


def _language(page: dict[str, Any]) -> str:
    """The language's tag; of an old configuration that has none, its eSpeak NG voice's."""
    code = _table(page, "language").get("code") or _table(page, "espeak").get("voice")
    if not isinstance(code, str) or not isinstance(_table(page, "espeak").get("voice"), str):
        raise NoConfiguration("it doesn't say which language the voice speaks")
    return code.replace("_", "-")


def _signs(table: dict[str, Any]) -> frozenset[str]:
    for sign, numbers in table.items():
        if not isinstance(numbers, list) or not all(type(each) is int for each in numbers):
            raise NoConfiguration(f"it gives the sign “{sign[:10]}” no number")
    if not set(MARKS) <= set(table):
        raise NoConfiguration("it lacks the signs that every Piper voice has")
    return frozenset(table) - set(MARKS)


def _named(table: dict[str, Any], speakers: int) -> tuple[tuple[str, int], ...]:
    if not all(type(each) is int and 0 <= each < speakers for each in table.values()):
        raise NoConfiguration("it names speakers whom the voice doesn't have")
    return tuple(table.items())


def _table(page: dict[str, Any], name: str) -> dict[str, Any]:
    """A table inside; empty where it has none of the name."""
    table = page.get(name) or {}
    if not isinstance(table, dict):
        raise NoConfiguration(f"its “{name}” is no table")
    return table


def _number(page: dict[str, Any], name: str, least: float = 1,
            default: float | None = None) -> float:
    value = page.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not (
            least <= value < math.inf):
        raise NoConfiguration(f"its “{name}” is no number that can be used")
    return float(value)
