"""TOML: every key's line, and every fault with one."""

import time
from pathlib import Path

import pytest

from audiogen.errors import ContentError, FaultyInput, SettingsError
from audiogen.reading.lexicon import read_lexicon
from audiogen.reading.toml import read_toml
from audiogen.reading.toml_lines import outline

PAGE = '''a = 1
"b\\u001bc" = [1,
 2, { x = 3, "y z" = 4 }]
text = """
a = 5
[pauses]
"""  # [voices]
 [ "pauses" ]
line = 2
p.q = 'x = "'
[[many]]
a = 1
'''


def test_every_key_has_its_line() -> None:
    """In tables, inline tables and dotted keys; not inside texts and comments."""
    assert dict(outline(PAGE).lines) == {
        ("a",): 1, ("b\x1bc",): 2, ("b\x1bc", "x"): 3, ("b\x1bc", "y z"): 3, ("text",): 4,
        ("pauses",): 8, ("pauses", "line"): 9, ("pauses", "p"): 10, ("pauses", "p", "q"): 10,
        ("many",): 11, ("many", "a"): 12}


@pytest.mark.parametrize(("text", "line", "words"), [
    ("a = 1\nx = " + "[" * 10_000, 2, "nested too deep"), ("\n" + "a." * 5000 + "b = 1", 2, "deep"),
    ("[a" + ".a" * 5000 + "]", 1, "deep"), ("x = " + "{a=" * 9000, 1, "deep"),
    (f"\n\nx = {'9' * 5000}", 3, "far too many digits"), (f"x = -{'1_0' * 2000}", 1, "digits"),
    (f"a = 1\nx = [1,\n0x{'f' * 5000}]", 3, "digits"), ('a = 1\nb = "\\ud83d"', 2, "TOML"),
    ('a = 1\n\n[t]\nb = ["\\u0000"]', 4, "The character U+0000"),
    ('a = 1\n"k\\u001b" = 1', 2, "The character U+001B"), ('a = 1\nb = "\\u009b"', 2, "U+009B"),
    ("a = 1\n" + '"' + "k" * 100_000 + '" 1', 2, "not valid TOML"),
])
def test_every_fault_has_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    """A short sentence, at once."""
    file = tmp_path / "x.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_toml(file)
    fault = caught.value.faults[0]
    assert (fault.place.line, words in fault.message) == (line, True), fault
    assert len(fault.message) < 200


def test_emoji_in_halves_are_emoji(tmp_path: Path) -> None:
    """As JSON writes them; the lines below stay where they are."""
    file = tmp_path / "x.toml"
    file.write_text('a = "\\ud83d\\ude00 \\ud83c\\udf3f"\nb = 1\n', encoding="utf-8")
    page = read_toml(file)
    assert page.values["a"] == "😀 🌿"
    assert page.place("b").line == 2


@pytest.mark.parametrize("mark", ['"""', '"', "'''", "'", "[", "{a=", "\\", '"\\', "a.", '"""\\',
                                  "#", "a=", "a=[", "a=[]\n", "]", ",", '"a"'])
def test_lines_are_found_in_time_in_proportion(mark: str) -> None:
    """Whatever is repeated."""
    spent = []
    for count in (100_000, 200_000):
        began = time.process_time()
        outline(mark * count)
        spent.append(time.process_time() - began)
    assert spent[1] < max(3 * spent[0], 0.1)


@pytest.mark.parametrize(("text", "line", "words"), [
    ("words = 5", 1, "[words] must be a table"), ("\nwords = []", 2, "[words] must be a table"),
    ('[words]\n"" = "x"', 2, "is empty"), ("[words]\nqi = 1", 2, "needs"),
    ("[words]\nqi = { ipa = 5 }", 2, "needs"), ("[words.x]\ny = 1", 1, "needs"),
    ("[wrods]\nqi = 'chee'", 1, "has the tables"), (f'[words]\n"{"k" * 9999}" = 1', 2, "needs"),
])
def test_faults_of_a_lexicon(tmp_path: Path, text: str, line: int, words: str) -> None:
    """None is passed over in silence."""
    file = tmp_path / "lexicon.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_lexicon(file)
    fault = caught.value.faults[0]
    assert (fault.place.line, words in fault.message) == (line, True), fault
    assert len(fault.message) < 200


def test_a_lexicon_that_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder of that name is not passed over."""
    (tmp_path / "lexicon.toml").mkdir()
    with pytest.raises(FaultyInput, match="it is a folder and no file"):
        read_lexicon(tmp_path / "lexicon.toml")
    assert read_lexicon(tmp_path / "none.toml") == ()
