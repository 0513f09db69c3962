"""What dear voices said is kept, by what was asked; what is made of it is named by our code."""

import functools
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from audiogen import audio, fingerprints
from audiogen.errors import VoiceError, VoiceMissing, VoiceUnreachable
from audiogen.voicing import engines, saying
from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.network.asking import REST
from audiogen.voicing.saying import is_kept, take, take_key
from audiogen.voicing.segment import AudioSegment, samples_of, segment
from audiogen.voicing.store import Store
from audiogen.voicing.tempo import tempo
from tests.voicing.google import Google
from tests.voicing.lines import utterance

Change = Callable[[], None]
GTTS = VoiceSpec("gtts", "", "en", 110)
HUM = VoiceSpec("hum", "", "en", 120)
LONG = ("When the mind wanders off, which it will, you can thank it for its care, and gently lead "
        "it back to the sound of the room; there is no hurry, and nothing to repair.")


class Hum(Engine):
    """The least that an engine is."""

    name = "hum"
    summary = "a hum of a tenth of a second a letter, and nothing else"

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """A hum."""
        times = np.arange(800 * len(utterance.text)) / 8000
        return segment(audio.int16(0.3 * np.sin(2 * np.pi * 150 * times).astype(np.float32)), 8000)


class Counted(Hum):
    """A hum that counts its lines, and can be made to fail."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.version, self.silent = "1", False

    def identity(self, spec: VoiceSpec) -> str:
        """With a version."""
        return f"{super().identity(spec)} {self.version}"

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """Counts."""
        self.said.append(utterance.text)
        return segment(np.zeros(9000, np.int16), 8000) if self.silent else super().say(
            utterance, spec)


@pytest.fixture
def hum(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counted]:
    """Such an engine in the table."""
    one = Counted()
    monkeypatch.setitem(engines.ENGINES, "hum", "audiogen.voicing.engines.tone")
    real = engines.engine
    monkeypatch.setattr(saying, "engine", lambda name: one if name == "hum" else real(name))
    monkeypatch.setattr("audiogen.voicing.tempo.engine", lambda name: one)
    yield one
    engines.code.cache_clear()


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> Iterator[Change]:
    """Stands for another version of our code."""
    def change() -> None:
        real = fingerprints.closure
        monkeypatch.setattr(fingerprints, "closure", lambda module: real(module) + " edited")
        engines.code.cache_clear()
    yield change
    engines.code.cache_clear()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch, voice: Gtts) -> Gtts:
    """Google's voice without its waits."""
    real = engines.engine
    monkeypatch.setattr(saying, "engine", lambda name: voice if name == "gtts" else real(name))
    return voice


def test_the_least_engine_speaks() -> None:
    """Name, summary and `say`: all else has an answer."""
    one = Hum()
    assert (one.missing(), one.reachable(), one.voices("en")) == ("", "", ())
    assert (one.concurrency, one.even, one.paced, one.keeps_takes) == (0, True, False, True)
    assert one.identity(HUM) == one.identity(VoiceSpec("hum", "", "en", 90)) == "hum en"
    with pytest.raises(VoiceMissing, match="no variants"):
        one.identity(VoiceSpec("hum", "low", "en", 110))
    assert len(Hum.__dict__.keys() - {"__module__", "__doc__"} - set(dir(Engine))) == 2
    samples, rate = samples_of(one.spoken(utterance("Rest."), HUM, lambda request, make: make()))
    assert (len(samples), rate) == (4000, 8000)


def test_an_engine_may_name_variants_alone() -> None:
    """What it offers is known, all else is refused with what there is."""
    class Voices(Hum):
        """Two of them."""

        def voices(self, language: str) -> tuple[str, ...]:
            """High and low."""
            return ("high", "low")

    one = Voices()
    assert one.identity(VoiceSpec("hum", "low", "en", 110)) == "hum:low en"
    with pytest.raises(VoiceMissing, match="hum:high, hum:low"):
        one.identity(VoiceSpec("hum", "loud", "en", 110))


def test_a_dear_line_is_said_once(hum: Counted, store: Store) -> None:
    """The take comes out of the store, sample for sample; other words are said."""
    line = utterance("Let it go.")
    assert not is_kept(line, HUM, store)
    first = take(line, HUM, store)
    assert is_kept(line, HUM, store)
    again = take(line, HUM, store)
    assert hum.said == ["Let it go."]
    assert np.array_equal(first.samples, again.samples)
    assert np.array_equal(first.samples, take(line, HUM).samples)
    take(utterance("Let it go now."), HUM, store)
    assert hum.said[-1] == "Let it go now."


def test_a_new_version_of_ours_asks_nobody_again(
        hum: Counted, store: Store, edition: Change) -> None:
    """The take has another name, and is made of what was said."""
    line = utterance("Let it go.")
    before = take_key(line, HUM)
    take(line, HUM, store)
    edition()
    assert take_key(line, HUM) != before
    take(line, HUM, store)
    assert hum.said == ["Let it go."]


def test_a_new_version_of_an_engine_is_asked(hum: Counted, store: Store) -> None:
    """What its identity names is part of the request, and of the take's name."""
    line = utterance("Let it go.")
    before = take_key(line, HUM)
    take(line, HUM, store)
    hum.version = "2"
    assert not is_kept(line, HUM, store)
    assert take_key(line, HUM) != before
    take(line, HUM, store)
    assert len(hum.said) == 2


def test_a_cheap_line_is_not_kept(store: Store) -> None:
    """To say it again costs less than to read it."""
    spec = VoiceSpec("tone", "", "en", 110)
    take(utterance("Let it go."), spec, store)
    assert store.takes.usage().entries == 0
    assert not is_kept(utterance("Let it go."), spec, store)


def test_what_is_not_right_is_not_kept(hum: Counted, store: Store) -> None:
    """Silence is refused, and the next build asks again."""
    hum.silent = True
    with pytest.raises(VoiceError, match="said nothing"):
        take(utterance("Let it go."), HUM, store)
    assert store.takes.usage().entries == 0
    hum.silent = False
    take(utterance("Let it go."), HUM, store)
    assert len(hum.said) == 2


@pytest.mark.parametrize("keeps", [True, False])
def test_sound_that_cannot_be_read_is_a_fault_of_the_voice(
        hum: Counted, store: Store, monkeypatch: pytest.MonkeyPatch, keeps: bool) -> None:
    """With the author's place, and nothing of it is kept."""
    class Odd:
        """Samples as no pydub makes them."""

        sample_width, channels, frame_rate, raw_data = 3, 1, 8000, bytes(3000)

    monkeypatch.setattr(Counted, "say", lambda self, utterance, spec: Odd())
    monkeypatch.setattr(Counted, "keeps_takes", keeps)
    with pytest.raises(VoiceError, match=r"calm\.md:7: What “hum” said .* samples of 3 bytes"):
        take(utterance("Let it go."), HUM, store)
    assert store.takes.usage().entries == 0


def test_a_damaged_take_is_said_again(hum: Counted, store: Store) -> None:
    """As if it had never been kept."""
    first = take(utterance("Let it go."), HUM, store)
    kept, = (path for path in store.takes.root.glob("??/*"))
    kept.write_bytes(kept.read_bytes()[:-5])
    assert np.array_equal(take(utterance("Let it go."), HUM, store).samples, first.samples)
    assert len(hum.said) == 2


def test_the_pace_of_a_voice_is_measured_on_kept_takes(
        hum: Counted, store: Store, edition: Change) -> None:
    """Our code may change how it is measured: the passage is not said again."""
    factor = tempo(HUM, store)
    asked = len(hum.said)
    assert asked == 4
    edition()
    assert tempo(HUM, store) == factor
    assert len(hum.said) == asked


def test_a_reworded_line_asks_google_for_changed_pieces_only(
        google: Google, patient: Gtts, store: Store) -> None:
    """Each piece is kept for itself, as Google sent it; their joints are ours and made anew."""
    take(utterance(LONG), GTTS, store)
    asked = len(google.texts)
    assert asked > 1
    take(utterance(LONG), GTTS, store)
    assert len(google.texts) == asked
    take(utterance(LONG.replace("to repair", "to mend")), GTTS, store)
    assert len(google.texts) == asked + 1
    assert google.texts[-1].endswith("to mend.")


def test_a_new_gtts_asks_google_nothing(
        google: Google, patient: Gtts, store: Store, edition: Change) -> None:
    """Neither our version nor that of gTTS shapes what Google says."""
    take(utterance(LONG), GTTS, store)
    asked = len(google.texts)
    edition()
    assert is_kept(utterance(LONG), GTTS, store)
    take(utterance(LONG), GTTS, store)
    assert len(google.texts) == asked
    take(utterance("Rest."), VoiceSpec("gtts", "co.uk", "en", 110), store)
    assert not is_kept(utterance("Rest."), GTTS, store)


def test_a_network_that_goes_away_leaves_the_pieces_that_came(
        google: Google, patient: Gtts, store: Store) -> None:
    """The next try asks for the rest."""
    google.faults = ["", 403]
    with pytest.raises(VoiceUnreachable):
        take(utterance(LONG), GTTS, store)
    first = google.texts[0]
    take(utterance(LONG), GTTS, store)
    assert google.texts.count(first) == 1


@pytest.mark.parametrize("fault", ["silent", "noise"])
def test_a_bad_answer_of_google_is_not_kept(
        google: Google, patient: Gtts, waits: list[float], store: Store, fault: int | str) -> None:
    """It is asked for again, and then it is well."""
    google.faults = [fault] * 8
    with pytest.raises(VoiceUnreachable):
        take(utterance("Rest now."), GTTS, store)
    assert store.takes.usage().entries == 0
    waits.append(REST)
    take(utterance("Rest now."), GTTS, store)
    assert google.texts == ["Rest now."] * 9


def test_remembering_is_by_request_and_engine(
        hum: Counted, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two engines that name their requests alike don't speak for each other."""
    monkeypatch.setattr(Hum, "asks", lambda self, utterance, spec: ("the same",))
    monkeypatch.setattr(saying, "engine", functools.cache(lambda name: hum))
    monkeypatch.setitem(engines.ENGINES, "drone", "audiogen.voicing.engines.tone")
    take(utterance("Let it go."), HUM, store)
    take(utterance("Let it go."), VoiceSpec("drone", "", "en", 120), store)
    assert len(hum.said) == 2
