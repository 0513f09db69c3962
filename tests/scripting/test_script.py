"""Scripts as a whole: names of lines, estimates, advice, the page to proofread."""
# ruff: noqa: RUF001 - typographic signs are meant here

import gc
import json
import re
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.errors import ContentError
from audiogen.reading.model import Element, LexiconEntry
from audiogen.scripting.advice import advise, silence_share
from audiogen.scripting.estimate import estimate, running_time
from audiogen.scripting.listing import listing
from audiogen.scripting.model import BedChange, Chapter, Line, Pause, ScriptSettings, Surroundings
from audiogen.scripting.numbers import from_words, in_words
from audiogen.scripting.pace import GENTLE, PRESETS, SPACIOUS, STEADY, pace_for, pace_named
from audiogen.scripting.proof import proof
from audiogen.scripting.writer import mentions, mentions_itself, write_script
from audiogen.words import words

from .trees import directive, document, document_of, script_of, tree

PRACTICE = """\
# A practice

Welcome. Stay as you are.

[pause 20s+]

## Breathing

Breathe in.

Breathe in.

[breathe in 4 out 6 x3]

[bell]
"""


def test_ids_survive_edits_elsewhere(tmp_path: Path) -> None:
    """A new paragraph in front changes no other line's id; equal lines have ids of their own."""
    before = [line.id for line in script_of(PRACTICE, tmp_path).lines]
    edited = PRACTICE.replace("Welcome.", "Good evening. Welcome.")
    after = [line.id for line in script_of(edited, tmp_path).lines]
    assert len(set(before)) == len(before)
    assert [name for name in after if name in before] == before
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name in after)


def test_the_same_input_gives_the_same_script(tmp_path: Path) -> None:
    """Nothing but the document and the settings shapes a script."""
    assert script_of(PRACTICE, tmp_path) == script_of(PRACTICE, tmp_path)


def test_places_are_lines_of_the_source(tmp_path: Path) -> None:
    """Each line knows where its own first word stands, inside a paragraph too."""
    script = script_of("First\nline. Second\none.\nThird.\n\n- item\n- *other*\n", tmp_path)
    assert [(line.text, line.place.line) for line in script.lines] == [
        ("First line.", 1), ("Second one.", 2), ("Third.", 4), ("item", 6), ("other", 7)]


def test_all_faults_come_together_in_order(tmp_path: Path) -> None:
    """Faults of brackets, roles and phrases are shown at once, by line."""
    text = "One [puase].\n\nTwo.\n{: data-role=x }\n\n[breathe 4-6 x0]\n"
    with pytest.raises(ContentError) as caught:
        script_of(text, tmp_path, ScriptSettings(phrases=(("opening", "{nope}"),)))
    assert [fault.place.line for fault in caught.value.faults] == [0, 1, 3, 6]


def test_a_tree_without_lines_is_spoken_too() -> None:
    """A page whose elements know no lines still becomes a script."""
    found = document(tree("h2", "One"), tree("p", "Rest. ", directive("pause 4"), " Go."))
    script = write_script(found, ScriptSettings(), Surroundings())
    assert [line.text for line in script.lines] == ["One", "Rest.", "Go."]


def test_deep_nesting_is_spoken() -> None:
    """Two hundred elements inside each other are no trouble."""
    element = tree("p", "Deep.")
    for _ in range(200):
        element = tree("blockquote", element)
    script = write_script(document(element), ScriptSettings(), Surroundings())
    assert script.lines[0].text == "Deep."


TAGS = ("p", "div", "h1", "h2", "h3", "ul", "li", "blockquote", "em", "a", "sub", "table", "tr",
        "td", "th", "pre", "code", "br", "hr", "dl", "dt", "dd", "span", "q", "s", "voice", "x-new")
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["Rest. ", "Dr. ", "— ", "…", "\n", "5–10 ", "“Now.” ", "🌿", "[", "漢。", "a@b.org", "I. "])
DIRECTIVES = st.sampled_from(["pause 3", "pause 2s+", "bell", "bed room", "breathe 4-6 x2",
                              "break none", "minutes", "oops"]).map(directive)
TREES = st.recursive(TEXTS | DIRECTIVES, lambda inside: st.builds(
    lambda tag, children, classes: tree(tag, *children, class_=classes, line=1),
    st.sampled_from(TAGS), st.lists(inside, max_size=4),
    st.sampled_from(["", "silent", "spoken-only", "question", "footnote"])), max_leaves=25)


@given(st.lists(TREES, max_size=6))
def test_any_tree_is_a_sound_script_or_faults(children: list[Element | str]) -> None:
    """Whatever the tree, lines are clean and named once, and pauses tile; or there are faults."""
    try:
        script = write_script(document(*children), ScriptSettings(), Surroundings())
    except ContentError:
        return
    assert len({line.id for line in script.lines}) == len(script.lines)
    for line in script.lines:
        assert line.text
        assert line.spoken == line.spoken.strip()
        assert any(map(str.isalnum, line.spoken))
        assert not set(line.spoken) & set("—…“”[]*`\n\u00ad\u200b🌿")
    kinds = [type(cue) for cue in script.cues if not isinstance(cue, Chapter | BedChange)]
    assert kinds[0] is kinds[-1] is Pause
    assert (Pause, Pause) not in set(pairwise(kinds))
    assert running_time(script) > 0
    assert proof(script)


def test_minutes_that_are_asked_for(tmp_path: Path) -> None:
    """The pipeline learns whose running times a document and its phrases need."""
    found = document_of("It takes [minutes]. See [minutes of guide], [MINUTES of calm].", tmp_path)
    assert mentions(found) == ("guide", "calm")
    assert mentions_itself(found, ScriptSettings())
    other = document_of("Words.", tmp_path)
    assert not mentions_itself(other, ScriptSettings())
    assert mentions_itself(other, ScriptSettings(phrases=(("opening", "{minutes}"),)))
    phrases = (("closing", "Then [minutes of resources]."),)
    assert mentions(other, ScriptSettings(phrases=phrases)) == ("resources",)


def test_its_own_minutes_are_estimated(tmp_path: Path) -> None:
    """An episode of ten minutes of silence says so in its opening, before anything is spoken."""
    settings = ScriptSettings(phrases=(("opening", "We have {minutes}."),))
    script = script_of("Words.\n\n[pause 10m]", tmp_path, settings)
    assert script.lines[0].text == "We have ten minutes."


def test_estimates_follow_the_pace(tmp_path: Path) -> None:
    """A paragraph of plain English takes about its words at the pace's words per minute."""
    text = ("When you are ready, you might let your eyes rest on something near you. It could be "
            "the light on the wall, or the edge of a table, or your own hands. There is nothing "
            "to do with it. You are only looking, the way one looks out of a window on a train. "
            "Perhaps the breath has already found a slower way of its own.")
    for pace in (GENTLE, STEADY, SPACIOUS):
        script = script_of(text, tmp_path, ScriptSettings(pace=pace))
        spoken = sum(seconds for cue, seconds in zip(script.cues, estimate(script), strict=True)
                     if isinstance(cue, Line))
        assert spoken == pytest.approx(words(text) / pace.words_per_minute * 60, rel=0.1)
    assert running_time(script) == pytest.approx(sum(estimate(script)))


def test_presets() -> None:
    """The presets have the numbers of the design, and spacious is one and a half times gentle."""
    assert list(PRESETS) == ["gentle", "steady", "spacious"]
    assert (GENTLE.words_per_minute, GENTLE.sentence, GENTLE.line, GENTLE.item, GENTLE.paragraph,
            GENTLE.heading, GENTLE.section, GENTLE.breath) == (110, 0.9, 2, 2, 3.5, 2, 6, 10)
    assert (STEADY.words_per_minute, STEADY.sentence, STEADY.line, STEADY.item, STEADY.paragraph,
            STEADY.heading, STEADY.section) == (125, 0.6, 1.2, 1.2, 1.8, 1.4, 3.5)
    assert SPACIOUS.words_per_minute == 100
    assert SPACIOUS.paragraph == GENTLE.paragraph * 1.5
    assert pace_named("Gentle") is GENTLE
    assert (pace_for("", "practice"), pace_for("", "guide")) == (GENTLE, STEADY)
    assert pace_for("spacious", "practice") is SPACIOUS
    for pace in PRESETS.values():
        lengths = (pace.phrase, pace.sentence, pace.line, pace.paragraph, pace.before_heading,
                   pace.section)
        assert lengths == tuple(sorted(lengths))


def test_numbers() -> None:
    """Numbers become words as people say them, and small words become numbers."""
    said = {0: "zero", 9: "nine", 21: "twenty-one", 100: "one hundred",
            180: "one hundred and eighty", 999: "nine hundred and ninety-nine", 1000: "1000"}
    assert {number: in_words(number) for number in said} == said
    assert [from_words(text) for text in ("one", "a", "half a", "2.5", "x", "")] == [
        1, 1, 0.5, 2.5, None, None]


def advice(text: str, folder: Path, settings: ScriptSettings | None = None) -> str:
    """All advice on a text, one line each."""
    script = script_of(text, folder, settings)
    return "\n".join(map(str, advise(script, estimate(script))))


def test_advice_on_speech_without_rest(tmp_path: Path) -> None:
    """More than 25 seconds of speech with no pause of 2 seconds is pointed out once.

    In a pace whose paragraphs are closer than that, their pause is rest enough.
    """
    text = "This is a sentence of some length that goes on for a while. " * 9
    gentle = ScriptSettings(pace=GENTLE)
    assert advice(text, tmp_path, gentle).count("without a pause of 2 seconds") == 1
    rested = text.replace("while. ", "while. [pause 2] ")
    assert "without a pause" not in advice(rested, tmp_path, gentle)
    assert "without a pause of 1.8 seconds" in advice(text, tmp_path)
    assert "without a pause" not in advice(text.replace("while. ", "while.\n\n"), tmp_path)


def test_advice_on_instructions(tmp_path: Path) -> None:
    """Three things to do in a row, with no time for any of them, are too close."""
    text = "Notice your feet. Let them be heavy. Breathe out."
    assert "3 instructions" in advice(text, tmp_path)
    assert not advice(text.replace(". ", ". [pause 4] "), tmp_path)
    assert "instructions" not in advice("Notice your feet. They may be heavy. Rest.", tmp_path)


def test_advice_on_silence(tmp_path: Path) -> None:
    """A share of silence below a fifth or above three quarters is pointed out."""
    assert "are silent" in advice("Words.\n\n[pause 5m]", tmp_path)
    assert "Add pauses" in advice("This goes on and on without any end in sight, " * 40, tmp_path)


def test_breaths_that_are_led_are_no_empty_silence(tmp_path: Path) -> None:
    """Thirty of them among a few words are as they should be; without words around, they are not
    what is judged."""
    said = "Here are some words to begin with, and a few more.\n\n" * 8
    assert "silent" not in advice(said + "[breathe in 4 out 6 x30]", tmp_path)
    assert "silent" not in advice("Words.\n\n[breathe in 4 out 6 x30]", tmp_path)
    assert "are silent" in advice(said + "[breathe in 4 out 6 x30]\n\n[pause 5m]", tmp_path)



def test_advice_on_words_and_sentences(tmp_path: Path) -> None:
    """Sentences over 25 words, and words that a voice can only guess at, are pointed out."""
    long = "This is one, and " * 7 + "it ends."
    assert "30 words" in advice(long, tmp_path)
    odd = advice("Take B12 with the TTS on the 21st, Dr. Neff, at 5pm for 30s. Shh.", tmp_path)
    assert re.findall("“(.*?)”", odd) == ["B12", "TTS"]
    lexicon = ScriptSettings(lexicon=(LexiconEntry("B12", "bee twelve"),
                                      LexiconEntry("TTS", "", "tiːtiːˈɛs")))
    assert not advice("Take B12 with the TTS.", tmp_path, lexicon)


def test_advice_on_breaths(tmp_path: Path) -> None:
    """Breaths slower than three or faster than twelve a minute are pointed out, others are not."""
    assert "2.7 breaths a minute" in advice("Now.\n\n[breathe 10-12 x3]", tmp_path)
    assert "20.0 breaths a minute" in advice("Now.\n\n[breathe 1-2 x3]", tmp_path)
    assert "breaths a minute" not in advice("Now.\n\n[breathe 4-6 x3]", tmp_path)


def test_the_listing_tiles_the_episode(tmp_path: Path) -> None:
    """Cues and chapters of the listing follow each other from zero to the duration, as JSON."""
    script = script_of(PRACTICE, tmp_path)
    data = json.loads(json.dumps(listing(script)))
    cues, chapters = data["cues"], data["chapters"]
    assert cues[0]["start"] == chapters[0]["start"] == 0
    assert cues[-1]["end"] == chapters[-1]["end"] == data["duration"]
    for rows in (cues, chapters):
        assert all(a["end"] == b["start"] for a, b in pairwise(rows))
    assert [chapter["title"] for chapter in chapters] == ["A practice", "Breathing"]
    assert {cue["kind"] for cue in cues} == {"line", "pause", "breath", "sound"}
    assert set(cues[0]) == {"id", "kind", "text", "role", "start", "end", "chapter"}


def test_the_proof_shows_all_that_will_be_heard(tmp_path: Path) -> None:
    """The page has clock, chapters, lines, pauses, breaths, sounds, and the sums at its end."""
    script = script_of(PRACTICE + "\n> Quoted & said.\n", tmp_path, ScriptSettings(pace=GENTLE))
    page = proof(script)
    for text in ("gentle · 110 words a minute · en", "0:01  A practice", "· 20 s+", "Breathing\n",
                 "breathe  in 4 · out 6  × 3   (0:30)", "♪ bell", "quote: Quoted & said.",
                 "said: Quoted and said.", "2 chapters"):
        assert text in page
    share = silence_share(script, estimate(script))
    assert f"{share:.0%} silence" in page
    assert all(len(row) <= 88 for row in page.splitlines())


def test_repeated_lines_keep_their_pauses() -> None:
    """A paragraph equal to the one before is a line of its own, with its own pause."""
    script = write_script(document(*(tree("p", "Breathe in.", line=n) for n in range(1, 5))),
                          ScriptSettings(kind="practice"), Surroundings())
    assert [cue.seconds for cue in script.cues if isinstance(cue, Pause)] == [
        0.75, 3.5, 3.5, 3.5, 2.5]


def test_numbers_of_a_pace_can_be_replaced(tmp_path: Path) -> None:
    """A pace with no pause at the ends still begins and ends with one, of no length."""
    pace = replace(GENTLE, start=0.0, end=0.0, paragraph=1.0)
    script = script_of("One.\n\nTwo.", tmp_path, ScriptSettings(pace=pace))
    assert [cue.seconds for cue in script.cues if isinstance(cue, Pause)] == [0, 1, 0]
    assert isinstance(script.cues[0], Chapter)


def test_cost_grows_with_the_text_and_no_faster() -> None:
    """Eight times the paragraphs, or one paragraph eight times as long, cost about eight times."""
    def cost(blocks: int, sentences: int) -> float:
        text = " ".join(f"Now notice the breath — it is number {n}." for n in range(sentences))
        found = document(*(tree("p", text, tree("em", "and rest"), line=n) for n in range(blocks)))
        gc.collect()
        times = []
        for _ in range(3):
            start = time.process_time()
            write_script(found, ScriptSettings(), Surroundings())
            times.append(time.process_time() - start)
        return min(times)

    assert cost(800, 2) < 16 * cost(100, 2) + 0.1
    assert cost(1, 1600) < 16 * cost(1, 200) + 0.1
