"""What several tests say."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from audiogen.errors import Place
from audiogen.scripting.model import Span
from audiogen.voicing.model import Utterance

PLACE = Place("calm.md", 7)


def utterance(*spans: str | Span) -> Utterance:
    """A line of plain words and of worded spans, on line 7 of calm.md."""
    return Utterance(tuple(span if isinstance(span, Span) else Span(span) for span in spans),
                     "0123abcd", PLACE)


PROSE = (
    "Now, notice the weight of your hands and stay there a while.",
    "Feel the floor beneath you, and let the breath go out by itself.",
    "A nervous system learns from the people around it what is safe.",
    "You may have been told to manage alone, and you became good at it.",
    "Think of one person with whom you can simply be quiet.",
    "If that feels far away today, the sound of this voice is enough.",
    "Nothing has to change before you are allowed to rest.",
    "When you are ready, open your eyes and look slowly around the room.",
    "Our bodies were made to settle together, long before we had words.",
    "It is fine to stop here, or to go back to any part that helped.",
)
"""Ordinary sentences, none of them of the reference passage."""


def knows_no_other_line(sound: Callable[[str], bytes]) -> None:
    """Asserts that a line's bytes are the same in any order and from any thread."""
    texts = [*PROSE[:3], "Oh.", "She says no."]
    cold = {text: sound(text) for text in texts}
    assert all(sound(text) == cold[text] for text in reversed(texts))
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(sound, texts)) == list(cold.values())
