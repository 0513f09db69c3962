"""Front matter: the settings between two lines of --- on top of a file. The one door to PyYAML."""

from dataclasses import dataclass

import yaml

from audiogen.reading.model import FrontMatter

_FENCE = "---"
_ENDS = ("---", "...")


@dataclass(frozen=True)
class Split:
    """A text cut into its front matter and the rest."""

    front: FrontMatter
    body: str
    """The text with the lines of the front matter emptied, so that line numbers still hold."""
    faults: tuple[tuple[int, str], ...] = ()
    """Line and sentence of each thing that is wrong."""


def split(text: str) -> Split:
    """Front matter and body of a text.

    A text that opens with --- and has no closing line has no front matter: that is a rule.
    """
    rows = text.split("\n")
    if rows[0].rstrip() != _FENCE:
        return Split(FrontMatter(), text)
    end = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() in _ENDS), 0)
    inside = "\n".join(rows[1:end])
    if not end or _is_prose(inside):
        return Split(FrontMatter(), text)
    body = "\n" * (end + 1) + "\n".join(rows[end + 1:])
    try:
        node = yaml.compose(inside, Loader=yaml.SafeLoader)
        if node is None:
            return Split(FrontMatter(), body)
        if not isinstance(node, yaml.MappingNode):
            return Split(FrontMatter(), body, ((2, "Front matter must be lines of the form "
                                                   "“key: value”; write it so or remove it."),))
        return _settings(node, body)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        why = problem.problem or problem.context or "it can't be parsed"
        return Split(FrontMatter(), body, ((mark.line + 2 if mark else 1, _broken(why)),))
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        return Split(FrontMatter(), body, ((1, _broken(str(problem).split("\n")[0])),))


def _is_prose(inside: str) -> bool:
    """Whether text between two rules is no attempt at settings: nothing in it looks like a key."""
    rows = [row for row in inside.split("\n") if row.strip() and not row.startswith("#")]
    return bool(rows) and ":" not in inside and not rows[0].startswith(("-", "{", "["))


def _settings(node: yaml.MappingNode, body: str) -> Split:
    """Keys with their values and lines."""
    loader = yaml.SafeLoader("")
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    faults = _repeated(node)
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append((line, "A key of the front matter must be a plain word."))
            continue
        lines.setdefault(key_node.value, line)
        try:
            values.setdefault(key_node.value, loader.construct_object(value_node, deep=True))
        except (yaml.YAMLError, ValueError) as problem:
            faults.append((line, _broken(getattr(problem, "problem", None) or str(problem))))
    return Split(FrontMatter(tuple(values.items()), tuple(lines.items())), body, tuple(faults))


def _repeated(root: yaml.MappingNode) -> list[tuple[int, str]]:
    """A fault for each key that stands twice in one mapping, at any depth."""
    faults = []
    waiting: list[yaml.Node] = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen or isinstance(node, yaml.ScalarNode):
            continue
        seen.add(id(node))
        first: dict[str, int] = {}
        for entry in node.value:
            if not isinstance(node, yaml.MappingNode):
                waiting.append(entry)
                continue
            key, line = str(entry[0].value), entry[0].start_mark.line + 2
            if key in first:
                faults.append((line, f"“{key}” stands in the front matter twice, first in line "
                                     f"{first[key]}; keep one of the two."))
            first.setdefault(key, line)
            waiting.append(entry[1])
    return faults


def _broken(why: str) -> str:
    return (f"The front matter is not valid YAML: {why}. "
            "Put values that hold a colon or a quote between quotes; "
            "if it is no front matter, leave a blank line above the first ---.")
