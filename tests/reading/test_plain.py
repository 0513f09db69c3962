"""Plain text is read line by line, with little taken for structure."""

from tests.reading.conftest import Read, Show, blocks


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
