"""No regular expression of the program can be made to take more than linear time."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .patterns import Walk

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "audiogen").rglob("*.py") if path.stem != "__main__")
ANCHORED = {"match", "fullmatch"}
"""Methods that try one place; all others try every place of the text."""
BOUNDED = {
    "audiogen.reading.decoding._CHARSET": "is searched for in 1024 bytes",
    "audiogen.publishing.line_breaks._UNIT":
        "cannot fail behind its opening marks, since each of them is an ideograph itself",
    "audiogen.reading.markdown.atoms._ATOM":
        "stops at the next quote, bracket or space, one of which stands in each of its beginnings",
    "audiogen.scripting.wording.signs._EMAIL": "gives back labels of a host, once behind an @",
    "audiogen.voicing.engines.gtts.engine._AUDIO": "reads a line of Google's answer",
    "audiogen.reading.toml in read_toml": "reads a message of the parser",
}
"""Expressions that the walk refuses, and why they are cheap all the same."""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The expressions in a value, in containers and classes too."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4:
        inside: list[object] = []
        if isinstance(value, (tuple, list, set, frozenset)):
            inside = list(value)
        elif isinstance(value, dict):
            inside = [*value, *value.values()]
        elif isinstance(value, type) and value.__module__.startswith("audiogen"):
            inside = list(vars(value).values())
        for one in inside:
            yield from _held(one, depth + 1)


def _text_of(node: ast.expr) -> str | None:
    """A pattern written in place; what a formatted one is filled with counts as a letter."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x"
                       for part in node.values)
    return None


def _in_place(path: Path) -> Iterator[tuple[str, bool, re.Pattern[str]]]:
    """Expressions written inside functions: their place, whether they are searched for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(node): outer.name for outer in ast.walk(tree)
              if isinstance(outer, ast.FunctionDef) for node in ast.walk(outer)}
    for node in ast.walk(tree):
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
                and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
                and id(node) in inside and (text := _text_of(node.args[0])) is not None):
            names = {name.attr for keyword in (*node.args[1:], *(k.value for k in node.keywords))
                     for name in ast.walk(keyword) if isinstance(name, ast.Attribute)
                     and name.attr.isupper()}
            flags = 0
            for name in names & {"I", "IGNORECASE", "M", "MULTILINE", "S", "DOTALL"}:
                flags |= re.RegexFlag[name]
            yield (f"{name_of(path)} in {inside[id(node)]}", node.func.attr not in ANCHORED,
                   re.compile(text, flags))


def _uses() -> dict[str, set[str]]:
    """What is done with each name in capitals: its methods, or "" for other uses.

    A private name is that of its own module: "audiogen.units._PART".
    """
    uses: dict[str, set[str]] = {}
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {id(node.value): node.attr for node in ast.walk(tree)
                  if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                name = node.id
            elif isinstance(node, ast.Attribute):
                name = node.attr
            else:
                continue
            if name.isupper():
                name = f"{name_of(path)}.{name}" if name.startswith("_") else name
                uses.setdefault(name, set()).add(called.get(id(node), ""))
    return uses


def expressions() -> dict[str, tuple[bool, re.Pattern[str]]]:
    """Every expression of the package: whether it is searched for, and the expression."""
    uses = _uses()
    found: dict[tuple[str | bytes, int], tuple[str, bool, re.Pattern[str]]] = {}
    for path in MODULES:
        for name, value in vars(importlib.import_module(name_of(path))).items():
            for number, pattern in enumerate(_held(value)):
                place = f"{name_of(path)}.{name}"
                methods = uses.get(place if name.startswith("_") else name, {""})
                searched = not isinstance(value, re.Pattern) or not methods <= ANCHORED
                found.setdefault((pattern.pattern, pattern.flags),
                                 (f"{place}[{number}]" if number else place, searched, pattern))
        for place, searched, pattern in _in_place(path):
            found[place, 0] = (place, searched, pattern)
    return {place: (searched, pattern) for place, searched, pattern in found.values()}


EXPRESSIONS = expressions()


@pytest.mark.parametrize("place", EXPRESSIONS)
def test_an_expression_takes_linear_time(place: str) -> None:
    """No nested or overlapping repeats, and no run that is scanned from each of its places."""
    searched, pattern = EXPRESSIONS[place]
    faults = Walk(pattern).run(searched)
    if place in BOUNDED:
        assert faults, "this needs no exception any more"
    else:
        assert not faults, f"{pattern.pattern}: {faults}"


@pytest.mark.parametrize("pattern", [
    "(a+)+b", r"\s*$", r"\s+,", "a.*b.*c", "x*x*y", "(?:ab)+c", "<!--.*?-->", r"(?:x|x\s*)+",
    r"^(?:[\s,]+|-\s+)+(?=\w)", r"\d+(?:[.,]\d+)*%", r"\w+@", r"\s*(?:…|\.{3,})+x", r"(\w+)\s+\1",
])
def test_the_walk_sees_what_is_slow(pattern: str) -> None:
    """Shapes known to take quadratic or exponential time are refused."""
    assert Walk(re.compile(pattern)).run(True)


@pytest.mark.parametrize("pattern", [
    r"[^\W_]++(?:['.-][^\W_]++)*+", r"(?<!\s)\s++,", r'"[^"]*"', r"\w+", r"a\s*,\s*b",
    r"(?:(?<!\s)\s++)?(?:…|\.{3,}+)++\s*", r"\[[^\[\]]*\]",
])
def test_the_walk_lets_through_what_is_fast(pattern: str) -> None:
    """Linear shapes pass."""
    assert not Walk(re.compile(pattern)).run(True)
