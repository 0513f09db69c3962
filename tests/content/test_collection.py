"""What the collection says: titles, facts, the safety notice, and what goes with it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from audiogen.building.casting import spans_for
from audiogen.scripting.estimate import running_time
from audiogen.scripting.model import Chapter, Line
from audiogen.scripting.numbers import in_words

from .measures import minutes_said
from .written import CONTENT, EXPLORATIONS, SLUGS, collection

NUMBERS = "|".join([r"\d+", *map(in_words, range(1, 61))])
ALLOWED = ("five, ten or fifteen minutes",)
"""Minutes that an author may type: those that a practice can be fitted to."""


def section(slug: str, heading: str) -> str:
    """What stands under a level-2 heading of an episode's source."""
    return collection()[slug].source.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_collection_is_whole() -> None:
    """A welcome, a guide, seven practices, four explorations and the resources, in this order."""
    assert tuple(collection()) == SLUGS
    kinds = [one.plan.settings.kind for one in collection().values()]
    assert kinds == ["guide"] * 2 + ["practice"] * 7 + ["exploration"] * 4 + ["resources"]
    assert len({one.plan.title for one in collection().values()}) == len(SLUGS)


def test_two_questions_have_a_role_of_their_own() -> None:
    """The role `question` speaks the guide's two questions, and nothing else anywhere."""
    marked = re.compile(r"\n\n([^\n]+)\n\{: role=question \}")
    asked = {slug: marked.findall(one.source) for slug, one in collection().items()}
    assert [slug for slug, found in asked.items() if found] == ["co-regulation"]
    assert len(asked["co-regulation"]) == 2
    spoken = [cue.text for one in collection().values() for cue in one.script.cues
              if isinstance(cue, Line) and cue.role == "question"]
    assert " ".join(spoken) == " ".join(asked["co-regulation"])


def test_the_safety_notice_is_spoken_once() -> None:
    """The words that the show notes print are heard in "Start here", and in no other episode."""
    notice = next(iter(collection().values())).plan.settings.notice
    assert "emergency services" in notice
    told = {slug: " ".join(one.spoken) for slug, one in collection().items()}
    assert {slug: text.count(notice) for slug, text in told.items() if notice in text} == {
        "start-here": 1}
    assert [slug for slug, text in told.items() if "crisis line" in text] == ["start-here"]


@pytest.mark.parametrize("file", [*sorted(CONTENT.rglob("*.md")), CONTENT / "audiogen.toml"],
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
    for entry in lexicon:
        word, said = entry.word, entry.alias
        own = {engine: alias for engine, alias, _ in entry.engines}
        holding = [line for line in lines
                   if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line.text, re.IGNORECASE)]
        assert holding, word
        assert said or own, word
        assert all(said in line.spoken for line in holding), word
        for engine, alias in own.items():
            assert all(alias in "".join(span.text for span in spans_for(line, engine))
                       for line in holding), word


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
