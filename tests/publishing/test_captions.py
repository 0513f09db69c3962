"""Captions, judged by two parsers that are not ours where they are at hand."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.publishing.captions import WIDEST, Captions, columns, rows
from audiogen.publishing.plain_text import one_line

from .episodes import SETTINGS, Heard, episode, timeline

Shown = tuple[str, int, int, str]
"""Id, start and end in milliseconds, text with its marks."""

NASTY = (
    "a --> b", "x < y & z > 0", "</v><b>bold</b>", "&amp; &lt;", "NOTE not a note", "STYLE",
    "WEBVTT", "tab\tand\r\nbreaks\x0b\x0c", "zero\x00byte \x07bell \x1b[31m", "\ud800 half",
    "שלום לכם, נשמו לאט", "مرحبا، تنفّس ببطء",
    "\u4f60\u597d\uff0c\u8bf7\u6162\u6162\u547c\u5438\u3002" * 12, "😀👩‍👩‍👧‍👦🇩🇪👍🏽" * 20,
    "x" * 500, "https://example.org/" + "long-path/" * 40, "e\u0301" * 200, "\ufeffmark",
    "line\u2028separator\u2029here", "…", "-", "word " * 300,
)


def shown(data: bytes) -> list[Shown]:
    """The cues of a file, read by the few rules that we rely on."""
    head, *blocks = data.decode().rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    found = []
    for block in blocks:
        lines = block.split("\n")
        name = "" if "-->" in lines[0] else lines.pop(0)
        times = re.fullmatch(r"(\d\d):(\d\d):(\d\d)\.(\d{3}) --> (\d\d):(\d\d):(\d\d)\.(\d{3})",
                             lines[0])
        assert times, block
        values = list(map(int, times.groups()))
        start, end = (((values[at] * 60 + values[at + 1]) * 60 + values[at + 2]) * 1000
                      + values[at + 3] for at in (0, 4))
        found.append((name, start, end, "\n".join(lines[1:])))
    return found


def plain(text: str) -> str:
    """A cue's text as a viewer sees it."""
    text = re.sub(r"<[^>]*>", "", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def captions(*heard: Heard) -> list[Shown]:
    return shown(Captions().render(episode(heard), SETTINGS))


def test_a_line_is_shown_exactly_while_it_is_heard() -> None:
    """A caption has the start and the end of its line in the cue sheet, to the millisecond."""
    made = captions(("pause", "", 0.75), ("line", "You might notice your feet.", 2.345),
                    ("pause", "", 2))
    assert made == [("00000002", 750, 3095, "You might notice your feet.")]


def test_captions_hold_no_word_that_is_not_said() -> None:
    """Silences show nothing, and a bell is the note that captions have for sounds."""
    made = captions(("line", "Rest here.", 2), ("pause", "", 3.5), ("line", "And now.", 2),
                    ("pause", "", 4.99), ("sound", "bell", 6), ("pause", "", 90))
    assert [text for *_, text in made] == [
        "Rest here.", "And now.", "♪"]


def test_breaths_are_captioned_once() -> None:
    """Words that cue a phase are shown while they are heard, a phase with a tone as a note."""
    made = captions(("pause", "", 1), ("line", "Breathe in.", 1), ("breath", "Breathe in", 3),
                    ("breath", "Breathe out", 6), ("line", "Breathe in.", 1),
                    ("breath", "Breathe in", 3))
    assert [(start, end, text) for _, start, end, text in made] == [
        (1000, 2000, "Breathe in."), (5000, 11000, "♪"), (11000, 12000, "Breathe in.")]


def test_speakers_other_than_the_narrator_are_named() -> None:
    """A role becomes a voice tag whose name can hold any character."""
    made = captions(("line:question", "Is it dependence?", 2), ("line:wise_friend", "No.", 1),
                    ("line:<a>&", "Odd.", 1), ("line", "Plain.", 1))
    assert [text for *_, text in made] == [
        "<v Question>Is it dependence?", "<v Wise friend>No.", "<v &lt;a&gt;&amp;>Odd.", "Plain."]


def test_a_long_line_is_parted_at_a_clause() -> None:
    """What does not fit two rows is shown in parts that follow each other without a gap."""
    text = ("If it feels all right, you might let your eyes rest on something in the room, "
            "a colour, a shape, or the light on a wall, and stay with it for a while.")
    made = captions(("line", text, 12.0), ("pause", "", 2))
    assert [name for name, *_ in made] == ["00000001", "00000001-2"]
    assert made[0][3].endswith(",")
    assert made[0][1] == 0
    assert made[0][2] == made[1][1]
    assert made[1][2] == 12000
    assert " ".join(plain(part).replace("\n", " ") for *_, part in made) == text


def test_what_passes_too_fast_stays_into_the_silence() -> None:
    """A caption is held to 20 characters a second where a silence follows, and no longer."""
    text = "A line that is said much faster than it can be read."
    held = captions(("line", text, 1.0), ("pause", "", 8))
    assert held[0][2] == len(text) * 50 + 1
    assert len(held) == 1
    crowded = captions(("line", text, 1.0), ("line", "Next.", 1.0))
    assert crowded[0][2] == crowded[1][1] == 1000


def test_captions_never_pass_the_end_of_the_audio() -> None:
    """The last caption ends with the audio, rounded down, even where it would like to stay."""
    made = episode([("line", "Far too many words for such a little time, are they not?", 0.5)])
    _, _, end, _ = shown(Captions().render(made, SETTINGS))[-1]
    assert end == made.timeline.length * 1000 // made.timeline.rate


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_shown_whole(text: str) -> None:
    """Whatever characters a line holds, captions show all of them, in rows that are not long."""
    made = captions(("pause", "", 1), ("line", text, 9), ("pause", "", 1))
    seen = "".join(plain(part) for *_, part in made)
    assert re.sub(r"\s", "", seen) == re.sub(r"\s", "", one_line(text))
    for *_, part in made:
        assert part.count("\n") <= 1
        assert all(len(row.encode("utf-16-le")) // 2 <= WIDEST for row in plain(part).split("\n"))


def test_signs_of_several_characters_are_not_torn() -> None:
    """Families, flags, skin tones and accents stay together where an endless word is cut."""
    for sign in ("👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301"):
        for part in rows(sign * 100):
            assert all(len(row) % len(sign) == 0 for row in part.split("\n"))


def test_rows_are_even() -> None:
    """Two rows are set nearly as wide as each other and not one full and one with a single word."""
    first, second = rows("Nervous systems settle in connection with others.")[0].split("\n")
    assert abs(len(first) - len(second)) <= 8


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(
    st.sampled_from(["line", "line:quote", "breath", "sound", "pause"]),
    st.text(st.characters(codec="utf-8"), max_size=220),
    st.floats(0.05, 12)), min_size=1, max_size=12))
def test_captions_keep_order_and_limits(heard: list[Heard]) -> None:
    """No overlap, no empty cue, no row too long, none after the end, whatever is heard."""
    made = episode(heard)
    cues = shown(Captions().render(made, SETTINGS))
    assert all(first[2] <= second[1] for first, second in pairwise(cues))
    assert all(start < end for _, start, end, _ in cues)
    assert all(end <= made.timeline.length * 1000 // made.timeline.rate for _, _, end, _ in cues)
    assert all(plain(text).strip() for *_, text in cues)
    assert all(columns(row) <= WIDEST for *_, text in cues for row in plain(text).split("\n"))
    assert len({name for name, *_ in cues}) == len(cues)


def test_ten_thousand_cues() -> None:
    """A day-long episode is captioned line by line, with hours in its times."""
    heard = [("line", f"Line {number}, said at an unhurried pace.", 4.0) for number in range(10000)]
    made = captions(*heard)
    assert len(made) == 10000
    assert made[-1][1] == 39996000


JUDGE = """
const { WebVTTParser } = require('webvtt-parser');
const file = require('fs').readFileSync(0, 'utf8');
const read = new WebVTTParser().parse(file, 'subtitles/captions/descriptions');
const cues = read.cues.map(cue => [cue.startTime, cue.endTime]);
console.log(JSON.stringify({ errors: read.errors, cues }));
"""


def test_the_parser_of_the_w3c_finds_nothing_wrong(tmp_path: Path) -> None:
    """Every nasty text passes webvtt-parser without an error, with the cues that we meant."""
    modules = os.environ.get("NODE_PATH")
    if not shutil.which("node") or not modules:
        pytest.skip("needs node, and NODE_PATH set to a folder that holds webvtt-parser")
    if not (Path(modules) / "webvtt-parser").is_dir():
        pytest.skip(f"webvtt-parser is not in {modules}")
    heard: list[Heard] = [(kind, text, 6.0) for text in NASTY for kind in ("line:guest", "line")]
    data = Captions().render(episode(heard), SETTINGS)
    judged = subprocess.run(["node", "-e", JUDGE], input=data, capture_output=True, check=True)
    verdict = json.loads(judged.stdout)
    assert verdict["errors"] == []
    assert [[round(time * 1000) for time in cue] for cue in verdict["cues"]] == [
        [start, end] for _, start, end, _ in shown(data)]


def test_cues_without_ids_still_make_captions() -> None:
    """A cue that carries no id is shown without one."""
    made = timeline([("line", "Here.", 1)])
    bare = replace(made, cues=tuple(replace(cue, id="") for cue in made.cues))
    assert shown(Captions().render(episode(timeline=bare), SETTINGS))[0][0] == ""
