"""From take to finished clip: what a listener's player makes of it."""

from dataclasses import replace

import numpy as np
import pytest

from audiogen.errors import SoundError
from audiogen.mixing.encoding import decoded, encode
from audiogen.mixing.finishing import (
    EVENING_DB,
    OTHERS_MARGIN_DB,
    encoder_level,
    finish,
    lay,
    measure_gain,
    sound_of,
)
from audiogen.mixing.loudness import SLICES_A_SECOND, integrated
from audiogen.mixing.mastering import HEARD_DBFS, amplitude, limited
from audiogen.mixing.meter import decibels, energies, slice_powers, true_peak
from audiogen.mixing.model import FinishedClip, Quality
from tests.mixing.studio import (
    QUALITIES,
    RATE,
    SMALL,
    STANDARD,
    finished,
    label,
    spec,
    voice,
)


def reads(*clips: FinishedClip) -> float:
    """Gated loudness of clips with a second of pause between them."""
    rest = [0.0] * SLICES_A_SECOND
    return integrated([*rest, *(power for clip in clips for power in (*clip.facts.slices, *rest))])


@pytest.mark.parametrize("quality", QUALITIES, ids=label)
def test_facts_are_those_of_the_decoded_frames(quality: Quality) -> None:
    """Onset, offset, peak and power tell of what comes out of a decoder, not of what went in."""
    wanted = spec(quality)
    clip = finished(5, wanted)
    result = decoded(clip.frames, quality)
    loud = np.flatnonzero(np.abs(result) > amplitude(HEARD_DBFS))
    assert (clip.facts.onset, clip.facts.offset) == (loud[0], loud[-1] + 1)
    told, real = np.array(clip.facts.slices), slice_powers(result, quality.sample_rate)
    loudest = real[:len(told)] > real.max() / 100
    assert np.abs(10 * np.log10(told[loudest] / real[:len(told)][loudest])).max() < 0.5
    assert 10 * np.log10(told.sum() / real.sum()) == pytest.approx(0.0, abs=0.03)
    assert 20 * np.log10(np.abs(result).max()) <= clip.facts.peak_dbtp <= -1.0
    assert len(clip.frames) == clip.facts.size


@pytest.mark.parametrize("quality", QUALITIES, ids=label)
@pytest.mark.parametrize("target", [-16.0, -19.0, -23.0])
def test_clips_reach_the_target_once_encoded(quality: Quality, target: float) -> None:
    """The encoder lowers level by 0.26 to 0.45 dB; that is made good."""
    clips = [finished(seed, spec(quality, target=target)) for seed in (5, 6, 7)]
    assert reads(*clips) == pytest.approx(target, abs=0.15)


def test_a_voice_is_brought_to_its_target_by_one_gain() -> None:
    """At the measured gain, lines that were not in the passage read the target in the mean."""
    for level in (600, 6000, 20000):
        takes = tuple((voice(seed, 8, level), RATE) for seed in range(6))
        gain = measure_gain(takes, spec())
        clips = [finish(voice(seed, 8, level), RATE, spec(gain=gain)) for seed in range(6, 12)]
        assert reads(*clips) == pytest.approx(-19.0, abs=0.3)


def test_a_line_leaves_its_voices_gain_by_little() -> None:
    """With a voice's gain, a line far too soft stays softer: the gain moves by EVENING_DB only."""
    gain = measure_gain(tuple((voice(seed, 8), RATE) for seed in range(4)), spec())
    soft = finish(voice(1, 8, 1500), RATE, spec(gain=gain))
    own = finish(voice(1, 8, 1500), RATE, spec())
    assert reads(own) == pytest.approx(-19.0, abs=0.2)
    expected = -19.0 - 12.04 + EVENING_DB
    assert reads(soft) == pytest.approx(expected, abs=2.0)


@pytest.mark.parametrize("count", [1, 3, 5])
def test_few_short_lines_read_the_target_too(count: int) -> None:
    """An episode of a few words is as loud as any other."""
    gain = measure_gain(tuple((voice(seed, 8), RATE) for seed in range(6)), spec())
    for start in range(20, 20 + 3 * count, count):
        clips = [finish(voice(seed, 2 + seed % 3), RATE, spec(gain=gain))
                 for seed in range(start, start + count)]
        assert reads(*clips) == pytest.approx(-19.0, abs=0.45)


@pytest.mark.parametrize("peak", [-1.0, -3.0, -9.0])
def test_the_peak_holds_after_decoding(peak: float) -> None:
    """However low the ceiling and loud the target, the decoded true peak is below it."""
    clip = finish(voice(8, 4, 30000), RATE, spec(target=-15.0, peak=peak))
    assert clip.facts.peak_dbtp <= peak


@pytest.mark.parametrize("peak", [-1.0, -3.0, -9.0])
def test_a_sound_for_another_encoder_is_held_lower(peak: float) -> None:
    """What AAC adds to a peak is not measured here, so there is room for it."""
    sound = sound_of(voice(8, 4, 30000), RATE, spec(target=-15.0, peak=peak))
    assert decibels(true_peak(sound)) <= peak - OTHERS_MARGIN_DB + 0.1


def test_the_same_take_gives_the_same_bytes() -> None:
    """Nothing of an earlier clip is left in any filter or encoder."""
    first = finish(voice(1), RATE, spec())
    finish(voice(2), RATE, spec(STANDARD))
    assert finish(voice(1), RATE, spec()) == first


def test_tempo_changes_length_and_not_loudness() -> None:
    """A take stretched to three quarters of its tempo lasts a third longer."""
    plain, slow = finish(voice(3), RATE, spec()), finish(voice(3), RATE, replace(spec(), tempo=.75))
    ratio = (slow.facts.offset - slow.facts.onset) / (plain.facts.offset - plain.facts.onset)
    assert ratio == pytest.approx(4 / 3, abs=0.03)
    assert reads(slow) == pytest.approx(reads(plain), abs=0.3)


def test_a_clip_begins_a_frame_after_its_segment_and_ends_soon() -> None:
    """Overhead is bounded: a quarter of a second lies between two lines at the very least."""
    for quality in QUALITIES:
        facts = finished(4, spec(quality)).facts
        milliseconds = 1000 / quality.sample_rate
        assert 20 < facts.onset * milliseconds < 40
        assert (facts.frames * quality.frame - facts.offset) * milliseconds < 160


@pytest.mark.parametrize("samples", [np.zeros(0, np.int16), np.zeros(9000, np.int16),
                                     np.tile([1, -1], 4500)])
@pytest.mark.parametrize("gain", [None, 3.0])
def test_nothing_audible_is_an_error_and_not_a_pause(samples: np.ndarray[tuple[int], np.dtype[
        np.int16]], gain: float | None) -> None:
    """Silence never stands in for speech."""
    with pytest.raises(SoundError, match="Nothing can be heard"):
        finish(samples.astype(np.int16), RATE, spec(gain=gain))


def test_a_silent_passage_gives_no_gain() -> None:
    """A voice that says nothing can't be levelled."""
    with pytest.raises(SoundError, match="reference passage"):
        measure_gain(((np.zeros(9000, np.int16), RATE),), spec())


def test_the_encoder_turns_down_as_measured() -> None:
    """LAME's own factor is 0.95 at most bit rates and 0.97 at 192 kbit/s."""
    assert encoder_level(SMALL) == pytest.approx(20 * np.log10(0.95), abs=0.01)
    assert encoder_level(QUALITIES[3]) == pytest.approx(20 * np.log10(0.97), abs=0.01)


def test_a_bit_rate_that_mp3_lacks_is_refused() -> None:
    """An impossible quality is one sentence and not LAME's own noise."""
    with pytest.raises(SoundError):
        encode(voice(1), Quality("odd", 22050, 999, 999), 5)


def test_what_the_encoder_adds_to_a_peak_is_taken_back() -> None:
    """Hiss gains over a decibel of peak at 64 kbit/s; the clip stays below the ceiling."""
    hiss = np.random.default_rng(1).normal(0, 0.3, 30000).astype(np.float32)
    held = limited(hiss, RATE, amplitude(-1.0))
    assert lay(held, energies(held, RATE), spec()).facts.peak_dbtp <= -1.0


@pytest.mark.parametrize(("bed", "level"), [("room", -71.4), ("silence", -130.0)])
def test_the_bed_lies_under_the_clip_too(bed: str, level: float) -> None:
    """After the voice has faded, the segment's last 20 ms are as loud as the bed in a pause."""
    clip = finished(4, spec(STANDARD, bed))
    ends = decoded(clip.frames, STANDARD)[-882:]
    heard = 20 * np.log10(np.sqrt(np.mean(ends ** 2)) + 1e-7)
    if bed == "silence":
        assert heard <= level
    else:
        assert heard == pytest.approx(level, abs=4.0)
