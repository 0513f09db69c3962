"""Front matter holds plain settings; whatever else YAML can say is refused with its line."""

import datetime
import time
from collections.abc import Callable

import pytest

from audiogen.reading import front

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True))
"""314 bytes that ask for four hundred million values."""


@pytest.mark.parametrize(("inside", "line", "words"), [
    (LAUGHS, 2, "The anchor “&a” can't stand in front matter"),
    ("title: T\nb: *x", 3, "The alias “*x” can't stand"),
    ("title: T\n<<: {a: 1}", 3, "The merge key “<<” can't stand"),
    ("v:\n  <<: {a: 1}", 3, "The merge key “<<” can't stand"),
    ("a: !!bool x", 2, "The tag “!!bool” can't stand"),
    ("a: !!timestamp soon", 2, "The tag “!!timestamp” can't stand"),
    ("a: !!binary x", 2, "The tag “!!binary”"), ("a: ! 5", 2, "The tag “!”"),
    ("a: 1\n!!str b: 1", 3, "The tag “!!str”"), ("&k a: 1", 2, "The anchor “&k”"),
    ("a: 1\nb: " + "[" * 11 + "]" * 11, 3, "nested too deep"),
    ("a: " + "[" * 20_000, 2, "nested too deep"),
    ("\n" + "- " * 20_000 + "a: 1", 3, "nested too deep"),
    ("a: " + "x" * 70_000, 1, "longer than 64 kB"),
    ("a: 1\norder: " + "9" * 5000, 3, "far too many digits"),
    ("order: 0x" + "f" * 5000, 2, "far too many digits"),
    ("order: " + "1:" * 3000 + "1", 2, "far too many digits"),
    ('title: "a\\0b"', 2, "The character U+0000"), ('a: 1\n"k\\e": 1', 3, "The character U+001B"),
    ('a: 1\nv:\n  - "\\x9b"', 4, "The character U+009B"),
    ('title: "\\ud83d"', 2, "Half a character"), ('title: "\\ude00\\ud83d"', 2, "Half a character"),
    ("a: 2024-13-45", 2, "not valid YAML"), ("a: 0x_", 2, "not valid YAML"),
    ("a: b\u2028c: [", 2, "not valid YAML"),
])
def test_what_settings_do_not_need_is_refused(
        inside: str, line: int, words: str, faults_of: Callable[[str], list[str]]) -> None:
    """At once, with the line and a sentence of moderate length."""
    began = time.process_time()
    fault = faults_of(f"---\n{inside}\n---\nHello.\n")[0]
    assert fault.startswith(f"page.md:{line}: ")
    assert words in fault
    assert len(fault) < 300
    assert time.process_time() - began < 2


@pytest.mark.parametrize(("written", "value"), [
    ('"\\ud83d\\ude00"', "😀"), ('"a \\ud83c\\udf3f b"', "a 🌿 b"), ('"\\U0001F600"', "😀"),
    ("=", "="), ("<<", "<<"), ("|\n  a\n  b", "a\nb"), ("1984", 1984),
    ("[a, {b: 1}]", ["a", {"b": 1}]), ("2024-01-01", datetime.date(2024, 1, 1)),
])
def test_plain_values_are_what_they_say(written: str, value: object) -> None:
    """Emoji in halves, as JSON writes them, are emoji."""
    split = front.split(f"---\nx: {written}\n---\nHello.\n")
    assert dict(split.front.values) == {"x": value}
    assert not split.faults


def test_keys_are_words_as_they_are_written() -> None:
    """YAML's own reading of "on" and of numbers would give them other names."""
    split = front.split("---\non: 1\n2: b\nnull: c\n---\n")
    assert split.front.values == (("on", 1), ("2", "b"), ("null", "c"))
    assert split.front.lines == (("on", 2), ("2", 3), ("null", 4))
