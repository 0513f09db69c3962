"""A whole episode from a voice in a network where three requests of ten fail, in every way."""

import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path

import gtts.tts
import pytest

from audiogen.voicing.engines import engine
from audiogen.voicing.network import asking
from audiogen.voicing.network.asking import Asker, Manners
from audiogen.voicing.network.speech import DistantVoice
from tests.program import files, inside, write
from tests.voicing.google import Google
from tests.voicing.loopback import FAULTS, Loopback
from tests.voicing.speech_server import SpeechServer

TEXT = "# Storm\n\n" + "\n\n".join(
    f"This is the sentence of number {number}, and it is said well. {'Stay a while. ' * 3}"
    for number in range(18))
LONG = ("\n\nWhen the mind wanders off, which it will, you can thank it for its care, and gently "
        "lead it back to the sound of the room; there is no hurry, and nothing to repair.")
SHARE = 0.3


class Weather(list[int | str]):
    """Faults without end: some of every kind, dealt by a seed."""

    def __init__(self, seed: int) -> None:
        super().__init__(["on"])
        self.dealt: list[int | str] = []
        self._chance, self._kinds = random.Random(seed), itertools.cycle(FAULTS)

    def pop(self, index: object = 0) -> int | str:
        """The next request's fault, or none."""
        fault = next(self._kinds) if self._chance.random() < SHARE else ""
        self.dealt.append(fault)
        return fault


@pytest.fixture(params=["gtts", "openai"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A server of each protocol, asked by the real engine, whose waits are a thousand times
    shorter."""
    voice = engine(request.param)
    assert isinstance(voice, DistantVoice)
    monkeypatch.setattr(voice, "asker", Asker(
        Manners(4, redirects=True), sleep=lambda seconds: time.sleep(seconds / 1000)))
    server: Loopback
    if request.param == "gtts":
        server = google = Google()
        monkeypatch.setattr(gtts.tts, "_translate_url", google.url)
    else:
        server = speech = SpeechServer()
        monkeypatch.setenv("AUDIOGEN_OPENAI_URL", speech.url)
    yield server
    server.close()


def test_the_episode_is_that_of_a_calm_day(
        server: Loopback, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Whole, and equal to the last byte."""
    name = request.node.callspec.params["server"]
    write(tmp_path, {"in/audiogen.toml": 'title = "Weather"\nauthor = "A"\n',
                     "in/storm.md": TEXT + LONG})

    def build(out: str) -> dict[str, bytes]:
        answer = inside("build", "in", "-o", out, "--voice", name, "--quality", "small",
                        "--jobs", "1", cwd=tmp_path, AUDIOGEN_CACHE_DIR=str(tmp_path / f"c-{out}"))
        assert answer.status == 0, answer
        return files(tmp_path / out)

    calm = build("calm")
    asked = len(server.texts)
    weather = Weather(7)
    server.faults = weather
    stormy = build("stormy")
    failed = [fault for fault in weather.dealt if fault]
    assert len(server.texts) == 2 * asked + len(failed)
    assert set(failed) == set(FAULTS)
    assert len(failed) > 0.2 * len(weather.dealt)
    assert stormy == calm


def test_a_storm_that_stays_ends_with_a_sentence_and_keeps_what_came(
        server: Loopback, request: pytest.FixtureRequest, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build asks only for the rest."""
    name = request.node.callspec.params["server"]
    monkeypatch.setattr(asking, "REST", 0.0)
    write(tmp_path, {"in/audiogen.toml": 'title = "Weather"\nauthor = "A"\n', "in/storm.md": TEXT})

    def build() -> tuple[int, str]:
        answer = inside("build", "in", "-o", "out", "--voice", name, "--quality", "small",
                        "--jobs", "1", cwd=tmp_path, AUDIOGEN_CACHE_DIR=str(tmp_path / "clips"))
        return answer.status, answer.err

    server.faults = [*[""] * 10, *[503] * 1000]
    status, told = build()
    assert status == 1
    assert "503" in told
    assert "is kept" in told
    assert "Traceback" not in told
    server.faults = []
    first = len(server.texts)
    assert build()[0] == 0
    well = server.texts[:10]
    assert not set(well) & set(server.texts[first:])
