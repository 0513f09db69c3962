"""What of a script is heard at a line of the text, or in a chapter."""

from pathlib import Path

import pytest

from audiogen.reading.document import read
from audiogen.reading.model import Source
from audiogen.scripting.excerpt import LEAD, TAIL, at_line, chapters, cut
from audiogen.scripting.model import BedChange, Pause, Phase, Script, ScriptSettings, Surroundings
from audiogen.scripting.writer import write_script

TEXT = """\
# Evening

A first line. And a second.

## Rest

[bed river]

Lie down, if that
feels right.

[pause 7]

Let go.

[breathe in 4 out 6 x3]

## Bell

[bell]
"""


def script() -> Script:
    """Of the text."""
    return write_script(read(Source("a.md", None, TEXT)),
                        ScriptSettings(beds=("room", "river")), Surroundings())


def heard(excerpt: Script | None) -> str:
    """Its lines."""
    assert excerpt is not None
    return " ".join(line.text for line in excerpt.lines)


@pytest.mark.parametrize(("line", "words"), [
    (1, "Evening"),
    (2, "Evening"),                             # nothing begins there
    (3, "A first line. And a second."),         # both, with the pause between
    (9, "Lie down, if that feels right."),
    (10, "Lie down, if that feels right."),     # where its sentence goes on
    (14, "Let go."),
    (99, ""),                                   # a bell, whose line was passed
])
def test_a_line_is_heard_with_all_that_begins_there(line: int, words: str) -> None:
    """Of a line where nothing begins, what began last."""
    assert heard(at_line(script(), "a.md", line)) == words


def test_a_pause_is_heard_between_its_neighbours() -> None:
    """A silence is judged by what it parts."""
    excerpt = at_line(script(), "a.md", 12)
    assert heard(excerpt) == "Lie down, if that feels right. Let go."
    assert excerpt is not None
    assert [cue.seconds for cue in excerpt.cues if isinstance(cue, Pause)] == [LEAD, 7.0, TAIL]


def test_a_breath_is_heard_whole() -> None:
    """Its phases keep one grid."""
    excerpt = at_line(script(), "a.md", 16)
    assert excerpt is not None
    assert [cue.cycle for cue in excerpt.cues if isinstance(cue, Phase)] == [1, 1, 2, 2, 3, 3]


def test_an_excerpt_lies_on_the_bed_that_lies_there() -> None:
    """So that its clips are those of the episode."""
    late, early = at_line(script(), "a.md", 14), at_line(script(), "a.md", 3)
    assert late is not None
    assert early is not None
    assert [cue.name for cue in late.cues if isinstance(cue, BedChange)] == ["river"]
    assert not [cue for cue in early.cues if isinstance(cue, BedChange)]


def test_lines_keep_their_names_in_an_excerpt() -> None:
    """Takes of a person are found by them, and clips in the store by what they are made of."""
    excerpt = at_line(script(), "a.md", 14)
    assert excerpt is not None
    assert set(excerpt.lines) <= set(script().lines)


def test_nothing_is_heard_of_another_file() -> None:
    """Nor of a text without a word."""
    assert at_line(script(), "b.md", 3) is None


def test_chapters_are_the_episode_in_order() -> None:
    """What is heard before the first has the script's title; none is silent."""
    whole = script()
    known = chapters(whole)
    assert [title for title, _ in known] == ["Evening", "Rest", "Bell"]
    assert heard(cut(whole, known[0][1])) == "Evening A first line. And a second."
    assert heard(cut(whole, known[1][1])).startswith("Rest Lie down")
    rejoined = [line for _, where in known for line in cut(whole, where).lines]
    assert rejoined == list(whole.lines)


def test_a_text_without_chapters_is_one(tmp_path: Path) -> None:
    """It goes by its title."""
    short = write_script(read(Source("a.md", None, "# Hi\n\nHello.\n")), ScriptSettings(),
                         Surroundings())
    assert [title for title, _ in chapters(short)] == ["Hi"]
