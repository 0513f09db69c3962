"""Texts made fit to be written, languages, and the few words of our own."""

from dataclasses import fields

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audiogen.publishing.languages import iso_639_2
from audiogen.publishing.line_breaks import flow
from audiogen.publishing.plain_text import one_line, paragraphs
from audiogen.publishing.vocabulary import VOCABULARIES, Vocabulary, vocabulary


@settings(deadline=None)
@given(st.text(st.characters()))
@example("0 \x08\r0")
@example("\ufffe\uffff\ufeff\ufdd0\x85\x7f\ud800")
def test_one_line_can_be_written_anywhere(text: str) -> None:
    """Whatever comes in, what goes out is one line of characters that XML and UTF-8 can hold."""
    line = one_line(text)
    line.encode()
    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in line)
    assert not set(line) & set("\u2028\u2029\ufeff\ufffe\uffff")
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


def test_no_break_spaces_and_marks_of_direction_stay() -> None:
    """They are the author's, and mean something."""
    assert one_line(" 10\u00a0 min \u200f") == "10\u00a0 min \u200f"


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """As in Markdown; a single line break is a space."""
    assert paragraphs("a\nb\r\n\r\n  c \n \n\n\nd\n") == ("a b", "c", "d")
    assert paragraphs(" \n") == ()


@pytest.mark.parametrize(("tag", "code"), [
    ("en", "eng"), ("en-GB", "eng"), ("DE", "deu"), ("pt_BR", "por"), ("zh-Hant-TW", "zho"),
    ("fil", "fil"), ("x-private", "und"), ("", "und"), ("qq", "und"), ("日本語", "und"),
])
def test_languages_become_three_letters(tag: str, code: str) -> None:
    """By the first subtag; what has no code is undetermined."""
    assert iso_639_2(tag) == code


@pytest.mark.parametrize(("tag", "words"), VOCABULARIES)
def test_every_vocabulary_is_whole(tag: str, words: Vocabulary) -> None:
    """No word is missing, the places for numbers are there, and the same sounds are named."""
    assert all(getattr(words, field.name) for field in fields(words))
    assert words.times.format(count=3).startswith("3")
    assert "7" in words.episode.format(number=7, total=9)
    assert "Calm" in words.cover.format(title="Calm")
    assert [name for name, _ in words.sounds] == ["bell", "chime"]
    assert vocabulary(tag.upper() + "-XX") is words


def test_unknown_languages_and_sounds_have_their_way() -> None:
    """English words where there are none, and a sound's own name where it has no other."""
    assert vocabulary("tlh").pause == "quiet"
    assert vocabulary("en").sound("gong") == "gong"


@pytest.mark.parametrize(("time", "words"), [
    (1, "1 second"), (8, "8 seconds"), (2.5, "2.5 seconds"), (0, "0 seconds"), (60, "1 minute"),
    (61, "1 minute 1 second"), (90, "1 minute 30 seconds"), (3600, "60 minutes"),
    (59.97, "1 minute"),
])
def test_durations_in_words(time: float, words: str) -> None:
    """To the tenth of a second, without figures that say nothing."""
    assert vocabulary("en").duration(time) == words


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Z", "C"]) | st.just(" "), max_size=300),
       st.integers(5, 60))
def test_lines_hold_the_words_and_keep_the_width(text: str, limit: int) -> None:
    """Broken lines hold the same characters in the same order, none wider than allowed."""
    flowing = flow(text, limit, len)
    if not flowing.chunks:
        assert not text.strip()
        return
    lines = flowing.lines(flowing.whole, limit)
    assert all(len(line) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines) == flowing.count(flowing.whole, limit)


def test_lines_break_where_the_eye_expects() -> None:
    """After a comma where that costs little evenness, and never before a closing mark."""
    text = "If it feels right, let your breath be long and easy."
    flowing = flow(text, 34, len)
    assert flowing.lines(flowing.whole, 34, clause=0) == (
        "If it feels right, let your", "breath be long and easy.")
    assert flowing.lines(flowing.whole, 34, clause=0.5) == (
        "If it feels right,", "let your breath be long and easy.")
    chinese = flow("\u6162\u6162\u547c\u5438\uff0c\u6162\u6162\u547c\u5438\u3002" * 3, 9, len)
    assert not any(line[0] in "\uff0c\u3002" for line in chinese.lines(chinese.whole, 9))
