"""How the collection is paced, as its scripts foretell it: time, silence, sentences, bells."""

import re
from statistics import median

import pytest

from audiogen.building.drafting import advice
from audiogen.building.sources import collection_of
from audiogen.scripting.estimate import running_time
from audiogen.scripting.fit import fit
from audiogen.scripting.model import Line, Pause, Phase, Sound

from .bounds import LONGEST_SENTENCE, MEDIAN_SENTENCE, PLAINEST, REST, RUNS, SILENT, STRETCH
from .measures import (
    duration,
    flesch,
    foretold,
    longest_stretch,
    sentences,
    shares_of_silence,
    words,
)
from .written import CONTENT, EXPLORATIONS, PRACTICES, SLUGS, collection

COMMANDS = ("notice", "let", "breathe", "feel", "relax", "place", "close", "imagine", "picture",
            "listen", "look", "hold", "take", "keep", "return", "follow", "find", "try", "remember")


def test_there_is_nothing_to_advise() -> None:
    """`audiogen check content/` finds no fault and has no advice."""
    assert advice(collection_of((str(CONTENT),)), {}) == ()


@pytest.mark.parametrize("slug", RUNS)
def test_running_times_keep_their_bounds(slug: str) -> None:
    """Practices last 4 to 12 minutes, explorations 5 to 9, and the welcome is short."""
    shortest, longest = RUNS[slug]
    assert shortest <= running_time(collection()[slug].script) <= longest


@pytest.mark.parametrize("slug", SLUGS)
def test_silence_has_its_share(slug: str) -> None:
    """However breaths and bells are counted, an episode is as quiet as its kind should be."""
    one = collection()[slug]
    least, most = SILENT[one.plan.settings.kind]
    fewest, all_quiet = shares_of_silence(foretold(one.script))
    assert least <= fewest <= all_quiet <= most


@pytest.mark.parametrize("slug", SLUGS)
def test_no_stretch_of_speech_is_too_long(slug: str) -> None:
    """After 25 seconds of speech at most, in every episode, comes a pause of two seconds."""
    seconds, begins = longest_stretch(foretold(collection()[slug].script), REST)
    assert seconds <= STRETCH, begins


@pytest.mark.parametrize("slug", SLUGS)
def test_sentences_are_made_for_the_ear(slug: str) -> None:
    """Sentences have 8 to 14 words in the median and 25 at most, and plain words."""
    told = sentences(foretold(collection()[slug].script))
    lengths = [len(words(text)) for text in told]
    assert MEDIAN_SENTENCE[0] <= median(lengths) <= MEDIAN_SENTENCE[1]
    assert max(lengths) <= LONGEST_SENTENCE
    assert flesch(told) >= PLAINEST


@pytest.mark.parametrize("slug", PRACTICES + EXPLORATIONS)
def test_a_question_is_left_open(slug: str) -> None:
    """What the voice asks the listener is followed by three seconds or more, or by a question."""
    cues = collection()[slug].script.cues
    for index, cue in enumerate(cues):
        if isinstance(cue, Line) and cue.role == "narrator" and cue.text.endswith("?"):
            pause, after = cues[index + 1:index + 3]
            asks_on = isinstance(after, Line) and after.text.endswith("?")
            assert isinstance(pause, Pause)
            assert asks_on or pause.seconds >= 3, cue.text


@pytest.mark.parametrize("slug", PRACTICES)
def test_a_practice_offers_and_never_commands(slug: str) -> None:
    """No line of a practice begins with a command; it can be stopped, and ends at the feet."""
    told = collection()[slug].spoken
    assert not [text for text in told if words(text)[0].lower() in COMMANDS]
    assert re.search(r"\bstop\b", " ".join(told))
    assert re.search(r"\bfeet\b", " ".join(told[-10:]))


@pytest.mark.parametrize("slug", PRACTICES)
def test_a_practice_has_pauses_that_can_be_fitted(slug: str) -> None:
    """Half of what is silent by the author's will, or more, may grow and shrink."""
    pauses = [cue for cue in collection()[slug].script.cues if isinstance(cue, Pause)]
    assert sum(one.flexible for one in pauses) >= sum(one.fixed for one in pauses)


@pytest.mark.parametrize("slug", SLUGS)
def test_bells_open_and_close(slug: str) -> None:
    """Where bells ring, one follows the opening and one comes before the closing; no others."""
    cues = [cue for cue in collection()[slug].script.cues if isinstance(cue, Line | Sound | Phase)]
    bells = [index for index, cue in enumerate(cues) if isinstance(cue, Sound)]
    if slug not in PRACTICES or slug == "with-an-animal":
        assert not bells
    else:
        first, last = bells
        assert first == 2, "after the two lines of the opening"
        assert last in (len(cues) - 2, len(cues) - 3), "before a closing of a line or two"


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_one_practice_fits_three_lengths(minutes: int) -> None:
    """By its pauses alone, and it says which lengths those are."""
    one = collection()["held-by-the-living-world"]
    script = one.script
    fitted = fit(script, running_time(script), minutes * 60)
    assert running_time(fitted) == pytest.approx(minutes * 60, abs=1)
    assert [cue for cue in fitted.cues if not isinstance(cue, Pause)] == [
        cue for cue in script.cues if not isinstance(cue, Pause)]
    assert "five, ten or fifteen minutes" in " ".join(one.spoken)


def test_one_practice_breathes() -> None:
    """About six breaths a minute, longer out than in, none held, and written in the notation."""
    assert [slug for slug, one in collection().items() if any(
        isinstance(cue, Phase) for cue in one.script.cues)] == ["breathing-with-a-steady-companion"]
    one = collection()["breathing-with-a-steady-companion"]
    phases = [cue for cue in one.script.cues if isinstance(cue, Phase)]
    assert {(cue.kind, cue.seconds) for cue in phases} == {("in", 4.0), ("out", 6.0)}
    assert len(phases) == 2 * sum(map(int, re.findall(r"\[breathe in 4 out 6 x(\d+)\]",
                                                      one.source)))
    assert "a pace of your own" in " ".join(one.spoken)


def test_the_whole_lasts_about_two_hours() -> None:
    """The measures above add up, so that none of them looks at an empty script."""
    assert 6000 < sum(duration(foretold(one.script)) for one in collection().values()) < 8400
