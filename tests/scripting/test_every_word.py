"""No word is lost: what can be seen in a text is in its script, or on the list of the unread."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.errors import ContentError
from audiogen.reading.document import read
from audiogen.reading.model import UNREAD, VOID, Source
from audiogen.scripting.model import ScriptSettings, Surroundings
from audiogen.scripting.writer import write_script

NOT_READ = {
    **{f"<{tag}>W</{tag}>": why for tag, why in UNREAD.items()
       if tag not in VOID and tag != "head"},
    "```\nW\n```\n": "is code, which is announced and skipped",
    "    W\n": "is code, which is announced and skipped",
    "<!-- W -->": "is a comment",
    "<?W?>": "is an instruction to a program",
    "[link](W)": "is an address",
    "[link](/u \"W\")": "is a title that shows when a mouse rests on a link",
    "<span title=\"W\">x</span>": "is an attribute",
    "{: .W}": "is an attribute list",
    "*[x]: W\n": "is what an abbreviation stands for, which is said with .spoken",
    "[W]: /u\n": "is the label of an address",
    "[^W]: x\n": "is the label of a footnote",
    "!!! W \"Title\"\n": "is the kind of an admonition with a title of its own",
}
"""Where a word W is not read, and why."""

MARKUP = st.sampled_from([
    *(f"<{tag}>" for tag in sorted({*UNREAD, *VOID, "audio", "b", "s", "q", "sub", "p", "ruby"}
                                   - {"head", "frameset", "script", "style", "title", "textarea",
                                      "iframe", "noembed", "noframes"})),
    "</b>", "</p>", "~", "~~", "*", "**", "_", "`", "``", "[", "]", "(", ")", "\\", "|", "&", "#",
    "<", ">", "<?", "=", "- ", "1. ", "> ", "# ", "!!! note ", "!!! ", ": ", "<break/>", "&amp;",
    "![", "^", "\u00a0", "\u3000", "\u0085", "    \u00a0\n", "\n", "\n\n", "  \n",
    "— ", "… ", ", ",
])
WORDS = st.text("abcdefghij", min_size=2, max_size=2).map("wort".__add__)
DOCUMENTS = st.lists(st.one_of(MARKUP, WORDS, st.just(" ")), min_size=1, max_size=14)
_WORD = re.compile("wort[a-j][a-j]")
_UNSEEN = re.compile(r"\]\([^)]*\)|`{3}|\n {4}|^ {4}|<[^>]*wort[^>]*>|\[[^\]]*wort[^\]]*\]|\{:")
"""Shapes in which a word may rightly be no word: addresses, code, attributes, notation."""
_TAG = re.compile(r"<(?=[a-z/!?])[^>]*wort")
"""On a page, what begins like a tag is none of its words, as in a browser."""


def script_of(text: str, name: str, folder: Path) -> str:
    """All that is shown or said; the whole text where it is refused, since then nothing is lost."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    try:
        script = write_script(read(Source(name, file)), ScriptSettings(), Surroundings())
    except ContentError:
        return text
    return " ".join(f"{line.text} {line.spoken}" for line in script.lines)


@pytest.mark.parametrize("name", ["page.md", "page.txt", "page.html"])
@settings(max_examples=150, deadline=None)
@given(pieces=DOCUMENTS)
def test_every_visible_word_is_in_the_script(
        name: str, pieces: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Marks and tags in any order, closed or not, take no word away."""
    text = "Anfang. " + "".join(pieces)
    if (name != "page.txt" and _UNSEEN.search(text)) or (name == "page.html" and _TAG.search(text)):
        return
    heard = script_of(text, name, tmp_path_factory.mktemp("words"))
    missing = set(_WORD.findall(text)) - set(_WORD.findall(heard))
    assert not missing, text


@pytest.mark.parametrize("shape", NOT_READ)
def test_what_is_not_read_is_on_the_list(shape: str, tmp_path: Path) -> None:
    """Each shape of the list keeps its word to itself, and the text around it is read."""
    text = f"Before.\n\n{shape.replace('W', 'wortaa')}\n\nAfter.\n"
    heard = script_of(text, "page.md", tmp_path)
    assert "wortaa" not in heard
    assert "Before." in heard
    assert "After." in heard


@pytest.mark.parametrize(("text", "words"), [
    ("a <wbr> b <embed> c <source> d <track> e", "a b c d e"),
    ("a <del> b <strike> c <rp> d <rt> e", "a b c d e"),
    ("a <video> b <meter> c <progress> d", "a b c d"),
    ("!!! note Take care here\n", "Take care here"),
    ("!!! Stop here, all of you\n", "Stop here, all of you"),
    ("a ~word~ b", "a word b"),
    ("    \u00a0\n\nword", "word"), ("a\n\n    \u3000\n\nword", "word"),
    ("- a\n\n      \u0085\n\nword", "word"),
])
@pytest.mark.parametrize("name", ["page.md", "page.html"])
def test_tags_and_marks_take_nothing_away(text: str, words: str, name: str, tmp_path: Path) -> None:
    """Each of these has lost words before, or stopped the program."""
    heard = script_of(text, name, tmp_path)
    assert heard != text or name == "page.html"
    for word in re.findall(r"\w+", words):
        assert re.search(rf"\b{word}\b", heard)
