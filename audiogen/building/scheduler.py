"""The scheduler of a Dask cluster, in a few questions: who is there, and what comes of an errand.

Whatever may become of a connection ends here, as one sentence.
"""

import logging
import threading
import time
import warnings
from contextlib import suppress
from typing import Any

import distributed

from audiogen.building.errands import Errand, carry_out
from audiogen.errors import ClusterError
from audiogen.messages import named

CONNECT = 10.0
"""Seconds in which a scheduler must answer."""
GLANCE = 2.0
"""Seconds after which it is looked again which workers are there."""
LEAVING = 0.5
"""Seconds that leaving may take where nothing is waited for."""
ONWARD = ("Finished lines are kept; the same command carries on from here, with --cluster or "
          "without.")
"""What to do when a build on a cluster has stopped."""
LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
"""They would explain to the terminal, at length, what is told here in a sentence."""


class Late(Exception):  # an answer, not a fault
    """No worker answers."""

    def __init__(self, task: Any) -> None:
        super().__init__(task)
        self.task = task
        """As the scheduler knows it."""


class Deadly(Exception):  # an answer, not a fault
    """The workers that were at an errand ended, one after the other."""


class Scheduler:
    """A connection to a scheduler. It is used by many threads."""

    def __init__(self, address: str) -> None:
        """Raises ClusterError where nobody answers."""
        self.address = address
        self._client = _connected(address)
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._known = frozenset[str]()

    def close(self, wait: bool) -> None:
        """Leaves; the cluster forgets at once whatever it hasn't begun."""
        with suppress(OSError):
            self._client.close(timeout=CONNECT if wait else LEAVING)

    def workers(self) -> frozenset[str]:
        """The addresses of those that were there a moment ago. Raises ClusterError."""
        with self._lock:
            if time.monotonic() > self._looked + GLANCE:
                self._known = frozenset(self._asked("ncores"))
                self._looked = time.monotonic()
            return self._known

    def holders(self, task: Any) -> frozenset[str]:
        """The workers that were given a task. Raises ClusterError."""
        return frozenset(worker for worker, tasks in self._asked("processing").items()
                         if task in tasks)

    def answer(self, errand: Errand, workers: frozenset[str], within: float) -> Any:
        """What comes of an errand that one of these workers carries out within so many seconds.

        Raises what the errand raises, Late, Deadly, and ClusterError where the scheduler is gone.
        """
        deadline = time.monotonic() + within
        task = self._client.submit(carry_out, errand.packed(), pure=False,
                                   workers=sorted(workers), allow_other_workers=False)
        answered = threading.Event()
        task.add_done_callback(lambda _: answered.set())
        try:
            while not answered.wait(min(GLANCE, within)):
                if time.monotonic() > deadline or not workers & self.workers():
                    raise Late(task.key)
            return task.result(timeout=within)
        except distributed.CancelledError as problem:
            raise self._lost() from problem
        except distributed.KilledWorker as problem:
            raise Deadly from problem
        except TimeoutError as problem:
            if task.status == "error":
                raise       # the errand's own
            raise Late(task.key) from problem
        finally:
            task.release()

    def _asked(self, question: str) -> Any:
        try:
            return self._client.sync(getattr(self._client.scheduler, question), workers=None,
                                     callback_timeout=CONNECT)
        except (OSError, RuntimeError, AttributeError) as problem:     # the last: it is closed
            raise self._lost() from problem

    def _lost(self) -> ClusterError:
        return ClusterError(f"The scheduler at {self.address} doesn't answer any more. {ONWARD}")


def _connected(address: str) -> distributed.Client:
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():     # of versions that differ: what matters is looked at
            warnings.simplefilter("ignore")
            return distributed.Client(address, timeout=CONNECT, set_as_default=False,
                                      name="audiogen")
    except OSError as problem:
        raise ClusterError(f"Nobody answers at {address}. Look whether the address is right and a "
                           "scheduler runs there (`dask scheduler`).") from problem
    except (TypeError, ValueError, RuntimeError, ImportError) as problem:
        raise ClusterError(f"The cluster at {address} can't be used: {named(problem)}."
                           ) from problem
