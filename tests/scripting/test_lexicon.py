"""The author's lexicon."""
# ruff: noqa: RUF001 - IPA and typographic signs are meant here

from hypothesis import given
from hypothesis import strategies as st

from audiogen.scripting.wording.lexicon import Lexicon

ENTRIES = (
    ("vagus", "vay guss", ""), ("vagus nerve", "", "ˈveɪɡəs nɜːv"), ("Neff", "neff", ""),
    ("don't", "do not", ""), ("c++", "see plus plus", ""), ("vagus", "vay gus", ""),
)


def said(text: str) -> list[tuple[str, str]]:
    """What the lexicon makes of a text: words and IPA of each part."""
    return [(part.text, part.phoneme) for part in Lexicon(ENTRIES).applied(text)]


def test_the_longest_entry_wins() -> None:
    """An entry of two words is found before an entry of the first of them."""
    assert said("The vagus  nerve, the vagus.") == [
        ("The ", ""), ("vagus  nerve", "ˈveɪɡəs nɜːv"), (", the ", ""), ("vay gus", ""), (".", "")]


def test_whole_words_only() -> None:
    """Entries are not found inside longer words; a possessive is a word of its own."""
    assert said("vaguses, vagus's") == [("vaguses, ", ""), ("vay gus", ""), ("'s", "")]


def test_case_counts_only_for_entries_with_capitals() -> None:
    """"vagus" is found in any case, "Neff" only as it is written."""
    assert said("VAGUS")[0] == ("vay gus", "")
    assert Lexicon((("Neff", "x", ""),)).applied("neff NEFF Neff")[-1].text == "x"


def test_apostrophes_and_signs() -> None:
    """Typographic apostrophes match plain ones, and entries may end in signs."""
    assert said("don’t C++!") == [("do not", ""), (" ", ""), ("see plus plus", ""), ("!", "")]


@given(st.text(max_size=80))
def test_nothing_is_lost(text: str) -> None:
    """Without the entries' own words, the parts are the text."""
    parts = Lexicon((("k", "", "x"), ("i", "", "y"), ("s t", "", "z"))).applied(text)
    assert "".join(part.text for part in parts) == text
