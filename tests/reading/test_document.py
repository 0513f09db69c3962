"""Reading one source: text, front matter, titles, and what is wrong with it."""

import contextlib
import datetime
from functools import partial
from pathlib import Path

import pytest

from audiogen.errors import ContentError
from audiogen.reading.document import read, source_bytes
from audiogen.reading.model import DIRECTIVE, Source
from tests.effort import effort, spent
from tests.reading.conftest import Faults, Read, blocks

pytestmark = pytest.mark.contract


def test_front_matter_keeps_values_and_lines(read_text: Read) -> None:
    """Keys come with YAML's values and their lines; lines of the text are the file's."""
    document = read_text("---\ntitle: A voice\n# note\norder: 2\ndate: 2024-05-01\n---\n\nHi.\n")
    assert document.front.values == (
        ("title", "A voice"), ("order", 2), ("date", datetime.date(2024, 5, 1)))
    assert document.front.lines == (("title", 2), ("order", 4), ("date", 5))
    assert document.title == "A voice"
    assert blocks(document)[0].line == 8


@pytest.mark.parametrize(("text", "line", "words"), [
    ("---\ntitle: A: b\n---\nx", 2, "not valid YAML: mapping values are not allowed here"),
    ("---\na: 1\nb: 'x\n---\nx", 3, "not valid YAML"),
    ("---\na: 1\nb: 2\na: 3\n---\nx", 4, "“a” stands in the front matter twice, first in line 2"),
    ("---\nv:\n  a: 1\n  a: 2\n---\nx", 4, "“a” stands in the front matter twice"),
    ("---\n- a\n- b\n---\nx", 2, "“key: value”"),
    ("---\na: 2024-13-45\n---\nx", 2, "not valid YAML"),
    ("---\na: !!python/object:os.system x\n---\nx", 2, "The tag “!!python/object:os.system”"),
    ("---\n? [a, b]\n: c\n---\nx", 2, "plain word"),
])
def test_broken_front_matter_is_a_fault(
    text: str, line: int, words: str, faults_of: Faults
) -> None:
    """The fault names the line of the file and says what to write."""
    [fault] = faults_of(text)
    assert fault.startswith(f"page.md:{line}: ")
    assert words in fault


@pytest.mark.parametrize("text", ["---\n\nHi.", "---\nHi.\n---\nThere.", "--- \nno: end\n\nHi."])
def test_rules_are_no_front_matter(text: str, read_text: Read) -> None:
    """A rule on top, with no closing line or with prose after it, begins the text."""
    document = read_text(text)
    assert document.front.values == ()
    assert blocks(document)[0].tag == "hr"


def test_all_faults_come_at_once(faults_of: Faults) -> None:
    """A file with several faults is refused with all of them, in the order of their lines."""
    faults = faults_of("---\na: 1\na: 2\n---\n\nText <!-- one\n\n```\nnever closed\n")
    assert [fault.split(":")[1] for fault in faults] == ["3", "6", "8"]


@pytest.mark.parametrize(("text", "fault"), [
    (b"fine\nbr\xf6ken\n", "page.md:2: Byte 3 of this line (0xF6) is not UTF-8; save"),
    (b"a\x00b", "page.md:1: This is not a text file, it holds zero bytes;"),
    (b"", "page.md: There is nothing to speak in this file; write some text."),
    (b"\xef\xbb\xbf \n\t\n", "page.md: There is nothing to speak in this file"),
    (b"---\ntitle: x\n---\n", "page.md: There is nothing to speak in this file; write some text "
                              "below its front matter."),
    (b"Text\n\n<!-- open\n\nlost", "page.md:3: “<!--” is not closed, so the text after it would be "
                                   "lost; write “-->” at its end."),
    (b"Text\n\n<STYLE>\n\nlost", "page.md:3: “<STYLE” is not closed"),
    (b"Text\n~~~~ x\n~~~\nlost", "page.md:2: “~~~~” is not closed"),
    (b"a[^n]\n\n[^n]: b\n\n[^n]: c",
     "page.md:5: The footnote “n” is written twice, first in line 3"),
    (b"x\n" + b"> " * 500, "page.md:2: Lists, quotes or tags stand inside each other too deep"),
    (b"<div>" * 5000, "page.md: Lists, quotes or tags stand inside each other too deep"),
    ("".join(f"{'  ' * n}- a\n" for n in range(300)).encode(), "page.md:50: Lists, quotes"),
])
def test_what_can_not_be_read_is_a_fault(text: bytes, fault: str, faults_of: Faults) -> None:
    """One clear sentence with the author's line."""
    [found] = faults_of(text)
    assert found.startswith(fault)


def test_bytes_become_text_alike_on_every_system(read_text: Read) -> None:
    """A byte order mark is dropped, all line breaks count, control characters are spaces."""
    document = read_text(b"\xef\xbb\xbf# A\r\n\r\nb\x02klzzwxh:0000\x03\rc\x0cd \xef\xb7\x90")
    assert [block.text() for block in blocks(document)] == ["A", "b klzzwxh:0000 \nc d"]


@pytest.mark.parametrize(("text", "name", "title"), [
    ("# One *two* [pause] `x`[^1]\n\n[^1]: n\n\n# Three", "page.md", "One two x"),
    ("## Not this\n\ntext", "02-a-calm-voice.md", "A calm voice"),
    ("text", "10_with.an_animal.markdown", "With.an animal"),
    ("text", "2024.txt", "2024"),
    ("<title>Page</title><p>text", "x.html", "Page"),
    ("<title>Page</title><h1>Head</h1><p>text", "x.html", "Head"),
    ("---\ntitle: 12\n---\n# No", "x.md", "12"),
])
def test_titles(text: str, name: str, title: str, read_text: Read) -> None:
    """Front matter, else the first level-1 heading, else the page's title or the file's name."""
    assert read_text(text, name).title == title


def test_stdin_is_plain_text() -> None:
    """Text without a file is read line by line; its first heading is its title."""
    document = read(Source("stdin", None, "Evening\n\nRest *now*. [pause 5]\n"))
    assert document.title == "Evening"
    assert document.place(3).file == "stdin"
    assert blocks(document)[1].children[0] == "Rest *now*. "
    assert source_bytes(Source("stdin", None, "ä")) == "ä".encode()


def test_a_file_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    """What was found but can't be opened any more gets a sentence, not a traceback."""
    with pytest.raises(ContentError, match=r"gone\.md: This file can't be read: no such file"):
        read(Source("gone.md", tmp_path / "gone.md"))


@pytest.mark.parametrize("unit", [
    "[", "]", "[a](b", "[a](<b", "[[a]", "*a **a ", "`a `` ", "<a b=\" ", "<!--x ", "&", "\\[",
    "(a)[", "<break ", "_a ", "![", "[a]: b\n", "- a\n", "- a\n\n", "> a\n\n", "a\n:   b\n\n",
    "a|b\n-|-\n", "[^a] ", "{: a", "\t", "#", "word ", "<title>", "[pause 5] ", "a  \n",
])
@pytest.mark.parametrize("name", ["page.md", "page.txt", "page.html"])
def test_hostile_texts_stay_cheap(unit: str, name: str, read_text: Read) -> None:
    """Five thousand of anything are read with little work, or refused with a fault."""
    def read_it() -> None:
        with contextlib.suppress(ContentError):
            read_text("x " + unit * 5_000 + "\n-->\n", name)

    assert effort(read_it) < 100


def test_long_texts_are_read_in_linear_time(read_text: Read) -> None:
    """Five thousand paragraphs, each with its own line, cost about ten times five hundred."""
    paragraph = "Breathe in. [pause 4] *Notice* [this](x).\n\n"
    bodies = {}

    def read_some(count: int) -> None:
        bodies[count] = read_text(paragraph * count).body

    cost = {count: spent(partial(read_some, count)) for count in (500, 5000)}
    for count, body in bodies.items():
        lines = [element.line for element in body.walk() if element.tag == DIRECTIVE]
        assert lines == list(range(1, 2 * count, 2))
    assert cost[5000] < 20 * cost[500]
    assert len(read_text("word " * 250_000).body.text()) > 1_200_000
