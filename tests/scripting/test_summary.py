"""Advice is weighed and summed up, worst first."""

from pathlib import Path

from audiogen.scripting.advice import advise
from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import ScriptSettings
from audiogen.scripting.pace import GENTLE
from audiogen.scripting.summary import LABELS, WORST, weighed, worst

from .trees import script_of

LONG = "This sentence goes on and on " * 6 + "until nobody can follow it any more."
SITTING = "Sit here. (pause) Look out. (pause 5s) Rest. [pause] Listen. (pause) Wait. (pause) " \
          "Stay. (pause) Good. (pause)"


def test_all_that_was_advised_is_there(tmp_path: Path) -> None:
    """Weighed advice holds what the advisers say, and what the reader of stillness asks."""
    script = script_of(f"{LONG}\n\nA. [laughs] (pause) B. (rest)", tmp_path)
    told = {each.fault for each in weighed(script, estimate(script))}
    assert set(advise(script, estimate(script))) <= told
    assert {each.kind for each in weighed(script, estimate(script))} >= {
        "sentence", "direction", "unsure"}


def test_the_worst_three_of_different_kinds_come_first(tmp_path: Path) -> None:
    """The rest is counted in a sentence, and nothing is counted twice."""
    script = script_of("\n\n".join([LONG] * 5 + ["A. [laughs] B. [sighs] (pause) C. (rest)"]),
                       tmp_path)
    advice = weighed(script, estimate(script))
    chosen, rest = worst(advice)
    assert len(chosen) == WORST
    assert len({each.kind for each in chosen}) == WORST
    assert "long sentences" in rest
    assert rest.endswith("--all shows each.")
    assert worst(chosen)[1] == ""


def test_many_pauses_look_like_a_practice(tmp_path: Path) -> None:
    """And only at the pace of a guide."""
    script = script_of(SITTING, tmp_path)
    assert "practice" in {each.kind for each in weighed(script, estimate(script))}
    calm = script_of(SITTING, tmp_path, ScriptSettings(kind="practice", pace=GENTLE))
    assert "practice" not in {each.kind for each in weighed(calm, estimate(calm))}


def test_every_kind_has_its_words() -> None:
    """One and several."""
    assert all(len(label) == 2 and label[0] != label[1] for label in LABELS.values())
