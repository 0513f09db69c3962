"""A file is heard block after block as it would be heard whole, however long it is."""

import tracemalloc
from collections.abc import Iterator
from functools import partial
from itertools import repeat

import numpy as np
import pytest
from numpy.typing import NDArray

from audiogen.audio import floats
from audiogen.mixing.hearing import (
    BLOCK_SECONDS,
    MOST_MOMENTS,
    SHORTEST_SILENCE,
    Hearing,
    hear,
    moments,
)
from audiogen.mixing.loudness import integrated
from audiogen.mixing.meter import slice_powers, true_peak
from audiogen.mixing.model import QUIETEST
from tests.mixing.studio import RATE, voice

RATES = (16000, 22050, 24000, 44100)


def spoken(seconds: float, rate: int) -> NDArray[np.float32]:
    """Syllables and silences by turns, of uneven lengths."""
    parts: list[NDArray[np.float32]] = []
    length = 0
    for seed in range(1000):
        syllables = floats(voice(seed % 5, 2 + seed % 4))
        parts += [syllables, np.zeros(1000 + 7919 * seed % 20000, np.float32)]
        length += len(parts[-1]) + len(parts[-2])
        if length >= seconds * rate:
            break
    return np.concatenate(parts)[:round(seconds * rate)]


def blocks(samples: NDArray[np.float32], rate: int) -> Iterator[NDArray[np.float32]]:
    for start in range(0, len(samples), BLOCK_SECONDS * rate):
        yield samples[start:start + BLOCK_SECONDS * rate]


def heard(samples: NDArray[np.float32], rate: int, written: float = QUIETEST) -> Hearing:
    return hear(lambda: blocks(samples, rate), rate, written)


@pytest.mark.parametrize("rate", RATES)
def test_blocks_measure_what_the_whole_measures(rate: int) -> None:
    """Filters and peaks know nothing of the edges between blocks."""
    samples = spoken(47.3, rate)
    hearing = heard(samples, rate)
    whole = slice_powers(samples, rate)
    assert hearing.length == len(samples)
    assert len(hearing.powers) == len(hearing.peaks) == len(whole)
    np.testing.assert_allclose(hearing.powers, whole, rtol=1e-3, atol=1e-9)
    assert hearing.peak == pytest.approx(true_peak(samples), rel=1e-6)
    assert max(hearing.peaks) == pytest.approx(float(np.abs(samples).max()))
    assert integrated(hearing.powers) == pytest.approx(integrated(whole.tolist()), abs=0.001)


@pytest.mark.parametrize("rate", RATES)
def test_silences_are_told_to_the_sample(rate: int) -> None:
    """Also where they lie across the edge of a block; the first and the last may last no time."""
    edge = BLOCK_SECONDS * rate
    samples = np.full(3 * edge + 5, 0.5, np.float32)
    late, end = 2 * edge + 9000, len(samples)
    written = [(0, 0), (edge - 3000, edge + 3000), (2 * edge, 2 * edge + round(0.1 * rate)),
               (late, late + round(0.09 * rate)), (end, end)]
    for start, end in written:
        samples[start:end] = 0.001
    assert SHORTEST_SILENCE == 0.1
    assert heard(samples, rate).silences == [*written[:3], written[4]]


def test_a_file_of_silence_is_one_silence() -> None:
    """From both ends; nothing divides by zero."""
    hearing = heard(np.zeros(RATE, np.float32), RATE, -19.0)
    assert hearing.silences == [(0, RATE)]
    assert integrated(hearing.powers) == QUIETEST
    assert {moment.momentary_lufs for moment in moments(hearing)[1]} == {QUIETEST}


@pytest.mark.parametrize("gain", [-20.0, -3.0, 3.0, 8.0])
def test_a_gain_moves_no_silence(gain: float) -> None:
    """Where sound ends is told at the same height of it, whatever its level."""
    samples = spoken(30.0, RATE)
    written = integrated(slice_powers(samples, RATE).tolist())
    plain = heard(samples, RATE, written).silences
    other = heard(samples * np.float32(10 ** (gain / 20)), RATE, written).silences
    assert len(plain) > 5
    np.testing.assert_allclose(other, plain, atol=2)


def test_the_course_of_loudness_reads_a_steady_tone_as_it_is() -> None:
    """A sine of 997 Hz at -20 dBFS in one channel is -23.0 LUFS in every window it fills."""
    time = np.arange(20 * RATE) / RATE
    step, course = moments(heard((0.1 * np.sin(2 * np.pi * 997 * time)).astype(np.float32), RATE))
    settled = course[round(3 / step):]
    assert step == 0.05
    for moment in settled:
        assert moment.momentary_lufs == pytest.approx(-23.0, abs=0.1)
        assert moment.short_term_lufs == pytest.approx(-23.0, abs=0.1)
        assert moment.peak_dbfs == pytest.approx(-20.0, abs=0.1)
    rising = [moment.short_term_lufs for moment in course[:round(3 / step)]]
    assert rising == sorted(rising)


def test_a_long_file_takes_no_more_memory_than_a_short_one() -> None:
    """Twenty minutes take a few bytes a second more than two; and no more moments than fit."""
    block = spoken(BLOCK_SECONDS, 16000)
    peaks = []
    for count in (12, 120):
        tracemalloc.start()
        hearing = hear(partial(repeat, block, count), 16000, QUIETEST)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert hearing.length == 120 * len(block)
    extra = (peaks[1] - peaks[0]) / (108 * BLOCK_SECONDS)
    assert extra < 2000, f"{extra:.0f} bytes for each second"
    step, course = moments(hearing)
    assert len(course) <= MOST_MOMENTS
    assert len(course) == pytest.approx(20 * 60 / step, abs=1)
