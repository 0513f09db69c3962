"""Plain text is read line by line, with little taken for structure."""

import re
import textwrap
from pathlib import Path

import pytest

from tests.reading.conftest import Read, Show, blocks

ROOT = Path(__file__).resolve().parents[2]


def test_plain_text(read_text: Read, show: Show) -> None:
    """Short bare lines are headings, dashes and numbers items, all else words."""
    text = """Arriving

Sit & rest <here>. [pause 5]
Let \\[this\\] be (WWW)[sub:"web"], (yes)[pause 2] *now* `too`.
A bare last line

- one
- two [bell]
  more
1. x
2) y
after the list

Breathe in
Breathe out

Here we go
we say it. [long pause]
***
3. third
"""
    assert show(read_text(text, "a.txt").body) == """h1@1 Arriving
p@3 Sit & rest <here>. «pause 5@3»<br>⏎Let [this] be <sub alias='web'>WWW</>, (yes)«pause 2@4» \
*now* `too`.<br>⏎A bare last line
ul@7
  li@7 one
  li@8 two «bell@8»⏎more
ol@10
  li@10 x
  li@11 y
p@12 after the list
p@14 Breathe in<br>⏎Breathe out
h2@17 Here we go
p@18 we say it. «long pause@18»
hr@19
ol start='3'@20
  li@20 third"""


def test_what_is_no_heading(read_text: Read) -> None:
    """A line that is long, ends a sentence, has no words or has nothing after it is a paragraph."""
    for line in ("So it is.", "x" * 61, "Well,", "…", "[pause 5]", "- item"):
        first = blocks(read_text(f"{line}\n\nText.\n", "a.txt"))[0]
        assert first.tag in ("p", "ul"), line
    assert blocks(read_text("Only this", "a.txt"))[0].tag == "p"


def test_front_matter_works_in_plain_text(read_text: Read) -> None:
    """Settings on top of a text file are settings, and lines still count from its top."""
    document = read_text("---\ntitle: T\n---\nOne.\n", "a.txt")
    assert document.title == "T"
    assert blocks(document)[0].line == 4


def _unmarked(between: str) -> str:
    """Our own guide as plain text: no front matter, no hashes, no notation; and no lines that are
    questions, which are headings where no mark tells otherwise."""
    text = (ROOT / "content/guide/co-regulation.md").read_text(encoding="utf-8")
    text = re.sub(r"\A---.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^.*\?\n\{: role=question[^}]*\}$", "", text)
    text = re.sub(r"(?m)^#+ |\[pause[^\]]*\]| ?\{:[^}]*\}", "", text)
    return re.sub(r"\s*\n\s*\n\s*", between, text.strip()) + "\n"


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank lines", "no blank lines"])
def test_a_guide_without_marks_keeps_its_shape(read_text: Read, between: str) -> None:
    """Its title, its headings and its items are those of the Markdown that it was."""
    source = (ROOT / "content/guide/co-regulation.md").read_text(encoding="utf-8")
    document = read_text(_unmarked(between), "guide.txt")
    headings = [element.text() for element in document.body.walk() if element.tag == "h2"]
    items = [element for element in document.body.walk() if element.tag == "li"]
    assert document.title == "A guide to co-regulation"
    assert headings == re.findall(r"(?m)^## (.*?)(?: \{:.*)?$", source)
    assert len(items) == len(re.findall(r"(?m)^- ", source))


def test_wrapped_paragraphs_have_no_breaks(read_text: Read) -> None:
    """Lines that were wrapped at a column are one line; each word knows its own line still."""
    words = "the lamp by the door is on and nobody has gone to bed yet although it is late "
    rows = textwrap.wrap(words * 8 + "here.", 70)
    body = read_text("\n".join(rows) + "\n\nA last line.\n", "a.txt").body
    paragraph = next(element for element in body.walk() if element.tag == "p")
    assert not any(element.tag == "br" for element in paragraph.walk())
    assert [element.line for element in paragraph.children if not isinstance(element, str)] == (
        list(range(2, len(rows) + 1)))
