"""The picture of an inspection: sound XML, told in words too, and never too large."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from audiogen.mixing.model import (
    Inspection,
    Loudness,
    Miss,
    Moment,
    Passage,
    TimedChapter,
)
from audiogen.publishing.drawing import MOST_MISSES, PAGE_WIDTH, picture
from audiogen.publishing.palettes import colour as rgb
from audiogen.publishing.palettes import contrast
from audiogen.publishing.staves import LEFT, WIDTH

RATE = 100
SVG = "{http://www.w3.org/2000/svg}"


def inspection(lines: int = 20, title: str = "Resting", words: str = "Let it go.") -> Inspection:
    """Lines of three seconds with pauses of two, a bell after every fifth."""
    passages = [Passage("pause", "p", "", 0, 200, 0, 200)]
    for number in range(lines):
        start = 200 + 500 * number
        kind = "sound" if number % 5 == 4 else "line"
        passages += [Passage(kind, f"l{number}", words, start, start + 300, start, start + 300),
                     Passage("pause", f"p{number}", words, start + 300, start + 500, start + 300,
                             start + 500)]
    length = passages[-1].end
    count = min(4800, length * 20 // RATE)
    moments = tuple(Moment(-20.0 - number % 30, -21.0, -6.0) for number in range(count))
    loudness = Loudness(-19.0, -2.0)
    return Inspection(title, RATE, length, length, loudness, loudness,
                      (TimedChapter("First", 0, length // 2),
                       TimedChapter("Second", length // 2, length)),
                      tuple(passages), length / RATE / count, moments, 110.0, 0.4, (2.0, 3.0), ())


def drawn(made: Inspection) -> etree._Element:
    return etree.fromstring(picture(made).encode())


def test_who_does_not_see_it_is_told() -> None:
    """Title and description hold what it shows, misses included."""
    root = drawn(replace(inspection(), misses=(Miss(7.0, "l1", "“Let it go.” isn't heard."),)))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert root.findtext(f"{SVG}title") == "Resting"
    told = root.findtext(f"{SVG}desc") or ""
    for part in ("1:42", "-19.0 LUFS", "-2.0 dBTP", "110 words a minute", "40% silence",
                 "1 thing is not as written", "At 0:07: “Let it go.” isn't heard."):
        assert part in told


def test_every_line_is_drawn_where_it_is_heard() -> None:
    """Of a row of fifteen seconds, one bar for each line, to a tenth of a pixel."""
    root = drawn(inspection(4))
    bars = [path.get("d") for path in root.iter(f"{SVG}path") if path.get("class") == "line heard"]
    found = [(float(x), float(width)) for bar in bars for x, width in
             re.findall(r"M([\d.]+) \d+h([\d.]+)", bar or "")]
    pixels = WIDTH / 15
    wanted = [(LEFT + start % 15 * pixels, min(3, 15 - start % 15) * pixels)
              for start in (2, 7, 12, 17)]
    assert len(found) == len(wanted)
    for bar, other in zip(found, wanted, strict=True):
        assert bar == pytest.approx(other, abs=0.11)


def test_a_miss_is_told_by_a_shape_and_a_number() -> None:
    """A flag stands at its time, and under its number the list has its words."""
    misses = (Miss(7.0, "l1", "One is off."), Miss(7.2, "p1", "Two is off."))
    root = drawn(replace(inspection(), misses=misses))
    numbers = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "number"]
    assert numbers == ["1", "2", "1", "2"]
    stems = [path.get("d") or "" for path in root.iter(f"{SVG}path") if path.get("class") == "stem"]
    assert [float(stem[1:].split()[0]) for stem in stems] == [
        pytest.approx(LEFT + at / 15 * WIDTH, abs=0.1) for at in (7.0, 7.2)]
    shown = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "0:07  One is off." in shown
    assert drawn(inspection()).find(f".//{SVG}path[@class='stem']") is None


def test_a_long_episode_is_no_larger() -> None:
    """Twelve hours with a line every five seconds, and a miss at each: less than a megabyte."""
    made = inspection(12 * 720)
    every = tuple(Miss(each.start / RATE, each.cue, "It isn't heard.") for each in made.passages)
    text = picture(replace(made, misses=every))
    assert len(text) < 1_000_000
    assert text.count('class="stem"') == MOST_MISSES
    assert f"and {len(every) - MOST_MISSES} more" in text


def test_what_an_author_wrote_cannot_break_it() -> None:
    """Marks of XML, control characters and halves of characters."""
    odd = "“<b>” & ]]> \x00\x1b\ud800 \u202e" + "x" * 500
    made = replace(inspection(title=odd, words=odd), misses=(Miss(1.0, "", odd),))
    root = drawn(replace(made, chapters=(TimedChapter(odd, 0, made.length),)))
    assert not [each for each in root.iter() if each.tag == f"{SVG}b"]
    assert float(root.get("width") or 0) == PAGE_WIDTH


@pytest.mark.parametrize("mood", [0, 1], ids=["light", "dark"])
def test_text_and_marks_can_be_read(mood: int) -> None:
    """Against the page, on light and on dark: 4.5 for text, 3 for bars (WCAG 2.2)."""
    style = drawn(inspection()).findtext(f"{SVG}style") or ""
    colours = dict(re.findall(r"--([\w-]+):(#\w+);", style.split("@media")[mood]))
    page = rgb(colours["page"])
    for name in ("ink", "soft", "miss"):
        assert contrast(rgb(colours[name]), page) >= 4.5, name
    for name in ("short", "line-heard", "sound", "breath"):
        assert contrast(rgb(colours[name]), page) >= 3, name
    assert contrast(rgb(colours["on-miss"]), rgb(colours["miss"])) >= 4.5


def test_a_moment_of_silence_is_drawn_too() -> None:
    """Nothing is heard, and nothing divides by zero."""
    silence = Loudness.of(None, None)
    made = Inspection("Hush", RATE, 50, 50, silence, silence, (),
                      (Passage("pause", "", "", 0, 50, 0, 50),), 0.05,
                      (Moment(-200.0, -200.0, -200.0),) * 10, 0.0, 1.0, (0.0, 0.0), ())
    assert drawn(made).findtext(f"{SVG}title") == "Hush"
