"""One way to ask a network, for every voice that lives in one: patient, polite, and with an end."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from audiogen import audio
from audiogen.errors import VoiceUnreachable
from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.engines.openai import OpenAi
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.network.asking import PATIENCE, REST, STREAK, Asker, Manners, asked_wait
from audiogen.voicing.network.session import REACH, Refusal, Sessions, post
from audiogen.voicing.network.speech import DistantVoice
from audiogen.voicing.network.wholeness import broken_off
from audiogen.voicing.segment import samples_of
from tests.voicing.lines import utterance
from tests.voicing.loopback import FAULTS, LETTER, Loopback, mp3
from tests.voicing.speech_server import SpeechServer

LONG = ("When the mind wanders off, which it will, you can thank it for its care, and gently lead "
        "it back to the sound of the room; there is no hurry, and nothing to repair. ") * 2


@pytest.fixture(params=["gtts", "openai"])
def pair(request: pytest.FixtureRequest, asker: Asker) -> tuple[DistantVoice, Loopback]:
    """A voice, and the server that it asks."""
    if request.param == "gtts":
        google: Loopback = request.getfixturevalue("google")
        return Gtts(asker), google
    server: Loopback = request.getfixturevalue("speech_server")
    return OpenAi(asker), server


def spec_of(voice: DistantVoice) -> VoiceSpec:
    """The voice, in English."""
    return VoiceSpec(voice.name, "", "en", 110)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_passes_is_passed_over(
        pair: tuple[DistantVoice, Loopback], waits: list[float], fault: int | str) -> None:
    """Whatever failed, it is asked for again, and the sound is that of a run without a fault."""
    voice, server = pair
    well = samples_of(voice.say(utterance("Rest now."), spec_of(voice)))[0].tobytes()
    server.faults = [fault, fault]
    again = samples_of(voice.say(utterance("Rest now."), spec_of(voice)))[0].tobytes()
    assert again == well
    assert len(server.texts) == 4
    assert waits == [1.0, 2.0]


def test_the_waits_grow_and_hold_some_chance(google: Loopback) -> None:
    """Builds that were refused together don't come back together."""
    slept: list[float] = []
    voice = Gtts(Asker(Manners(4, redirects=True), sleep=slept.append, chance=lambda: 0.5,
                       clock=lambda: sum(slept)))
    google.faults = [503] * 3
    voice.say(utterance("Rest now."), spec_of(voice))
    assert slept == [1.25, 2.5, 5.0]


@pytest.mark.parametrize(("header", "seconds"), [
    ("12", 12.0), (" 3 ", 3.0), ("", 0.0), ("soon", 0.0), ("-5", 0.0),
    (format_datetime(datetime.fromtimestamp(1_000_030, UTC), usegmt=True), 30.0),
    (format_datetime(datetime.fromtimestamp(999_000, UTC), usegmt=True), 0.0),
    ("Mon, 12 Jan 1970 13:47:10", 30.0)])
def test_a_server_says_how_long_to_wait(header: str, seconds: float) -> None:
    """In seconds or as a date, which may be past; anything else asks for nothing."""
    assert asked_wait(header, 1_000_000.0) == seconds


def test_a_wait_that_one_was_asked_for_holds_for_all(
        google: Loopback, asker: Asker, waits: list[float]) -> None:
    """The next line isn't sent before the time either."""
    google.headers = {"Retry-After": "40"}
    google.faults = [429]
    voice = Gtts(asker)
    voice.say(utterance("Rest now."), spec_of(voice))
    assert sum(waits) == pytest.approx(40)


def test_a_wait_beyond_patience_stops_at_once(google: Loopback, asker: Asker) -> None:
    """With a sentence; nothing more is sent by anybody until the service has rested."""
    google.headers = {"Retry-After": str(int(PATIENCE) + 1)}
    google.faults = [429]
    voice = Gtts(asker)
    for _ in range(3):
        with pytest.raises(VoiceUnreachable, match="429"):
            voice.say(utterance("Rest now."), spec_of(voice))
    assert len(google.texts) == 1


def test_a_service_that_is_gone_is_left_alone(
        pair: tuple[DistantVoice, Loopback]) -> None:
    """After failures in a row everybody stops, and after a rest it is asked again."""
    voice, server = pair
    passed = [0.0]
    voice.asker = Asker(Manners(4, redirects=True), sleep=lambda seconds: None,
                        clock=lambda: passed[0])
    server.faults = [503] * 1000

    def say(number: int) -> str:
        try:
            voice.say(utterance(f"Rest {'x' * number}."), spec_of(voice))
        except VoiceUnreachable as problem:
            return str(problem)
        return ""

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(say, range(1, 40)))
    assert all("503" in text and "is kept" in text for text in told)
    assert len(server.texts) <= STREAK + 4
    server.faults = []
    passed[0] = REST
    assert say(3) == ""


def test_as_many_requests_are_under_way_as_manners_allow(
        pair: tuple[DistantVoice, Loopback]) -> None:
    """Four at a time and never five: each waits for three others, sixteen times over."""
    voice, server = pair
    server.crowd = threading.Barrier(4)
    with ThreadPoolExecutor(8) as threads:
        said = [threads.submit(voice.say, utterance(f"Rest {'x' * number}."), spec_of(voice))
                for number in range(64)]
        for each in said:
            each.result()
    assert len(server.texts) == 64
    assert not server.crowd.broken


def test_polite_requests_begin_apart(google: Loopback) -> None:
    """Not all at once, though several may be under way."""
    slept: list[float] = []
    voice = Gtts(Asker(Manners(4, 0.5, redirects=True), sleep=slept.append, clock=lambda: 0.0))
    for _ in range(3):
        voice.say(utterance("Rest now."), spec_of(voice))
    assert slept == [0.5, 1.0]


@pytest.fixture
def silent_proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A proxy that takes calls and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, address)
        yield


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_never_answers_is_known_in_time(silent_proxy: None, scheme: str) -> None:
    """The bound is one on waiting, so that it holds on any machine."""
    start = time.monotonic()
    with pytest.raises(Refusal, match=r"can't be reached|did not answer"):
        Asker(Manners(4)).ask(post(f"{scheme}://speech.example/v1", b"", {}), lambda answer: b"")
    assert time.monotonic() - start < REACH + 0.5


def test_a_lame_name_server_is_known_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """To look for a name may take a system half a minute."""
    monkeypatch.setattr("audiogen.voicing.network.session.REACH", 0.3)
    blocked = threading.Event()
    monkeypatch.setattr(Sessions, "_knock", lambda *_: blocked.wait(10))
    assert "nothing answered within 0.3 seconds" in Sessions().unreached("http://a.example/")
    blocked.set()


def test_a_service_is_knocked_at_once(google: Loopback, asker: Asker) -> None:
    """One head before the first line, none before the others."""
    calls = []
    real = asker.sessions.unreached
    asker.sessions.unreached = lambda url: calls.append(url) or real(url)  # type: ignore
    voice = Gtts(asker)
    for _ in range(3):
        voice.say(utterance("Rest now."), spec_of(voice))
    assert calls == [f"{google.origin}/"]


def test_a_long_line_has_no_seam(google: Loopback, asker: Asker) -> None:
    """Its pieces' own silences are cut, and no joint clicks."""
    voice = Gtts(asker)
    samples, rate = samples_of(voice.say(utterance(LONG), spec_of(voice)))
    assert len(google.texts) > 2
    sound = audio.floats(samples)
    hums = sum(len(text) for text in google.texts) * LETTER
    assert 0 < len(sound) / rate - hums < 0.4 * len(google.texts)
    alone = [audio.floats(samples_of(voice.say(utterance(text), spec_of(voice)))[0])
             for text in dict.fromkeys(google.texts)]
    steepest = max(abs(piece[1:] - piece[:-1]).max() for piece in alone)
    assert abs(sound[1:] - sound[:-1]).max() <= steepest * 1.001


def test_every_cut_of_an_mp3_is_seen() -> None:
    """Wherever it breaks off, but between two frames, where its length tells."""
    whole = mp3("Rest.")
    assert not broken_off(whole)
    seen = sum(broken_off(whole[:-cut]) for cut in range(1, 97))
    assert seen == 95


def test_a_trickling_answer_has_an_end(
        speech_server: SpeechServer, monkeypatch: pytest.MonkeyPatch, asker: Asker) -> None:
    """Neither bytes nor seconds without a bound."""
    monkeypatch.setattr("audiogen.voicing.network.session.LARGEST", 1000)
    voice = OpenAi(asker)
    with pytest.raises(VoiceUnreachable, match="had no end"):
        voice.say(utterance("Rest now."), spec_of(voice))
