"""What is shown while an episode is heard, from when to when, before any format."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.publishing import subrip, webvtt
from audiogen.publishing.captions import (
    READING_TIME,
    Caption,
    Room,
    captions,
    columns,
    parted,
    rows,
)
from audiogen.publishing.plain_text import one_line

from .episodes import Heard, episode
from .hostile import NASTY

ROOMS = [pytest.param(webvtt.ROOM, id="WebVTT"), pytest.param(subrip.ROOM, id="SubRip")]


def shown(*heard: Heard, language: str = "en") -> list[tuple[int, int, str]]:
    """Start, end and text of each caption."""
    return [(each.start, each.end, each.text)
            for each in captions(episode(heard, language=language))]


def test_a_line_is_shown_exactly_while_it_is_heard() -> None:
    """A caption has the start and the end of its line in the cue sheet, to the millisecond."""
    (made,) = captions(episode([("pause", "", 0.75), ("line", "You might notice your feet.", 2.345),
                                ("pause", "", 2)]))
    assert made == Caption("00000002", "", 750, 3095, "You might notice your feet.")


def test_bells_and_silences_stand_while_they_last() -> None:
    """A silence of three seconds and more is told with its length; a shorter one shows nothing."""
    made = shown(("line", "Rest here.", 2), ("pause", "", 2.9), ("line", "And now.", 2),
                 ("pause", "", 3), ("sound", "bell", 6), ("pause", "", 90), ("line", "Done.", 2))
    assert made == [
        (0, 2000, "Rest here."), (4900, 6900, "And now."), (6900, 9900, "[quiet, 3 seconds]"),
        (9900, 15900, "[bell]"), (15900, 105900, "[quiet, 1 minute 30 seconds]"),
        (105900, 107911, "Done.")]


@pytest.mark.parametrize(("language", "bell", "quiet"), [
    ("de", "[Glocke]", "[Stille, 12 Sekunden]"), ("es-MX", "[campana]", "[silencio, 12 segundos]"),
    ("fr", "[cloche]", "[silence, 12 secondes]"), ("it", "[campana]", "[silenzio, 12 secondi]"),
    ("pt", "[sino]", "[silêncio, 12 segundos]"), ("nl", "[bel]", "[stilte, 12 seconden]"),
    ("tlh", "[bell]", "[quiet, 12 seconds]")])
def test_they_are_named_in_the_episodes_language(language: str, bell: str, quiet: str) -> None:
    """English where we have no words."""
    made = shown(("sound", "bell", 6), ("pause", "", 12), language=language)
    assert [text for *_, text in made] == [bell, quiet]


def test_breathing_is_told_as_it_goes() -> None:
    """Each phase of each cycle from its beginning to its end, whether words or a tone cue it."""
    made = shown(("pause", "", 1), ("line", "Breathe in.", 1), ("breath", "Breathe in", 3),
                 ("line", "And out, slowly.", 1), ("breath", "Breathe out", 5),
                 ("breath", "Breathe in", 4), ("breath", "Breathe out", 6))
    assert made == [
        (1000, 5000, "Breathe in. [4 seconds]"), (5000, 11000, "And out, slowly. [6 seconds]"),
        (11000, 15000, "[Breathe in, 4 seconds]"), (15000, 21002, "[Breathe out, 6 seconds]")]


def test_a_phase_too_short_to_read_its_length_in_is_named_alone() -> None:
    """Twenty characters a second, even where a phase takes one."""
    made = shown(("line", "Breathe in.", 0.6), ("breath", "Breathe in", 0.4),
                 ("breath", "Hold", 1), ("breath", "Breathe out", 1.5))
    assert [text for *_, text in made] == [
        "Breathe in.", "[Hold, 1 second]", "[Breathe out, 1.5 seconds]"]


def test_speakers_other_than_the_narrator_are_named() -> None:
    """A role as a name; neither the narrator nor a bell has one."""
    made = captions(episode([("line:question", "Is it?", 2), ("line:wise_friend", "No.", 1),
                             ("line:guide", "Breathe in.", 1), ("breath:in", "Breathe in", 3),
                             ("breath:out", "Breathe out", 3), ("line", "Plain.", 1),
                             ("sound:bell", "bell", 4)]))
    assert [each.speaker for each in made] == ["Question", "Wise friend", "Guide", "", "", ""]


def test_a_long_line_is_parted_at_a_clause() -> None:
    """What does not fit two rows is shown in parts that follow each other without a gap."""
    text = ("If it feels all right, you might let your eyes rest on something in the room, "
            "a colour, a shape, or the light on a wall, and stay with it for a while.")
    (made,) = captions(episode([("line", text, 12.0), ("pause", "", 2)]))
    first, second = parted(made, webvtt.ROOM)
    assert (first.id, second.id) == ("00000001", "00000001-2")
    assert first.text.endswith(",")
    assert first.start == 0
    assert first.end == second.start
    assert second.end == 12000
    assert f"{first.text} {second.text}".replace("\n", " ") == text


def test_what_passes_too_fast_stays_into_the_silence() -> None:
    """A caption is held to 20 characters a second where a silence follows, and no longer."""
    text = "A line that is said much faster than it can be read."
    (held,) = captions(episode([("line", text, 1.0), ("pause", "", 2.8)]))
    assert held.end == len(text) * READING_TIME
    crowded = captions(episode([("line", text, 1.0), ("line", "Next.", 1.0)]))
    assert crowded[0].end == crowded[1].start == 1000


def test_a_silence_comes_late_where_words_are_still_to_be_read() -> None:
    """It keeps the time to be read itself, and its end."""
    text = "A line that is said much faster than it can be read."
    line, quiet = captions(episode([("line", text, 1), ("pause", "", 8)]))
    assert line.end == quiet.start == len(text) * READING_TIME
    assert quiet.end >= 9000
    line, quiet = captions(episode([("line", text * 9, 1), ("pause", "", 3)]))
    assert quiet.end - quiet.start == len("[quiet, 3 seconds]") * READING_TIME


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_shown_whole(text: str, room: Room) -> None:
    """Whatever characters a line holds, captions show all of them, in rows that are not long."""
    (made,) = captions(episode([("pause", "", 1), ("line", text, 9), ("pause", "", 1)]))
    parts = tuple(parted(made, room))
    assert re.sub(r"\s", "", "".join(part.text for part in parts)) == re.sub(
        r"\s", "", one_line(text))
    for part in parts:
        assert part.text.count("\n") <= 1
        assert all(len(row.encode("utf-16-le")) // 2 <= room.widest
                   for row in part.text.split("\n"))


def test_signs_of_several_characters_are_not_torn() -> None:
    """Families, flags, skin tones and accents stay together where an endless word is cut."""
    for sign in ("👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301"):
        for part in rows(sign * 100, webvtt.ROOM):
            assert all(len(row) % len(sign) == 0 for row in part.split("\n"))


def test_rows_are_even() -> None:
    """Two rows are set nearly as wide as each other and not one full and one with a single word."""
    text = "Nervous systems settle in connection with others."
    first, second = rows(text, webvtt.ROOM)[0].split("\n")
    assert abs(len(first) - len(second)) <= 8


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(
    st.sampled_from(["line", "line:quote", "breath", "sound", "pause"]),
    st.text(st.characters(codec="utf-8"), max_size=220),
    st.floats(0.05, 12)), min_size=1, max_size=12), st.sampled_from([webvtt.ROOM, subrip.ROOM]))
def test_captions_keep_order_and_limits(heard: list[Heard], room: Room) -> None:
    """No overlap, no empty one, no row too long, none after the end, whatever is heard."""
    made = episode(heard)
    parts = [part for caption in captions(made) for part in parted(caption, room)]
    assert all(first.end <= second.start for first, second in pairwise(parts))
    assert all(part.start < part.end for part in parts)
    assert all(part.end <= made.timeline.length * 1000 // made.timeline.rate for part in parts)
    assert all(part.text.strip() for part in parts)
    assert all(columns(row) <= room.widest for part in parts for row in part.text.split("\n"))
    assert len({part.id for part in parts}) == len(parts)


def test_ten_thousand_cues() -> None:
    """A day-long episode is captioned line by line."""
    heard = [("line", f"Line {number}, said at an unhurried pace.", 4.0) for number in range(10000)]
    made = captions(episode(heard))
    assert len(made) == 10000
    assert made[-1].start == 39996000
