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
    if store is None or not speaker.keeps_takes:
        return whole(speaker.say(utterance, spec), utterance, spec)
    kept, asked = store.takes, []

    def remember(request: str, make: Callable[[], bytes]) -> bytes:
        asked.append(_request_key(request, spec))
        return kept.remember(asked[-1], make)

    try:
        return whole(speaker.spoken(utterance, spec, remember), utterance, spec)
    except VoiceUnreachable:
        raise
    except (VoiceError, SoundError):
        for key in asked:
            kept.discard(key)
        raise


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
