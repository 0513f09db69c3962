"""What the page says in each language, and how an episode becomes its page."""

import base64
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from audiogen.publishing.blocks import blocks
from audiogen.publishing.page import assembling
from audiogen.publishing.page.output import Page
from audiogen.publishing.page.reading import ReadingTranscript
from audiogen.publishing.page.script_data import as_data, for_script
from audiogen.publishing.page.talking import voice_script
from audiogen.publishing.page.wording import SAID, SPEEDS, TIMERS, languages, sentence, wording
from audiogen.publishing.shown import direction
from audiogen.publishing.sounds import SILENT, Recording, Saying
from audiogen.publishing.vocabulary import VOCABULARIES, vocabulary
from tests.publishing.episodes import CALM, SETTINGS, episode, publication, timeline

SCRIPTS = Path(__file__).resolve().parents[3] / "audiogen/publishing/page/script"
HOLES = re.compile(r"\{\w+\}")


def test_every_language_of_ours_has_words() -> None:
    """The same as the transcripts have."""
    assert languages() == tuple(sorted(code for code, _ in VOCABULARIES))


@pytest.mark.parametrize("language", languages())
def test_every_language_is_whole(language: str) -> None:
    """The same keys as English, the same holes for numbers, nothing empty, and labels whose whole
    form holds their short one, so that who says what they see is understood (WCAG 2.5.3)."""
    english, words = dict(wording("en").table), dict(wording(language).table)
    assert words.keys() == english.keys()
    for key, text in words.items():
        assert text.strip(), key
        assert sorted(HOLES.findall(text)) == sorted(HOLES.findall(english[key])), key
    pairs = {"silences_half": "half", "silences_made": "as_made", "silences_double": "double",
             "silences_more": "one_and_a_half", "timer_line": "short_line", "timer_off": "off",
             "timer_episode": "short_episode", "timer_collection": "short_collection",
             "size_largest": "short_largest", "colours_dark": "short_dark", "wait_on": "on",
             "spacing_normal": "short_close", "scan_off": "off", "wait_off": "wait"}
    for whole, short in pairs.items():
        assert words[short] in words[whole], (whole, short)


@pytest.mark.parametrize("language", languages())
def test_everything_that_is_said_is_recorded(language: str) -> None:
    """Labels, speeds, timers, minutes, numbers, titles, needs and chapters: whole sentences, and no
    number glued to a word."""
    words = wording(language)
    made = episode(when="I can't sleep", language=language)
    settings = replace(SETTINGS, language=language, help_text="Call a friend")
    phrases = Page().phrases((made, replace(made, number=2)), settings)
    assert len(set(phrases)) == len(phrases)
    wanted = [
        *(words[key] for key in SAID), "I can't sleep", "Co-regulation", "Two questions",
        "Calm Company", "Call a friend", words.minutes("left", 66), words.minutes("long", 66),
        *(words["speed_is"].format(speed=words.speed(speed)) for speed in SPEEDS),
        *(words["timer_minutes"].format(number=minutes) for minutes in TIMERS),
        words["episode"].format(number=1), words["episode"].format(number=2),
        words["left_minutes"].format(number=3)]
    assert {sentence(text) for text in wanted} <= set(phrases)
    assert not any("{" in phrase for phrase in phrases)


def test_what_the_script_can_say_is_in_the_table() -> None:
    """Every phrase that stands in a call of `say` or `tell`, or in what a control says."""
    text = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in (
        "talk.js", "naming.js", "player.js",
        "keys.js", "night.js", "scanning.js", "keeping.js", "lines.js"))
    calls = re.findall(r"(?:say|tell)\(([^;]*)\);|return \[([^\]]*)\]", text)
    said = {key for call in calls for key in re.findall(r"words\.(\w+)", "".join(call))}
    assert said
    assert said <= set(SAID)


def test_a_language_without_words_is_shown_in_english_and_not_spoken() -> None:
    """English words in another language's voice help nobody."""
    assert wording("tlh").language == "en"
    assert Page().phrases((episode(),), replace(SETTINGS, language="tlh")) == ()


@pytest.mark.parametrize(("tag", "way"), [("he", "rtl"), ("ar-EG", "rtl"), ("az-Arab", "rtl"),
                                          ("en", "ltr"), ("fa-Latn", "ltr"), ("de", "ltr")])
def test_languages_are_written_their_way(tag: str, way: str) -> None:
    """By language, and by script where that is named."""
    assert direction(tag) == way


@pytest.mark.parametrize(("seconds", "left"), [
    (0, "Less than a minute left"), (29, "Less than a minute left"), (45, "One minute left"),
    (240, "4 minutes left"), (7200, "120 minutes left"), (9000, "More than two hours left")])
def test_minutes_are_words(seconds: float, left: str) -> None:
    """Whole ones, as a person would say them."""
    assert wording("en").minutes("left", seconds) == left


def test_the_voice_is_one_script_whose_places_are_seconds() -> None:
    """Base64 of the whole recording, in pieces that join."""
    sound = bytes(range(256)) * 400
    made = b"".join(voice_script(Recording(sound, 1000, 1000, (Saying("</script>.", 500, 900),))))
    assert made.startswith(b'window.audiogenVoice={"clips":{"\\u003c/script\\u003e.":[0.44,1.02]}')
    inside = made[made.index(b'"sound":"') + 9:-4]
    assert base64.b64decode(inside) == sound


def test_a_collection_without_a_recording_has_no_talk_button() -> None:
    """No dead control."""
    shelf = publication((episode(),), SETTINGS)
    page = {file.name: b"".join(file.chunks)
            for file in Page().files(replace(shelf, recording=SILENT))}
    assert "page/voice.js" not in page
    assert b'id="talk"' not in page["index.html"]


def test_data_can_t_end_its_element() -> None:
    """No sign of it opens or closes a tag or a comment."""
    assert not set(as_data({"a": "</script><!--&"})) & set("<>&")


def test_breaths_know_their_phases() -> None:
    """By their own word for it where the cue has one, else by their place."""
    rows = for_script(episode())["cues"]
    assert isinstance(rows, list)
    assert [row[2] for row in rows if row[0] == "b"] == ["in", "out", "in", "out"]
    told = timeline(CALM)
    named = tuple(replace(cue, role="rest") if cue.kind == "breath" else cue for cue in told.cues)
    rows = for_script(episode(timeline=replace(told, cues=named)))["cues"]
    assert isinstance(rows, list)
    assert {row[2] for row in rows if row[0] == "b"} == {"rest"}


def test_blocks_hold_every_line_once_and_in_order() -> None:
    """Whatever the blocks are, their lines are the episode's."""
    made = episode()
    found = blocks(made, vocabulary("en"))
    lines = [line.cue for block in found for line in block.lines]
    assert lines == [index for index, cue in enumerate(made.timeline.cues) if cue.kind == "line"]
    assert [block.kind for block in found] == [
        "chapter", "paragraph", "paragraph", "silence", "sound", "chapter", "paragraph",
        "paragraph", "breath"]


def test_blocks_need_no_places_but_those_of_lines() -> None:
    """A timeline read back from its cue sheet knows only where lines come from."""
    made = episode()
    nowhere = replace(made.timeline.cues[0].place, file="elsewhere", line=0)
    cues = tuple(cue if cue.kind == "line" else replace(cue, place=nowhere)
                 for cue in made.timeline.cues)
    again = replace(made, timeline=replace(made.timeline, cues=cues))
    assert blocks(again, vocabulary("en")) == blocks(made, vocabulary("en"))


def test_a_transcript_stands_alone() -> None:
    """Title, chapters, words, notes and the computer's voice; a policy that needs no script."""
    page = ReadingTranscript().render(episode(), SETTINGS).decode()
    assert "<h1>Co-regulation</h1>" in page
    assert 'href="#chapter-2-of-co-regulation"' in page
    assert "Yet nervous systems settle in connection" in page
    assert "Breathe in, 4 seconds. Breathe out, 6 seconds. 2 times." in page
    assert "The voice that speaks here is made by a computer." in page
    assert "<script" not in page


def test_no_name_of_the_script_is_given_twice() -> None:
    """Its files stand in one function, where a second function of a name takes the first one's
    place without a word."""
    files = "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS.iterdir()
                      if file.name in assembling.SCRIPTS)
    names = re.findall(r"^(?:async )?(?:function|const|let|class)\s+(\w+)", files, re.MULTILINE)
    assert len(names) > 100
    assert [name for name, count in Counter(names).items() if count > 1] == []
