"""A voice is measured once; its tempo then goes to whoever can bring it about."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audiogen import audio
from audiogen.building.gauging import GaugeOrder, assist, gauge, kept_gauge
from audiogen.errors import Place
from audiogen.mixing.model import Finish
from audiogen.mixing.presets import quality
from audiogen.scripting.model import Span
from audiogen.voicing import engines
from audiogen.voicing.engines import tone
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.saying import is_kept
from audiogen.voicing.segment import AudioSegment, segment
from audiogen.voicing.store import Store
from audiogen.words import words

NATURAL = 200
"""Words a minute that the voice of these tests says of itself."""
SPEC = VoiceSpec("tone", "", "en", 110)
FINISH = Finish(quality("small", 22050), -19.0, -1.0, "room", None)


class Hum(Engine):
    """A hum of 0.3 s a word, that counts its lines."""

    name = "tone"
    summary = "a hum"

    def __init__(self, own_rate: bool) -> None:
        self.own_rate, self.said = own_rate, 0

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """Slower where the tempo is less."""
        self.said += 1
        seconds = words(utterance.text) * 60 / NATURAL / spec.tempo
        times = np.arange(round(8000 * seconds)) / 8000
        return segment(audio.int16(0.3 * np.sin(2 * np.pi * 150 * times).astype(np.float32)), 8000)


@pytest.fixture(params=[True, False], ids=["own rate", "no rate"])
def hum(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hum]:
    """Such a voice in the table."""
    voice = Hum(request.param)
    monkeypatch.setattr(tone, "ENGINE", voice)
    engines.engine.cache_clear()
    yield voice
    engines.engine.cache_clear()


def measured(order: GaugeOrder, root: Path) -> GaugeOrder:
    """With what was measured."""
    return gauge(order, order.key, root)


def helped(order: GaugeOrder, root: Path, *waiting: str) -> None:
    """By another worker, where these lines wait."""
    assist(order, order.key, tuple(map(line, waiting)), root)


def line(text: str) -> Utterance:
    """One to be said."""
    return Utterance((Span(text),), "", Place("a.md", 1))


def test_the_tempo_goes_to_the_engine_or_is_stretched(hum: Hum, tmp_path: Path) -> None:
    """Never both, and never neither."""
    gauged = measured(GaugeOrder(SPEC, FINISH), tmp_path)
    engine_tempo, stretch = gauged.spec.tempo, gauged.finish.tempo
    told, other = (engine_tempo, stretch) if hum.own_rate else (stretch, engine_tempo)
    assert told == pytest.approx(110 / NATURAL if hum.own_rate else 0.6, abs=0.01)
    assert other == 1.0
    assert gauged.finish.gain_db is not None


def test_a_measured_voice_is_not_measured_again(hum: Hum, tmp_path: Path) -> None:
    """What was found is kept, and the same again."""
    order = GaugeOrder(SPEC, FINISH)
    first, said = measured(order, tmp_path), hum.said
    assert said
    assert kept_gauge(order, Store(tmp_path)) == first
    assert hum.said == said


def test_two_workers_say_each_sentence_once(hum: Hum, tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    """The one from the front, the other from behind, and what both measure is what one would."""
    helped(GaugeOrder(SPEC, FINISH), tmp_path / "no use")
    assert hum.said == 0        # its tempo is not known yet
    monkeypatch.setattr(Hum, "meets_pace", lambda self, spec: True)
    met = measured(GaugeOrder(SPEC, FINISH), tmp_path / "one")
    hum.said = 0
    helped(GaugeOrder(SPEC, FINISH), tmp_path / "two")
    said_by_one = hum.said
    assert measured(GaugeOrder(SPEC, FINISH), tmp_path / "two") == met
    assert hum.said == said_by_one > 0
    helped(GaugeOrder(SPEC, FINISH), tmp_path / "two")
    assert hum.said == said_by_one


def test_while_a_voice_is_measured_the_lines_that_wait_are_said(
        hum: Hum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And none any more once it is: then they are said where they are finished."""
    monkeypatch.setattr(Hum, "meets_pace", lambda self, spec: True)
    order, store = GaugeOrder(SPEC, FINISH), Store(tmp_path)
    helped(order, tmp_path, "One.", "Two.")
    assert is_kept(line("Two."), SPEC, store)
    measured(order, tmp_path)
    helped(order, tmp_path, "Three.")
    assert not is_kept(line("Three."), SPEC, store)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_what_is_kept_is_of_one_voice_at_one_pace(
        hum: Hum, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its takes don't depend on the pace, and yet another pace is another tempo, also in a
    language that has no passage; and another voice is measured for itself."""
    spec = VoiceSpec("tone", "", language, 130)
    measured(GaugeOrder(spec, FINISH), tmp_path)
    store = Store(tmp_path)
    assert kept_gauge(GaugeOrder(spec, FINISH), store) is not None
    faster = GaugeOrder(replace(spec, words_per_minute=180), FINISH)
    assert kept_gauge(faster, store) is None
    gauged = measured(faster, tmp_path)
    natural = 190 if language == "fi" and hum.own_rate else NATURAL
    assert gauged.spec.tempo * gauged.finish.tempo == pytest.approx(180 / natural, abs=0.01)
    monkeypatch.setattr(Hum, "identity", lambda self, spec: "another hum")
    assert kept_gauge(GaugeOrder(spec, FINISH), store) is None


def test_a_tempo_names_another_take(hum: Hum) -> None:
    """Of a voice that is told it; of one that is stretched it shapes nothing."""
    slow = VoiceSpec("tone", "", "en", 110, tempo=0.5)
    assert (hum.identity(slow) != hum.identity(SPEC)) == hum.own_rate


def test_a_calm_pace_slows_a_voice_further_than_it_would_be_stretched(
        hum: Hum, tmp_path: Path) -> None:
    """Slowing by itself costs a voice nothing."""
    very_calm = VoiceSpec("tone", "", "en", 60)
    gauged = measured(GaugeOrder(very_calm, FINISH), tmp_path)
    assert max(gauged.spec.tempo * gauged.finish.tempo, 0.01) == pytest.approx(
        0.3 if hum.own_rate else 0.6, abs=0.01)


def test_in_a_language_with_no_passage_a_usual_voice_is_assumed(
        hum: Hum, tmp_path: Path) -> None:
    """One that can't say the English passage either is still brought near its pace."""
    finnish = VoiceSpec("tone", "", "fi", 110)
    gauged = measured(GaugeOrder(finnish, FINISH), tmp_path)
    if hum.own_rate:
        assert gauged.spec.tempo == pytest.approx(110 / 190, abs=0.001)
        assert hum.said == 0
    else:
        assert gauged.finish.tempo == pytest.approx(0.6, abs=0.01)
