"""Front matter: the settings between two lines of --- on top of a file.

Each way to write it is a row of a table: the line that opens it, the lines that close it, and who
reads what stands between them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from audiogen.reading.front_forms import json_front, percent_front, read_toml_front
from audiogen.reading.model import FrontMatter
from audiogen.reading.yaml_front import NotSettings, read_yaml

Faults = tuple[tuple[int, str], ...]
"""Line and sentence of each thing that is wrong."""

LONGEST = 65_536
"""Characters between the fences; a few settings take a hundredth of that."""
_TOO_LONG = (f"The front matter is longer than {LONGEST // 1024} kB, which no settings need. If it "
             "is no front matter, leave a blank line above the first ---.")


@dataclass(frozen=True)
class Split:
    """A text cut into its front matter and the rest."""

    front: FrontMatter
    body: str
    """The text with the lines of the front matter emptied, so that line numbers still hold."""
    faults: Faults = ()


@dataclass(frozen=True)
class _Form:
    """One way to write front matter."""

    fence: str
    ends: tuple[str, ...]
    read: Callable[[str, int], tuple[FrontMatter, Faults]]
    """From what stands between the fences, and the line of the file on which it begins. Raises
    NotSettings where it is prose between two rules."""


_FORMS = (_Form("---", ("---", "..."), read_yaml), _Form("+++", ("+++",), read_toml_front))


def split(text: str) -> Split:
    """Front matter and body of a text.

    A text that opens with --- and has no closing line has no front matter: that is a rule.
    """
    rows = text.split("\n")
    opening = rows[0].rstrip()
    form = next((form for form in _FORMS if form.fence == opening), None)
    if form is None:
        return _unfenced(text, rows)
    end = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() in form.ends), 0)
    inside = "\n".join(rows[1:end])
    if not end:
        return Split(FrontMatter(), text)
    body = "\n" * (end + 1) + "\n".join(rows[end + 1:])
    try:
        if len(inside) > LONGEST:
            return Split(FrontMatter(), body, ((1, _TOO_LONG),))
        front, faults = form.read(inside, 2)
    except NotSettings:
        return Split(FrontMatter(), text)
    return Split(front, body, faults)


def _unfenced(text: str, rows: list[str]) -> Split:
    """Front matter in braces, or behind percent signs; a text with none of them has none."""
    braces = json_front(text[:LONGEST])
    if braces:
        front, count = braces
    else:
        front, count = percent_front(rows)
    return Split(front, "\n" * count + "\n".join(rows[count:])) if count else Split(front, text)
