"""The author's lexicon."""
# ruff: noqa: RUF001 - IPA and typographic signs are meant here

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.building.casting import spans_for
from audiogen.building.planning import plan_collection
from audiogen.building.sources import collection_of
from audiogen.errors import ContentError
from audiogen.reading.lexicon import entry, read_lexicon
from audiogen.reading.model import LexiconEntry
from audiogen.scripting.model import ScriptSettings, Span, Surroundings
from audiogen.scripting.wording.pronouncing import Lexicon
from audiogen.scripting.writer import write_script
from tests.program import inside, write
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


@pytest.mark.parametrize(("word", "text", "found"), [
    ("vagus", "vagus Vagus VAGUS", 3), ("IT", "it It IT", 1), ("Polish", "polish POLISH Polish", 1),
    ("iPhone", "iphone IPhone iPhone", 1), ("Anna", "Anna's, Anna’s, l'Anna, Annas", 3),
    ("well-being", "well-being, well‑being, Well‐Being, wellbeing, well being", 3),
    ("vagus", "vagus-related, pre-vagus; vagus_x, vagus2", 2), ("ab", "ab. (ab) «ab» xab abx", 3),
    ("café", "café, cafe, cafés", 1), ("cafe", "cafe, cafe\u030a\u0323", 1),
    ("कम", "कम कमी", 1), ("कमी", "कमी कमीं कम", 1), ("c++", "c++ c+++", 2),
])
def test_where_an_entry_is_found(word: str, text: str, found: int) -> None:
    """Whole words, in any case for small letters, as they are written for capitals."""
    parts = Lexicon((LexiconEntry(word, "", "x"),)).applied(text)
    assert len([part for part in parts if part.found]) == found, parts


def test_an_entry_with_capitals_goes_before_one_without() -> None:
    """Where both are there, each has its own."""
    both = Lexicon((LexiconEntry("it", "small"), LexiconEntry("IT", "great")))
    assert [part.text for part in both.applied("it IT It") if part.found] == [
        "small", "great", "small"]


def test_accents_however_they_are_typed(tmp_path: Path) -> None:
    """Composed and decomposed are the same, in the text as in the lexicon, and over a wrap."""
    lexicon = ScriptSettings(lexicon=(LexiconEntry("cafe\u0301 noir", "kaffay nwah"),))
    line, = script_of("A cafe\u0301\nnoir, a café noir.", tmp_path, lexicon).lines
    assert line.spoken == "A kaffay nwah, a kaffay nwah."


def test_words_inside_an_alias_are_looked_up() -> None:
    """As W3C lexicons have it, and never without end; other aliases are said as they stand."""
    nested = Lexicon((
        LexiconEntry("GNU", "GNU is Not Unix", nested=True), LexiconEntry("Unix", "", "ˈjuːnɪks"),
        LexiconEntry("NU", "New GNU", nested=True), LexiconEntry("OS", "Unix")))
    assert [(part.text, part.phoneme) for part in nested.applied("NU") if part.found] == [
        ("New ", ""), ("GNU is Not ", ""), ("Unix", "ˈjuːnɪks")]
    assert [(part.text, part.phoneme) for part in nested.applied("OS")] == [("Unix", "")]


@pytest.mark.parametrize(("tag", "language", "holds"), [
    ("", "es", True), ("en", "en", True), ("en", "en-GB", True), ("EN", "en_gb", True),
    ("en-GB", "en", False), ("en-GB", "en-US", False), ("e", "en", False), ("es", "en", False),
    ("zh-Hant", "zh-Hant-TW", True),
])
def test_whose_lines_an_entry_is_for(tag: str, language: str, holds: bool) -> None:
    """By the beginning of the language's tag."""
    assert bool(Lexicon((LexiconEntry("a", "b", language=tag),), language).entries) == holds


def test_a_language_keeps_to_its_lines(tmp_path: Path) -> None:
    """Spanish entries don't touch English words, nor the reverse; spans count by themselves."""
    lexicon = ScriptSettings(lexicon=(
        LexiconEntry("sol", "EN", language="en"), LexiconEntry("sol", "ES", language="es"),
        LexiconEntry("sol", "MX", language="es-MX"), LexiconEntry("mar", "all")))
    script = script_of('Sol y mar <lang xml:lang="es">sol</lang> <lang xml:lang="fr">sol mar</lang>'
                       '.\n\n<p lang="es-MX" markdown="1">Sol <span lang="en-GB">sol</span>.</p>',
                       tmp_path, lexicon)
    assert [[(span.text.strip(), span.language) for span in line.spans if span.text.strip()]
            for line in script.lines] == [
                [("EN y all", ""), ("ES", "es"), ("sol all", "fr"), (".", "")],
                [("MX", ""), ("EN", "en-GB"), (".", "")]]


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


PLS = ('<lexicon xml:lang="{}" alphabet="ipa"><lexeme><grapheme>{}</grapheme><alias>{}</alias>'
       "</lexeme></lexicon>")


def spoken(folder: Path, files: dict[str, str]) -> list[str]:
    """What is said of a collection of these files."""
    write(folder, {"in/audiogen.toml": "", **{f"in/{name}": text for name, text in files.items()}})
    project = plan_collection(collection_of((str(folder / "in"),)), {})
    assert not project.faults
    plan, = project.plans
    return [line.spoken for line in write_script(plan.document, plan.scripting,
                                                 Surroundings()).lines]


def test_lexicons_side_by_side(tmp_path: Path) -> None:
    """Those of a language count for it alone, a variety's more than its language's, lexicon.pls
    more than others, lexicon.toml more than all of these, and front matter most."""
    assert spoken(tmp_path, {
        "a.md": "---\nlanguage: en-GB\nlexicon:\n  f: front\n---\n\nA b c d e f.\n",
        "z.pls": PLS.format("en", "a", "z").replace(
            "</lexeme>", "</lexeme>" + "".join(
                f"<lexeme><grapheme>{word}</grapheme><alias>z{word}</alias></lexeme>"
                for word in "bcdef")),
        "y.pls": PLS.format("en-GB", "b", "yes"), "lexicon.pls": PLS.format("en", "c", "own"),
        "x.pls": PLS.format("es", "e", "no"), "below/w.pls": "no lexicon", ".v.pls": "hidden",
        "lexicon.toml": '[words]\nd = "toml"\nf = "toml"\n[language.en]\nd = "english"\n'
                        '[language.es]\ne = "no"\n',
    }) == ["z yes own english ze front."]


def test_a_lexicon_that_cant_be_read_stops_everything(tmp_path: Path) -> None:
    """With the faults of all files, each with its place."""
    write(tmp_path, {"in/a.md": "# A\n\nRest.\n", "in/audiogen.toml": "", "in/b.pls": "nothing",
                     "in/c.PLS": PLS.format("en", "", "x"), "in/lexicon.toml": "words = 3\n"})
    for command in ("check", "script", "build"):
        answer = inside(command, "in", cwd=tmp_path)
        answer.refuses("in/b.pls:1: This is not sound XML", "in/c.PLS:1: This <grapheme> is empty",
                       "in/lexicon.toml:1: [words] must be")


@pytest.mark.parametrize(("text", "line", "words"), [
    ("[language]\nes = 3\n", 2, "“es” is no language's table"),
    ("[language.Spanish]\na = 'b'\n", 1, "“Spanish” is no language's table"),
    ("language = 3\n", 1, "“language” is no language's table"),
    ("[language.es]\n\na = 5\n", 3, "needs"),
])
def test_faults_of_a_languages_table(tmp_path: Path, text: str, line: int, words: str) -> None:
    """None is passed over in silence."""
    file = tmp_path / "lexicon.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_lexicon(file)
    fault, = caught.value.faults
    assert (fault.place.line, words in fault.message) == (line, True), fault


def test_a_word_may_be_called_as_a_language_is(tmp_path: Path) -> None:
    """The tables of languages stand beside the words, so that none can be taken for the other."""
    file = tmp_path / "lexicon.toml"
    file.write_text('[words]\nes = { ipa = "ɛs" }\nlanguage = "x"\n[language.es]\nes = "y"\n',
                    encoding="utf-8")
    assert read_lexicon(file) == (LexiconEntry("es", "", "ɛs"), LexiconEntry("language", "x"),
                                  LexiconEntry("es", "y", language="es"))
