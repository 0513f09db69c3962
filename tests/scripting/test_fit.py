"""Fitting an episode to a length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.errors import ContentError, Place
from audiogen.scripting.fit import CLOSE, fit
from audiogen.scripting.model import Line, Pause, Phase, Script, Span
from audiogen.scripting.pace import GENTLE

PLACE = Place("case.md", 1)


def script(*pauses: tuple[float, float, float]) -> Script:
    """A script with pauses of these fixed, flexible and structural seconds between lines."""
    cues: list[Line | Pause | Phase] = []
    for fixed, flexible, structural in pauses:
        cues.append(Pause(fixed + flexible + structural, fixed, flexible, PLACE))
        cues.append(Line("00000000", "Words.", (Span("Words."),), "narrator", "", "en", PLACE))
        cues.append(Phase("in", "Breathe in", 4.0, 1, 1, None, PLACE))
    return Script("Case", "en", GENTLE, (*cues, Pause(2.5, 0, 0, PLACE)))


def seconds(one: Script) -> float:
    """All seconds of pauses."""
    return sum(cue.seconds for cue in one.cues if isinstance(cue, Pause))


def pauses(one: Script) -> list[Pause]:
    """The pauses in order."""
    return [cue for cue in one.cues if isinstance(cue, Pause)]


def test_flexible_pauses_take_it_all() -> None:
    """A minute more goes to the flexible pauses by a common factor; nothing else changes."""
    before = script((0, 10, 0), (5, 0, 0), (0, 20, 1))
    after = fit(before, 100, 160)
    assert seconds(after) == pytest.approx(seconds(before) + 60)
    assert [round(one.flexible, 3) for one in pauses(after)] == [30, 0, 60, 0]
    assert [one.fixed for one in pauses(after)] == [0, 5, 0, 0]
    assert [cue for cue in after.cues if not isinstance(cue, Pause)] == [
        cue for cue in before.cues if not isinstance(cue, Pause)]


def test_shrinking_stops_at_the_floor_and_structural_pauses_give_the_rest() -> None:
    """Flexible pauses keep a fifth of themselves, then structural ones give up to 40 %."""
    before = script((0, 10, 0), (0, 0, 10))
    after = fit(before, 100, 100 - 8 - 2)
    assert [round(one.flexible, 3) for one in pauses(after)] == [2, 0, 0]
    assert seconds(after) == pytest.approx(seconds(before) - 10)


@pytest.mark.parametrize(("target", "way"), [(30.0, "too long"), (4000.0, "too short")])
def test_what_cannot_be_met_says_by_how_much(target: float, way: str) -> None:
    """A target out of reach is a fault with the length that can be reached."""
    with pytest.raises(ContentError) as caught:
        fit(script((5, 0, 2), (1, 0, 1)), 100, target)
    assert way in str(caught.value)
    assert "“Case” can't be fitted to" in str(caught.value)


PARTS = st.tuples(st.integers(0, 20), st.integers(0, 60), st.integers(0, 9))


@given(st.lists(PARTS, min_size=1, max_size=30), st.integers(-300, 3000))
def test_any_fit_is_exact_or_refused(parts: list[tuple[int, int, int]], wanted: int) -> None:
    """A fitted script lasts as long as asked, no fixed pause touched, none beyond its bounds."""
    before = script(*parts)
    try:
        after = fit(before, 1000.0, 1000.0 + wanted)
    except ContentError:
        return
    assert seconds(after) == pytest.approx(seconds(before) + wanted, abs=CLOSE + 0.001)
    for old, new in zip(pauses(before), pauses(after), strict=True):
        assert new.fixed == old.fixed
        assert new.flexible >= min(old.flexible, max(1.0, old.flexible / 5)) - 1e-6
        structural = old.seconds - old.fixed - old.flexible
        rest = new.seconds - new.fixed - new.flexible
        assert structural * 0.6 - 1e-5 <= rest <= structural * 1.4 + 1e-5
