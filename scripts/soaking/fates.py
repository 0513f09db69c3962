"""The table of ill fates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from soaking import harms, interruptions
from soaking.author import Author
from soaking.stage import Ended, Stage


@dataclass(frozen=True)
class Fate:
    """A row of the table."""

    name: str
    weight: int
    befall: Callable[[Stage, Author], Iterator[Ended]]
    """Gives what ended, or raises Violation."""
    settled: bool = False
    """Whether it befalls an output that is as its texts want it, and is looked at straight after:
    nobody can know whose a file was that is in no record any more, or not as it was written."""
    disk: bool = False
    """Whether it needs a disk of its own."""


def _plain(stage: Stage, author: Author) -> Iterator[Ended]:
    yield stage.build()


FATES = (
    Fate("nothing", 12, _plain),
    Fate("killed with its workers", 12, interruptions.killed),
    Fate("killed, its workers not", 6, interruptions.orphaned),
    Fate("a worker killed", 4, interruptions.bereft),
    Fate("Ctrl-C, SIGTERM or SIGHUP", 8, interruptions.interrupted),
    Fate("two builds at once into one folder", 4, interruptions.twins),
    Fate("two builds at once from one store", 1, interruptions.neighbours),
    Fate("the author writes on meanwhile", 10, interruptions.edited),
    Fate("`cache prune` or `clear` meanwhile", 4, interruptions.pruned),
    Fate("the store deleted meanwhile", 2, interruptions.uprooted),
    Fate("the output deleted meanwhile", 1, interruptions.swept, settled=True),
    Fate("one text made by force", 4, interruptions.one_text),
    Fate("the output's disk full", 6, harms.full_output, disk=True),
    Fate("the store's disk full", 6, harms.full_store, disk=True),
    Fate("files cut short by a limit", 4, harms.cut_short),
    Fate("the output's disk read-only", 3, harms.frozen_output, disk=True),
    Fate("the store's disk read-only", 3, harms.frozen_store, disk=True),
    Fate("clips damaged", 6, harms.damaged_clips),
    Fate("takes damaged", 2, harms.damaged_takes),
    Fate("a person's recording damaged", 2, harms.damaged_recording),
    Fate("`build.json` damaged", 2, harms.damaged_record, settled=True),
    Fate("cue sheets damaged", 4, harms.damaged_sheets, settled=True),
    Fate("finished files damaged", 4, harms.damaged_files, settled=True),
    Fate("bits of a finished file turned over", 1, harms.rotten_file, settled=True),
    Fate("the output deleted", 1, harms.lost_output, settled=True),
    Fate("the store pruned", 3, harms.shrunk_store),
    Fate("a slip in a text", 3, harms.faulty_text),
)
