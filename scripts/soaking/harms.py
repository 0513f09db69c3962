"""Ill fates of disks, clips, takes, records and finished files."""

import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

from audiogen.voicing.store import Store
from soaking import damage
from soaking.author import Author
from soaking.stage import Ended, Stage, Violation

CRAMPED = 1_500_000
"""Bytes that a file may have at most where files are cut short."""


def full_output(stage: Stage, author: Author) -> Iterator[Ended]:
    """Room for a few files more where the episodes go."""
    some_gone(stage)
    with stage.output.full(stage.chance.randrange(600_000)):
        yield stage.build(allowed=(1,))


def full_store(stage: Stage, author: Author) -> Iterator[Ended]:
    """Room for a few clips more in the store."""
    some_gone(stage)
    with stage.store.full(stage.chance.randrange(200_000)):
        yield stage.build(allowed=(1,))


def cut_short(stage: Stage, author: Author) -> Iterator[Ended]:
    """No file may grow beyond a limit, as on a disk that is full at just that moment."""
    some_gone(stage)
    most = stage.chance.randrange(1000, CRAMPED)
    yield stage.build(allowed=(1,),
                      before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))


def frozen_output(stage: Stage, author: Author) -> Iterator[Ended]:
    """The disk of the episodes is read-only for a while."""
    with stage.output.frozen():
        yield stage.build(allowed=(1,))


def frozen_store(stage: Stage, author: Author) -> Iterator[Ended]:
    """The store's disk is read-only for a while."""
    some_gone(stage)
    with stage.store.frozen():
        yield stage.build(allowed=(1,))


def some_gone(stage: Stage) -> None:
    """A few episodes are gone, and some clips, so that any build has something to do."""
    episodes_gone(stage)
    for path in stage.chance.sample(clips := entries(stage.clips), min(30, len(clips))):
        path.unlink()


def entries(store: Path) -> list[Path]:
    """The files of a store's clips."""
    return sorted(path for path in store.glob("??/*") if path.is_file())


def harm(stage: Stage, paths: list[Path], share: float, kinds: tuple[damage.Damage, ...]) -> None:
    """Damages a share of some files, each in its own way."""
    for path in stage.chance.sample(paths, min(len(paths), 1 + int(share * len(paths)))):
        if path.is_file() and path.stat().st_size:
            stage.chance.choice(kinds)(path, stage.chance)


def damaged_clips(stage: Stage, author: Author) -> Iterator[Ended]:
    """A tenth of all clips, and episodes to be made of them."""
    harm(stage, entries(stage.clips), 0.1, (*damage.ANY, damage.folder))
    some_gone(stage)
    yield stage.build()


def damaged_takes(stage: Stage, author: Author) -> Iterator[Ended]:
    """Half of what the dear voice said, and its clips are gone."""
    harm(stage, entries(stage.clips / "takes"), 0.5, damage.ANY)
    stage.cache("clear")
    for path in sorted(stage.episodes.glob("natural/[0-9]*.mp3")):
        path.unlink()
    yield stage.build()


def damaged_recording(stage: Stage, author: Author) -> Iterator[Ended]:
    """A take of a person's, which only the person can mend; and then it is whole again."""
    takes = sorted((stage.folder / "in/own/takes").glob("*.wav"))
    for path in takes[:1]:
        kept = path.read_bytes()
        harm(stage, [path], 1.0, damage.ANY)
        yield stage.build(allowed=(1,))
        path.write_bytes(kept)
    yield stage.build()


def damaged_record(stage: Stage, author: Author) -> Iterator[Ended]:
    """The record of the last build."""
    harm(stage, sorted(stage.episodes.rglob("build.json")), 0.5, damage.ANY)
    yield stage.build()


def damaged_sheets(stage: Stage, author: Author) -> Iterator[Ended]:
    """Cue sheets, which the next build reads."""
    harm(stage, sorted(stage.episodes.rglob("*.cues.json")), 0.03, damage.SIZED)
    yield stage.build()


def damaged_files(stage: Stage, author: Author) -> Iterator[Ended]:
    """Finished files of every kind, cut, grown or gone."""
    files = sorted(path for path in stage.episodes.rglob("*") if path.is_file())
    harm(stage, [path for path in files if path.name != "build.json"], 0.02, damage.SIZED)
    yield stage.build()


def rotten_file(stage: Stage, author: Author) -> Iterator[Ended]:
    """Bits of a finished episode turned over, which no look at sizes can tell: made by force."""
    files = sorted(stage.episodes.glob("[0-9]*.*"))
    harm(stage, [stage.chance.choice(files)], 1.0, damage.UNSEEN)
    yield stage.build("--force")


def lost_output(stage: Stage, author: Author) -> Iterator[Ended]:
    """The whole output folder."""
    shutil.rmtree(stage.episodes)
    yield stage.build()


def shrunk_store(stage: Stage, author: Author) -> Iterator[Ended]:
    """The store pruned to a part of its size; what is left is not said again.

    Raises Violation where it is larger than was asked for, or an entry that was left is written
    anew.
    """
    before = _size(stage.clips)
    most = int(before * stage.chance.random())
    yield stage.cache("prune", "--size", str(most))
    if (left := _size(stage.clips)) > most:
        raise Violation(f"pruned to {most} bytes, and {left} are left of {before}")
    store = Store(stage.clips)      # an entry that was damaged earlier is healed, and rightly so
    kept = {path: path.stat().st_ino for path in entries(stage.clips)
            if store.get(path.name) is not None}
    episodes_gone(stage)
    yield stage.build()
    anew = [str(path) for path, number in kept.items()
            if not path.exists() or path.stat().st_ino != number]
    if anew:
        raise Violation(f"said again, though it was there: {anew}")


def episodes_gone(stage: Stage) -> None:
    """A few episodes are gone, and nothing else."""
    episodes = sorted(stage.episodes.rglob("[0-9]*.mp3"))
    for path in stage.chance.sample(episodes, min(4, len(episodes))):
        path.unlink()


def _size(store: Path) -> int:
    return sum(path.stat().st_size for folder in (store, store / "takes")
               for path in entries(folder))


def faulty_text(stage: Stage, author: Author) -> Iterator[Ended]:
    """A slip in a text: the build refuses it, and the author mends it."""
    path = stage.chance.choice(author.texts)
    kept = path.read_text("utf-8")
    path.write_text(f"{kept}\n[puase 3s]\n", "utf-8")
    done = stage.build(allowed=(1,))
    path.write_text(kept, "utf-8")
    if done.status != 1 or "[pause 3s]" not in done.err:
        raise Violation(f"a slip in {path} is not told: {done}")
    yield done
