"""The collection that ships with audiogen keeps what its brief promises to listeners."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import pytest
from PIL import Image

from audiogen.drafting import advice, scripts
from audiogen.freshness import collection_of
from audiogen.planning import Plan, plan
from audiogen.scripting.estimate import running_time
from audiogen.scripting.fit import fit
from audiogen.scripting.model import Chapter, Line, Pause, Phase, Script, Sound
from audiogen.scripting.numbers import in_words

from .bounds import LONGEST_SENTENCE, MEDIAN_SENTENCE, PLAINEST, REST, RUNS, SILENT, STRETCH
from .measures import (
    duration,
    flesch,
    foretold,
    longest_stretch,
    minutes_said,
    sentences,
    shares_of_silence,
    words,
)

CONTENT = Path(__file__).resolve().parents[2] / "content"
SLUGS = (
    "start-here", "co-regulation", "a-calm-voice-beside-you", "with-an-animal",
    "held-by-the-living-world", "someone-who-felt-safe", "reaching-toward-support",
    "breathing-with-a-steady-companion", "becoming-your-own-steady-presence",
    "compassion-as-a-healing-tool", "what-safety-feels-like-in-the-body",
    "working-gently-with-resistance", "the-body-as-a-compass", "resources",
)
"""In listening order."""
PRACTICES, EXPLORATIONS = SLUGS[2:9], SLUGS[9:13]
NUMBERS = "|".join([r"\d+", *map(in_words, range(1, 61))])
ALLOWED = ("five, ten or fifteen minutes",)
"""Minutes that an author may type: those that a practice can be fitted to."""
COMMANDS = ("notice", "let", "breathe", "feel", "relax", "place", "close", "imagine", "picture",
            "listen", "look", "hold", "take", "keep", "return", "follow", "find", "try", "remember")


@dataclass(frozen=True, slots=True)
class Written:
    """An episode as written: its plan and its script."""

    plan: Plan
    script: Script

    @property
    def source(self) -> str:
        return Path(self.plan.document.name).read_text("utf-8")

    @property
    def spoken(self) -> list[str]:
        """The text of each line that is not the cue of a breath."""
        return [cue.text for cue in self.script.cues if isinstance(cue, Line)]


@cache
def collection() -> dict[str, Written]:
    """Every episode by slug, in listening order."""
    asked = collection_of((str(CONTENT),))
    return {one.slug: Written(one, script) for one, script in zip(
        plan(asked, {}).plans, scripts(asked, {}), strict=True)}


def practice_or_exploration(slug: str) -> bool:
    return slug in PRACTICES + EXPLORATIONS


def section(slug: str, heading: str) -> str:
    """What stands under a level-2 heading of an episode's source."""
    return collection()[slug].source.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_collection_is_whole() -> None:
    """A welcome, a guide, seven practices, four explorations and the resources, in this order."""
    assert tuple(collection()) == SLUGS
    kinds = [one.plan.settings.kind for one in collection().values()]
    assert kinds == ["guide"] * 2 + ["practice"] * 7 + ["exploration"] * 4 + ["resources"]
    assert len({one.plan.title for one in collection().values()}) == len(SLUGS)


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
    quiet = slug not in PRACTICES or slug == "with-an-animal"
    assert bells == ([] if quiet else [2, len(cues) - 2])


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_one_practice_fits_three_lengths(minutes: int) -> None:
    """By its pauses alone, and it says which lengths those are."""
    script = collection()["held-by-the-living-world"].script
    fitted = fit(script, running_time(script), minutes * 60)
    assert running_time(fitted) == pytest.approx(minutes * 60, abs=1)
    assert [cue for cue in fitted.cues if not isinstance(cue, Pause)] == [
        cue for cue in script.cues if not isinstance(cue, Pause)]
    assert any(ALLOWED[0] in text for text in collection()["held-by-the-living-world"].spoken)


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


def test_two_questions_have_a_role_of_their_own() -> None:
    """The role `question` speaks the guide's two questions, and nothing else anywhere."""
    asked = {slug: [re.sub(r"\s+", " ", text) for text in re.findall(
        r"\n\n([^\n]+)\n\{: role=question \}", one.source)] for slug, one in collection().items()}
    assert {slug: len(found) for slug, found in asked.items() if found} == {"co-regulation": 2}
    spoken = [cue.text for one in collection().values() for cue in one.script.cues
              if isinstance(cue, Line) and cue.role == "question"]
    assert " ".join(spoken) == " ".join(asked["co-regulation"])


def test_the_safety_notice_is_spoken_once() -> None:
    """The words that the show notes print are heard in "Start here", and in no other episode."""
    notice = next(iter(collection().values())).plan.settings.notice
    assert "emergency services" in notice
    heard = [slug for slug, one in collection().items() for _ in range(
        " ".join(one.spoken).count(notice))]
    assert heard == ["start-here"]
    assert [slug for slug, one in collection().items() for text in one.spoken
            if "crisis line" in text] == ["start-here"]


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.md")) + [CONTENT / "audiogen.toml"],
                         ids=lambda file: file.name)
def test_no_running_time_is_typed(file: Path) -> None:
    """Minutes are put in by the build, so that no edit makes them wrong; and no link is shipped."""
    text = " ".join(file.read_text("utf-8").split())
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    assert not re.findall(rf"\b(?:{NUMBERS})[- ](?:minutes?|min)\b", text, re.IGNORECASE)
    assert not re.search(r"https?://(?!example\.org)", text)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_episode_says_what_it_is_and_what_comes_next(slug: str) -> None:
    """It opens with its title and its minutes, and closes with the next title."""
    one = collection()[slug]
    assert one.spoken[0] == f"{one.plan.title}."
    told = running_time(one.script) / 60
    assert list(minutes_said(one.spoken[1])) in (
        [[in_words(int(told))], [in_words(int(told) + 1)]])
    if slug == SLUGS[-1]:
        assert "last episode" in " ".join(one.spoken[-2:])
    else:
        following = collection()[SLUGS[SLUGS.index(slug) + 1]].plan.title
        assert one.spoken[-1].endswith(f" {following}.")


def test_the_welcome_names_every_episode_in_order() -> None:
    """Each with about as many minutes as it lasts, so that a player without a screen is enough."""
    told = " ".join(collection()["start-here"].spoken)
    begin = 0
    for slug in SLUGS[1:]:
        one = collection()[slug]
        begin = told.index(f"{one.plan.title}, about ", begin)
        exact = running_time(one.script) / 60
        assert next(minutes_said(told[begin:])) in (
            in_words(int(exact)), in_words(int(exact) + 1)), slug
    chapters = [cue for cue in collection()["co-regulation"].script.cues
                if isinstance(cue, Chapter)]
    assert f"in {in_words(len(chapters) - 1)} chapters" in told, "the first is the opening"


def test_the_facts_of_the_guide_are_all_there() -> None:
    """Five situations, six signs, five starting points, and the explorations by name."""
    guide = "co-regulation"
    items = {heading: len(re.findall(r"^- ", section(guide, heading), re.MULTILINE)) for heading in
             ("What co-regulation is", "What it feels like", "If you don't have that now")}
    assert list(items.values()) == [5, 6, 5]
    for slug in EXPLORATIONS:
        assert collection()[slug].plan.title in section(guide, "Where to go next")


def test_the_facts_of_the_resources_are_all_there() -> None:
    """The four things, and the names of those who made them."""
    told = " ".join(collection()["resources"].spoken)
    for fact in ("Deb Dana", "polyvagal", "The Vagus Nerve Deck", "Melissa Romano",
                 "seventy-five short practices", "The Mindful Self-Compassion Workbook",
                 "Kristin Neff and Christopher Germer", "Ambershine"):
        assert fact in told


def test_the_lexicon_is_needed_and_heard() -> None:
    """Each of its words occurs in a line, and the voice is given the other spelling there."""
    lines = [line for one in collection().values() for line in one.script.lines]
    lexicon = collection()["resources"].plan.settings.lexicon
    assert lexicon
    for word, said, _ in lexicon:
        holding = [line for line in lines
                   if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.text, re.IGNORECASE)]
        assert holding, word
        assert all(said in line.spoken for line in holding), word


@pytest.mark.parametrize("slug", SLUGS)
def test_an_episode_carries_a_summary(slug: str) -> None:
    """One for feed and player, in whole sentences and not too long to be shown."""
    summary = collection()[slug].plan.settings.summary
    assert 40 <= len(summary) <= 250
    assert summary.endswith(".")


def test_the_cover_can_be_shown_and_told() -> None:
    """A square picture of the size that podcast directories ask for, with words for it."""
    settings = collection()["start-here"].plan.settings
    with Image.open(CONTENT / settings.cover) as image:
        width, height = image.size
    assert width == height
    assert 1400 <= width <= 3000
    assert 40 <= len(settings.cover_alt) <= 250
    assert "Steady Company" in settings.cover_alt


def test_the_whole_lasts_about_two_hours() -> None:
    """The measures above add up, so that none of them looks at an empty script."""
    assert 6000 < sum(duration(foretold(one.script)) for one in collection().values()) < 8400
