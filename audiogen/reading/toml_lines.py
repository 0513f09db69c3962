"""Where each key of a TOML text stands, which the standard library's reader does not tell.

Also what that reader can't bear: nesting without end and numbers of thousands of digits, found
here with their line before it is asked.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

DEEPEST = 20
"""Tables and lists that may stand inside each other; past that nothing is looked at any more."""
LONGEST_NUMBER = 4000
"""Digits."""

# A text that is never closed runs on to its end, so that nothing is looked at twice.
_TOKEN = re.compile(r'''
    (?P<skip>[ \t\r]++|\#[^\n]*+)
  | (?P<long>"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}|\'\'\'(?:[^']|'(?!''))*+'{0,5})
  | (?P<key>"(?:[^"\\\n]|\\[^\n])*+"?|'[^'\n]*+'?|[A-Za-z0-9_+:-]++)
  | (?P<other>.)''', re.VERBOSE | re.DOTALL)
_NUMBER = re.compile(rf"[+-]?(?:0[xob])?[0-9a-fA-F_]{{{LONGEST_NUMBER},}}")


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be told of a TOML text without reading it as one."""

    lines: Mapping[tuple[str, ...], int]
    """From the keys that lead to a value, outermost first, to the line of the last of them."""
    deep_line: int
    """The line where brackets, or the parts of a dotted key, go deeper than DEEPEST; 0 where they
    never do."""
    number_line: int
    """The line of the first number of too many digits; 0 where there is none."""


def outline(text: str) -> Outline:
    """The outline of a text, which need not be valid TOML. Takes time in proportion to it."""
    return _Walk(text).outline()


class _Walk:
    """One way through a text, token by token."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: dict[tuple[str, ...], int] = {}
        self.deep_line = self.number_line = 0
        self.table: tuple[str, ...] = ()
        """Of the last header."""
        self.open: list[tuple[str, tuple[str, ...]]] = []
        """Each bracket of a value that is not closed yet, and the keys that lead into it."""
        self.key: list[str] = []
        """Parts of the key that is being read."""
        self.value: tuple[str, ...] | None = None
        """The keys whose value is being read; None where a key is to come."""
        self.header = False

    def outline(self) -> Outline:
        """What the whole text holds."""
        for kind, token, line in self._tokens():
            if kind == "key":
                self._word(token, line)
            elif kind == "other":
                self._sign(token, line)
            if max(len(self.open), len(self.key)) > DEEPEST:
                self.deep_line = line
                break
        return Outline(self.lines, self.deep_line, self.number_line)

    def _tokens(self) -> Iterator[tuple[str, str, int]]:
        line = 1
        for match in _TOKEN.finditer(self.text):
            yield match.lastgroup or "", match[0], line
            line += match[0].count("\n")

    def _word(self, token: str, line: int) -> None:
        """A part of a key, or a value that is a number, a date or a text on one line."""
        if self.value is None:
            self.key.append(token)
        elif _NUMBER.match(token) and not self.number_line:
            self.number_line = line

    def _sign(self, token: str, line: int) -> None:
        """A bracket, an equals sign, a comma or the end of a line."""
        if token == "\n":
            if not self.open:
                self.key, self.value, self.header = [], None, False
        elif self.value is None and token == "[" and not self.open:
            self.header, self.key = True, []
        elif self.value is None and token == "]" and self.header:
            if self.key:
                self.table = self._named((), line)
            self.key = []
        elif token == "=" and self.value is None:
            self.value = self._named(self.open[-1][1] if self.open else self.table, line)
        elif token in "[{":
            self.open.append((token, self.value or ()))
            self.key, self.value = [], self.value if token == "[" else None
        elif token in "]}" and self.open:
            _, self.value = self.open.pop()
        elif token == "," and self.open and self.open[-1][0] == "{":
            self.key, self.value = [], None

    def _named(self, above: tuple[str, ...], line: int) -> tuple[str, ...]:
        """The keys down to the one just read, each with the line where it is first met."""
        keys = (*above, *map(_plain, self.key))
        for count in range(len(above) + 1, len(keys) + 1):
            self.lines.setdefault(keys[:count], line)
        self.key = []
        return keys

def _plain(token: str) -> str:
    """A part of a key as its reader gets it."""
    if token[0] not in "\"'":
        return token
    try:
        return str(next(iter(tomllib.loads(f"{token} = 0"))))
    except tomllib.TOMLDecodeError:
        return token[1:-1]
