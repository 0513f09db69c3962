"""Golden fixtures: a text in, what becomes of it out, as pairs in text files. No Python needed.

A fixture file lies in a family's folder `fixtures` and holds cases; each is a title, the input, and
what is expected:

    A bare number is seconds
    @ pace = steady
    .
    One. [pause 5] Two.
    .
    line One.
    pause 5
    line Two.
    .

Lines with @ are options, which the family understands. `python scripts/golden.py --update` writes
what the program says now. The families: reading (Markdown → tree) and scripting (Markdown → cues).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reading.listing import render as tree
from tests.scripting.listing import render as script

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One case of a fixture file."""

    file: Path
    title: str
    options: tuple[tuple[str, str], ...]
    text: str
    expected: str


Render = Callable[[str, dict[str, str], Path], str]
"""What becomes of a text with these options; the folder takes the source file."""
FAMILIES: dict[Path, Render] = {
    HERE / "reading/fixtures": tree,
    HERE / "scripting/fixtures": script,
}


def files() -> list[Path]:
    """Every fixture file."""
    return [file for folder in FAMILIES for file in sorted(folder.glob("*.txt"))]


def cases(path: Path) -> Iterator[Case]:
    """The cases of one file, in order."""
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    if parts[-1].strip():
        raise ValueError(f"{path.name} does not end with a dot on a line of its own")
    for head, text, expected in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        rows = [row for row in head.strip().split("\n") if row.strip()]
        pairs = (row.removeprefix("@").split("=", 1) for row in rows[1:])
        options = tuple((key.strip(), value.strip()) for key, value in pairs)
        yield Case(path, rows[0], options, text, expected)


def written(path: Path, listings: dict[str, str]) -> str:
    """The text of a fixture file with new listings, by case title."""
    blocks = []
    for case in cases(path):
        head = "\n".join([case.title, *(f"@ {key} = {value}" for key, value in case.options)])
        blocks.append(f"{head}\n.\n{case.text}\n.\n{listings[case.title]}\n.\n")
    return "\n".join(blocks)


def render(case: Case, folder: Path) -> str:
    """What really becomes of a case; `folder` takes the source file."""
    return FAMILIES[case.file.parent](case.text, dict(case.options), folder)
