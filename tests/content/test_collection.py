"""What the collection says: titles, facts, the safety notice, and what goes with it."""

import re
from pathlib import Path

import pytest
from PIL import Image

from audiogen.building.casting import spans_for
from audiogen.scripting.estimate import estimate, running_time
from audiogen.scripting.model import Chapter, Line
from audiogen.scripting.numbers import in_words

from .bounds import WORDINGS
from .measures import foretold, minutes_said
from .written import CONTENT, EXPLORATIONS, KINDS, SLUGS, SPANISH, collection

NUMBERS = "|".join([r"\d+", *map(in_words, range(1, 61))])
ALLOWED = ("five, ten or fifteen minutes", "under three minutes", "Two or three minutes")
"""Minutes that an author may type: those that a practice can be fitted to, and those that a
rescue is held to by a bound of its own."""


def section(slug: str, heading: str) -> str:
    """What stands under a level-2 heading of an episode's source."""
    return re.split(rf"\n## {re.escape(heading)}(?: {{: \.silent }})?\n",
                    collection()[slug].source)[1].split("\n## ")[0]


def test_the_collection_is_whole() -> None:
    """A rescue first, then practices, guide, explorations and resources; bedtime is last."""
    assert tuple(collection()) == SLUGS
    kinds = [one.plan.settings.kind for one in collection().values()]
    assert kinds == list(KINDS)
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


NEEDED = ("if-tonight-is-hard", "start-here", "reaching-toward-support",
          "becoming-your-own-steady-presence")
"""Where the listener is told whom to call."""


def test_the_crisis_sentence_is_spoken_where_it_is_needed() -> None:
    """In the words that the show notes of every file print; all of the notice in the welcome."""
    notice = next(iter(collection().values())).plan.settings.notice
    company, crisis = re.split(r"(?<=\.) ", notice)
    told = {slug: " ".join(one.spoken).lower() for slug, one in collection().items()}
    assert "emergency services" in crisis
    assert [slug for slug, text in told.items() if crisis.lower() in text] == list(NEEDED)
    assert [slug for slug, text in told.items() if company.lower() in text] == ["start-here"]


def test_childhood_is_announced_before_it_is_spoken_of() -> None:
    """With a way round it, and time to take it."""
    spoken = collection()["co-regulation"].spoken
    warned = next(index for index, text in enumerate(spoken) if "about childhood" in text)
    assert "let it go by" in spoken[warned + 1]
    assert spoken[warned + 2].startswith("A child cries")
    for slug, one in collection().items():
        text = " ".join(one.spoken if slug != "co-regulation" else spoken[:warned])
        assert not re.search(r"childhood|punish|drown|deep water", text), slug


def test_a_burden_is_answered_in_the_same_breath() -> None:
    """The fear is named and met within a line or two."""
    spoken = collection()["reaching-toward-support"].spoken
    burden = next(text for text in spoken if "burden" in text)
    assert "most people are glad to be asked" in burden


def test_the_compass_speaks_of_no_food() -> None:
    """Not everyone can hear about eating."""
    told = " ".join(collection()["the-body-as-a-compass"].spoken)
    assert not re.search(r"\b(eat|food|bite|spoon|hungry|hunger|drink|can't stand)\b", told)


@pytest.mark.parametrize("file", [*sorted(CONTENT.rglob("*.md")), CONTENT / "audiogen.toml"],
                         ids=lambda file: file.name)
def test_no_running_time_is_typed(file: Path) -> None:
    """Minutes are put in by the build, so that no edit makes them wrong; and no link is shipped."""
    text = " ".join(file.read_text("utf-8").split())
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    assert not re.findall(rf"\b(?:{NUMBERS})[- ](?:minutes?|min)\b", text, re.IGNORECASE)
    assert not re.search(r"https?://(?!example\.org)", text)


@pytest.mark.parametrize("slug", SLUGS[1:])
def test_an_episode_says_what_it_is(slug: str) -> None:
    """It opens with its title and its minutes; only the rescue has no time for that."""
    one = collection()[slug]
    opening = " ".join(one.spoken[:2])
    assert one.plan.title in opening
    told = running_time(one.script) / 60
    assert list(minutes_said(opening)) in (
        [[in_words(int(told))], [in_words(int(told) + 1)]])


def test_openings_and_closings_differ() -> None:
    """Three wordings or more; closings name a need, and never a title that is about to be said."""
    settings = [one.plan.settings for one in collection().values()]
    openings = {dict(own.phrases).get("opening", "") for own in settings} - {""}
    assert len(openings) >= WORDINGS
    closings = [dict(own.phrases).get("closing", "") for own in settings[:-1]]
    assert all(closings)
    assert len(set(closings)) == len(closings)
    titles = [one.plan.title for one in collection().values()]
    for closing in closings:
        assert not [title for title in (*titles, "{next}") if title in closing], closing
    assert not dict(settings[-1].phrases).get("closing")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_title_is_not_said_twice_in_ten_seconds(slug: str) -> None:
    """Neither from an opening to its text, nor from a closing to what opens after it."""
    one = collection()[slug]
    moments = list(foretold(one.script))
    following = SLUGS.index(slug) + 1
    if following < len(SLUGS):
        moments += foretold(collection()[SLUGS[following]].script)
    titles = [other.plan.title for other in collection().values()]
    clock, said = 0.0, dict[str, float]()
    for moment in moments:
        for title in (title for title in titles if title in moment.text):
            assert clock - said.get(title, -10.0) >= 10, title
            said[title] = clock + moment.seconds
        clock += moment.seconds


@pytest.mark.parametrize("slug", SLUGS)
def test_an_episode_says_when_it_helps(slug: str) -> None:
    """In a listener's words, for the page, each in its own."""
    when = collection()[slug].plan.settings.when
    assert 10 <= len(when) <= 50
    assert when[-1].isalpha()
    assert [one.plan.settings.when for one in collection().values()].count(when) == 1


NEEDS = ("can't sleep", "are alone", "words are hard", "about people", "like to understand")
"""By which the welcome sorts."""


def test_the_welcome_helps_first() -> None:
    """Within twenty seconds it says where to go on a hard evening, then it goes by need."""
    script = collection()["start-here"].script
    words = list(zip(script.cues, estimate(script), strict=True))
    first = next(index for index, (cue, _) in enumerate(words)
                 if isinstance(cue, Line) and cue.text == "If tonight is hard, skip ahead now.")
    assert sum(seconds for _, seconds in words[:first + 3]) <= 20, "with where to go"
    told = " ".join(collection()["start-here"].spoken)
    assert [told.index(need) for need in NEEDS] == sorted(told.index(need) for need in NEEDS)
    titles = [one.plan.title for slug, one in collection().items() if slug != "start-here"]
    assert not [title for title in titles if title != "If tonight is hard" and title in told]


def test_what_the_welcome_promises_is_so() -> None:
    """A voice comes right after it, then the others who keep company; sleep lies at the end."""
    order = list(collection())
    place = order.index("start-here") + 1
    assert order[place:place + 4] == ["a-calm-voice-beside-you", "with-an-animal",
                                      "held-by-the-living-world", "someone-who-felt-safe"]
    assert collection()[order[-1]].plan.settings.kind == "bedtime"


def test_the_facts_of_the_guide_are_all_there() -> None:
    """Five situations, six signs, five starting points, and the explorations by name."""
    guide = "co-regulation"
    items = {heading: len(re.findall(r"^- ", section(guide, heading), re.MULTILINE)) for heading in
             ("What co-regulation is", "What it feels like", "If you don't have that now")}
    assert list(items.values()) == [5, 6, 5]
    for slug in EXPLORATIONS:
        assert collection()[slug].plan.title in section(guide, "Where to go next")
    assert "They do this beautifully." in section(guide, "If you don't have that now")
    last = section(guide, "Before you go").split("[pause")[-2].strip()
    assert last.endswith("beautiful."), last


def test_the_guide_says_how_many_chapters_it_has() -> None:
    """In its opening."""
    one = collection()["co-regulation"]
    chapters = [cue for cue in one.script.cues if isinstance(cue, Chapter)]
    assert f"in {in_words(len(chapters) - 1)} short chapters" in " ".join(one.spoken[:2])


def test_there_is_a_small_collection_in_spanish() -> None:
    """The rescue and one practice, in phrases of their own, and the crisis sentence in both."""
    spanish = collection("es")
    assert tuple(spanish) == SPANISH
    assert [one.plan.settings.kind for one in spanish.values()] == ["rescue", "practice"]
    for one in spanish.values():
        assert {line.language for line in one.script.lines} == {"es"}
        assert one.plan.settings.notice.partition(". ")[2] in " ".join(one.spoken)
        assert one.plan.settings.when


def test_the_facts_of_the_resources_are_all_there() -> None:
    """The four things, and the names of those who made them."""
    told = " ".join(collection()["resources"].spoken)
    for fact in ("feel frozen", "gentle co-regulation", "warmth inside", "steadiness of your own",
                 "Deb Dana", "polyvagal", "The Vagus Nerve Deck", "Melissa Romano",
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
