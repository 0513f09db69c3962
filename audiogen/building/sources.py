"""Which sources a command is about, and the fingerprint of all that a build of them reads.

Light: an unchanged build loads this and little else.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from audiogen import fingerprints, intake
from audiogen.errors import ContentError, Fault, FaultyInput, OutputError, SettingsError
from audiogen.reading.collection import find, nested, settings_file
from audiogen.reading.model import Collection
from audiogen.reading.toml import read_toml
from audiogen.voicing.weights import fetched

DEFAULT_SOURCE = Path("content")
"""What is read where no source is named."""
LEXICON = "lexicon.toml"
"""The collection's lexicon, beside its settings."""
PLS = ".pls"
"""What the names of W3C lexicons beside it end in."""
TAKES = "takes"
"""The folder of a person's takes, beside the settings."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A collection, and what of it was asked for."""

    collection: Collection
    """With all its sources."""
    names: frozenset[str]
    """Of the sources that were asked for."""
    place: Path = Path()
    """Where its episodes go, from the output folder."""


Part = TypeVar("Part")
Result = TypeVar("Result")


def collections_of(sources: tuple[str, ...], output_named: bool = True) -> tuple[Asked, ...]:
    """The collections that the sources belong to, and those inside the folders among them.

    A folder with settings of its own is a collection of its own. Its episodes go where it lies
    from the collection around it; unless an output is named, from the default folder.
    Raises ContentError where a source is not there.
    """
    groups, named = _grouped(sources)
    asked = for_each(groups, lambda names: collection_of(
        () if not sources and names == (str(DEFAULT_SOURCE),) else names))
    roots = [intake.real(each.collection.root) for each in asked]
    base = Path(os.path.commonpath(roots[:named]))
    home = intake.real(DEFAULT_SOURCE)
    if not output_named and all(root.is_relative_to(home) for root in roots):
        base = home
    return tuple(
        replace(each, place=Path(root.relative_to(base) if root.is_relative_to(base)
                                 else root.name))
        for each, root in zip(asked, roots, strict=True) if each.names)


def formed(sources: tuple[str, ...], form: str, output_named: bool = True) -> tuple[Asked, ...]:
    """The same, the sources that were asked for read as `form` (markdown, text, html) if it is not
    empty."""
    asked = collections_of(sources, output_named)
    if not form:
        return asked
    return tuple(replace(each, collection=replace(each.collection, sources=tuple(
        replace(source, form=form) if source.name in each.names else source
        for source in each.collection.sources))) for each in asked)


def _grouped(sources: tuple[str, ...]) -> tuple[list[tuple[str, ...]], int]:
    """The sources by their collections, and after them the collections inside their folders; and
    how many were named. Sources without settings go with the first one.
    """
    names = sources or (str(DEFAULT_SOURCE),)
    first = _settings_of(names[0])
    groups: dict[Path | None, list[str]] = {}
    for name in names:
        groups.setdefault(_settings_of(name) or first, []).append(name)
    named = len(groups)
    inside = [each for name in names for each in _inside(Path(name))]
    for folder in inside:
        groups.setdefault(_settings_of(str(folder)), []).append(str(folder))
    return [tuple(group) for group in groups.values()], named


def _inside(folder: Path) -> list[Path]:
    """The collections inside a folder, at any depth, each after the one around it."""
    if not os.path.isdir(folder):
        return []
    return [each for outer in nested(folder) for each in (outer, *_inside(outer))]


def _settings_of(name: str) -> Path | None:
    file = settings_file(name, DEFAULT_SOURCE)
    return intake.real(file) if file else None


def for_each(parts: Iterable[Part], work: Callable[[Part], Result]) -> list[Result]:
    """What comes of each part. Raises ContentError with the faults of all."""
    results: list[Result] = []
    faults: list[Fault] = []
    for part in parts:
        try:
            results.append(work(part))
        except FaultyInput as problem:
            faults += problem.faults
    if faults:
        raise ContentError(faults)
    return results


def collection_of(sources: tuple[str, ...]) -> Asked:
    """The whole collection that the sources belong to.

    A file of a collection keeps its number, its neighbours and its settings, whether it is built
    alone or with all. Raises ContentError where a source is not there.
    """
    found = find(sources, DEFAULT_SOURCE)
    if found.settings_file is None:
        return Asked(found, frozenset(source.name for source in found.sources))
    named = {intake.real(source.path): source for source in found.sources if source.path}
    everything = find((str(found.settings_file.parent),), DEFAULT_SOURCE).sources
    there = {intake.real(source.path): source for source in everything if source.path}
    united = [named.get(path, source) for path, source in there.items()]
    united += [source for path, source in named.items() if path not in there]
    united += [source for source in found.sources if not source.path]
    return Asked(replace(found, sources=tuple(united)),
                 frozenset(source.name for source in found.sources))


def keep_apart(asked: Asked, sources: tuple[str, ...], output: Path) -> None:
    """Raises OutputError where episodes would lie among texts that are read by their folder.

    The next build would take the transcripts for texts, or the whole folder for an output. A text
    that is named and stands alone may be built where it is.
    """
    alone = (asked.collection.settings_file is None
             and not any(os.path.isdir(name) for name in sources or (DEFAULT_SOURCE,)))
    folders = {source.path.parent for source in asked.collection.sources if source.path}
    if not alone and intake.real(output) in set(map(intake.real, folders)):
        raise OutputError(f"{output} holds the texts themselves. Name another folder with -o, "
                          "so that texts and episodes keep apart.")


def inputs(asked: Asked, flags: Mapping[str, Any]) -> str:
    """The fingerprint of all a build reads: sources, every file beside them, flags, program, and
    which voices were fetched, for a voice may be left open."""
    collection = asked.collection
    parts = [fingerprints.program().encode(), repr(sorted(flags.items())).encode(),
             repr(fetched()).encode()]
    for source in collection.sources:
        parts += [relative(collection, source.name).encode(),
                  source_bytes(source.path, source.text), source.form.encode()]
    for path in companions(collection):
        parts += [path.name.encode(errors="surrogateescape"),
                  _contents(path, max(intake.TABLES, intake.PICTURE))]
    parts += _takes(collection.root / TAKES)
    return fingerprints.digest(parts)


def _takes(folder: Path) -> list[bytes]:
    """Names, sizes and times of a person's takes: to read them all would take too long here."""
    try:
        return sorted(f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}".encode(
            "utf-8", "surrogateescape") for entry in os.scandir(folder))
    except OSError:
        return []


def relative(collection: Collection, name: str) -> str:
    """A source's name from its collection's folder, the same wherever the command was given."""
    path = Path(name)
    try:
        return intake.real(path).relative_to(intake.real(collection.root)).as_posix()
    except ValueError:
        return path.name


def source_bytes(path: Path | None, text: str) -> bytes:
    """A source as it stands; a file that can't be read has none, and reading says why later."""
    return _contents(path, intake.TEXT) if path else text.encode("utf-8", "surrogateescape")


def _contents(path: Path, most: int) -> bytes:
    """A file as it stands; what no text file holds where it can't be read."""
    try:
        return intake.taken_in(path, most)
    except intake.Unreadable:
        return b"\0"


def lexicons(root: Path) -> tuple[Path, ...]:
    """The W3C lexicons of a collection's folder, by name; the one called lexicon.pls, which counts
    most, is the last. What lies deeper belongs to others."""
    try:
        names = [entry.name for entry in os.scandir(root)
                 if entry.name.lower().endswith(PLS) and not entry.name.startswith(".")]
    except OSError:     # then the texts can't be found either, and that is told
        names = []
    return tuple(root / name for name in sorted(
        names, key=lambda name: (Path(name).stem == Path(LEXICON).stem, name)))


def companions(collection: Collection) -> tuple[Path, ...]:
    """The files beside the texts that shape episodes: settings, lexicons, cover."""
    file = collection.settings_file
    found = [*lexicons(collection.root), collection.root / LEXICON]
    if file is not None:
        found.insert(0, file)
        with suppress(SettingsError):       # a build says what is wrong with it
            cover = read_toml(file).values.get("cover")
            found += [file.parent / cover] if isinstance(cover, str) and cover else []
    return tuple(path for path in found if os.path.lexists(path))
