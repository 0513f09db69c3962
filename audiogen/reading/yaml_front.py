"""Front matter as YAML, of which plain settings are read and no more. The one door to PyYAML.

Anchors, aliases, tags and merge keys are refused: settings need none, and a few bytes of them can
ask for more memory than there is. They are found in the stream of what PyYAML parses, before
anything is built of it.
"""

from collections.abc import Callable
from typing import Any

import yaml

from audiogen.messages import named
from audiogen.reading.decoding import setting_text
from audiogen.reading.model import FrontMatter

DEEPEST = 10
"""Lists and tables that may stand inside each other."""
LONGEST_NUMBER = 4000
"""Characters of a number or a date."""

_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "timestamp")}
_MERGE = "tag:yaml.org,2002:merge"
_REFUSED = "{} can't stand in front matter; write each value out in full."


class NotSettings(Exception):  # an answer, not a fault
    """What stands between the two lines is prose, so they are rules."""


def read_yaml(inside: str, first: int) -> tuple[FrontMatter, tuple[tuple[int, str], ...]]:
    """Keys with their values and lines, and line and sentence of each thing that is wrong.

    `first` is the line of the file on which `inside` begins. Raises NotSettings for prose.
    """
    if _is_prose(inside):
        raise NotSettings
    reader = _Reader(inside, first)
    try:
        return reader.read(), tuple(reader.faults)
    except _Refused as problem:
        return FrontMatter(), (*reader.faults, (problem.line, problem.sentence))


def _is_prose(inside: str) -> bool:
    """Whether text between two rules is no attempt at settings: nothing in it looks like a key."""
    rows = [row for row in inside.split("\n") if row.strip() and not row.startswith("#")]
    return bool(rows) and ":" not in inside and not rows[0].startswith(("-", "{", "["))


class _Refused(Exception):  # a sentence in itself
    """What can't be read at all."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


class _Reader:
    """One reading of one piece of front matter."""

    def __init__(self, inside: str, first: int) -> None:
        self.inside, self.first = inside, first
        self.faults: list[tuple[int, str]] = []
        self.loader = yaml.SafeLoader("")

    def read(self) -> FrontMatter:
        """Keys with their values and lines. Raises _Refused."""
        self._parsed(self._look_through)
        root = self._parsed(lambda: yaml.compose(self.inside, Loader=yaml.SafeLoader))
        if root is None:
            return FrontMatter()
        if not isinstance(root, yaml.MappingNode):
            raise _Refused(self.first, "Front matter must be lines of the form “key: value”; "
                                       "write it so or remove it.")
        lines: dict[str, int] = {}
        values = self._table(root, lines)
        return FrontMatter(tuple(values.items()), tuple(lines.items()))

    def _line(self, mark: Any) -> int:
        """Lines are counted as we count them: YAML breaks them at more characters."""
        return self.first + (self.inside.count("\n", 0, mark.index) if mark else 0)

    def _parsed(self, parse: Callable[[], yaml.Node | None]) -> yaml.Node | None:
        """What PyYAML gives; what it raises becomes a sentence."""
        try:
            return parse()
        except yaml.MarkedYAMLError as problem:
            why = problem.problem or problem.context or "it can't be parsed"
            line = self._line(problem.problem_mark or problem.context_mark)
            raise _Refused(line, _broken(why)) from problem
        except (yaml.YAMLError, ValueError, OverflowError) as problem:
            at = getattr(problem, "position", 0)
            line = self.first + self.inside.count("\n", 0, at if isinstance(at, int) else 0)
            raise _Refused(line, _broken(str(problem).split("\n")[0])) from problem

    def _look_through(self) -> None:
        """Raises _Refused for what needs no more than a look at the stream."""
        depth = 0
        for event in yaml.parse(self.inside, Loader=yaml.SafeLoader):
            line = self._line(event.start_mark)
            anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent):
                raise _Refused(line, _REFUSED.format(f"The alias “*{named(anchor)}”"))
            if anchor:
                raise _Refused(line, _REFUSED.format(f"The anchor “&{named(anchor)}”"))
            if tag:
                raise _Refused(line, _REFUSED.format(f"The tag “{named(_spelled(tag))}”"))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                raise _Refused(line, "This is nested too deep; lists and tables in front matter "
                                     f"may stand {DEEPEST} deep in each other.")

    def _table(self, node: yaml.MappingNode, lines: dict[str, int]) -> dict[str, object]:
        """A table's keys and values; the line of each key goes into `lines`."""
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = self._line(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append((line, "A key of the front matter must be a plain word."))
                continue
            if key_node.tag == _MERGE:
                self.faults.append((line, _REFUSED.format("The merge key “<<”")))
                continue
            key = self._tidy(key_node.value, line)
            if key in values:
                self.faults.append((line, f"“{named(key)}” stands in the front matter twice, first "
                                          f"in line {lines[key]}; keep one of the two."))
                continue
            lines[key] = line
            values[key] = self._value(value_node)
        return values

    def _value(self, node: yaml.Node) -> object:
        """What a value becomes; None, with a fault, where it can't be read."""
        if isinstance(node, yaml.MappingNode):
            return self._table(node, {})
        if isinstance(node, yaml.SequenceNode):
            return [self._value(entry) for entry in node.value]
        line = self._line(node.start_mark)
        if node.tag not in _PLAIN:
            return self._tidy(node.value, line)
        if len(node.value) > LONGEST_NUMBER:
            self.faults.append((line, "This number has far too many digits; write a shorter one."))
            return None
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError) as problem:
            self.faults.append((line, _broken(getattr(problem, "problem", None) or str(problem))))
            return None

    def _tidy(self, text: str, line: int) -> str:
        try:
            return setting_text(text)
        except ValueError as problem:
            self.faults.append((line, str(problem)))
            return ""


def _spelled(tag: str) -> str:
    """A tag as an author writes it."""
    return tag.replace("tag:yaml.org,2002:", "!!")


def _broken(why: str) -> str:
    return (f"The front matter is not valid YAML: {named(why)}. "
            "Put values that hold a colon or a quote between quotes; "
            "if it is no front matter, leave a blank line above the first ---.")
