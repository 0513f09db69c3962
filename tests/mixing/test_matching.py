"""Rests that were written, found again among all silences that are heard, by lengths alone."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.errors import Place
from audiogen.mixing.matching import matched
from audiogen.mixing.model import Passage, TimedCue

RATE = 1000
SHORTEST = 0.1
HERE = Place("rest.md", 1)
Piece = tuple[str, int]
"""What is heard ("x") or silent ("."), and for how many samples."""


@dataclass(frozen=True)
class Spoken:
    """A line and the pause after it: sounds and silences by turns, and the pause, in samples."""

    pieces: tuple[int, ...]
    pause: int

    @property
    def length(self) -> int:
        return sum(self.pieces)

    @property
    def sound(self) -> list[Piece]:
        return [*((".x"[index % 2 == 0], length) for index, length in enumerate(self.pieces)),
                (".", self.pause)]


@st.composite
def lines(draw: st.DrawFn) -> Spoken:
    """Of one to four parts, with silences such as commas make between them."""
    count = draw(st.integers(1, 4))
    pieces = [draw(st.integers(250, 1800))]
    for _ in range(count - 1):
        pieces += [draw(st.integers(100, 450)), draw(st.integers(250, 1800))]
    return Spoken(tuple(pieces), draw(st.integers(590, 12000)))


def cues(texts: list[Spoken]) -> list[TimedCue]:
    found, position = [TimedCue("p", "pause", "", "", 0, 700, 0, HERE)], 700
    for number, text in enumerate(texts):
        end = position + text.length
        found += [TimedCue(f"l{number}", "line", f"Line {number}.", "", position, end, 0, HERE),
                  TimedCue(f"p{number}", "pause", "", "", end, end + text.pause, 0, HERE)]
        position = end + text.pause
    return found


def silences(pieces: list[Piece]) -> list[tuple[int, int]]:
    """As they are heard, neighbours joined."""
    found: list[list[int]] = []
    position = 0
    for kind, length in [(".", 700), *pieces]:
        if kind == "." and found and found[-1][1] == position:
            found[-1][1] += length
        elif kind == ".":
            found.append([position, position + length])
        position += length
    return [(start, end) for start, end in found]


def differing(passages: tuple[Passage, ...]) -> list[tuple[str, int]]:
    """Ids of passages that last another time than was written, and how much longer they are."""
    return [(each.cue, each.heard - each.written) for each in passages
            if each.heard != each.written]


def heard(texts: list[Spoken], pieces: list[Piece]) -> tuple[Passage, ...]:
    return matched(cues(texts), silences(pieces), RATE, SHORTEST)


several = st.lists(lines(), min_size=3, max_size=12)


@given(several)
def test_what_is_as_it_was_written_is_found_to_the_sample(texts: list[Spoken]) -> None:
    """Whatever silences the lines have of their own."""
    passages = heard(texts, [piece for text in texts for piece in text.sound])
    assert [(each.heard_start, each.heard_end) for each in passages] == [
        (each.start, each.end) for each in passages]
    assert [each.kind for each in passages] == ["pause", *["line", "pause"] * len(texts)]


@given(several, st.data())
def test_a_shifted_pause_is_the_one_that_differs(texts: list[Spoken], data: st.DataObject) -> None:
    """By a tenth of a second, longer or shorter; nothing after it is taken for shifted."""
    number = data.draw(st.integers(0, len(texts) - 1))
    shift = data.draw(st.sampled_from([-100, 100]))
    pieces = [piece for index, text in enumerate(texts) for piece in
              [*text.sound[:-1], (".", text.pause + shift * (index == number))]]
    assert differing(heard(texts, pieces)) == [(f"p{number}", shift)]


LINES = [Spoken((900, 200, 700), 2000), Spoken((1300,), 900), Spoken((500, 300, 2100), 5000),
         Spoken((700, 150, 400), 1200), Spoken((2600,), 3000), Spoken((450,), 2000)]


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_line_that_is_cut_out_is_the_one_that_is_not_heard(number: int) -> None:
    """With its pause, so that all others move up."""
    passages = heard(LINES, [piece for index, text in enumerate(LINES) for piece in text.sound
                             if index != number])
    assert [each.cue for each in passages[1::2] if not each.heard] == [f"l{number}"]
    assert {cue for cue, _ in differing(passages)} <= {f"l{number}", f"p{number}",
                                                       f"p{number - 1}", "p"}


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_line_that_is_silent_is_not_heard_where_it_was(number: int) -> None:
    """Its time belongs to the pause after it; everything else stays in its place."""
    pieces = [piece for index, text in enumerate(LINES) for piece in
              (text.sound if index != number else [(".", text.length + text.pause)])]
    passages = heard(LINES, pieces)
    length = LINES[number].length
    assert differing(passages) == [(f"l{number}", -length), (f"p{number}", length)]
    silent = passages[1 + 2 * number]
    assert silent.heard_start == silent.start


def test_two_lines_that_changed_places_are_the_two_that_differ() -> None:
    """Pauses stay where they were."""
    swapped = [LINES[0], LINES[1], Spoken(LINES[4].pieces, LINES[2].pause), LINES[3],
               Spoken(LINES[2].pieces, LINES[4].pause), LINES[5]]
    passages = heard(LINES, [piece for text in swapped for piece in text.sound])
    assert differing(passages) == [("l2", -300), ("l4", 300)]


def test_tones_among_breaths_break_no_rest() -> None:
    """Breathing lasts from one line to the next, whatever sounds in it."""
    sheet = [TimedCue("a", "line", "Breathe in", "", 0, 900, 0, HERE),
             TimedCue("b", "breath", "Breathe in", "", 900, 4000, 0, HERE),
             TimedCue("c", "breath", "Breathe out", "", 4000, 10000, 0, HERE),
             TimedCue("d", "pause", "", "", 10000, 12000, 0, HERE),
             TimedCue("e", "line", "Rest.", "", 12000, 13000, 0, HERE)]
    quiet = [(0, 0), (900, 4100), (7000, 7150), (9100, 12000), (13000, 13000)]
    passages = matched(sheet, quiet, RATE, SHORTEST)
    assert [each.kind for each in passages] == ["pause", "line", "breath", "line", "pause"]
    assert not differing(passages)


def test_cues_too_close_to_be_told_apart_are_one_passage() -> None:
    """No silence can be heard between them."""
    sheet = [TimedCue("a", "line", "One,", "", 0, 900, 0, HERE),
             TimedCue("b", "pause", "", "", 900, 950, 0, HERE),
             TimedCue("c", "line", "two.", "", 950, 2000, 0, HERE),
             TimedCue("d", "pause", "", "", 2000, 3000, 0, HERE)]
    passages = matched(sheet, [(0, 0), (2000, 3000)], RATE, SHORTEST)
    assert [each.text for each in passages[1::2]] == ["One, two."]
    assert not differing(passages)


def test_nothing_written_and_nothing_heard_is_one_rest() -> None:
    """An episode of silence."""
    sheet = [TimedCue("a", "pause", "", "", 0, 5000, 0, HERE)]
    assert not differing(matched(sheet, [(0, 5000)], RATE, SHORTEST))
