"""Whose the episodes in an output folder are.

A record holds no path of the machine, so where an episode comes from is remembered beside the
clips. Where that is forgotten, the names of the sources must tell.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from audiogen.building.planning import Project
from audiogen.building.sources import relative
from audiogen.errors import OutputError
from audiogen.publishing.files import ensure_folder, sweep, write_atomically
from audiogen.publishing.record import BuildRecord, EpisodeRecord
from audiogen.reading.collection import STDIN_NAME
from audiogen.voicing.store import Store


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the episodes in a folder were made from."""

    settings: str = ""
    """The settings file of the last build; empty for loose texts."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Slug → the text's path; none for standard input."""


def recall(store: Store, folder: Path) -> Origins:
    """What is remembered of a folder; nothing where it is forgotten."""
    try:
        page = json.loads(_note(store, folder).read_bytes())
        return Origins(str(page["settings"]), dict(page["sources"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Origins()


def remember(store: Store, folder: Path, origins: Origins) -> None:
    """Keeps what `recall` gives back."""
    page = json.dumps({"settings": origins.settings, "sources": dict(origins.sources)},
                      sort_keys=True).encode()
    with suppress(OutputError):     # then the names must tell, as after a deletion
        note = _note(store, folder)
        ensure_folder(note.parent)
        sweep(note.parent)
        write_atomically(note, (page,), spare_equal=True)


def of_project(project: Project) -> Origins:
    """Where the episodes of a build come from."""
    collection = project.collection
    paths = {source.name: source.path for source in collection.sources}
    settings = collection.settings_file
    return Origins(str(settings.resolve()) if settings else "", {
        plan.slug: str(path.resolve()) for plan in project.plans
        if (path := paths.get(plan.document.name)) is not None})


def guests(before: BuildRecord | None, project: Project, known: Origins,
           folder: Path) -> tuple[EpisodeRecord, ...]:
    """The episodes in a folder that another build has put there, and whose text is none of ours.

    Loose texts may share a folder. Raises OutputError where a collection would have to share its
    own, and where an episode would take another one's place.
    """
    episodes = before.episodes if before else ()
    ours = of_project(project)
    if ours.settings and ours.settings == known.settings:
        return ()
    strangers = tuple(each for each in episodes if _is_strange(each, episodes, project, known))
    if not strangers:
        return ()
    if ours.settings or known.settings:
        first = strangers[0]
        more = f", and {len(strangers) - 1} more" if len(strangers) > 1 else ""
        raise OutputError(
            f"{folder} holds episodes that don't belong to what is built now: “{first.title}”, "
            f"made from {known.sources.get(first.slug, first.source)}{more}. Name another folder "
            f"with -o; or remove {folder} first, if they may go.")
    names = {plan.slug: plan.document.name for plan in project.plans}
    for each in strangers:
        if each.slug in names:
            raise OutputError(
                f"{folder} holds an episode “{each.slug}” already, made from "
                f"{known.sources.get(each.slug, each.source)}. Give {names[each.slug]} another "
                "title or slug, or name another folder with -o.")
    return strangers


def _is_strange(entry: EpisodeRecord, episodes: tuple[EpisodeRecord, ...], project: Project,
                known: Origins) -> bool:
    collection = project.collection
    own = {plan.slug: relative(collection, plan.document.name) for plan in project.plans}
    named = set(own.values())
    if entry.source == STDIN_NAME and STDIN_NAME in named:
        return entry.slug not in own    # what was piped in before, and is no more to be had
    origin = known.sources.get(entry.slug)
    if origin is not None:
        path, root = Path(origin), collection.root.resolve()
        inside = collection.settings_file is not None and path.is_relative_to(root)
        mine = {source.path.resolve() for source in collection.sources if source.path}
        return not inside and path not in mine and path.exists()
    if entry.source in named:
        return False
    if not any(each.source in named for each in episodes):
        return True
    return collection.settings_file is None and (collection.root / entry.source).exists()


def _note(store: Store, folder: Path) -> Path:
    """Not an entry, since nothing is made from it."""
    place = str(folder.resolve()).encode("utf-8", "surrogateescape")
    return store.root / "folders" / f"{hashlib.sha256(place).hexdigest()}.json"
