"""The transcript as a person reads it."""

from dataclasses import replace

from lxml import html

from audiogen.errors import Place
from audiogen.publishing.model import PublishSettings
from audiogen.publishing.page.reading import ReadingTranscript
from audiogen.publishing.transcript import Transcript, lyrics
from audiogen.reading.model import Element

from .episodes import SETTINGS, episode, timeline

CALM = """\
Co-regulation
=============

Calm Company
Mira Lind
Episode 1 of 13
Running time: 1:06

Why company calms.

Chapters
0:00  Opening
0:30  Two questions

[0:00] Opening

Healing is often pictured as something we do alone.

Yet nervous systems settle in connection, in the presence of someone who is steady, kind and \
unhurried, and who asks for nothing in return.

[quiet, 8 seconds]

[bell]

[0:30] Two questions

Question: Is it dependence?

No: it supports wholeness.

[Breathe in, 4 seconds. Breathe out, 6 seconds. 2 times.]

About this episode
------------------

The silences belong to this recording. If your player trims silence, please turn that off.

This is not a substitute for professional care.

Some links are affiliate links.

The voice that speaks here is made by a computer.

https://example.org/calm
"""


def test_a_transcript_reads_like_this() -> None:
    """Heading, contents, what is heard under timed chapters, and the show notes."""
    assert Transcript().render(episode(), SETTINGS).decode() == CALM


def test_lyrics_are_what_is_heard_alone() -> None:
    """Players show neither contents nor notes beside the audio."""
    text = lyrics(episode())
    assert text.startswith("Opening\n\nHealing is often")
    assert text.endswith("2 times.]")
    assert "[0:00]" not in text


def test_an_episode_in_one_piece_has_no_contents() -> None:
    """With a single chapter there are neither times nor chapter headings."""
    text = Transcript().render(episode([("line", "Rest.", 1)], summary="", voice=""),
                               PublishSettings("Calm")).decode()
    assert "Chapters" not in text
    assert "[0:00]" not in text
    assert "\n\nRest.\n\n" in text


def test_sentences_of_one_paragraph_stay_together() -> None:
    """Lines join where the source has one paragraph, and list items are bulleted once."""
    body = Element("div", (), (
        Element("p", (), ("One.\nTwo. Three.",), 1),
        Element("ul", (), (Element("li", (), ("First.",), 4), Element("li", (), (
            Element("p", (), ("Second. Third.",), 5),), 5)), 4),
    ), 1)
    made = timeline([("line", "One.", 1), ("pause", "", 1), ("line", "Two.", 1),
                     ("line", "Three.", 1), ("line", "First.", 1), ("line", "Second.", 1),
                     ("pause", "", 6), ("line", "Third.", 1)])
    lines = [1, 1, 2, 2, 4, 5, 5, 5]
    cues = tuple(replace(cue, place=Place("guide.md", line))
                 for cue, line in zip(made.cues, lines, strict=True))
    assert lyrics(episode(body=body, timeline=replace(made, cues=cues))) == (
        "One. Two. Three.\n\n- First.\n- Second.\n\n[quiet, 6 seconds]\n\nThird.")


def test_a_chapter_title_is_shown_once() -> None:
    """The lines that speak it are left out, even where a dash parts them; others are not."""
    heard = [("chapter", "Closing — and rest", 0), ("pause", "", 1), ("line", "Closing —", 1),
             ("pause", "", 1), ("line", "and rest", 1), ("line", "Rest.", 1),
             ("chapter", "Two", 0), ("line", "Two things.", 1)]
    assert lyrics(episode(heard)) == "Closing — and rest\n\nRest.\n\nTwo\n\nTwo things."


def test_a_chapter_may_be_nothing_but_its_title() -> None:
    """Said, and followed by no pause; one without words is no title at all."""
    told = lyrics(episode([("chapter", "One", 0), ("line", "One", 1),
                           ("chapter", " ", 0), ("line", "Rest.", 1)]))
    assert told == "One\n\nRest."


def test_a_breath_that_does_not_repeat_is_told_phase_by_phase() -> None:
    """Lengths to the tenth of a second, and no count where there is one cycle."""
    heard = [("breath", "Breathe in", 4.0), ("breath", "Hold.", 2.5), ("breath", "Breathe out", 60)]
    assert lyrics(episode(heard)) == (
        "[Breathe in, 4 seconds. Hold, 2.5 seconds. Breathe out, 1 minute.]")


def test_frames_do_not_spoil_the_count_of_breaths() -> None:
    """Phases that differ by less than a frame or two count as equal."""
    heard = [("breath", "In", 4.0), ("breath", "Out", 6.0), ("breath", "In", 4.013),
             ("breath", "Out", 5.99)]
    assert lyrics(episode(heard)).endswith("2 times.]")


def test_the_title_is_told_once() -> None:
    """It stands above, whether the episode begins with its line or the first chapter has its name;
    without it above, it stands where it is heard and nowhere else."""
    title = "Co-regulation"
    whole = episode([("line", title, 1), ("pause", "", 1), ("line", "Rest.", 1)])
    opened = episode([("chapter", title, 0), ("line", f"{title}. Welcome.", 1),
                      ("chapter", "Two", 0), ("line", "Two.", 1)])
    spoken = episode([("chapter", title, 0), ("line", title, 1), ("line", "Rest.", 1),
                      ("chapter", "Two", 0), ("line", "Two.", 1)])
    for made, heard in ((whole, "Co-regulation\n\nRest."),
                        (opened, "Co-regulation. Welcome.\n\nTwo\n\nTwo."),
                        (spoken, "Co-regulation\n\nRest.\n\nTwo\n\nTwo.")):
        text = Transcript().render(made, SETTINGS).decode()
        shown = html.fromstring(ReadingTranscript().render(made, SETTINGS).decode()).find(".//main")
        assert shown is not None
        assert lyrics(made) == heard
        assert text.splitlines().count(title) == 1
        assert f"[0:00] {title}" not in text
        assert [each.xpath("string()") for tag in ("h1", "h2", "p")
                for each in shown.iter(tag)].count(title) == 1


def test_chapters_can_be_reached_though_the_first_is_named_above() -> None:
    """The list of chapters in the HTML leads to each of them."""
    made = episode([("chapter", "Co-regulation", 0), ("line", "Welcome.", 1),
                    ("chapter", "Two", 0), ("line", "Two.", 1)])
    page = html.fromstring(ReadingTranscript().render(made, SETTINGS).decode())
    links = [link.get("href", "") for link in page.iter("a")]
    assert len(links) == 2
    assert {link.removeprefix("#") for link in links} <= {
        each.get("id") for each in page.iter("section")}


def test_a_chapter_that_is_nothing_but_its_spoken_title() -> None:
    """Its title is all of it."""
    assert lyrics(episode([("chapter", "One", 0), ("line", "One", 1), ("chapter", "Two", 0),
                           ("line", "Two.", 1)])) == "One\n\nTwo\n\nTwo."
