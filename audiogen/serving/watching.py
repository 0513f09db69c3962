"""When something was saved that a build reads: the one door to the watcher of files."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, watch

from audiogen import intake

STILL = 30
"""Milliseconds without a further change after which a save is over: editors write a file in steps,
or write another one and rename it."""
LONGEST = 300
"""Milliseconds after which a change is told in any case, while others go on."""
GLANCE = 100
"""Milliseconds after which it is told that nothing has changed."""


def saves(folders: frozenset[Path], deep: bool, output: Path) -> Iterator[bool]:
    """Whether something was saved in the folders since the last time; asked for again and again,
    and at first true, since nobody knows what came before.

    What is saved while the caller is at something else is told at the next time. With `deep`,
    folders inside count, too. What begins with a dot never does, nor what lies in the output
    folder, unless that holds the texts, too. Ends when a folder is no more the one that it was:
    then another watch must be set.
    """
    own = intake.real(output)
    roots = tuple(map(intake.real, folders))

    def counts(_: Change, name: str) -> bool:
        path = Path(name)
        if path.is_relative_to(own) and own not in roots:
            return False
        root = next((each for each in roots if path.is_relative_to(each)), path.parent)
        return not any(part.startswith(".") for part in path.relative_to(root).parts)

    began = _identities(roots)
    if not began:       # all are gone, and may come back
        time.sleep(GLANCE / 1000)
        return
    first = True
    for changes in watch(*(path for path, _ in began), watch_filter=counts, recursive=deep,
                         step=STILL, debounce=LONGEST, rust_timeout=GLANCE,
                         yield_on_timeout=True):
        yield first or bool(changes)
        first = False
        if _identities(roots) != began:
            return


def _identities(folders: tuple[Path, ...]) -> frozenset[tuple[Path, int]]:
    """Those of the folders that are there, each with what tells it from another of its name."""
    there = []
    for folder in folders:
        with suppress(OSError):
            there.append((folder, folder.stat().st_ino))
    return frozenset(there)
