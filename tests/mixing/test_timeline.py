"""The arithmetic of the timeline, over scripts and clips of every shape."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.errors import ContentError
from audiogen.mixing.breathing import tone_name, tone_seconds
from audiogen.mixing.frames import frames_for
from audiogen.mixing.info import extra_frames
from audiogen.mixing.model import ClipFacts, Finish, Quality, Timeline
from audiogen.mixing.timeline import arrange, line_beds, sound_names
from audiogen.scripting.model import BedChange, Chapter, Cue, Phase, Script, Sound
from tests.mixing.studio import HERE, SMALL, STANDARD, line, pause, phase, script, spec

QUALITIES = (SMALL, STANDARD, Quality("small", 24000, 64, 96))


def facts(seconds: float, quality: Quality, lead: int = 40, ring: int = 700) -> ClipFacts:
    """Facts such as `finish` gives for a voice of that length."""
    frame = quality.frame
    onset = frame + lead
    offset = onset + max(1, round(seconds * quality.sample_rate))
    frames = frames_for(offset + ring, frame)
    return ClipFacts(frames, onset, offset, -3.0, frames * 100, b"")


def laid(text: Script, wanted: Finish, lengths: dict[str, float]) -> Timeline:
    """The timeline of a script whose lines last as long as `lengths` says, else a second."""
    quality = wanted.quality
    clips = {one.id: (f"clip {one.id}", facts(lengths.get(one.id, 1.0), quality))
             for one in text.lines}
    sounds = {}
    for name in sound_names(text):
        length = (tone_seconds(float(name.split(":")[2])) if name.startswith("breath")
                  else 5.0)
        sounds[name] = (name, facts(length, quality, lead=0))
    return arrange(text, clips, sounds, wanted)


def checked(timeline: Timeline) -> Timeline:
    """What holds for every timeline."""
    assert timeline.length % timeline.frame == 0
    assert timeline.cues[0].start == 0
    assert timeline.cues[-1].end == timeline.length
    for before, after in pairwise(timeline.cues):
        assert before.end == after.start
        assert (before.kind, after.kind) != ("pause", "pause")
    assert all(cue.start < cue.end for cue in timeline.cues)
    assert len({cue.id for cue in timeline.cues}) == len(timeline.cues)
    for first, second in pairwise(timeline.placements):
        assert first.frame + first.frames <= second.frame
    assert timeline.placements == () or timeline.placements[0].frame >= 0
    assert timeline.chapters[0].start == 0
    assert timeline.chapters[-1].end == timeline.length
    for earlier, later in pairwise(timeline.chapters):
        assert earlier.end == later.start
    for cue in timeline.cues:
        chapter = timeline.chapters[cue.chapter]
        assert chapter.start <= cue.start < chapter.end
    assert timeline.beds[0][0] == 0
    assert all(one[0] < other[0] for one, other in pairwise(timeline.beds))
    return timeline


lengths = st.floats(0.05, 9.0)
pauses = st.floats(0.0, 20.0)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[Script, dict[str, float]]:
    """Any mixture of cues; phases are long enough for the words that cue them."""
    cues: list[Cue] = []
    spoken: dict[str, float] = {}
    for _ in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(("line", "line", "pause", "sound", "chapter", "bed", "breath")))
        if kind == "line":
            one = line(len(spoken) + 1)
            spoken[one.id] = draw(lengths)
            cues.append(one)
        elif kind == "pause":
            cues.append(pause(draw(pauses)))
        elif kind == "sound":
            cues.append(Sound(draw(st.sampled_from(("bell", "chime"))), HERE))
        elif kind == "chapter":
            cues.append(Chapter(f"Part {len(cues)}", HERE))
        elif kind == "bed":
            cues.append(BedChange(draw(st.sampled_from(("room", "silence"))), HERE))
        else:
            for cycle in range(1, draw(st.integers(1, 4)) + 1):
                for step in ("in", "hold", "out", "rest"):
                    words = line(len(spoken) + 1) if draw(st.booleans()) else None
                    if words:
                        spoken[words.id] = draw(st.floats(0.1, 1.2))
                    cues.append(phase(step, draw(st.floats(1.6, 8.0)), cycle, words))
    return script(*cues), spoken


@settings(max_examples=100, deadline=None)
@given(scripts(), st.sampled_from(QUALITIES))
def test_cues_tile_every_episode(drawn: tuple[Script, dict[str, float]], quality: Quality) -> None:
    """No gap, no overlap, no two pauses side by side, whatever the author wrote."""
    checked(laid(drawn[0], spec(quality), drawn[1]))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(lengths, st.floats(0.4, 30.0)), min_size=2, max_size=30),
       st.sampled_from(QUALITIES))
def test_a_pause_is_as_long_as_it_was_written(said: list[tuple[float, float]],
                                              quality: Quality) -> None:
    """Each within half a frame (13 ms), the last no worse than the first."""
    cues: list[Cue] = [pause(1.0)]
    spoken = {}
    for number, (length, rest) in enumerate(said, 1):
        one = line(number)
        spoken[one.id] = length
        cues += [one, pause(rest)]
    timeline = checked(laid(script(*cues), spec(quality), spoken))
    rests = [cue for cue in timeline.cues if cue.kind == "pause"]
    for cue, written in zip(rests, [1.0, *(rest for _, rest in said)], strict=True):
        heard = cue.end - cue.start
        assert abs(heard - written * timeline.rate) <= timeline.frame / 2 + 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(1.6, 9.0), min_size=1, max_size=4), st.integers(1, 40),
       st.integers(0, 3), st.sampled_from(QUALITIES))
def test_breath_keeps_its_grid(seconds: list[float], cycles: int, worded: int,
                               quality: Quality) -> None:
    """The last phase of forty cycles is as near to its place as the first: half a frame."""
    names = ("in", "hold", "out", "rest")
    phases: list[Phase] = []
    for cycle in range(1, cycles + 1):
        for step, length in zip(names, seconds, strict=False):
            words = line(len(phases) + 1) if cycle <= worded else None
            phases.append(phase(step, length, cycle, words))
    timeline = checked(laid(script(pause(2.0), line(9999), pause(1.234), *phases, pause(1.0)),
                            spec(quality), {}))
    starts = [cue for cue in timeline.cues if cue.kind in ("line", "breath")][1:]
    at: list[int] = []
    words_before = False
    for cue in starts:
        if not words_before:
            at.append(cue.start)
        words_before = cue.kind == "line"
    assert len(at) == len(phases)
    elapsed = 0.0
    for each, start in zip(phases, at, strict=True):
        assert abs(start - at[0] - elapsed * timeline.rate) <= timeline.frame / 2 + 1
        elapsed += each.seconds
    assert abs(starts[-1].end - at[0] - elapsed * timeline.rate) <= 1


def test_a_worded_phase_is_a_line_and_then_breath() -> None:
    """The words have their own cue; what remains of the phase is breath."""
    timeline = laid(script(pause(1.0), phase("in", 4.0, 1, line(1)), phase("out", 6.0), pause(1.0)),
                    spec(), {})
    assert [(cue.kind, cue.text) for cue in timeline.cues] == [
        ("pause", ""), ("line", "Line 1."), ("breath", "Breathe in"), ("breath", "Breathe out"),
        ("pause", "")]
    assert [placed.key for placed in timeline.placements] == ["clip 00000001", "breath:out:6.0"]


def test_all_cues_that_outlast_their_phase_are_told_at_once() -> None:
    """With place, both durations and what to do; phases that fit are not mentioned."""
    long, fits = line(1, "Now gently let the breath come in."), line(2, "Hold.")
    text = script(pause(1.0), phase("in", 2.0, 1, long), phase("hold", 2.0, 1, fits),
                  phase("out", 0.3), pause(1.0))
    with pytest.raises(ContentError) as caught:
        laid(text, spec(), {long.id: 2.6, fits.id: 0.5})
    first, second = sorted(caught.value.faults, key=lambda fault: len(fault.message))
    assert str(first).startswith("content/rest.md:7: ")
    assert "0.3 s is too short" in first.message
    assert "“Now gently let the breath come in.” takes 2.6 s" in second.message
    assert "lasts 2 s" in second.message
    assert "at least 2.8 s" in second.message


def test_what_the_fault_advises_is_enough() -> None:
    """A phase of the length that the message names has no fault."""
    words = line(1)
    for quality in QUALITIES:
        for said in (0.31, 0.77, 1.5, 2.345):
            with pytest.raises(ContentError) as caught:
                laid(script(pause(1.0), phase("in", said - 0.05, 1, words), phase("out", 5.0)),
                     spec(quality), {words.id: said})
            needed = float(str(caught.value).split("at least ")[1].split(" s")[0])
            checked(laid(script(pause(1.0), phase("in", needed, 1, words), phase("out", 5.0)),
                         spec(quality), {words.id: said}))


def test_tones_need_no_more_than_their_phase() -> None:
    """From the shortest phase on, a tone ends before the next cue's segment begins."""
    for quality in QUALITIES:
        for seconds in (0.5, 0.6, 1.0, 2.5, 4.0, 19.0):
            phases = [phase(kind, seconds, cycle)
                      for cycle in range(1, 30) for kind in ("in", "out")]
            timeline = checked(laid(script(pause(1.0), *phases), spec(quality), {}))
            first = timeline.cues[1].start
            for number, cue in enumerate(timeline.cues[1:]):
                assert abs(cue.start - first - number * seconds * timeline.rate) \
                    <= timeline.frame / 2 + 1


def test_a_chapter_begins_shortly_before_it_is_heard() -> None:
    """0.4 s, inside the pause; where the pause is shorter, with the pause."""
    text = script(pause(1.0), Chapter("One", HERE), line(1), pause(5.0), Chapter("Two", HERE),
                  line(2), pause(0.25), Chapter("Three", HERE), Sound("bell", HERE), pause(1.0))
    timeline = checked(laid(text, spec(), {}))
    heard = {cue.text: cue for cue in timeline.cues if cue.kind != "pause"}
    assert [(chapter.title, chapter.start) for chapter in timeline.chapters] == [
        ("One", 0), ("Two", heard["Line 2."].start - round(0.4 * 22050)),
        ("Three", heard["Line 2."].end)]
    assert [heard[text].chapter for text in ("Line 1.", "Line 2.", "bell")] == [0, 1, 2]


def test_what_precedes_the_first_heading_is_a_chapter_of_the_episode() -> None:
    """It bears the episode's title; an episode without chapters is one."""
    timeline = laid(script(pause(1.0), line(1), pause(2.0), Chapter("One", HERE), line(2)),
                    spec(), {})
    assert [chapter.title for chapter in timeline.chapters] == ["Resting", "One"]
    assert [chapter.title for chapter in laid(script(line(1)), spec(), {}).chapters] == ["Resting"]


def test_ids_survive_edits_elsewhere() -> None:
    """A new line changes no id but its own pause's and those of what stands right after it."""
    rest = (line(2), pause(1.0), Sound("bell", HERE), pause(2.0), line(3), pause(1.0))
    before = laid(script(pause(1.0), line(1), pause(1.0), *rest), spec(), {})
    after = laid(script(pause(1.0), line(1), pause(1.0), line(4), pause(0.5), *rest), spec(), {})
    known = [cue.id for cue in after.cues]
    assert [cue.id for cue in before.cues if cue.id not in known] == []


def test_beds_change_where_the_author_says() -> None:
    """A change stands at a frame of the pause, and lines know what lies under them."""
    text = script(pause(1.0), line(1), pause(2.0), BedChange("silence", HERE), pause(2.0), line(2),
                  BedChange("silence", HERE), pause(1.0))
    timeline = checked(laid(text, spec(), {}))
    (_, first), (frame, second) = timeline.beds
    assert (first, second) == ("room", "silence")
    cue = timeline.cues[2]
    assert abs(frame * SMALL.frame - cue.start - 2.0 * 22050) <= SMALL.frame
    assert line_beds(text, "room") == {"00000001": "room", "00000002": "silence"}


def test_sounds_are_asked_for_once_each() -> None:
    """Tones for phases without words; nothing for holds."""
    text = script(Sound("bell", HERE), phase("in", 4.0), phase("hold", 2.0), phase("out", 5.5),
                  phase("in", 4.0, 2), phase("out", 5.5, 2, line(1)), Sound("bell", HERE))
    assert sound_names(text) == ("bell", "breath:in:4.0", "breath:out:5.5")
    assert tone_name(phase("rest", 3.0)) == ""


def test_an_episode_of_pauses_alone_has_a_timeline() -> None:
    """So has one that begins with a line, and one that ends with it."""
    only = checked(laid(script(pause(1.5), pause(2.5)), spec(), {}))
    assert abs(only.length - 4 * 22050) <= SMALL.frame / 2
    assert [cue.kind for cue in only.cues] == ["pause"]
    bare = checked(laid(script(line(1), line(2)), spec(), {}))
    assert [cue.kind for cue in bare.cues] == ["pause", "line"] * 2 + ["pause"]


def test_the_last_samples_have_frames_to_come_from() -> None:
    """1105 samples of codec delay are one frame at 44.1 kHz and two at 22.05."""
    assert (extra_frames(1152), extra_frames(576)) == (1, 2)


def test_two_clips_never_share_a_frame() -> None:
    """Where a pause is shorter than the segments' own ends, it is as short as can be."""
    text = script(line(1), pause(0.01), line(2))
    timeline = checked(laid(text, spec(), {}))
    gap = timeline.cues[2]
    assert gap.kind == "pause"
    assert 0.01 < (gap.end - gap.start) / 22050 < 0.2
