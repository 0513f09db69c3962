"""What tests of voicing share."""

from collections.abc import Iterator
from pathlib import Path

import gtts.tts
import pytest

from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.store import Store
from tests.voicing.google import Google


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """Google, as gTTS meets it."""
    server = Google()
    monkeypatch.setattr(gtts.tts, "_translate_url", server.url)
    yield server
    server.close()


@pytest.fixture
def waits() -> list[float]:
    """How long the engine of `voice` has waited between attempts."""
    return []


@pytest.fixture
def voice(google: Google, waits: list[float]) -> Gtts:
    """The engine, without its patience and its chance."""
    return Gtts(sleep=waits.append, chance=lambda: 0.0)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty clip store."""
    return Store(tmp_path / "clips")
