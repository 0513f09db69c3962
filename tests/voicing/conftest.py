"""What tests of voicing share."""

from collections.abc import Iterator
from pathlib import Path

import gtts.tts
import pytest

from audiogen.voicing import weights
from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.network.asking import Asker, Manners
from audiogen.voicing.store import Store
from tests.voicing import kokoro_voices
from tests.voicing.google import Google
from tests.voicing.speech_server import SpeechServer


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """Google, as gTTS meets it."""
    server = Google()
    monkeypatch.setattr(gtts.tts, "_translate_url", server.url)
    yield server
    server.close()


@pytest.fixture
def speech_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpeechServer]:
    """A speech server, named in the environment."""
    server = SpeechServer()
    monkeypatch.setenv("AUDIOGEN_OPENAI_URL", server.url)
    yield server
    server.close()


@pytest.fixture(scope="session")
def kokoro_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with Kokoro's model; skips where the wheels that bring it aren't installed."""
    if kokoro_voices.lacking():
        pytest.skip(kokoro_voices.lacking())
    return kokoro_voices.put(tmp_path_factory.mktemp("kokoro"))


@pytest.fixture
def kokoro(kokoro_files: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Kokoro's voices af_heart, bf_emma and ef_dora, here; the folder is that of all tests."""
    monkeypatch.setenv("AUDIOGEN_DATA_DIR", str(kokoro_files))
    monkeypatch.setattr(weights, "CATALOGUE", kokoro_voices.catalogue())
    return kokoro_files


@pytest.fixture
def waits() -> list[float]:
    """How long `asker` has waited between attempts."""
    return []


@pytest.fixture
def asker(waits: list[float]) -> Asker:
    """Who asks without patience and chance: its waits take no time."""
    return Asker(Manners(4, redirects=True), sleep=waits.append, chance=lambda: 0.0,
                 clock=lambda: sum(waits))


@pytest.fixture
def voice(google: Google, asker: Asker) -> Gtts:
    """The engine, in no hurry."""
    return Gtts(asker)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty clip store."""
    return Store(tmp_path / "clips")
