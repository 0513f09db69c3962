"""What a transcript keeps of a text's look: lines of verse, labels, numbers, bullets."""

from pathlib import Path

import pytest
from lxml import html

from tests.program import inside, write

VERSE = """\
The lamps are low,
The kettle sings,
The old dog sighs
At little things."""
MARKDOWN = f"""\
# Evening

1. Dim the lamps.
2. Then sit down.

{VERSE}

7. Pears of the tree
8. Plums

- **When:** tonight
- **Where:** at home
  by the stove\\
  or outside

**Time:** five minutes
**Place:** any chair

One sentence is here. Another
one goes on. A third.
"""
SHOWN = f"""\
1. Dim the lamps.
2. Then sit down.

{VERSE}

7. Pears of the tree
8. Plums

- When: tonight
- Where: at home by the stove
  or outside

Time: five minutes
Place: any chair

One sentence is here. Another one goes on. A third.
"""
PLAIN = f"""\
The Kettle

It was the hour in which the whole house grew quiet by itself, and
nobody minded. The kettle had _just_ been filled, and there was time.

{VERSE}

1) cups
2) spoons
"""
PLAIN_SHOWN = f"""\
It was the hour in which the whole house grew quiet by itself, and nobody minded. The kettle had \
_just_ been filled, and there was time.

{VERSE}

1. cups
2. spoons
"""


@pytest.fixture
def transcripts(tmp_path: Path) -> Path:
    """A folder with the episodes of both texts."""
    write(tmp_path / "in", {"a.md": MARKDOWN, "b.txt": PLAIN})
    answer = inside("build", "in", "-o", "out", "--voice", "tone", "--quality", "small",
                    cwd=tmp_path)
    assert answer.status == 0, answer.err
    return tmp_path / "out"


def test_the_text_keeps_its_lines(transcripts: Path) -> None:
    """Verse and labels stand in rows, wrapped prose in paragraphs, lists with what marks them."""
    for stem, shown in (("01-*", SHOWN), ("02-*", PLAIN_SHOWN)):
        file, = transcripts.glob(f"{stem}.txt")
        assert f"\n\n{shown}\nAbout this episode" in file.read_text(encoding="utf-8")


def test_the_page_keeps_them_too(transcripts: Path) -> None:
    """Line breaks where rows end, real numbered lists, and no number twice."""
    file, = transcripts.glob("01-*.html")
    words = html.parse(str(file)).getroot().find_class("words")[0]
    lists = [[(item.get("value"), item.text_content().strip()) for item in each.iter("li")]
             for each in words.iter("ul", "ol")]
    assert [each.tag for each in words.iter("ul", "ol")] == ["ul", "ol", "ul"]
    assert lists[0] == [(None, "1. Dim the lamps."), (None, "2. Then sit down.")]
    assert lists[1] == [("7", "Pears of the tree"), ("8", "Plums")]
    assert [len(list(each.iter("br"))) for each in words.iter("p") if each.xpath("br")] == [3, 1]
