"""Google Translate's voice against a loopback server that speaks its protocol, with faults."""
# ruff: noqa: RUF001 - typographic punctuation is what lines hold

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from audiogen import audio
from audiogen.errors import VoiceError, VoiceMissing, VoiceUnreachable
from audiogen.voicing.engines.gtts.engine import LONGEST, Gtts
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.network.asking import WAITS, Asker, Manners
from audiogen.voicing.network.pieces import pieces
from audiogen.voicing.segment import samples_of
from audiogen.voicing.store import Store
from audiogen.voicing.tempo import natural_pace, tempo
from audiogen.voicing.trimming import speech_span
from tests.voicing.google import LETTER, Google
from tests.voicing.lines import utterance

SPEC = VoiceSpec("gtts", "", "en", 110)
LONG = ("When the mind wanders off, which it will, you can thank it for its care, and gently lead "
        "it back to the sound of the room; there is no hurry, and nothing to repair.")


def test_a_short_line_is_one_request(voice: Gtts, google: Google) -> None:
    """Text, language and domain arrive as they should."""
    voice.say(utterance("Rest now, and listen."), VoiceSpec("gtts", "co.uk", "en", 110))
    assert google.texts == ["Rest now, and listen."]
    assert google.languages == ["en"]
    assert google.paths == ["/co.uk/_/TranslateWebserverUi/data/batchexecute"]


def test_a_long_line_is_cut_at_gentle_places(voice: Gtts, google: Google) -> None:
    """Pieces fit a request, end in their punctuation, and come back as one sound with gaps."""
    samples, rate = samples_of(voice.say(utterance(LONG), SPEC))
    assert " ".join(google.texts) == LONG
    assert all(len(text) <= LONGEST for text in google.texts)
    assert all(text[-1] in ",;." for text in google.texts)
    hums = sum(len(text) for text in google.texts) * LETTER
    span = speech_span(audio.floats(samples), rate)
    assert span is not None
    start, end = span
    gaps = (end - start) / rate - hums
    assert 0.1 < gaps < 0.5


@given(st.text(alphabet=st.sampled_from("ab c,.;:!?—’\u3002\u4f60"), max_size=700))
def test_no_word_is_lost(text: str) -> None:
    """However a line is written, its words are sent once and in order, in pieces that fit."""
    found = pieces(text, LONGEST)
    assert all(len(piece) <= LONGEST for piece, _ in found)
    assert all(re.search(r"[^\W_]", piece) for piece, _ in found)
    letters = re.sub(r"[\W_]", "", text)
    assert re.sub(r"[\W_]", "", "".join(piece for piece, _ in found)) == letters
    commas = sum(piece.count(",") for piece, _ in found)
    assert commas <= text.count(",")


def test_punctuation_alone_is_never_sent(voice: Gtts, google: Google) -> None:
    """A line without a word is the author's to mend."""
    with pytest.raises(VoiceError, match=r"calm\.md:7: “… — !” holds no word"):
        voice.say(utterance("… — !"), SPEC)
    assert google.texts == []


@pytest.mark.parametrize("fault", [429, 500, 502, 503, 504, "drop", "empty", "silent", "noise",
                                   "cut", "half"])
def test_a_passing_fault_is_passed_over(
        voice: Gtts, google: Google, waits: list[float], fault: int | str) -> None:
    """Two failures of a kind that mends itself, then the sound, with growing waits between."""
    google.faults = [fault, fault]
    voice.say(utterance("Rest now."), SPEC)
    assert len(google.texts) == 3
    assert waits == [1.0, 2.0]


def test_a_hanging_server_is_given_up(
        google: Google, waits: list[float]) -> None:
    """Waiting has an end, and a later attempt may find the server awake."""
    google.faults = ["hang"]
    impatient = Asker(Manners(4, timeout=(0.3, 0.3)), sleep=waits.append, chance=lambda: 0.0)
    Gtts(impatient).say(utterance("Rest now."), SPEC)
    assert waits == [1.0]


def test_a_lasting_fault_stops_with_a_sentence(
        voice: Gtts, google: Google, waits: list[float]) -> None:
    """After eight attempts: the place, the reason, what is kept, and how to go on."""
    google.faults = [429] * 19
    with pytest.raises(VoiceUnreachable) as caught:
        voice.say(utterance("Rest now."), SPEC)
    assert re.match(r"calm\.md:7: .*“Rest now\.”.*429.*kept.*--voice espeak", str(caught.value))
    assert len(google.texts) == len(WAITS) + 1
    assert waits == list(WAITS)


def test_a_server_may_say_how_long_to_wait(voice: Gtts, google: Google, waits: list[float]) -> None:
    """Retry-After is heeded; a longer one than patience stops at once."""
    google.faults, google.headers = [429], {"Retry-After": "12"}
    voice.say(utterance("Rest now."), SPEC)
    assert waits == [12.0]
    google.faults, google.headers = [429], {"Retry-After": "3600"}
    with pytest.raises(VoiceUnreachable):
        voice.say(utterance("Rest now."), SPEC)
    assert waits == [12.0]


@pytest.mark.parametrize(("fault", "reason"), [
    ("empty", "held no sound"), ("silent", "sent silence.*reword the line"),
    ("noise", "isn't sound"), ("cut", "broke off"), ("half", "broke off")])
def test_a_fault_that_stays_is_named(
        voice: Gtts, google: Google, fault: int | str, reason: str) -> None:
    """What no attempt mended is said, with the author's place and what to do."""
    google.faults = [fault] * 19
    with pytest.raises(VoiceUnreachable, match=rf"calm\.md:7: .*{reason}.*--voice espeak"):
        voice.say(utterance("Rest now."), SPEC)


def test_a_final_fault_is_not_repeated(voice: Gtts, google: Google, waits: list[float]) -> None:
    """What another attempt can't mend is said at once, with the author's place."""
    google.faults = [403]
    with pytest.raises(VoiceUnreachable, match=r"calm\.md:7: .*status 403"):
        voice.say(utterance("Rest now."), SPEC)
    assert waits == []


def test_no_server_at_all(
        voice: Gtts, google: Google, waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """That nobody answers is found out before anything is sent, and said."""
    monkeypatch.setattr("audiogen.voicing.network.session.REACH", 0.4)
    google.close()
    with pytest.raises(VoiceUnreachable, match="can't be reached"):
        voice.say(utterance("Rest now."), SPEC)
    assert waits == []


def test_certificates_are_checked(
        voice: Gtts, google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request goes out with TLS verification on."""
    seen = []
    real = requests.Session.send

    def send(self: requests.Session, request: requests.PreparedRequest,
             **means: Any) -> requests.Response:
        seen.append(means["verify"])
        return real(self, request, **means)

    monkeypatch.setattr(requests.Session, "send", send)
    voice.say(utterance(LONG), SPEC)
    assert seen
    assert all(seen)


@pytest.mark.parametrize(("language", "code"), [
    ("en", "en"), ("en-GB", "en"), ("de-AT", "de"), ("pt-PT", "pt-PT"), ("zh-Hant", "zh-TW"),
    ("he", "iw"), ("nb", "no"), ("fr-CA", "fr-CA")])
def test_languages(voice: Gtts, google: Google, language: str, code: str) -> None:
    """BCP 47 becomes Google's own code."""
    voice.say(utterance("Rest now."), VoiceSpec("gtts", "", language, 110))
    assert google.languages == [code]


def test_a_region_chooses_its_accent(voice: Gtts, google: Google) -> None:
    """British English is asked of the British domain."""
    voice.say(utterance("Rest now."), VoiceSpec("gtts", "", "en-GB", 110))
    assert google.paths[0].startswith("/co.uk/")


def test_an_unknown_language(voice: Gtts, google: Google) -> None:
    """A language that Google lacks is refused before anything is sent."""
    with pytest.raises(VoiceMissing, match="doesn't speak the language “tlh”"):
        voice.say(utterance("nuqneH"), VoiceSpec("gtts", "", "tlh", 110))
    assert google.texts == []


def test_the_pace_is_met_by_one_factor(google: Google, store: Store) -> None:
    """The reference passage is said once, and the factor follows the pace from then on."""
    natural = natural_pace(SPEC, store)
    asked = len(google.texts)
    assert tempo(SPEC, store) == pytest.approx(110 / natural, abs=0.001)
    slower = tempo(VoiceSpec("gtts", "", "en", 100), store)
    assert slower == pytest.approx(100 / natural, abs=0.001)
    assert len(google.texts) == asked
    assert tempo(VoiceSpec("espeak", "", "en", 110), store) == 1.0


def test_a_language_without_a_passage_takes_the_english_factor(
        google: Google, store: Store) -> None:
    """Its words may be longer, its speed is as calm."""
    assert tempo(VoiceSpec("gtts", "", "fi", 110), store) == tempo(SPEC, store)
    assert set(google.languages) == {"en"}


def test_no_file_is_written(
        voice: Gtts, google: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that fails in the middle leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    google.faults = ["", 403]
    with pytest.raises(VoiceUnreachable):
        voice.say(utterance(LONG), SPEC)
    assert list(tmp_path.iterdir()) == []


def test_the_sound_is_google_s_own(voice: Gtts, google: Google) -> None:
    """What comes back is mono at Google's rate, with a hum as loud as was sent."""
    samples, rate = samples_of(voice.say(utterance("Rest now."), SPEC))
    assert rate == 24000
    assert np.abs(samples).max() / 32768 == pytest.approx(0.4, abs=0.05)
