"""WebVTT, judged by a parser that is not ours where it is at hand."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from audiogen.publishing.captions import captions, parted
from audiogen.publishing.webvtt import ROOM, WebVTT

from .episodes import SETTINGS, episode, timeline
from .hostile import HOSTILE

CALM = """\
WEBVTT

00000003
00:00:00.750 --> 00:00:01.750
Opening

00000005
00:00:03.150 --> 00:00:06.750
Healing is often pictured
as something we do alone.

00000007
00:00:07.350 --> 00:00:12.402
Yet nervous systems settle in connection,
in the presence of someone who is steady,

00000007-2
00:00:12.402 --> 00:00:15.750
kind and unhurried, and who
asks for nothing in return.

00000008
00:00:15.750 --> 00:00:23.750
[quiet, 8 seconds]

00000009
00:00:23.750 --> 00:00:29.950
[bell]

0000000b
00:00:29.950 --> 00:00:33.450
[quiet, 4 seconds]

0000000c
00:00:33.450 --> 00:00:34.550
Two questions

0000000e
00:00:35.950 --> 00:00:37.250
<v Question>Is it dependence?

00000010
00:00:38.450 --> 00:00:40.650
No: it supports wholeness.

00000012
00:00:42.650 --> 00:00:46.650
Breathe in. [4 seconds]

00000014
00:00:46.650 --> 00:00:52.650
Breathe out. [6 seconds]

00000016
00:00:52.650 --> 00:00:56.650
[Breathe in, 4 seconds]

00000017
00:00:56.650 --> 00:01:02.650
[Breathe out, 6 seconds]

00000018
00:01:02.650 --> 00:01:05.671
[quiet, 3 seconds]
"""
JUDGE = """
const { WebVTTParser } = require('webvtt-parser');
const file = require('fs').readFileSync(0, 'utf8');
const read = new WebVTTParser().parse(file, 'subtitles/captions/descriptions');
const cues = read.cues.map(cue => [cue.startTime, cue.endTime]);
console.log(JSON.stringify({ errors: read.errors, cues }));
"""


def test_an_episode_looks_like_this() -> None:
    """Lines, a voice, a bell, silences, and breathing as it goes."""
    assert WebVTT().render(episode(), SETTINGS).decode() == CALM


def test_roles_are_voices_whose_names_hold_any_character() -> None:
    """And nothing in a line or a name can begin a tag, an entity or an arrow."""
    made = WebVTT().render(episode([("line:<a>&", "</v><b>--> &amp;", 9)]), SETTINGS).decode()
    assert made.endswith("\n<v &lt;a&gt;&amp;>&lt;/v&gt;&lt;b&gt;--&gt; &amp;amp;\n")


def test_cues_without_ids_still_make_captions() -> None:
    """A cue that carries no id is shown without one."""
    made = timeline([("line", "Here.", 1)])
    bare = replace(made, cues=tuple(replace(cue, id="") for cue in made.cues))
    assert WebVTT().render(episode(timeline=bare), SETTINGS).decode().startswith(
        "WEBVTT\n\n00:00:00.000 -->")


def test_the_parser_of_the_w3c_finds_nothing_wrong() -> None:
    """Every nasty text, said and as a speaker's name, passes webvtt-parser without an error, with
    the cues that we meant. (What they say is judged by Chromium: see page/test_captions.py.)"""
    modules = os.environ.get("NODE_PATH")
    if not shutil.which("node") or not modules:
        pytest.skip("needs node, and NODE_PATH set to a folder that holds webvtt-parser")
    if not (Path(modules) / "webvtt-parser").is_dir():
        pytest.skip(f"webvtt-parser is not in {modules}")
    made = episode(HOSTILE)
    judged = subprocess.run(["node", "-e", JUDGE], input=WebVTT().render(made, SETTINGS),
                            capture_output=True, check=True)
    verdict = json.loads(judged.stdout)
    assert verdict["errors"] == []
    parts = [part for caption in captions(made) for part in parted(caption, ROOM)]
    assert [[round(time * 1000) for time in cue] for cue in verdict["cues"]] == [
        [part.start, part.end] for part in parts]
