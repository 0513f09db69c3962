"""How much faster or slower an engine's takes must be, so that they come at the pace.

An engine whose rate is calibrated meets the pace by itself. Another is measured once: it says the
reference passage, and what it says in a minute is remembered in the clip store. Then one that has
a rate of its own is told how much faster or slower to speak; the takes of one that has none don't
depend on the pace, so that a change of pace costs no request: mixing stretches them.
"""

import hashlib
import json
from dataclasses import replace

from audiogen.errors import Place
from audiogen.scripting.model import Span
from audiogen.voicing.engines import engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.reference import passage
from audiogen.voicing.saying import take, voice_key
from audiogen.voicing.store import Store
from audiogen.voicing.takes import Take
from audiogen.words import words

SLOWEST, FASTEST = 0.6, 1.5
"""Beyond these a stretched voice stops sounding like one; the pace then comes no nearer."""
CALMEST = 0.3
"""The least for a voice that slows down by itself: most speak 160 to 250 words a minute."""
UNMEASURED = 190.0
"""Words a minute that are taken for a voice's own in a language with no reference passage, where
it can't say the English one either."""
SENTENCES = 4
"""How many of the reference sentences are said: enough for 2 %, few enough for a network."""


def tempo(spec: VoiceSpec, store: Store) -> float:
    """The factor for `VoiceSpec.tempo` of an engine with a rate of its own, and for
    `mixing.model.Finish.tempo` of another; above 1 is faster, 1.0 for a paced engine.

    A language with no reference passage takes the factor of the same engine in English; a voice
    with a rate of its own, that of a usual one. Raises what the engine raises.
    """
    speaker = engine(spec.engine)
    if speaker.meets_pace(spec):
        return 1.0
    if passage(spec.language):
        natural = natural_pace(spec, store)
    elif speaker.own_rate:
        natural = UNMEASURED
    else:
        natural = natural_pace(VoiceSpec(spec.engine, "", "en", spec.words_per_minute), store)
    factor = round(spec.words_per_minute / natural, 3)
    return min(FASTEST, max(CALMEST if speaker.own_rate else SLOWEST, factor))


def natural_pace(spec: VoiceSpec, store: Store) -> float:
    """Words a minute that an engine says of itself, from the store or measured now."""
    spec = replace(spec, tempo=1.0)
    sentences = passage(spec.language)[:SENTENCES]
    named = json.dumps([voice_key(spec), sentences], ensure_ascii=False)
    key = hashlib.blake2b(named.encode(), digest_size=20, person=b"audiogen pace").hexdigest()
    kept = store.get(key)
    if kept is not None:
        return float(kept)
    seconds = sum(_speech(take(_utterance(sentence), spec, store)) for sentence in sentences)
    found = round(60 * sum(map(words, sentences)) / seconds, 2)
    store.put(key, str(found).encode())
    return found


def _speech(said: Take) -> float:
    return (said.offset - said.onset) / said.rate


def _utterance(sentence: str) -> Utterance:
    return Utterance((Span(sentence),), "", Place("the reference passage", 0))
