"""How the collection is paced, as its scripts foretell it: time, silence, sentences, bells."""

import re
from statistics import median

import pytest

from audiogen.building.drafting import advice
from audiogen.building.sources import collection_of
from audiogen.scripting.estimate import estimate, running_time
from audiogen.scripting.fit import fit
from audiogen.scripting.model import BedChange, Line, Pause, Phase, Sound

from .bounds import (
    BREATHS_LED,
    BREATHS_SAID,
    FIRST_WORDS,
    HEDGES,
    LONGEST_SENTENCE,
    MEDIAN_OF,
    MEDIAN_SENTENCE,
    PLAINEST,
    RESCUE,
    REST,
    RUNS,
    SILENT,
    STRETCH,
)
from .measures import (
    duration,
    flesch,
    foretold,
    longest_stretch,
    sentences,
    shares_of_silence,
    words,
)
from .written import CONTENT, EXPLORATIONS, PRACTICES, SLUGS, SPANISH, collection

COMMANDS = ("notice", "let", "breathe", "feel", "relax", "place", "close", "imagine", "picture",
            "listen", "look", "hold", "take", "keep", "return", "follow", "find", "try", "remember")


def test_there_is_nothing_to_advise() -> None:
    """`audiogen check content/` finds no fault and has no advice."""
    assert advice(collection_of((str(CONTENT),)), {}) == ()
    assert advice(collection_of((str(CONTENT / "es"),)), {}) == ()


@pytest.mark.parametrize("slug", RUNS)
def test_running_times_keep_their_bounds(slug: str) -> None:
    """Practices last 4 to 12 minutes, explorations 5 to 9, a rescue and the welcome are short."""
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
    one = collection()[slug]
    told = sentences(foretold(one.script))
    lengths = [len(words(text)) for text in told]
    least, most = MEDIAN_OF.get(one.plan.settings.kind, MEDIAN_SENTENCE)
    assert least <= median(lengths) <= most
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
    """Where bells ring, one follows the opening and one comes before the closing; no others.

    A chime does so for the thirty breaths, where a bell would be much.
    """
    one = collection()[slug]
    cues = [cue for cue in one.script.cues if isinstance(cue, Line | Sound | Phase)]
    bells = [index for index, cue in enumerate(cues)
             if isinstance(cue, Sound) and (cue.name == "bell" or slug == "thirty-breaths")]
    if slug not in (*PRACTICES, "thirty-breaths") or slug == "with-an-animal":
        assert not [cue for cue in cues if isinstance(cue, Sound)]
    else:
        first, last = bells
        assert first == 2, "after the two lines of the opening"
        assert last in (len(cues) - 2, len(cues) - 3), "before a closing of a line or two"


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_one_practice_fits_three_lengths(minutes: int) -> None:
    """By its pauses alone, and its show notes say which lengths those are."""
    one = collection()["held-by-the-living-world"]
    script = one.script
    fitted = fit(script, running_time(script), minutes * 60)
    assert running_time(fitted) == pytest.approx(minutes * 60, abs=1)
    assert [cue for cue in fitted.cues if not isinstance(cue, Pause)] == [
        cue for cue in script.cues if not isinstance(cue, Pause)]
    assert "five, ten or fifteen minutes" in one.plan.settings.summary


def test_one_practice_uses_every_sound() -> None:
    """Bell, chime, the tones of the breath, and a bed that goes away and comes back."""
    cues = collection()["held-by-the-living-world"].script.cues
    assert [cue.name for cue in cues if isinstance(cue, Sound)] == ["bell", "chime", "bell"]
    assert any(isinstance(cue, Phase) and not cue.line for cue in cues)
    assert [cue.name for cue in cues if isinstance(cue, BedChange)] == ["silence", "room"]


BREATHING = {"held-by-the-living-world": "as many of your own as you like",
             "breathing-with-a-steady-companion": "a pace of your own",
             "thirty-breaths": "your own pace"}
"""Where breaths are led, and how the listener's own pace is kept in view."""


def test_breaths_are_slow_and_never_held() -> None:
    """About six a minute, longer out than in, none held, and written in the notation."""
    assert [slug for slug, one in collection().items() if any(
        isinstance(cue, Phase) for cue in one.script.cues)] == list(BREATHING)
    for slug, words_for_it in BREATHING.items():
        one = collection()[slug]
        phases = [cue for cue in one.script.cues if isinstance(cue, Phase)]
        assert {(cue.kind, cue.seconds) for cue in phases} == {("in", 4.0), ("out", 6.0)}
        assert len(phases) == 2 * sum(map(int, re.findall(r"\[breathe in 4 out 6 x(\d+)\]",
                                                          one.source)))
        assert words_for_it in " ".join(one.spoken)


def test_thirty_breaths_have_hardly_a_word() -> None:
    """About thirty of them, and a dozen sentences in all."""
    one = collection()["thirty-breaths"]
    breaths = sum(isinstance(cue, Phase) and cue.kind == "in" for cue in one.script.cues)
    assert BREATHS_LED[0] <= breaths <= BREATHS_LED[1]
    assert len(one.spoken) <= BREATHS_SAID


@pytest.mark.parametrize(("folder", "slug"), [("", SLUGS[0]), ("es", SPANISH[0])])
def test_a_rescue_speaks_at_once(folder: str, slug: str) -> None:
    """The first file: its first words come within two seconds, before any sound or title."""
    script = collection(folder)[slug].script
    first = next(index for index, cue in enumerate(script.cues) if isinstance(cue, Line))
    assert sum(estimate(script)[:first]) <= FIRST_WORDS
    assert not [cue for cue in script.cues if isinstance(cue, Sound | Phase)]
    assert script.lines[0].text in ("Someone is here.", "Hay alguien aquí.")
    assert RESCUE[0] <= running_time(script) <= RESCUE[1]


def test_nothing_wakes_the_sleeper() -> None:
    """At bedtime the voice comes ever more rarely, calls nobody back, and names nothing to come."""
    one = collection()[SLUGS[-1]]
    assert not [cue for cue in one.script.cues if isinstance(cue, Sound | Phase | BedChange)]
    told = " ".join(one.spoken)
    assert not re.search(r"\b(next|feet|episode|after this|wake|morning)\b", told)
    long = [cue.seconds for cue in one.script.cues if isinstance(cue, Pause) and cue.flexible]
    assert long == sorted(long)
    assert long[-1] >= 6 * long[0]
    moments = foretold(one.script)
    halfway, clock = duration(moments) / 2, 0.0
    said = {"before": 0, "after": 0}
    for moment in moments:
        said["before" if clock < halfway else "after"] += len(words(moment.text))
        clock += moment.seconds
    assert said["after"] < said["before"] / 2


def test_what_is_seen_is_said_plainly() -> None:
    """Hedges are few."""
    told = " ".join(text for one in collection().values() for text in one.spoken)
    hedges = [word for word in words(told.lower()) if word in ("may", "might", "could")]
    assert len(hedges) <= HEDGES


def test_the_whole_lasts_about_two_hours_and_a_half() -> None:
    """The measures above add up, so that none of them looks at an empty script."""
    assert 8400 < sum(duration(foretold(one.script)) for one in collection().values()) < 9900
