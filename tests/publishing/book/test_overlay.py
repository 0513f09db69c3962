"""Words and sound in step: the steps of an overlay tile its episode."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audiogen.publishing.book.overlay import Step, overlay
from audiogen.publishing.model import Episode
from audiogen.publishing.shown import shown
from tests.publishing.episodes import RATE, Heard, episode, timeline

from .shelf import Opened, Par, made

KINDS = ("chapter", "line", "line:question", "pause", "sound", "breath")
HEARD = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["Rest.", "Breathe in", "-"]),
                           st.floats(0, 20)), min_size=1, max_size=30).filter(
    lambda heard: any(kind != "chapter" for kind, _, _ in heard))


def steps(of: Episode) -> tuple[Step, ...]:
    """All steps of an episode, in their order."""
    return tuple(step for stretch in overlay(shown(of), of.timeline) for step in stretch.steps)


@given(HEARD, st.sampled_from([22050, 24000, 44100, 48000]))
def test_steps_tile_the_episode(heard: list[Heard], rate: int) -> None:
    """From 0 to its end, whatever is in it, each a millisecond or more, each of one element."""
    of = episode(timeline=timeline(heard, rate))
    found = steps(of)
    assert found[0].begin == 0
    assert 0 <= of.timeline.length / rate - found[-1].end / 1000 < 0.001
    assert all(first.end == second.begin for first, second in pairwise(found))
    assert all(step.begin < step.end for step in found)
    assert len({step.id for step in found}) == len(found)


def test_every_line_begins_where_it_is_heard_and_keeps_the_silence_after_it() -> None:
    """Times of the cue sheet, to the millisecond; a silence that is stated has a step of its own,
    and breathing is one thing with the words that begin it."""
    assert tuple(Opened(made(episode())).pars("part-01.smil")) == tuple(
        Par(text, "part-01.mp3", begin, end) for text, begin, end in (
            ("Opening", 0, 3150),
            ("Healing is often pictured as something we do alone.", 3150, 7350),
            ("Yet nervous systems settle in connection, in the presence of someone who is steady, "
             "kind and unhurried, and who asks for nothing in return.", 7350, 15750),
            ("quiet, 8 seconds", 15750, 23750),
            ("bell", 23750, 33450),
            ("Two questions", 33450, 35950),
            ("Is it dependence?", 35950, 38450),
            ("No: it supports wholeness.", 38450, 42650),
            ("Breathe in, 4 seconds. Breathe out, 6 seconds. 2 times.", 42650, 65671)))


def test_durations_add_up() -> None:
    """That of each overlay is the sum of its clips, that of the book the sum of the overlays."""
    book = Opened(made(episode(), episode([("line", "Rest.", 1.2345)]),
                       episode([("pause", "", 3)])))
    lengths = []
    for name in book.names(".smil"):
        length = sum(par.end - par.begin for par in book.pars(name))
        assert book.meta("media:duration", f"#{name[:-5]}-overlay") == [
            f"{length / 1000:.3f}s"]
        lengths.append(length)
    assert book.meta("media:duration") == [f"{sum(lengths) / 1000:.3f}s"]


def test_where_nothing_is_shown_the_title_is_heard() -> None:
    """An episode of one short silence has an overlay, too."""
    assert [par.text for par in Opened(made(episode([("pause", "", 3)]))).pars("part-01.smil")] == [
        "Co-regulation"]


def test_a_title_that_nobody_speaks_has_no_sound_of_its_own() -> None:
    """It is shown, and the sound goes on from the words before it to those after it."""
    of = episode([("chapter", "One", 0), ("line", "Here.", 1), ("pause", "", 2),
                  ("chapter", "Two", 0), ("pause", "", 1), ("line", "There.", 1)])
    assert [(step.begin, step.end) for step in steps(of)] == [
        (0, 4000), (4000, of.timeline.length * 1000 // RATE)]


def test_what_is_shorter_than_a_millisecond_has_no_step() -> None:
    """A clip must begin before it ends."""
    of = episode([("line", "One.", 1), ("line", "Two.", 1), ("line", "Three.", 1)])
    first, second, third = of.timeline.cues
    cues = (first, replace(second, end=second.start + 3), replace(third, start=second.start + 3))
    of = replace(of, timeline=replace(of.timeline, cues=cues))
    assert [step.id for step in steps(of)] == ["cue-0", "cue-2"]
