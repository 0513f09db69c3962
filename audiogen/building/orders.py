"""What a worker can be asked to make: the finished clip of a line, a sound or a bed.

A line's sound passes two rooms in one process: voicing says and trims it, mixing masters and
encodes it. What is dear of the one and the result of the other are kept in the clip store, so
that no finished line is ever lost. Orders carry their keys: workers never work them out.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audiogen.audio import Floats
from audiogen.mixing.beds import bed_clip
from audiogen.mixing.facts import to_bytes
from audiogen.mixing.finishing import finish, sound_of
from audiogen.mixing.keys import bed_key, finish_key, sound_key
from audiogen.mixing.model import ClipFacts, Finish, FinishedClip
from audiogen.mixing.sounds import sound_alone, sound_clip
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.saying import is_kept, take, take_key
from audiogen.voicing.store import Store
from audiogen.voicing.takes import Take

UNSPOKEN = Take(np.zeros(0, np.int16), 0)
"""What stands for the take of a sound."""


@dataclass(frozen=True, slots=True)
class LineOrder:
    """One line to be spoken and finished."""

    utterance: Utterance
    spec: VoiceSpec
    finish: Finish
    key: str
    """Of the clip in the store."""

    def prepare(self, store: Store) -> Take:
        """The line, said. Raises VoiceError."""
        return say(self, store)

    def make(self, said: Take) -> FinishedClip:
        """The finished line. Raises SoundError."""
        return finish(said.samples, said.rate, self.finish)

    def sound(self, said: Take) -> Floats:
        """The mastered line, not encoded."""
        return sound_of(said.samples, said.rate, self.finish)


@dataclass(frozen=True, slots=True)
class SoundOrder:
    """A bell, a chime or a breath tone to be made."""

    name: str
    finish: Finish
    key: str
    """Of the clip in the store."""

    def prepare(self, store: Store) -> Take:
        """Nothing is said: a sound is made in one step."""
        return UNSPOKEN

    def make(self, said: Take) -> FinishedClip:
        """The finished sound."""
        return sound_clip(self.name, self.finish)

    def sound(self, said: Take) -> Floats:
        """The sound, not encoded."""
        return sound_alone(self.name, self.finish)


@dataclass(frozen=True, slots=True)
class BedOrder:
    """The frames of a bed that stands still."""

    finish: Finish
    key: str
    """Of the frames in the store."""

    def prepare(self, store: Store) -> Take:
        """Nothing is said: a bed is made in one step."""
        return UNSPOKEN

    def make(self, said: Take) -> FinishedClip:
        """The encoded loop."""
        return bed_clip(self.finish)


Order = LineOrder | SoundOrder | BedOrder


def line_order(utterance: Utterance, spec: VoiceSpec, wanted: Finish) -> LineOrder:
    """An order with its keys. Raises VoiceMissing where the voice can't speak here."""
    return LineOrder(utterance, spec, wanted, finish_key(take_key(utterance, spec), wanted))


def sound_order(name: str, wanted: Finish) -> SoundOrder:
    """An order with its key."""
    return SoundOrder(name, wanted, sound_key(name, wanted))


def bed_order(wanted: Finish) -> BedOrder:
    """An order with its key."""
    return BedOrder(wanted, bed_key(wanted))


def say(order: LineOrder, store: Store) -> Take:
    """The take of a line, made of what is kept of it, if anything is, so that another bed or
    loudness says nothing again. Raises VoiceError."""
    return take(order.utterance, order.spec, store)


def said(order: LineOrder, store: Store) -> bool:
    """Whether the line's voice need not be asked: all that it would say is kept."""
    return is_kept(order.utterance, order.spec, store)


def fill(orders: tuple[Order, ...], root: Path) -> tuple[ClipFacts, ...]:
    """The facts of finished clips, which are in the store from now on. Runs in a worker."""
    store = Store(root)
    found = []
    for order, said in zip(orders, _prepared(orders, store), strict=True):
        clip = order.make(said)
        store.put(order.key, to_bytes(clip))
        found.append(clip.facts)
    return tuple(found)


def remade(order: LineOrder | SoundOrder, root: Path) -> Floats:
    """A clip's sound before it was encoded, from what is kept of it. Runs in a worker."""
    return order.sound(order.prepare(Store(root)))


def _prepared(orders: tuple[Order, ...], store: Store) -> Iterator[Take]:
    """What has been said for each order. Raises VoiceError.

    Where a voice speaks in a process of its own, the next line is being said while one is finished:
    waiting for it would leave a core idle. One that speaks in this process only gets in the way.
    """
    if not any(isinstance(order, LineOrder) and engine(order.spec.engine).apart
               for order in orders):
        yield from (order.prepare(store) for order in orders)
        return
    with ThreadPoolExecutor(1) as ahead:
        coming = [ahead.submit(order.prepare, store) for order in orders]
        try:
            yield from (each.result() for each in coming)
        finally:
            for each in coming:
                each.cancel()
