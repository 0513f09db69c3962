"""Advice on a script, weighed and summed up: what matters most first, and the rest in numbers."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from audiogen.errors import Fault, Place
from audiogen.scripting import advice
from audiogen.scripting.model import Advice, Line, Pause, Script
from audiogen.words import words

WORST = 3
"""Pieces of advice that are told of a file; the rest is counted."""
WRITTEN_PAUSES, WORDS_A_PAUSE = 6, 60
"""So many pauses, and one to so many words at most, make a text look like a practice."""

LABELS: dict[str, tuple[str, str]] = {
    "stretch": ("long stretch without rest", "long stretches without rest"),
    "instructions": ("row of instructions", "rows of instructions"),
    "silence": ("share of silence", "shares of silence"),
    "sentence": ("long sentence", "long sentences"),
    "word": ("word that a voice may not know", "words that a voice may not know"),
    "breath": ("uneasy breath", "uneasy breaths"),
    "stage": ("stage direction taken for a pause", "stage directions taken for pauses"),
    "direction": ("stage direction that is not spoken", "stage directions that are not spoken"),
    "range": ("pause of open length", "pauses of open length"),
    "unsure": ("doubtful pause", "doubtful pauses"),
    "fence": ("text in a code block", "texts in code blocks"),
    "phrase": ("phrase without words", "phrases without words"),
    "practice": ("hint that this is a practice", "hints that this is a practice"),
}
"""One and several of each kind."""
_WEIGHTS = {"unsure": 4.0, "fence": 3.0, "practice": 2.5, "silence": 2.0, "breath": 1.6,
            "instructions": 1.2, "stage": 0.8, "direction": 0.7, "range": 0.6, "word": 0.3}
"""How much each kind matters; stretches and sentences by their length."""


def weighed(script: Script, durations: tuple[float, ...]) -> tuple[Advice, ...]:
    """All advice on a script, in the order of the source.

    `durations` are the seconds of each cue, from `estimate` or from a finished timeline.
    """
    kinds: tuple[tuple[str, Callable[[], Iterator[Fault]]], ...] = (
        ("stretch", lambda: advice.stretches(script, durations)),
        ("instructions", lambda: advice.instructions(script)),
        ("silence", lambda: advice.silence(script, durations)),
        ("sentence", lambda: advice.sentences(script)),
        ("word", lambda: advice.unknown_words(script)),
        ("breath", lambda: advice.breaths(script)),
        ("practice", lambda: _practice(script)),
    )
    found = [Advice(fault, kind, _weight(kind, fault)) for kind, faults in kinds
             for fault in faults()]
    found += [Advice(aside.fault, aside.kind, _weight(aside.kind, aside.fault))
              for aside in script.asides]
    unique = {(each.fault, each.kind): each for each in found}
    return tuple(sorted(unique.values(), key=lambda each: each.fault))


def worst(found: Iterable[Advice]) -> tuple[tuple[Advice, ...], str]:
    """The weightiest few, no two of a kind while there are other kinds, in the order of the
    source; and what the rest is, in a sentence, empty where there is none."""
    left = sorted(found, key=lambda each: (-each.weight, each.fault))
    chosen: list[Advice] = []
    for different in (True, False):
        for each in left:
            if len(chosen) < WORST and each not in chosen and not (
                    different and any(each.kind == other.kind for other in chosen)):
                chosen.append(each)
    counts = Counter(each.kind for each in left if each not in chosen)
    told = [f"{count} {LABELS[kind][count > 1]}" for kind, count in counts.most_common()]
    rest = f"And {', '.join(told)}; --all shows each." if told else ""
    return tuple(sorted(chosen, key=lambda each: each.fault)), rest


def _weight(kind: str, fault: Fault) -> float:
    """How much a piece of advice matters; what is long matters by its first number."""
    if kind not in ("stretch", "sentence"):
        return _WEIGHTS.get(kind, 1.0)
    number = next((int(word) for word in fault.message.split() if word.isdecimal()), 0)
    return number / (advice.LONGEST_STRETCH if kind == "stretch" else advice.LONGEST_SENTENCE)


def _practice(script: Script) -> Iterator[Fault]:
    """A text with many written pauses, read as a guide because nobody said what it is."""
    if script.kind_set or script.pace.name != "steady":
        return
    written = sum(isinstance(cue, Pause) and cue.fixed + cue.flexible > 0 for cue in script.cues)
    spoken = sum(words(cue.spoken) for cue in script.cues if isinstance(cue, Line))
    if written >= WRITTEN_PAUSES and spoken <= WORDS_A_PAUSE * written:
        yield Fault(Place(script.cues[0].place.file, 0), f"This looks like a practice: {written} "
                    "pauses are written in it. Set “kind: practice”, and its words come slower and "
                    "its silences longer.")
