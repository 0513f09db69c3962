"""What every engine of the table does, and engines from outside."""

import importlib.metadata
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiogen import fingerprints
from audiogen.errors import VoiceMissing
from audiogen.publishing.model import RECORDED
from audiogen.scripting.model import Span
from audiogen.voicing.engines import ENGINES, engine, names
from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.engines.hibari.engine import HibariVoice
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.engines.tone import Tone
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.saying import take, take_key
from audiogen.voicing.segment import samples_of, wav
from audiogen.voicing.voices import choose, parse_voice
from tests.voicing.google import Google
from tests.voicing.lines import utterance
from tests.voicing.made_voice import put
from tests.voicing.speech_server import SpeechServer

pytestmark = pytest.mark.contract

RICH = utterance("Let your ", Span("shoulders", emphasis="strong", pitch="low", rate=0.9),
                 Span(" now", phoneme="naʊ"), " rest & <fall>.")


@pytest.fixture(params=ENGINES)
def member(request: pytest.FixtureRequest, google: Google, speech_server: SpeechServer) -> Engine:
    """Each engine of the table; what lives in a network stands on loopback, and what speaks with
    files has one."""
    if request.param == "piper":
        if engine("piper").missing():
            pytest.skip(f"piper can't be tried. {engine('piper').missing()}")
        put(Path(os.environ["AUDIOGEN_DATA_DIR"]) / "piper")
    if request.param == "kokoro":
        request.getfixturevalue("kokoro")
    return engine(request.param)


def spec_of(member: Engine, words_per_minute: float) -> VoiceSpec:
    """The engine's own voice in English; a person's has a take, in the test's home."""
    take = Path.home() / "take.wav"
    if not take.exists():
        take.write_bytes(wav(Tone().say(RICH, VoiceSpec("tone", "", "en", 110))))
    return VoiceSpec(member.name, "", "en", words_per_minute,
                     str(take) if member.name == RECORDED else "")


def test_an_engine_says_what_it_is(member: Engine) -> None:
    """Name, summary and limits are there, and it can speak here."""
    assert ENGINES[member.name].startswith("audiogen.")
    assert len(member.summary) > 20
    assert member.concurrency >= 0
    assert isinstance(member.even, bool)
    assert isinstance(member.paced, bool)
    assert member.missing() == ""
    assert member.reachable() == ""


def test_an_engine_speaks(member: Engine) -> None:
    """A line with every kind of wording comes back as sound, and its take is whole."""
    spec = spec_of(member, 110)
    samples, rate = samples_of(member.say(RICH, spec))
    assert rate >= 16000
    assert 1.0 < len(samples) / rate < 8.0
    said = take(RICH, spec)
    assert said.rate == rate
    assert 1.0 < len(said.samples) / rate < 6.0
    assert pickle.loads(pickle.dumps(said)).rate == rate


def test_identity_holds_all_that_shapes_the_sound(member: Engine) -> None:
    """The same spec gives the same identity; language, and pace where it is kept, change it."""
    spec = spec_of(member, 110)
    assert member.identity(spec) == member.identity(spec)
    faster = member.identity(spec_of(member, 140))
    assert (faster != member.identity(spec)) == member.paced


def test_an_unknown_variant_is_refused(member: Engine) -> None:
    """Nobody speaks with a voice that was not asked for."""
    with pytest.raises(VoiceMissing):
        member.identity(VoiceSpec(member.name, "no such voice!", "en", 110))


def test_each_offered_variant_is_known(member: Engine) -> None:
    """What is offered for a language can be written."""
    for language in ("en", "fr", "xx"):
        for variant in member.voices(language):
            assert member.identity(VoiceSpec(member.name, variant, language, 110))


def test_an_unknown_engine_is_named_with_a_suggestion() -> None:
    """A slip of the pen gets the name that was meant."""
    with pytest.raises(VoiceMissing, match="Did you mean “espeak”"):
        parse_voice("espaek:en-gb", "en", 110)


@pytest.mark.parametrize(("text", "suggestion"), [
    ("espeak:en-gbb", "en-gb"), ("espeak:+f33", "f3"), ("gtts:co_uk", "co.uk"),
    ("tone:low", "no variants")])
def test_an_unknown_variant_is_named_with_a_suggestion(text: str, suggestion: str) -> None:
    """What could have been meant stands in the message."""
    with pytest.raises(VoiceMissing, match=suggestion):
        parse_voice(text, "en", 110)


def test_a_voice_is_parsed_whole() -> None:
    """Engine, variant, language and pace; and written back as an author would."""
    spec = parse_voice(" espeak:en-gb+f3 ", "en", 110)
    assert spec == VoiceSpec("espeak", "en-gb+f3", "en", 110)
    assert str(spec) == "espeak:en-gb+f3"


def test_auto_takes_the_natural_voice_of_this_machine(google: Google) -> None:
    """For English, and Google isn't asked."""
    name, reason = choose("en-GB", pytest.fail)
    assert name == "hibari"
    assert "natural voice of this machine" in reason
    assert google.texts == []


def test_auto_takes_google_when_it_answers(google: Google) -> None:
    """Where no natural voice of this machine speaks the language; nothing is sent unannounced."""
    told: list[int] = []
    assert choose("de", lambda: told.append(len(google.texts)))[0] == "gtts"
    assert told == [0]


def test_auto_sends_nothing_where_it_may_not(google: Google) -> None:
    """Nothing leaves the machine, and the reason is said."""
    name, reason = choose("de", None)
    assert (name, google.texts) == ("espeak", [])
    assert "nothing may leave it" in reason


def test_auto_says_why_the_natural_voice_is_silent(
        google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its runtime has no wheel, the choice goes on, and the reason names what is missing."""
    monkeypatch.setattr(HibariVoice, "missing", lambda self: "No wheel.")
    name, reason = choose("en", lambda: None)
    assert name == "gtts"
    assert "hibari: No wheel." in reason


@pytest.mark.parametrize("fault", [503, 403, "empty", "silent", "noise", "drop"])
def test_auto_takes_espeak_when_google_does_not_answer(google: Google, fault: int | str) -> None:
    """Whatever is wrong with Google, the built-in voice speaks, and the reason is said."""
    google.faults = [fault]
    name, reason = choose("de", lambda: None)
    assert name == "espeak"
    assert "Google Translate" in reason


def test_auto_takes_espeak_for_a_language_that_google_lacks(google: Google) -> None:
    """No request is made for a language that isn't there, nor announced."""
    assert choose("eo", pytest.fail)[0] == "espeak"
    assert google.texts == []


def test_auto_knows_a_slow_network(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that hangs costs no more than the probe's time."""
    monkeypatch.setattr("audiogen.voicing.engines.gtts.engine.PROBE", 0.3)
    google.faults = ["hang"]
    assert choose("de", lambda: None)[0] == "espeak"


class Outside(Tone):
    """An engine as a third party would write it."""

    name = "outside"


class Half:
    """Something that is no engine."""

    name = "half"


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three packages that bring engines: a good one, a half one, one that can't be imported."""
    points = [importlib.metadata.EntryPoint(name, value, fingerprints.VOICES) for name, value in (
        ("outside", f"{__name__}:Outside"), ("half", f"{__name__}:Half"),
        ("gone", "no_such_package:ENGINE"))]

    def entry_points(group: str, name: str | None = None) -> list[importlib.metadata.EntryPoint]:
        assert group == fingerprints.VOICES
        return [entry for entry in points if name in (None, entry.name)]

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    engine.cache_clear()
    yield
    engine.cache_clear()


def test_engines_from_outside(outside: None) -> None:
    """An entry point adds a voice; it is listed without being loaded."""
    assert names() == (*ENGINES, "gone", "half", "outside")
    spec = parse_voice("outside", "en", 110)
    assert take(utterance("Rest now."), spec).rate == 24000


@pytest.mark.parametrize(("name", "reason"), [
    ("gone", "can't be loaded: No module named"), ("half", "it lacks summary")])
def test_a_broken_engine_from_outside(outside: None, name: str, reason: str) -> None:
    """The package is blamed in a sentence, and nothing else breaks."""
    with pytest.raises(VoiceMissing, match=reason):
        parse_voice(name, "en", 110)


def test_a_take_is_named_by_its_sound_alone() -> None:
    """Place and line id don't matter, wording and pace do; without a rate pace doesn't either."""
    spec = VoiceSpec("tone", "", "en", 110)
    one = utterance("Rest.")
    elsewhere = type(one)(one.spans, "ffff0000", type(one.place)("other.md", 1))
    assert take_key(one, spec) == take_key(elsewhere, spec)
    assert take_key(one, spec) != take_key(utterance("Rest!"), spec)
    assert take_key(one, spec) != take_key(utterance(Span("Rest.", emphasis="strong")), spec)
    assert take_key(one, spec) != take_key(one, VoiceSpec("tone", "", "en", 120))
    assert (take_key(one, VoiceSpec("gtts", "", "en", 110))
            == take_key(one, VoiceSpec("gtts", "", "en", 120)))
    assert len(bytes.fromhex(take_key(one, spec))) == 20


def test_the_table_loads_only_what_speaks() -> None:
    """gTTS and its network libraries aren't imported by a build that espeak speaks in."""
    assert all(isinstance(module, str) for module in ENGINES.values())
    assert isinstance(engine("gtts"), Gtts)
