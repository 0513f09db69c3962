"""Files of the collection that take long to make, and last while no episode changes.

The clip store remembers what was written for which episodes; a folder whose file is still that one
is left alone.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict

from audiogen import fingerprints
from audiogen.building.shelf import Shelf
from audiogen.publishing.record import FileRecord, is_ours
from audiogen.voicing.store import Store


def kept_files(output: str, shelf: Shelf, store: Store) -> tuple[FileRecord, ...]:
    """What an output wrote for these very episodes, if it is all still there; else nothing."""
    data = store.get(_key(output, shelf))
    files = tuple(FileRecord(**each) for each in json.loads(data)) if data else ()
    return files if all(is_ours(shelf.folder, file) for file in files) else ()


def keep_files(output: str, files: Iterable[FileRecord], shelf: Shelf, store: Store) -> None:
    """Remembers what an output wrote for the episodes that are there."""
    store.put(_key(output, shelf), json.dumps([asdict(file) for file in files]).encode())


def _key(output: str, shelf: Shelf) -> str:
    """Of an output and all that shapes it: an episode's fingerprint holds the settings of the
    collection, and the code of every output."""
    entries = sorted((*shelf.entries.values(), *shelf.guests), key=lambda each: each.number)
    return fingerprints.digest(part.encode() for part in (
        "files of a collection", output,
        *(part for each in entries for part in (each.slug, each.fingerprint))))
