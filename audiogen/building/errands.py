"""What a worker of a cluster is asked to do, on a machine that shares no store with this one.

An errand is carried out by being unpickled. So the scheduler, which only passes it on, needs no
audiogen, and a worker that lacks it says so itself. Whatever a task has put into a store there
comes home with its result and is put into the store here; nothing stays behind.
"""

import ctypes
import pickle
import platform
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

from audiogen import __version__, fingerprints
from audiogen.building.orders import LineOrder, line_order
from audiogen.errors import ClusterError, OutputError, VoiceMissing
from audiogen.mixing.keys import FINISHING, KEPT
from audiogen.voicing.engines import ENGINES, engine
from audiogen.voicing.store import Store

Outcome = TypeVar("Outcome")

carry_out = pickle.loads
"""Gives back what came of a packed errand. Raises what its task raises."""
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""Parameters of mallopt(3)."""
TRIM, MMAP = 256 << 20, 32 << 20
"""Bytes: free memory above the first is given back; what is larger than the second comes from the
system and goes back at once. The second is the most that the C library takes."""
_TURN = threading.Lock()
"""A worker may have several threads, and a voice speaks in one of a process at a time."""


class Errand:
    """A task and what it is given."""

    def __init__(self, task: Callable[..., Any], *given: Any) -> None:
        self._task, self._given = task, given

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self._task, self._given

    def packed(self) -> bytes:
        """As it travels."""
        return pickle.dumps(self)


@dataclass(frozen=True, slots=True)
class Parcel(Generic[Outcome]):
    """What a task gave back, and what it kept."""

    outcome: Outcome
    clips: tuple[tuple[str, bytes], ...]
    """Key and body."""
    takes: tuple[tuple[str, bytes], ...]
    """What a dear voice said."""

    def unpack(self, store: Store) -> None:
        """Puts everything where it belongs. Raises OutputError."""
        for place, entries in ((store, self.clips), (store.takes, self.takes)):
            for key, body in entries:
                place.put(key, body)


def parcel(task: Callable[[tuple[LineOrder, ...], Path], Outcome],
           orders: tuple[LineOrder, ...]) -> Parcel[Outcome]:
    """What comes of lines, with a store that lasts only so long. Runs in a worker of a cluster.

    Raises what the task raises, and ClusterError where a clip made here would have another name.
    """
    hold_memory()
    with _TURN, TemporaryDirectory(prefix="audiogen-") as folder:
        for order in orders:
            if _key_here(order) != order.key:
                raise ClusterError(f"The worker on {platform.node()} is no longer what it was when "
                                   "the build began. Run the same command again.")
        store = Store(Path(folder))
        try:
            outcome = task(orders, store.root)
        except OutputError as problem:
            raise ClusterError(f"On {platform.node()}: {problem}") from problem
        return Parcel(outcome, tuple(store.contents()), tuple(store.takes.contents()))


@cache
def hold_memory() -> None:
    """Has the C library keep some of what is freed for what comes next, as it does by itself.

    Dask tells its workers to give all of it back at once. Then each array of a line is made of new
    pages, and two workers took 41 s for what they do in 29 otherwise.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):    # another C library, with ways of its own
        return
    mallopt(M_TRIM_THRESHOLD, TRIM)
    mallopt(M_MMAP_THRESHOLD, MMAP)


def _key_here(order: LineOrder) -> str:
    """What the clip of an order is called by this machine."""
    return line_order(order.utterance, order.spec, order.finish).key


@dataclass(frozen=True, slots=True)
class Make:
    """What decides on a machine how a line is said and finished."""

    version: str
    """Of audiogen."""
    voice: str
    """Its identity."""
    libraries: tuple[str, ...]
    """"numpy 2.4.6" …"""
    key: str
    """Of the line's clip, which holds all of this and the code."""

    def unlike(self, here: "Make") -> str:
        """In what this make, which is another machine's, differs from the one here; empty where
        the versions are the same and both give a clip the same name."""
        if self.version != here.version:
            return f"audiogen {self.version}, and here it is {here.version}"
        if self.key == here.key:
            return ""
        if self.voice != here.voice:
            return f"the voice is “{self.voice}”, and here it is “{here.voice}”"
        if self.libraries != here.libraries:
            theirs, ours = (", ".join(sorted(set(one) - set(other))) or "nothing for it"
                            for one, other in ((self.libraries, here.libraries),
                                               (here.libraries, self.libraries)))
            return f"{theirs}, and here {ours}"
        return "other code of audiogen or of the voice"


def make_of(order: LineOrder) -> Make:
    """Of the machine that runs this. Raises VoiceMissing where the voice can't speak on it."""
    name = order.spec.engine
    speaker = engine(name)
    if lack := speaker.missing():
        raise VoiceMissing(lack)
    modules = (*filter(None, [ENGINES.get(name)]), FINISHING, KEPT)
    libraries = {each for module in modules for each in fingerprints.libraries(module)}
    return Make(__version__, speaker.identity(order.spec), tuple(sorted(libraries)),
                _key_here(order))
