"""Time in its three units: authors write seconds, the house counts samples, tags hold milliseconds.

This module alone converts between them.
"""

import re

LONGEST = 3600.0
"""Seconds. The longest single pause, and the longest breath phase, that an author may ask for."""

_UNITS = {"": 1.0, "ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}
_NAMES = {"sec": "s", "secs": "s", "second": "s", "seconds": "s", "min": "m", "mins": "m",
          "minute": "m", "minutes": "m", "hour": "h", "hours": "h", "millisecond": "ms",
          "milliseconds": "ms"}
_PART = re.compile(r"(\d++(?:[.,]\d++)?|[.,]\d++)\s*+([a-z]*+)\s*+")


def parse_duration(text: str) -> float | None:
    """Seconds for "5", "2.5 s", "1m 30s", "500ms", "2 minutes"; None where it is no duration.

    A bare number is seconds. "1:30" and "1:02:03" are read as a clock reads them.
    """
    text = text.strip().lower()
    if re.fullmatch(r"\d+(:[0-5]\d){1,2}(\.\d+)?", text):
        total = 0.0
        for part in text.split(":"):
            total = total * 60 + float(part)
        return total
    total, position = 0.0, 0
    while position < len(text):
        part_match = _PART.match(text, position)
        if not part_match:
            return None
        unit = _NAMES.get(part_match[2], part_match[2])
        if unit not in _UNITS or (unit == "" and (position or part_match.end() < len(text))):
            return None
        total += float(part_match[1].replace(",", ".")) * _UNITS[unit]
        position = part_match.end()
    return total if text else None


def samples(seconds: float, rate: int) -> int:
    """Whole samples nearest to a time in seconds at `rate` samples a second."""
    return round(seconds * rate)


def seconds(count: int, rate: int) -> float:
    """Seconds of `count` samples, rounded to the microsecond so that files stay readable."""
    return round(count / rate, 6)


def milliseconds(count: int, rate: int) -> int:
    """Whole milliseconds nearest to `count` samples (ID3 chapters hold these)."""
    return round(count * 1000 / rate)


def clock(time: float) -> str:
    """A running time for people: "0:07", "12:05", "1:02:03"; `time` in seconds."""
    whole = round(time)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def exact_clock(time: int, mark: str = ".") -> str:
    """A position in milliseconds as captions have it, "01:02:03.004"; `mark` is before the last."""
    rest, thousandths = divmod(time, 1000)
    minutes, secs = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{secs:02}{mark}{thousandths:03}"
