"""A person's takes of a collection: which line has which, which have none, and the sheet to
record from.

A take is a file named by its line's id. The sheet keeps the words of each, so that a take whose
line got another id, because an equal line was put before it, is found by its words.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from audiogen import fingerprints, intake
from audiogen.building.sources import TAKES
from audiogen.errors import ContentError, Fault, Place
from audiogen.publishing.files import ensure_folder, write_atomically
from audiogen.scripting.model import Line, Script
from audiogen.voicing.engines.recorded import digest_of

SHEET = "takes.csv"
SUFFIXES = (".wav", ".flac", ".mp3")
"""The first that is there is taken."""
COLUMNS = ("take", "episode", "words")


@dataclass(frozen=True, slots=True)
class Takes:
    """The takes of a collection, each beside the line that it is of."""

    of: tuple[tuple[str, str], ...] = ()
    """Line id → file."""
    stale: tuple[str, ...] = ()
    """Files that no line has any use for."""

    def fingerprint(self, script: Script) -> str:
        """Of the takes that an episode is said with."""
        files = dict(self.of)
        return fingerprints.digest(
            f"{line.id} {digest_of(Path(files[line.id]))}".encode()
            for line in script.lines if line.id in files)


NO_TAKES = Takes()


def takes_of(root: Path, scripts: Iterable[Script]) -> Takes:
    """The takes in a collection's folder, matched with its lines: by id, then by words.

    Raises ContentError where the sheet can't be read.
    """
    folder = root / TAKES
    files = takes_in(folder)
    if not files:
        return Takes()
    lines = {line.id: line for script in scripts for line in script.lines}
    found = {name: files[name] for name in lines if name in files}
    spare: dict[str, list[str]] = {}
    for name, _, words in sheet_in(folder):
        if name in files and name not in found:
            spare.setdefault(_plain(words), []).append(name)
    used = set(found)
    for name, line in lines.items():
        waiting = spare.get(_plain(line.text))
        if name not in found and waiting:
            used.add(waiting[0])
            found[name] = files[waiting.pop(0)]
    return Takes(tuple((name, str(path)) for name, path in found.items()),
                 tuple(str(path) for name, path in files.items() if name not in used))


def takes_in(folder: Path) -> dict[str, Path]:
    """Line id → file, of all takes in a folder, in order of their names."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        return {}
    found: dict[str, Path] = {}
    for suffix in SUFFIXES:
        for path in paths:
            if path.suffix.casefold() == suffix:
                found.setdefault(path.stem, path)
    return found


def sheet_in(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """Take, episode and words of each row of the sheet; none where there is no sheet.

    Raises ContentError where it can't be read, or lacks a column.
    """
    file = folder / SHEET
    if not file.exists():
        return ()
    try:
        text = intake.taken_in(file, intake.TABLES).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), strict=True))
    except (intake.Unreadable, UnicodeDecodeError, csv.Error) as problem:
        raise ContentError([Fault(Place(str(file), 0), f"It can't be read ({problem}). Save it as "
                                  "UTF-8 text with commas, or delete it and write it anew with "
                                  "`audiogen script --takes`.")]) from problem
    if rows and not set(COLUMNS) <= set(rows[0]):
        raise ContentError([Fault(Place(str(file), 1), "Its first line must name the columns "
                                  f"{', '.join(COLUMNS)}.")])
    return tuple((row["take"] or "", row["episode"] or "", row["words"] or "") for row in rows)


def write_sheet(root: Path, scripts: Mapping[str, Script]) -> tuple[Path, int]:
    """Writes the sheet to record from, of scripts by their slug; gives back its path, and how many
    lines have no take. Rows whose takes are there stay, whatever became of their lines.

    Raises ContentError or OutputError.
    """
    folder = root / TAKES
    files, old = takes_in(folder), sheet_in(folder)
    takes = dict(takes_of(root, scripts.values()).of)
    rows = {line.id: (line.id, slug, line.text)
            for slug, script in scripts.items() for line in script.lines}
    rows |= {row[0]: row for row in old if row[0] in files and row[0] not in rows}
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    writer.writerows(rows.values())
    ensure_folder(folder)
    write_atomically(folder / SHEET, (target.getvalue().encode("utf-8", "replace"),))
    return folder / SHEET, sum(
        line.id not in takes for script in scripts.values() for line in script.lines)


def gaps(lines: Iterable[Line], takes: Takes) -> tuple[Fault, ...]:
    """A piece of advice for each of these lines that has no take, and for each stale take."""
    has = dict(takes.of)
    missing = [Fault(line.place, f"“{line.text}” has no take. Record it as {TAKES}/{line.id}.wav.")
               for line in lines if line.id not in has]
    stale = [Fault(Place(file, 0), "No line has the id or the words of this take. Rename it to "
                   "the line that it is of, or take it away.") for file in takes.stale]
    return (*missing, *stale)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


