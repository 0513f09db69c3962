"""Ill fates of a build under way: it is killed, stopped, doubled, or the ground moves under it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from soaking.author import EDITS, Author
from soaking.harms import some_gone
from soaking.stage import SIGNALS, Ended, Stage

KILLED = -signal.SIGKILL
WRITING = tuple(each for each in EDITS if not each.name.startswith(("a text", "nothing")))
"""What an author may do while a build runs."""


def met(stage: Stage) -> "subprocess.Popen[bytes]":
    """A build that has something to do, at a random instant of it."""
    some_gone(stage)
    build = stage.building()
    stage.a_while(build)
    return build


def killed(stage: Stage, author: Author) -> Iterator[Ended]:
    """The build and its workers, at one stroke."""
    build = met(stage)
    stage.kill(build, signal.SIGKILL, True)
    yield stage.ended(build, KILLED)


def orphaned(stage: Stage, author: Author) -> Iterator[Ended]:
    """The build alone; its workers have to notice."""
    build = met(stage)
    stage.kill(build, signal.SIGKILL, False)
    yield stage.ended(build, KILLED)


def bereft(stage: Stage, author: Author) -> Iterator[Ended]:
    """One of its workers, as a system does that is out of memory."""
    build = met(stage)
    for worker in stage.workers(build)[-1:]:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    yield stage.ended(build, 1)


def interrupted(stage: Stage, author: Author) -> Iterator[Ended]:
    """Ctrl-C, SIGTERM or SIGHUP, to the build or, as a terminal does it, to all of it."""
    number = stage.chance.choice(list(SIGNALS))
    build = met(stage)
    for _ in range(stage.chance.choice((1, 1, 3))):
        stage.kill(build, number, stage.chance.random() < 0.5)
    yield stage.ended(build, SIGNALS[number])


def twins(stage: Stage, author: Author) -> Iterator[Ended]:
    """Two builds at once into one folder, one a little later."""
    first = stage.building()
    time.sleep(stage.chance.random() * 2)
    second = stage.building()
    yield stage.ended(first)
    yield stage.ended(second)


def neighbours(stage: Stage, author: Author) -> Iterator[Ended]:
    """Two builds at once into two folders, from one store."""
    aside = stage.folder / "aside"
    first, second = stage.building(), stage.building(output=aside)
    yield stage.ended(first)
    yield stage.ended(second)
    shutil.rmtree(aside)


def edited(stage: Stage, author: Author) -> Iterator[Ended]:
    """The author goes on writing; a text may be gone, or half written, when it is read."""
    build = met(stage)
    for _ in range(stage.chance.randint(1, 3)):
        stage.chance.choice(WRITING).make(author)
    yield stage.ended(build, 1)


def pruned(stage: Stage, author: Author) -> Iterator[Ended]:
    """`audiogen cache prune` or `clear`, while a build runs."""
    build = met(stage)
    words = stage.chance.choice((("prune", "--size", "0"), ("prune", "--older-than", "0"),
                                 ("clear",), ("clear", "--takes")))
    yield stage.cache(*words)
    yield stage.ended(build)


def uprooted(stage: Stage, author: Author) -> Iterator[Ended]:
    """The whole store is deleted, while a build runs."""
    build = met(stage)
    shutil.rmtree(stage.clips, ignore_errors=True)
    yield stage.ended(build)


def swept(stage: Stage, author: Author) -> Iterator[Ended]:
    """The whole output folder is deleted, while a build runs."""
    build = met(stage)
    shutil.rmtree(stage.episodes, ignore_errors=True)
    yield stage.ended(build, 1)


def one_text(stage: Stage, author: Author) -> Iterator[Ended]:
    """A build of a single text of the collection, made anew."""
    path = stage.chance.choice(sorted(Path(stage.folder, "in").glob("*/*.md")))
    inner = path.parent.name
    output = stage.episodes / inner if (path.parent / "audiogen.toml").exists() else stage.episodes
    yield stage.ended(stage.begin("build", str(path.relative_to(stage.folder)), "--force", "-o",
                                  str(output), "--jobs", str(stage.jobs)))
