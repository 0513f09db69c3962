"""Other machines that help a build: what they are to a build, and what they are sent."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Protocol, TypeGuard, TypeVar

from audiogen.building.orders import LineOrder, Order, said
from audiogen.voicing.engines import engine
from audiogen.voicing.store import Store

Outcome = TypeVar("Outcome")


class Machines(Protocol):
    """Processes elsewhere. What a task of theirs puts into a store is in the store here, too."""

    @property
    def size(self) -> int:
        """How many there are."""

    def admit(self, probes: Sequence[tuple[LineOrder, bytes]]) -> None:
        """Makes sure that they give these lines the bytes that they have here.

        Raises ClusterError where none of them does.
        """

    def submit(self, task: Callable[..., Outcome], /, *given: object) -> "Future[Outcome]":
        """As an Executor does it."""


def travels(order: Order, store: Store) -> TypeGuard[LineOrder]:
    """Whether an order is worth sending: a line that a voice of this machine is yet to say.

    A person's take is a file here, a network voice has its limits whoever asks, and to finish what
    has been said costs little.
    """
    return (isinstance(order, LineOrder) and not order.spec.take
            and engine(order.spec.engine).concurrency == 0 and not said(order, store))
