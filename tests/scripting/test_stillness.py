"""Stillness is read by one grammar, whatever its shape, and never at the cost of words."""
# ruff: noqa: RUF001 - typographic signs are meant here

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.scripting.model import Line, Pause, ScriptSettings
from audiogen.scripting.notation.stillness import read_stillness
from audiogen.scripting.notation.words import VOCABULARIES, plain

from ..effort import effort
from .trees import script_of

NUMBERS = {"en": {"five": 5, "twenty": 20, "thirty-five": 35}, "es": {"cinco": 5, "veinte": 20},
           "fr": {"cinq": 5, "vingt": 20}, "de": {"fünf": 5, "fünfunddreißig": 35},
           "pt": {"cinco": 5, "vinte": 20}, "it": {"cinque": 5, "venticinque": 25},
           "nl": {"vijf": 5, "vijfentwintig": 25}}
SHAPES = {
    "en": ("pause for {} seconds", "{} second pause", "{} seconds of silence", "silence, {} sec",
           "take a {} second pause", "PAUSE – {} SECONDS"),
    "es": ("pausa de {} segundos", "{} segundos de silencio", "haz una pausa de {} segundos"),
    "fr": ("pause de {} secondes", "{} secondes de silence", "silence pendant {} secondes"),
    "de": ("Pause von {} Sekunden", "{} Sekunden Stille", "{} Sekunden Pause"),
    "pt": ("pausa de {} segundos", "{} segundos de silêncio", "silêncio por {} segundos"),
    "it": ("pausa di {} secondi", "{} secondi di silenzio", "silenzio per {} secondi"),
    "nl": ("pauze van {} seconden", "{} seconden stilte", "stilte van {} seconden"),
}


@pytest.mark.parametrize("language", SHAPES)
def test_numbers_in_digits_and_words(language: str) -> None:
    """Each shape with each number, in every language, is that many seconds."""
    numbers = {**NUMBERS[language], "7": 7, "12,5": 12.5, "90": 90}
    for shape in SHAPES[language]:
        for written, seconds in numbers.items():
            found = read_stillness(shape.format(written), language)
            assert found is not None, shape.format(written)
            assert (found.seconds, found.sure, found.led) == (seconds, True, False), written


@pytest.mark.parametrize("text", [
    "see page 3", "he", "sic", "42", "four", "a moment", "hold music", "2004", "REST API",
    "4 counts", "the others", "here and now", "rest of the text", "pause button in the corner"])
def test_prose_in_round_brackets_is_none(text: str) -> None:
    """What says more than stillness, or less, stays a text."""
    assert read_stillness(text, "en", square=False) is None


@given(st.sampled_from(sorted(VOCABULARIES)), st.data())
def test_no_text_is_too_odd(language: str, data: st.DataObject) -> None:
    """Any row of known words and signs is judged without a fault of ours."""
    words = sorted(VOCABULARIES[language].kinds)
    parts = st.sampled_from([*words, "3", "½", "–", "x", "(", "…", "1:30", "9" * 7])
    text = " ".join(data.draw(st.lists(parts, max_size=12)))
    found = read_stillness(text, language)
    assert found is None or found.seconds >= 0


PROSE = st.sampled_from(["Rain falls.", "Anna waits by the door.", "We hear it.", "Leaves turn"])
STILL = st.sampled_from(["(pause)", "(Pause 3s)", "*(long pause)*", "[pause for ten seconds]",
                         "{{pause:5}}", "(30 seconds of silence)", "_[brief pause]_", "/5s",
                         "<pause 4s>", "[Pause here and notice]", "[gong]", "[3 breaths]"])
JOINTS = st.sampled_from([" ", "\n", "\n\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PROSE, JOINTS, STILL, JOINTS), min_size=1, max_size=6))
def test_nothing_of_it_is_spoken_and_no_word_is_lost(
        tmp_path_factory: pytest.TempPathFactory,
        parts: list[tuple[str, str, str, str]]) -> None:
    """Between any two pieces of prose: the prose is said word for word, and the rest is still."""
    folder: Path = tmp_path_factory.mktemp("texts")
    script = script_of("".join("".join(part) for part in parts), folder, ScriptSettings())
    said = " ".join(cue.spoken for cue in script.cues if isinstance(cue, Line))
    wanted = " ".join(prose for prose, *_ in parts)
    assert said.replace(".", "").split() == wanted.replace(".", "").split()
    assert any(isinstance(cue, Pause) and cue.seconds > 0 for cue in script.cues)


def test_the_walk_takes_linear_time(tmp_path: Path) -> None:
    """Twice the text takes about twice the work, whatever brackets it is made of."""
    for piece in ("(pause ", "(a) ", "{{", "<a ", "*a* ", "/5 ", "((((", "pause. "):
        small = effort(partial(script_of, "A. " + piece * 300, tmp_path))
        large = effort(partial(script_of, "A. " + piece * 600, tmp_path))
        assert large < 3 * small, piece


def test_word_lists_are_plain() -> None:
    """Words are kept as `plain` makes them, so that they are found."""
    for words in VOCABULARIES.values():
        assert all(word == plain(word) for word in (*words.kinds, *words.numbers))
