"""Orders into finished clips, each distinct one once, on every core.

The pool is a `concurrent.futures.Executor`; another one can take its place. Beside it there may be
other machines, which are sent what is worth it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import (
    Executor,
    Future,
    ThreadPoolExecutor,
    as_completed,
    wait,
)
from types import TracebackType

from audiogen.audio import Floats
from audiogen.building.crew import crew, disband, outcome
from audiogen.building.gauging import GaugeOrder, assist, gauge, kept_gauge, probe, ready
from audiogen.building.machines import Machines, travels
from audiogen.building.orders import BedOrder, LineOrder, Order, fill, remade, said, say
from audiogen.mixing.facts import HEAD, facts_from_head, from_bytes, head_size
from audiogen.mixing.model import ClipFacts
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.store import Store

BATCH = 8
"""Lines per task at most: enough to hide what a task costs. Towards the end there are fewer, down
to one, so that no core waits for another."""
AT_HAND = 3
"""So few lines are finished in this process: starting the others would take longer."""

FIRST_LINES = 32
"""So many may a worker say while another one measures the voice; in that time there are a dozen."""
AHEAD = 4
"""Sounds for each worker that are made before they are asked for."""


class Workers:
    """The clips of a build: what is in the store, and what is being made."""

    def __init__(self, store: Store, jobs: int, voiced: Callable[[int], None],
                 executor: Executor | None = None, again: bool = False,
                 machines: Machines | None = None, own: Executor | None = None) -> None:
        """`voiced` is told how many lines have just been finished; a given executor and other
        machines are borrowed, and a crew of its `own` that has begun to load is ended in the end.
        With `again` every clip is made once more, though the store has it.
        """
        self.store = store
        self._jobs = max(1, jobs)
        self._voiced = voiced
        self._executor = executor
        self._again = again
        self._machines = machines
        self._proven: set[VoiceSpec] = set()
        self._own = own
        self._prepared: set[str] = set()
        self._facts: dict[str, ClipFacts] = {}
        self._orders: dict[str, Order] = {}
        self._helping: list[Future[None]] = []
        self._batches: dict[str, tuple[Future[tuple[ClipFacts, ...]], tuple[Order, ...]]] = {}

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._own is not None:
            if kind is None:
                wait(self._helping)     # they may be at a line that nobody waits for
            disband(self._own, kind)
        # Those of others. Our own crew has given up its tasks by itself: its thread can't bear one
        # that was called off and whose worker has ended then.
        for future, _ in self._batches.values():
            future.cancel()

    def missing(self, orders: Iterable[Order]) -> tuple[Order, ...]:
        """Those orders, each distinct clip once, that are neither in the store nor under way."""
        found: dict[str, Order] = {}
        for order in orders:
            self._orders[order.key] = order
            if order.key in self._facts or order.key in self._batches or order.key in found:
                continue
            kept = None if self._again else self._facts_in_store(order.key)
            if kept is None:
                found[order.key] = order
            else:
                self._facts[order.key] = kept
        return tuple(found.values())

    def _facts_in_store(self, key: str) -> ClipFacts | None:
        """The facts of a clip that is in the store."""
        head = self.store.head(key, HEAD)
        if head is not None and head_size(head) > len(head):
            head = self.store.head(key, head_size(head))
        return None if head is None else facts_from_head(head)

    def prepare(self, voice: str) -> None:
        """Lets the workers load what they need, while the caller still finds out what to order.

        `voice` is the one that will speak most.
        """
        name = voice.partition(":")[0]
        if self._executor is None and self._machines is None and name not in self._prepared:
            self._prepared.add(name)
            pool = self._pool()
            for _ in range(self._jobs):
                pool.submit(ready, name)

    def gauge(self, waiting: Mapping[GaugeOrder, Sequence[Utterance]]) -> tuple[GaugeOrder, ...]:
        """Orders, each with lines that wait for it, with each voice's own gain and tempo; what
        isn't kept is measured, side by side. Raises VoiceError."""
        kept = [kept_gauge(order, self.store) or self._gauge(order, lines)
                for order, lines in waiting.items()]
        return tuple(known if isinstance(known, GaugeOrder) else outcome(known) for known in kept)

    def _gauge(self, order: GaugeOrder, waiting: Sequence[Utterance]) -> "Future[GaugeOrder]":
        """A voice of this machine is measured by a worker: no model is loaded here for it. The
        others share out the first lines that wait for it."""
        key, root, helpers = order.key, self.store.root, self._jobs - 1
        if engine(order.spec.engine).concurrency == 0:
            measured = self._pool().submit(gauge, order, key, root)
            for helper in range(helpers):
                share = tuple(waiting[helper:helpers * FIRST_LINES:helpers])
                self._helping.append(self._pool().submit(assist, order, key, share, root))
            return measured
        here: Future[GaugeOrder] = Future()
        here.set_result(gauge(order, key, root))
        return here

    def start(self, orders: Iterable[Order]) -> int:
        """Sets the workers to what is missing, and gives back how many lines that is."""
        missing = self.missing(orders)
        here = [order for order in missing
                if not isinstance(order, LineOrder) or engine(order.spec.engine).concurrency == 0]
        if len(here) > AT_HAND:
            self._submit(here)
        return len(missing)

    def wait(self, orders: tuple[Order, ...]) -> None:
        """Returns when every order's clip is there.

        Raises the first AudiogenError of a line; clips finished by then are kept.
        """
        missing = self.missing(orders)
        lines = [order for order in missing if isinstance(order, LineOrder)]
        for name in sorted({order.spec.engine for order in lines}):
            self._say_together(name, [order for order in lines if order.spec.engine == name])
        if len(missing) > AT_HAND:
            self._submit(missing)
        else:
            for order in missing:
                self._facts[order.key] = fill((order,), self.store.root)[0]
                self._voiced(1)
        for order in orders:
            if order.key not in self._facts:
                self._collect(*self._batches[order.key])

    def kept(self, key: str) -> tuple[str, ClipFacts]:
        """A finished clip's key and facts, as a timeline is arranged from them."""
        return key, self._facts[key]

    def frames(self, key: str) -> bytes:
        """The encoded frames of a clip, made anew where the store lost or damaged it."""
        data = self.store.get(key)
        if data is None:
            fill((self._orders[key],), self.store.root)
            data = self.store.expect(key)
        return from_bytes(data).frames

    def sounds(self, keys: Iterable[str]) -> Iterator[Floats]:
        """The sound of clips that were ordered, in this order, made again from their takes; a few
        are made ahead."""
        ahead: deque[Future[Floats]] = deque()
        for key in keys:
            order = self._orders[key]
            if not isinstance(order, BedOrder):
                ahead.append(self._pool().submit(remade, order, self.store.root))
            if len(ahead) > AHEAD * self._jobs:
                yield outcome(ahead.popleft())
        while ahead:
            yield outcome(ahead.popleft())

    def _submit(self, orders: Sequence[Order]) -> None:
        if self._machines is None:
            self._deal(orders, self._pool(), self._jobs)
            return
        away = [order for order in orders if travels(order, self.store)]
        sent = {order.key for order in away}
        if here := [order for order in orders if order.key not in sent]:
            self._deal(here, self._pool(), self._jobs)
        if away:
            self._prove(away, self._machines)
            self._deal(away, self._machines, self._machines.size)

    def _prove(self, orders: Sequence[LineOrder], machines: Machines) -> None:
        """Has what other machines make of each new voice compared with what is made here."""
        first = {order.spec: order for order in reversed(orders)
                 if order.spec not in self._proven}
        probes = [probe(order) for order in first.values()]
        making = [self._pool().submit(fill, (order,), self.store.root)
                  for order in probes if self._facts_in_store(order.key) is None]
        for future in making:
            outcome(future)
        machines.admit([(order, self.store.expect(order.key)) for order in probes])
        self._proven |= set(first)

    def _deal(self, orders: Sequence[Order], pool: Executor | Machines, hands: int) -> None:
        """Hands out orders to so many processes."""
        start = 0
        while start < len(orders):
            size = max(1, min(BATCH, (len(orders) - start) // (hands * 4)))
            batch = tuple(orders[start:start + size])
            future = pool.submit(fill, batch, self.store.root)
            self._batches.update((order.key, (future, batch)) for order in batch)
            start += size

    def _collect(self, future: "Future[tuple[ClipFacts, ...]]", batch: tuple[Order, ...]) -> None:
        finished = outcome(future)
        for order, facts in zip(batch, finished, strict=True):
            self._facts[order.key] = facts
            del self._batches[order.key]
        self._voiced(len(batch))

    def _say_together(self, name: str, orders: list[LineOrder]) -> None:
        """Takes of a voice that answers several calls at once are made in threads here."""
        calls = engine(name).concurrency
        if calls == 0:
            return
        wanted = [order for order in orders if not said(order, self.store)]
        if not wanted:
            return
        with ThreadPoolExecutor(calls) as threads:
            futures = [threads.submit(say, order, self.store) for order in wanted]
            try:
                for future in as_completed(futures):
                    future.result()
            finally:
                for future in futures:
                    future.cancel()

    def _pool(self) -> Executor:
        if self._executor is not None:
            return self._executor
        if self._own is None:
            self._own = crew(self._jobs)
        return self._own
