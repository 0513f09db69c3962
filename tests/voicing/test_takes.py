"""Takes: cut to speech, whole, kept sample for sample."""
# ruff: noqa: RUF001 - typographic apostrophes are what lines hold

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen import audio
from audiogen.audio import Floats
from audiogen.errors import VoiceError
from audiogen.voicing import saying
from audiogen.voicing.model import Utterance, VoiceSpec
from audiogen.voicing.saying import take
from audiogen.voicing.segment import AudioSegment, from_flac, samples_of, segment, to_flac
from audiogen.voicing.trimming import LEAD, TAIL, speech_span, trimmed
from audiogen.words import words
from tests.voicing.lines import utterance

SPEC = VoiceSpec("tone", "", "en", 120)


def hum(seconds: float, rate: int, peak: float = 0.3) -> Floats:
    """A vowel-like tone."""
    times = np.arange(int(seconds * rate)) / rate
    tone = np.sin(2 * np.pi * 120 * times) + np.sin(2 * np.pi * 600 * times)
    return (peak / 2 * tone).astype(np.float32)


@pytest.mark.parametrize("rate", [22050, 24000, 44100, 48000])
def test_silence_is_cut_to_the_guard(rate: int) -> None:
    """However much silence lies around, 5 ms stay before and 10 ms after."""
    quiet = np.zeros(rate, np.float32)
    cut = trimmed(np.concatenate((quiet, hum(1, rate), quiet[:7])), rate)
    assert cut is not None
    assert len(cut) / rate == pytest.approx(1 + LEAD + TAIL, abs=0.004)
    assert cut[0] == 0
    assert cut[-1] == 0


@pytest.mark.parametrize("level", [-30, -40, -46])
def test_weak_consonants_survive(level: int) -> None:
    """Noise as weak as an f or th, 40 dB and more under the vowel, is speech at both ends."""
    rate = 22050
    weak = np.random.default_rng(1).normal(0, 0.3 * 10 ** (level / 20), rate // 8)
    quiet = np.zeros(rate // 10)
    sound = np.concatenate((quiet, weak, hum(0.5, rate), weak, quiet)).astype(np.float32)
    span = speech_span(sound, rate)
    assert span is not None
    start, end = span
    assert start == pytest.approx(len(quiet), abs=0.003 * rate)
    assert end == pytest.approx(len(sound) - len(quiet), abs=0.003 * rate)


@pytest.mark.parametrize("rate", [22050, 44100, 48000])
@pytest.mark.parametrize("ratio", [34, 40, 50])
def test_a_recording_s_room_is_not_speech(rate: int, ratio: int) -> None:
    """Hiss, hum of the mains and an offset around a voice are cut off."""
    quiet = np.zeros(rate // 2, np.float32)
    sound = np.concatenate((quiet, hum(1, rate), quiet))
    times = np.arange(len(sound)) / rate
    room = np.random.default_rng(2).normal(0, 0.3 * 10 ** (-ratio / 20), len(sound))
    room += 0.004 * np.sin(2 * np.pi * 50 * times) + 0.01
    span = speech_span((sound + room).astype(np.float32), rate)
    assert span is not None
    start, end = span
    assert start == pytest.approx(len(quiet), abs=0.012 * rate)
    assert end == pytest.approx(len(quiet) + rate, abs=0.012 * rate)


def test_a_sound_without_silence_is_whole() -> None:
    """A tight clip of steady loud sound is not taken for background noise."""
    rate = 22050
    span = speech_span(hum(1.0, rate), rate)
    assert span is not None
    assert span[0] < 0.003 * rate
    assert span[1] > 0.997 * rate


def test_silence_has_no_speech() -> None:
    """Nothing, digital silence and a whisper of dither are all quiet."""
    assert speech_span(np.zeros(0, np.float32), 22050) is None
    assert trimmed(np.zeros(5000, np.float32), 22050) is None
    assert trimmed(np.full(5000, 1e-5, np.float32), 22050) is None


@given(st.integers(1, 4000), st.integers(0, 2**32 - 1))
def test_what_was_said_comes_back_sample_for_sample(length: int, seed: int) -> None:
    """FLAC and back is the same sound, full scale included."""
    samples = np.random.default_rng(seed).integers(-32768, 32768, length).astype(np.int16)
    back, rate = samples_of(from_flac(to_flac(segment(samples, 22050))))
    assert rate == 22050
    assert np.array_equal(back, samples)


def test_a_take_begins_and_ends_with_its_speech() -> None:
    """Onset and offset stand where the words begin and end, and the words take the pace's time."""
    said = take(utterance("Let it go now."), SPEC)
    assert said.onset == round(LEAD * said.rate)
    heard = (said.offset - said.onset) / said.rate
    assert heard == pytest.approx(4 * 60 / 120, abs=0.03)


class Broken:
    """An engine that says too little, too much, or nothing."""

    name, paced, keeps_takes = "broken", True, False

    def __init__(self, sound: AudioSegment) -> None:
        self.sound = sound

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """The same for every line."""
        return self.sound


@pytest.mark.parametrize(("seconds", "message"), [
    (0.0, "said nothing for “Let the whole"), (0.4, r"gave only 0\.4 s"), (90, "as much as 90")])
def test_missing_speech_is_never_shipped(
        monkeypatch: pytest.MonkeyPatch, seconds: float, message: str) -> None:
    """Silence, too little and far too much are faults with the author's place and text."""
    sound = np.concatenate((hum(seconds, 8000), np.zeros(800, np.float32)))
    broken = Broken(segment(audio.int16(sound), 8000))
    monkeypatch.setattr(saying, "engine", lambda name: broken)
    with pytest.raises(VoiceError, match=rf"calm\.md:7: tone .*{message}"):
        take(utterance("Let the whole of your weight sink down."), SPEC)


@pytest.mark.parametrize(("width", "channels"), [(1, 1), (2, 1), (2, 2), (4, 2)])
def test_any_segment_is_read(width: int, channels: int) -> None:
    """Engines from outside may return any width and any number of channels."""
    scale = 2 ** (8 * width - 1) - 1
    data = np.repeat(np.array([0.5, -0.25]) * scale, channels).astype(f"<i{width}")
    sound = AudioSegment(data=data.tobytes(), sample_width=width, frame_rate=8000,
                         channels=channels)
    samples, rate = samples_of(sound)
    assert rate == 8000
    assert samples / 32768 == pytest.approx([0.5, -0.25], abs=0.01)


@pytest.mark.parametrize(("text", "count"), [
    ("Let it go.", 3), ("co-regulation doesn’t hurry", 3), ("— … !", 0), ("3.5 breaths", 2),
    ("呼吸を感じます", 4), ("über die Straße", 3), ("", 0)])
def test_words_are_counted_as_they_are_spoken(text: str, count: int) -> None:
    """Hyphens and apostrophes join; punctuation is no word; unspaced scripts count in pairs."""
    assert words(text) == count
