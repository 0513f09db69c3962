"""One practice, really built with the embedded voice and measured as a listener has it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from audiogen.scripting.numbers import in_words

from .bounds import LONGEST_SENTENCE, MEDIAN_SENTENCE, PRACTICE, REST, SILENT, STRETCH
from .measures import (
    duration,
    foretold,
    longest_stretch,
    measured,
    minutes_said,
    sentences,
    shares_of_silence,
    words,
)
from .written import CONTENT, collection

SLUG = "a-calm-voice-beside-you"
"""The shortest practice."""
AS_FORETOLD = 0.1
"""By how much the real running time may differ from the estimate: the other tests lean on it."""


def test_a_practice_as_it_is_heard(tmp_path: Path) -> None:
    """The finished episode keeps the bounds, says its real length and prints the safety notice."""
    subprocess.run(
        [sys.executable, "-m", "audiogen", "build", str(CONTENT / "practices" / f"{SLUG}.md"),
         "--voice", "espeak", "-q", "-o", str(tmp_path)],
        check=True, cwd=CONTENT.parent, env=os.environ, timeout=120)
    base = f"03-{SLUG}"
    sheet = json.loads((tmp_path / f"{base}.cues.json").read_text("utf-8"))
    heard = measured(sheet)

    assert PRACTICE[0] <= sheet["duration"] <= PRACTICE[1]
    expected = duration(foretold(collection()[SLUG].script))
    assert abs(duration(heard) / expected - 1) <= AS_FORETOLD
    least, most = SILENT["practice"]
    fewest, all_quiet = shares_of_silence(heard)
    assert least <= fewest <= all_quiet <= most
    seconds, begins = longest_stretch(heard, REST)
    assert seconds <= STRETCH, begins
    lengths = [len(words(text)) for text in sentences(heard)]
    assert MEDIAN_SENTENCE[0] <= median(lengths) <= MEDIAN_SENTENCE[1]
    assert max(lengths) <= LONGEST_SENTENCE

    told = [one.text for one in heard if one.kind == "line"]
    assert list(minutes_said(told[1])) == [in_words(int(sheet["duration"] / 60 + 0.5))]
    transcript = (tmp_path / f"{base}.txt").read_text("utf-8")
    assert collection()[SLUG].plan.settings.notice in transcript
    assert (tmp_path / f"{base}.mp3").stat().st_size > 1_000_000
