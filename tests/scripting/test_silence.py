"""Pauses between cues, whatever comes in whatever order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audiogen.errors import Place
from audiogen.scripting.flow import Gap, NoBreak, Rest, Step
from audiogen.scripting.model import BedChange, Chapter, Line, Pause, Phase, Sound, Span
from audiogen.scripting.pace import GENTLE
from audiogen.scripting.silence import with_pauses

PLACE = Place("case.md", 1)


def line(text: str = "Words.") -> Line:
    """A line; only its kind matters here."""
    return Line("00000000", text, (Span(text),), "narrator", "", "en", PLACE)


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(line),
    st.builds(Gap, st.sampled_from(["sentence", "line", "paragraph", "section", "phrase"])),
    st.builds(Rest, st.integers(1, 40).map(lambda number: number / 4), st.booleans(),
              st.just(PLACE)),
    st.just(NoBreak()), st.just(Sound("bell", PLACE)), st.just(BedChange("river", PLACE)),
    st.just(Chapter("One", PLACE)), st.just(Phase("in", "Breathe in", 4.0, 1, 1, None, PLACE)),
)


@given(st.lists(STEPS, max_size=40))
def test_pauses_never_stand_side_by_side(steps: list[Step]) -> None:
    """A script begins and ends with a pause, and marks that take no time never divide one."""
    cues = list(with_pauses(steps, GENTLE, PLACE))
    timed = [cue for cue in cues if not isinstance(cue, BedChange | Chapter)]
    if any(isinstance(step, Line | Phase | Sound) for step in steps):
        assert isinstance(timed[0], Pause)
    assert isinstance(timed[-1], Pause)
    assert not any(isinstance(a, Pause) and isinstance(b, Pause) for a, b in pairwise(timed))


@given(st.lists(STEPS, max_size=40))
def test_explicit_seconds_are_all_there(steps: list[Step]) -> None:
    """Every explicit second is in some pause, and no sounding cue is lost or moved."""
    cues = list(with_pauses(steps, GENTLE, PLACE))
    rests = [step for step in steps if isinstance(step, Rest)]
    pauses = [cue for cue in cues if isinstance(cue, Pause)]
    assert sum(one.seconds for one in rests if one.flexible) == sum(one.flexible for one in pauses)
    assert sum(one.seconds for one in rests if not one.flexible) == sum(one.fixed for one in pauses)
    assert all(one.seconds >= one.fixed + one.flexible for one in pauses)
    sounding = [step for step in steps if isinstance(step, Line | Phase | Sound)]
    assert [cue for cue in cues if isinstance(cue, Line | Phase | Sound)] == sounding


def test_a_chapter_begins_with_its_first_words() -> None:
    """The mark of a chapter stands after the pause, right before its heading."""
    cues = list(with_pauses([line(), Gap("section"), Chapter("Two", PLACE), line()], GENTLE, PLACE))
    kinds = [type(cue).__name__ for cue in cues]
    assert kinds == ["Pause", "Line", "Pause", "Chapter", "Line", "Pause"]


def test_the_first_chapter_begins_at_once() -> None:
    """Chapters tile the episode from its start, so the first stands before the first pause."""
    cues = list(with_pauses([Chapter("One", PLACE), line()], GENTLE, PLACE))
    assert [type(cue).__name__ for cue in cues] == ["Chapter", "Pause", "Line", "Pause"]
