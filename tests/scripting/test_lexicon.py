"""The author's lexicon."""
# ruff: noqa: RUF001 - IPA and typographic signs are meant here

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.building.casting import spans_for
from audiogen.building.planning import plan_collection
from audiogen.building.sources import collection_of
from audiogen.reading.lexicon import entry
from audiogen.reading.model import LexiconEntry
from audiogen.scripting.model import ScriptSettings, Span
from audiogen.scripting.wording.pronouncing import Lexicon
from tests.program import write
from tests.scripting.trees import script_of

ENTRIES = (
    LexiconEntry("vagus", "vay guss"), LexiconEntry("vagus nerve", "", "ˈveɪɡəs nɜːv"),
    LexiconEntry("Neff", "neff"), LexiconEntry("don't", "do not"),
    LexiconEntry("c++", "see plus plus"), LexiconEntry("vagus", "vay gus"),
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
    assert Lexicon((LexiconEntry("Neff", "x"),)).applied("neff NEFF Neff")[-1].text == "x"


def test_apostrophes_and_signs() -> None:
    """Typographic apostrophes match plain ones, and entries may end in signs."""
    assert said("don’t C++!") == [("do not", ""), (" ", ""), ("see plus plus", ""), ("!", "")]


@given(st.text(max_size=80))
def test_nothing_is_lost(text: str) -> None:
    """Without the entries' own words, the parts are the text."""
    parts = Lexicon(tuple(LexiconEntry(word, "", "x") for word in ("k", "i", "s t"))).applied(text)
    assert "".join(part.text for part in parts) == text


def test_an_entry_for_one_engine(tmp_path: Path) -> None:
    """The words stay as they are written, and the engine's own way goes with them."""
    vagus = LexiconEntry("vagus", engines=(("espeak", "vaygus", ""), ("tone", "", "x")))
    lexicon = ScriptSettings(lexicon=(vagus,))
    line, = script_of("Your vagus nerve.", tmp_path, lexicon).lines
    assert line.spoken == "Your vagus nerve."
    said = {name: spans_for(line, name) for name in ("espeak", "tone", "hibari")}
    assert said["espeak"] == (Span("Your vaygus nerve."),)
    assert said["tone"] == (Span("Your "), Span("vagus", phoneme="x"), Span(" nerve."))
    assert said["hibari"] == (Span("Your vagus nerve."),)


def test_an_entry_for_one_engine_before_a_dash(tmp_path: Path) -> None:
    """The comma that stands for a dash is said by every engine."""
    vagus = LexiconEntry("vagus", engines=(("espeak", "vaygus", ""),))
    line = script_of("The vagus \u2014 a nerve.", tmp_path,
                     ScriptSettings(lexicon=(vagus,))).lines[0]
    assert [spans_for(line, name)[0].text for name in ("espeak", "hibari")] == [
        "The vaygus,", "The vagus,"]


def test_entries_as_files_have_them() -> None:
    """A spelling, IPA, and either for one engine; nothing else."""
    assert entry("a", "b ") == LexiconEntry("a", "b")
    assert entry("a", {"ipa": "/eɪ/", "espeak": "ay", "tone": "/x/"}) == LexiconEntry(
        "a", "", "eɪ", (("espeak", "ay", ""), ("tone", "", "x")))
    for wrong in ("", {}, {"espeak": ""}, {"espeak": 3}, 3, {"ipa": "//"}):
        with pytest.raises(ValueError, match="espeak"):
            entry("a", wrong)


def test_an_unknown_engine_in_a_lexicon_is_a_fault(tmp_path: Path) -> None:
    """A slip of the pen is told, and not left without effect."""
    write(tmp_path, {"in/a.md": "# A\n\nRest.\n", "in/audiogen.toml": "",
                     "in/lexicon.toml": '[words]\n"vagus" = { espaek = "vaygus" }\n'})
    project = plan_collection(collection_of((str(tmp_path / "in"),)), {})
    fault, = project.faults
    assert "espaek" in fault.message
    assert "lexicon.toml" in fault.place.file
