"""A line said: what its take is called, and the take, out of what is kept of it.

What a dear engine said is kept as it said it, under the name of the request and not of our code:
trimming is cheap and done again, so that a new version of ours asks nobody again. An engine from
outside is asked again when its package changes, for what its code does is not known here.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import astuple

from audiogen import fingerprints
from audiogen.errors import SoundError, VoiceError, VoiceUnreachable
from audiogen.voicing.engines import ENGINES, code, engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.store import Store
from audiogen.voicing.takes import Take, whole


def take_key(utterance: Utterance, spec: VoiceSpec) -> str:
    """A name for all that shapes the take of a line: its wording, who speaks and how, our code.

    The author's place and the line's id are no part of it, nor the pace where the engine has no
    rate of its own: there one take serves every pace (see tempo.py).
    Raises VoiceMissing where the voice is not known.
    """
    content = json.dumps([voice_key(spec), [astuple(span) for span in utterance.spans]],
                         ensure_ascii=False)
    return _named(content, b"audiogen take")


def voice_key(spec: VoiceSpec) -> str:
    """A name for all that shapes a voice's takes: its identity, and the code that makes them."""
    return "\n".join((engine(spec.engine).identity(spec), code(spec.engine),
                      fingerprints.closure("audiogen.voicing.takes")))


def take(utterance: Utterance, spec: VoiceSpec, store: Store | None = None) -> Take:
    """The take of a line; with a store, what is dear in it is kept there and not said again.

    Raises VoiceError where the line is not wholly there, and the engine's own. What is found to
    be wrong is not kept.
    """
    speaker = engine(spec.engine)
    memory = _Memory(store.takes, spec) if store and speaker.keeps_takes else None
    try:
        said = (speaker.spoken(utterance, spec, memory.remember) if memory
                else speaker.say(utterance, spec))
        return whole(said, utterance, spec)
    except VoiceUnreachable:
        raise
    except (VoiceError, SoundError) as problem:
        if memory:
            memory.forget()
        if isinstance(problem, VoiceError):
            raise
        raise VoiceError(f"{utterance.place}: What “{spec}” said can't be used. {problem}"
                         ) from problem


class _Memory:
    """What is kept of the answers that a line needs."""

    def __init__(self, store: Store, spec: VoiceSpec) -> None:
        self._store, self._spec = store, spec
        self._asked: list[str] = []

    def remember(self, request: str, make: Callable[[], bytes]) -> bytes:
        """The answer that is kept; without one, asks and keeps it."""
        key = _request_key(request, self._spec)
        self._asked.append(key)
        return self._store.remember(key, make)

    def forget(self) -> None:
        """Keeps none of the answers that were given for this line."""
        for key in self._asked:
            self._store.discard(key)


def is_kept(utterance: Utterance, spec: VoiceSpec, store: Store) -> bool:
    """Whether all that a line asks of a dear engine is in the store."""
    speaker = engine(spec.engine)
    return speaker.keeps_takes and all(
        store.takes.has(_request_key(request, spec)) for request in speaker.asks(utterance, spec))


def _request_key(request: str, spec: VoiceSpec) -> str:
    asked = spec.engine if spec.engine in ENGINES else f"{spec.engine} {code(spec.engine)}"
    return _named(f"{asked}\n{request}", b"audiogen said")


def _named(content: str, kind: bytes) -> str:
    return hashlib.blake2b(content.encode(), digest_size=20, person=kind).hexdigest()
