"""The contract of every directive, and what their faults say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.errors import Place
from audiogen.scripting.flow import Breaths, Rest, Wrong
from audiogen.scripting.model import ScriptSettings, Surroundings
from audiogen.scripting.notation import DIRECTIVES, read_directive
from audiogen.scripting.notation.protocol import Directive, Setting
from audiogen.scripting.pace import GENTLE

pytestmark = pytest.mark.contract

SETTING = Setting(Place("case.md", 3), GENTLE, ScriptSettings(),
                  Surroundings(seconds=(("guide", 900.0),), own_seconds=540.0))


@pytest.mark.parametrize("directive", DIRECTIVES, ids=lambda directive: directive.name)
class TestContract:
    """What holds for every row of the table."""

    def test_every_example_is_read(self, directive: Directive) -> None:
        """Each example of a directive asks for something, and for nothing impossible."""
        for example in directive.examples:
            assert not isinstance(read_directive(example, SETTING), Wrong), example

    def test_case_and_spaces_do_not_count(self, directive: Directive) -> None:
        """An example in capitals, with spaces to spare, means the same."""
        for example in directive.examples:
            shouted = f"  {example.upper().replace(' ', '   ')} "
            assert read_directive(shouted, SETTING) == read_directive(example, SETTING)

    def test_it_is_described(self, directive: Directive) -> None:
        """A directive has a name and a sentence for the manual."""
        assert directive.name.islower()
        assert directive.summary.endswith(".")


def test_names_are_unique() -> None:
    """No two directives share a name, and no example is read by two."""
    assert len({directive.name for directive in DIRECTIVES}) == len(DIRECTIVES)
    for one in DIRECTIVES:
        for example in one.examples:
            others = [other for other in DIRECTIVES if other is not one]
            assert all(other.read(example.lower(), SETTING) is None for other in others), example


@given(st.decimals(min_value="0.01", max_value="3600", places=2), st.sampled_from(["", "s", " s"]),
       st.booleans())
def test_seconds_are_what_was_written(number: object, unit: str, flexible: bool) -> None:
    """Any number of seconds up to an hour becomes exactly that rest."""
    acts = read_directive(f"pause {number}{unit}{'+' * flexible}", SETTING)
    assert acts == (Rest(float(str(number)), flexible, SETTING.place),)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=4), st.integers(1, 200))
def test_breath_phases_are_what_was_written(phases: list[int], cycles: int) -> None:
    """Two to four phases of whole seconds come back in order, with their kinds."""
    written = "-".join(map(str, phases))
    acts = read_directive(f"breathe {written} x{cycles}", SETTING)
    kinds = {2: ("in", "out"), 3: ("in", "hold", "out"), 4: ("in", "hold", "out", "rest")}
    assert acts == (Breaths(tuple(zip(kinds[len(phases)], map(float, phases), strict=True)), cycles,
                            SETTING.place),)


@given(st.text(max_size=60))
def test_any_text_is_read_or_a_fault(text: str) -> None:
    """Whatever stands between two brackets, the author gets acts or one sentence, never a crash."""
    found = read_directive(text, SETTING)
    assert not isinstance(found, Wrong) or (found.message and found.place == SETTING.place)


@pytest.mark.parametrize("text", [
    "pause 99999h", "pause " + "9" * 500, "pause nan", "pause inf", "pause 1e9", "pause -1",
    "breathe 4-6 x" + "9" * 30, "breathe in 9e9 out 4", "breathe -4-6", "pause 5 breaths 3",
])
def test_impossible_numbers_are_faults(text: str) -> None:
    """Numbers beyond reason are refused in a short sentence."""
    found = read_directive(text, SETTING)
    assert isinstance(found, Wrong)
    assert len(found.message) < 300


@pytest.mark.parametrize(("written", "meant"), [
    ("puase 3s", "pause 3s"), ("paus", "pause"), ("brethe 4-6 x6", "breathe 4-6 x6"),
    ("breathing in 4 out 6 x6", "breathe in 4 out 6 x6"),
    ("bel", "bell"), ("brake strong", "break strong"), ("pase 3", "pause 3"),
])
def test_unknown_notation_gets_the_nearest_spelling(written: str, meant: str) -> None:
    """A slip of the pen is answered with a spelling that works, the author's numbers kept."""
    found = read_directive(written, SETTING)
    assert isinstance(found, Wrong)
    assert f"Did you mean [{meant}]?" in found.message
    assert f"\\[{written}\\]" in found.message
    assert not isinstance(read_directive(meant, SETTING), Wrong)
