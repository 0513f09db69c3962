"""A voice's own gain and tempo, measured once on its reference passage and kept.

It is an order like any other: it says lines, so it is carried out where lines are said.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from pathlib import Path

from audiogen.building.orders import LineOrder, line_order, said, say
from audiogen.errors import Place, VoiceUnreachable
from audiogen.mixing.finishing import measure_gain
from audiogen.mixing.model import Finish
from audiogen.scripting.model import Span
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.reference import passage
from audiogen.voicing.saying import voice_key
from audiogen.voicing.store import Store
from audiogen.voicing.tempo import tempo

REFERENCE = "the reference passage"
"""What messages name as the place of a sentence that no author wrote."""


@dataclass(frozen=True, slots=True)
class GaugeOrder:
    """A voice to be measured for a finish that has neither its gain nor its tempo yet.

    Carried out, it is that voice and finish with what was measured.
    """

    spec: VoiceSpec
    finish: Finish

    @property
    def key(self) -> str:
        """Of what was measured, in the store: for one voice, pace and finish, though its takes are
        the same at every pace, and though its language may have no passage."""
        lines = _ordered(self.spec, self.finish)
        parts = ("gauge", voice_key(self.spec), self.spec.language,
                 f"{self.spec.words_per_minute:g}", *(line.key for line in lines))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def kept_gauge(order: GaugeOrder, store: Store) -> GaugeOrder | None:
    """The order with the voice's own gain and tempo, where nothing need be said to know them."""
    speaker = engine(order.spec.engine)
    if speaker.meets_pace(order.spec) and not (speaker.even and passage(order.spec.language)):
        return order
    kept = store.get(order.key)
    return None if kept is None else _with(order, **json.loads(kept))


def gauge(order: GaugeOrder, key: str, root: Path) -> GaugeOrder:
    """The same, measured where it isn't kept under its key. Runs in a worker, or here for a distant
    voice.

    Without a passage in its language each clip of a voice is brought to its own level. Raises
    VoiceError.
    """
    store = Store(root)
    try:
        measured = store.remember(key, lambda: _measured(order, store))
        return _with(order, **json.loads(measured))
    except VoiceUnreachable as problem:
        # No line of the author's was being said, so no place is named.
        why = str(problem).removeprefix(f"{REFERENCE}: ")
        raise VoiceUnreachable(f"The voice “{order.spec}” can't speak now. {why}") from problem


def assist(order: GaugeOrder, key: str, waiting: tuple[Utterance, ...], root: Path) -> None:
    """Says what will be asked for next while another worker measures a voice: the reference passage
    from its end on, until it meets that worker, and then lines that wait for the voice, until it is
    measured. Nothing where a tempo must be found first, or where what is said isn't kept.

    Ten lines are there after 2.43 s instead of 2.52. Runs in another worker. Raises VoiceError, as
    whoever needs the line will.
    """
    store, speaker = Store(root), engine(order.spec.engine)
    if not (speaker.meets_pace(order.spec) and speaker.keeps_takes):
        return
    passage_backwards = takewhile(lambda line: not said(line, store),
                                  reversed(_lines(order.spec, order.finish)))
    for line in chain(passage_backwards, (_unnamed(each, order.spec, order.finish)
                                          for each in waiting)):
        if store.has(key):
            break
        say(line, store)


def probe(order: LineOrder) -> LineOrder:
    """A fixed sentence, said and finished as a line's voice has it: the longest of the reference
    passage; the line itself where its language has no passage."""
    sentences = _ordered(order.spec, order.finish)
    return max(sentences, key=lambda line: len(line.utterance.text), default=order)


def ready(name: str) -> None:
    """A worker that has answered this has loaded all that it will need to speak with an engine."""
    engine(name).load()


def _measured(order: GaugeOrder, store: Store) -> bytes:
    pace = tempo(order.spec, store)
    paced = _with(order, pace, None)
    level: float | None = None
    lines = _lines(paced.spec, paced.finish)
    if engine(order.spec.engine).even and lines:
        takes = (say(line, store) for line in lines)
        level = measure_gain(tuple((take.samples, take.rate) for take in takes), paced.finish)
    return json.dumps({"tempo": pace, "gain_db": level}).encode()


def _with(order: GaugeOrder, tempo: float, gain_db: float | None) -> GaugeOrder:
    """The tempo goes to the engine where it has a rate of its own, else to whoever stretches."""
    finish = replace(order.finish, gain_db=gain_db)
    if engine(order.spec.engine).own_rate:
        return GaugeOrder(replace(order.spec, tempo=tempo), finish)
    return GaugeOrder(order.spec, replace(finish, tempo=tempo))


def _lines(spec: VoiceSpec, wanted: Finish) -> tuple[LineOrder, ...]:
    """The sentences of the reference passage; none in a language that has no passage."""
    return tuple(_unnamed(sentence, spec, wanted) for sentence in _sentences(spec))


def _ordered(spec: VoiceSpec, wanted: Finish) -> tuple[LineOrder, ...]:
    """The same with the keys of their clips, which take longer to find out."""
    return tuple(line_order(sentence, spec, wanted) for sentence in _sentences(spec))


def _unnamed(utterance: Utterance, spec: VoiceSpec, wanted: Finish) -> LineOrder:
    """A line that is only to be said: no clip of it is made."""
    return LineOrder(utterance, spec, wanted, "")


def _sentences(spec: VoiceSpec) -> tuple[Utterance, ...]:
    return tuple(Utterance((Span(text),), "", Place(REFERENCE, 0))
                 for text in passage(spec.language))
