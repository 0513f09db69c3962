"""Other machines: the workers of a Dask cluster, which make clips as this one would.

The scheduler gives a lost worker's task to another one; all else is seen to here. A worker is used
once its versions agree with ours and it has given a line the very bytes that it has here; one that
joins later waits for the next build. No more tasks are out than keep the workers busy, so that
there is little to lose, and one that isn't answered in a generous time is given to others.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from audiogen.building.errands import Errand, Make, Parcel, make_of, parcel
from audiogen.building.orders import LineOrder, fill
from audiogen.building.scheduler import ONWARD, Deadly, Late, Scheduler
from audiogen.errors import AudiogenError, ClusterError
from audiogen.messages import named
from audiogen.voicing.store import Store

Outcome = TypeVar("Outcome")

PATIENCE = 60.0
"""Seconds that a task may take in any case."""
SLACK = 10
"""So many times as long as the slowest so far may a task take, too."""
LOADING = 5
"""So many times as long a worker's first line may take, for which it loads the voice."""
TRIES = 3
"""How often a task that isn't answered is given out."""
AHEAD = 2
"""Tasks a worker: one that it is at, and one that it finds when that is done."""


class Cluster(Executor):
    """Runs tasks of lines and a store's folder, `fill(orders, root)`, on other machines.

    What they put into a store there is in the store here before their future is done. Futures raise
    what a task raises, and ClusterError where the cluster can't carry it out.
    """

    def __init__(self, address: str, note: Callable[[str], None],
                 patience: float = PATIENCE) -> None:
        """Connects to a scheduler; `note` is told, from any thread, of workers that are not used.

        Raises ClusterError where nobody answers, or there are no workers.
        """
        self._scheduler = Scheduler(address)
        self._note, self._patience = note, patience
        self._lock = threading.Lock()
        self._longest = 0.0
        self._fit = self._scheduler.workers()
        if not self._fit:
            self._scheduler.close(wait=True)
            raise ClusterError(f"The scheduler at {address} has no workers. Start some with "
                               f"`dask worker {address} --nthreads 1`.")
        self._lanes = ThreadPoolExecutor(self.size * AHEAD)

    @property
    def size(self) -> int:
        """How many workers there are to use."""
        return len(self._fit)

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        # After an interrupt nothing is waited for: the program just ends.
        self.shutdown(wait=kind is None or not issubclass(kind, KeyboardInterrupt))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:
        """Leaves the cluster, which forgets at once whatever it hasn't begun."""
        self._lanes.shutdown(wait=False, cancel_futures=cancel_futures)
        self._scheduler.close(wait)
        self._lanes.shutdown(wait=wait)

    def admit(self, probes: Sequence[tuple[LineOrder, bytes]]) -> None:
        """Leaves out the workers that would make other clips of these lines than are made here.

        Raises ClusterError where that leaves none.
        """
        here = [(order, clip, make_of(order)) for order, clip in probes]

        def doubt(worker: str) -> str:
            return next(filter(None, (self._doubt(worker, *each) for each in here)), "")

        workers = sorted(self._usable())
        with ThreadPoolExecutor(len(workers)) as askers:
            doubts = dict(zip(workers, askers.map(doubt, workers), strict=True))
        reasons = [f"{worker} ({reason})" for worker, reason in doubts.items() if reason]
        self._leave_out(worker for worker, reason in doubts.items() if reason)
        if not self._fit:
            raise ClusterError("No worker of the cluster makes the clips that are made here: "
                               f"{'; '.join(reasons)}. Make them alike, or build without "
                               "--cluster.")
        if reasons:
            self._note(f"{len(reasons)} of {len(workers)} workers are not used, for they don't "
                       f"make the clips that are made here: {'; '.join(reasons)}.")

    def _doubt(self, worker: str, order: LineOrder, clip: bytes, here: Make) -> str:
        """Why a worker can't be used for a voice; empty where it can."""
        alone = frozenset((worker,))
        try:
            there: Make = self._scheduler.answer(Errand(make_of, order), alone, self._patience)
            if unlike := there.unlike(here):
                return unlike
            made: Parcel[Any] = self._scheduler.answer(Errand(parcel, fill, (order,)), alone,
                                                       self._patience * LOADING)
        except Late:
            return "it doesn't answer"
        except Deadly:
            return "it ends over its first line"
        except ImportError as problem:
            lacks = problem.name or str(problem)
            return f"{named(lacks.partition('.')[0])} isn't as it is here, or isn't installed"
        except ClusterError:
            raise
        except AudiogenError as problem:
            return str(problem).rstrip(".")
        return "" if dict(made.clips)[order.key] == clip else (
            "the same program, and yet other bytes for the same line: perhaps its processor is of "
            "another make")

    def submit(self, task: Callable[..., Outcome], /, *given: Any, **more: Any
               ) -> "Future[Outcome]":
        """The future of `task(orders, root)`."""
        return self._lanes.submit(self._brought_home, task, *given, **more)

    def _brought_home(self, task: Callable[..., Outcome], orders: tuple[LineOrder, ...],
                      root: Path) -> Outcome:
        """What comes of a task, whose clips are in the store at `root` then."""
        first = orders[0].utterance.place
        for _ in range(TRIES):
            started = time.monotonic()
            within = max(self._patience, SLACK * self._longest)
            try:
                answer: Parcel[Outcome] = self._scheduler.answer(
                    Errand(parcel, task, orders), self._usable(), within)
            except Late as late:
                for worker in self._leave_out(self._scheduler.holders(late.task)):
                    self._note(f"The worker {worker} hasn't answered for {within:.0f} s and is "
                               "not used any more. Others make what it was to make.")
                continue
            except Deadly as problem:
                raise ClusterError(f"{first}: the workers that were given this line ended one "
                                   "after the other, perhaps for want of memory. "
                                   f"{ONWARD}") from problem
            self._longest = max(self._longest, time.monotonic() - started)
            answer.unpack(Store(root))
            return answer.outcome
        raise ClusterError(f"{first}: the cluster didn't finish this line in time, though it was "
                           f"asked {TRIES} times. {ONWARD}")

    def _usable(self) -> frozenset[str]:
        """The workers that are there and fit. Raises ClusterError where there are none."""
        usable = self._fit & self._scheduler.workers()
        if not usable:
            raise ClusterError(f"No worker of the cluster at {self._scheduler.address} is left. "
                               f"{ONWARD}")
        return usable

    def _leave_out(self, workers: Iterable[str]) -> list[str]:
        """Doesn't use these any more; gives back those that were used until now."""
        with self._lock:
            gone = self._fit & frozenset(workers)
            self._fit -= gone
        return sorted(gone)
