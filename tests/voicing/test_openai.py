"""Any server that speaks OpenAI's protocol: on loopback, in each format, and its key kept quiet."""

import logging

import numpy as np
import pytest

from audiogen.errors import VoiceMissing, VoiceUnreachable
from audiogen.voicing.engines.openai import FORMATS, OpenAi
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.network.asking import Asker
from audiogen.voicing.saying import take, take_key
from audiogen.voicing.segment import samples_of
from audiogen.voicing.store import Store
from audiogen.voicing.voices import choose
from tests.voicing.lines import utterance
from tests.voicing.speech_server import SpeechServer

SPEC = VoiceSpec("openai", "", "en", 110)
SECRET = "sk-never-seen-1234567890"


@pytest.fixture
def talker(speech_server: SpeechServer, asker: Asker) -> OpenAi:
    """The engine, in no hurry."""
    return OpenAi(asker)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_heard(
        talker: OpenAi, speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch,
        form: str) -> None:
    """What comes back is as long and as loud as what was said."""
    monkeypatch.setenv("AUDIOGEN_OPENAI_FORMAT", form)
    samples, rate = samples_of(talker.say(utterance("Rest now."), SPEC))
    assert speech_server.asked[-1]["response_format"] == form
    assert rate == 24000
    assert len(samples) / rate == pytest.approx(9 * 0.09 + 0.4, abs=0.1)
    assert np.abs(samples).max() / 32768 == pytest.approx(0.4, abs=0.05)


@pytest.mark.parametrize("form", FORMATS)
def test_a_sound_cut_short_is_asked_for_again(
        talker: OpenAi, speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch,
        form: str, waits: list[float]) -> None:
    """Where the format tells how long it ought to be; bare samples tell by half a sample or by
    their words alone."""
    monkeypatch.setenv("AUDIOGEN_OPENAI_FORMAT", form)
    speech_server.faults = ["cut" if form != "pcm" else "half"]
    talker.say(utterance("Rest now."), SPEC)
    assert waits == [1.0]


def test_a_stream_leaves_its_length_open(talker: OpenAi, speech_server: SpeechServer) -> None:
    """Servers that stream don't know it yet; all that came is heard."""
    speech_server.streams = True
    samples, rate = samples_of(talker.say(utterance("Rest now."), SPEC))
    assert len(samples) / rate == pytest.approx(9 * 0.09 + 0.4, abs=0.01)


def test_what_is_set_is_asked(
        talker: OpenAi, speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Model, voice and key arrive; a voice after the colon outranks the one that is set."""
    monkeypatch.setenv("AUDIOGEN_OPENAI_KEY", SECRET)
    monkeypatch.setenv("AUDIOGEN_OPENAI_MODEL", "kokoro")
    monkeypatch.setenv("AUDIOGEN_OPENAI_VOICE", "af_heart")
    talker.say(utterance("Rest now."), SPEC)
    talker.say(utterance("Rest now."), VoiceSpec("openai", "bf_emma", "en", 110))
    assert [asked["voice"] for asked in speech_server.asked] == ["af_heart", "bf_emma"]
    assert {asked["model"] for asked in speech_server.asked} == {"kokoro"}
    assert speech_server.heads[0]["Authorization"] == f"Bearer {SECRET}"
    assert speech_server.paths == ["/v1/audio/speech"] * 2


def test_no_key_no_head(talker: OpenAi, speech_server: SpeechServer) -> None:
    """A server of one's own wants none."""
    talker.say(utterance("Rest now."), SPEC)
    assert "Authorization" not in speech_server.heads[0]


@pytest.mark.parametrize("fault", [401, 403, 429, 500, "drop", "empty", "noise"])
def test_the_key_is_never_told(
        talker: OpenAi, speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture, fault: int | str) -> None:
    """Not in a message, nor in what stands behind it, nor in a log at its most talkative."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("AUDIOGEN_OPENAI_KEY", SECRET)
    speech_server.faults = [fault] * 20
    with pytest.raises(VoiceUnreachable) as caught:
        talker.say(utterance("Rest now."), SPEC)
    problem: BaseException | None = caught.value
    while problem is not None:
        assert SECRET not in f"{problem!s}{problem!r}{problem.args}"
        problem = problem.__cause__ or problem.__context__
    assert SECRET not in caplog.text


def test_the_key_names_nothing_that_is_kept(
        speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    """Another key is the same voice, and no file of the store holds it; another model isn't."""
    keys = set()
    for secret in ("", SECRET, "another"):
        monkeypatch.setenv("AUDIOGEN_OPENAI_KEY", secret)
        keys.add(take_key(utterance("Rest now."), SPEC))
        take(utterance("Rest now."), SPEC, store)
    assert len(keys) == 1
    assert len(speech_server.texts) == 1
    files = [path for path in store.root.rglob("*") if path.is_file()]
    assert files
    assert all(SECRET.encode() not in path.read_bytes() + str(path).encode() for path in files)
    monkeypatch.setenv("AUDIOGEN_OPENAI_MODEL", "other")
    assert take_key(utterance("Rest now."), SPEC) not in keys


@pytest.mark.parametrize(("variable", "value", "reason"), [
    ("URL", "", "Set AUDIOGEN_OPENAI_URL"), ("URL", "localhost:8880", "is no address"),
    ("URL", "ftp://speech.example/v1", "is no address"), ("URL", "http://[::1/v1", "no address"),
    ("URL", f"http://me:{SECRET}@127.0.0.1/v1", "AUDIOGEN_OPENAI_KEY instead"),
    ("KEY", f"{SECRET}\n{SECRET}", "holds signs"), ("KEY", f"{SECRET}é", "holds signs"),
    ("FORMAT", "opus", "wav, mp3, flac, pcm")])
def test_what_is_set_badly_is_said(
        talker: OpenAi, monkeypatch: pytest.MonkeyPatch, variable: str, value: str,
        reason: str) -> None:
    """Which variable, what is wrong with it, and never a secret in it."""
    monkeypatch.setenv(f"AUDIOGEN_OPENAI_{variable}", value)
    assert reason in talker.missing()
    assert SECRET not in talker.missing()
    with pytest.raises(VoiceMissing):
        talker.identity(SPEC)


def test_auto_never_chooses_it(
        speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it stands there and answers."""
    for language in ("en", "de", "eo"):
        assert choose(language, None)[0] in ("hibari", "espeak")
    assert speech_server.texts == []


def test_an_address_that_sends_on_is_not_followed(
        talker: OpenAi, speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key doesn't travel to where nobody sent it."""
    monkeypatch.setenv("AUDIOGEN_OPENAI_KEY", SECRET)
    talker.asker = Asker(type(talker.asker._manners)(4))
    speech_server.faults, speech_server.headers = [307], {"Location": f"{speech_server.url}/x"}
    with pytest.raises(VoiceUnreachable, match="sends us on"):
        talker.say(utterance("Rest now."), SPEC)
    assert len(speech_server.texts) == 1
