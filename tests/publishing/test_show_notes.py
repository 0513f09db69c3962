"""What is told of an episode beside its words, and that every output tells all of it."""

import io

import pytest
from mutagen.id3 import ID3

from audiogen.publishing.model import Episode, PublishSettings
from audiogen.publishing.page.output import Page
from audiogen.publishing.page.reading import ReadingTranscript
from audiogen.publishing.show_notes import made_by_computer, paragraphs_of
from audiogen.publishing.tags import tag_bytes
from audiogen.publishing.transcript import Transcript
from audiogen.publishing.vocabulary import vocabulary

from .episodes import COVER, SETTINGS, episode, publication

ALL = "is made by a computer"
PART = "is spoken by a computer"


def test_the_notes_in_their_order() -> None:
    """The summary, the collection's notice, the episode's own disclosure, and who speaks."""
    made = episode(summary="Why company\ncalms.\n\nAnd how.", disclosure="Sent to me for free.")
    assert paragraphs_of(made, SETTINGS) == (
        "Why company calms.", "And how.", "This is not a substitute for professional care.",
        "Sent to me for free.", "The voice that speaks here is made by a computer.")
    assert paragraphs_of(episode(summary="", disclosure="", voice="recorded"),
                         PublishSettings("Calm")) == ()


@pytest.mark.parametrize(("voices", "sentence"), [
    (["hibari:heart"], ALL), (["recorded"], ""), (["recorded:takes"], ""), ([""], ""), ([], ""),
    (["espeak:en, hibari:heart"], ALL), (["recorded:takes, hibari:heart"], PART),
    (["recorded", "hibari:heart"], PART), (["", "hibari:heart"], ALL)])
def test_what_is_said_of_the_voice_is_true(voices: list[str], sentence: str) -> None:
    """One sentence: all of it, some of it, and none where only people were recorded."""
    told = made_by_computer([episode(voice=voice) for voice in voices], vocabulary("en"))
    assert (sentence in told) if sentence else told == ""


@pytest.mark.parametrize(("language", "sentence"), [
    ("en", ALL), ("de-AT", "aus einem Computer"), ("es", "por un ordenador"),
    ("fr", "par un ordinateur")])
@pytest.mark.parametrize("voice", ["hibari:heart", "recorded"])
def test_every_output_says_so_once(voice: str, language: str, sentence: str) -> None:
    """In the episode's language, in tag, transcripts and page; and a recorded person's nowhere."""
    made = episode(voice=voice, language=language)
    settings = PublishSettings("Calm", language=language)
    for text in _texts(made, settings):
        assert text.count(sentence) == (voice != "recorded")


def _texts(made: Episode, settings: PublishSettings) -> list[str]:
    comments = ID3(io.BytesIO(tag_bytes(made, settings, COVER))).getall("COMM")
    page = next(iter(Page().files(publication((made,), settings))))
    return [
        "".join(map(str, comments)),
        Transcript().render(made, settings).decode(),
        ReadingTranscript().render(made, settings).decode(),
        b"".join(page.chunks).decode(),
    ]
