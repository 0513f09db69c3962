"""The meter against the signals of ITU-R BS.2217 and EBU Tech 3341, one channel each."""

import numpy as np
import pytest
from numpy.typing import NDArray

from audiogen.mixing.loudness import integrated
from audiogen.mixing.meter import decibels, slice_powers, true_peak
from audiogen.mixing.model import QUIETEST

RATES = (16000, 22050, 24000, 44100, 48000)
ONE_OF_TWO = -3.01
"""LU: the standard's signals play in two channels, and one alone reads this much lower."""


def sine(rate: int, level: float, seconds: float, hertz: float = 1000.0,
         degrees: float = 0.0) -> NDArray[np.float32]:
    """A sine whose peak is `level` dBFS."""
    time = np.arange(round(rate * seconds)) / rate
    wave = np.sin(2 * np.pi * hertz * time + np.radians(degrees))
    return np.asarray(10 ** (level / 20) * wave, np.float32)


def lufs(samples: NDArray[np.float32], rate: int) -> float:
    return integrated(slice_powers(samples, rate).tolist())


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("level", [0.0, -23.0, -33.0])
def test_a_sine_of_997_hertz_reads_three_below_its_peak(rate: int, level: float) -> None:
    """BS.1770-4: 997 Hz at 0 dBFS in one channel is -3.01 LKFS, at any rate and level."""
    assert lufs(sine(rate, level, 5, 997.0), rate) == pytest.approx(level - 3.01, abs=0.06)


@pytest.mark.parametrize(("levels", "expected"), [
    (((-36, 10), (-23, 60), (-36, 10)), -23.0),
    (((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)), -23.0),
    (((-26, 20), (-20, 20.1), (-26, 20)), -23.0),
])
def test_gates_drop_what_the_standard_drops(levels: tuple[tuple[float, float], ...],
                                            expected: float) -> None:
    """EBU Tech 3341, cases 3, 4 and 5: within 0.1 LU."""
    samples = np.concatenate([sine(22050, level, seconds) for level, seconds in levels])
    assert lufs(samples, 22050) == pytest.approx(expected + ONE_OF_TWO, abs=0.1)


@pytest.mark.parametrize("degrees", [0.0, 45.0, 60.0, 67.5])
@pytest.mark.parametrize("rate", [22050, 48000])
def test_a_peak_between_samples_is_found(rate: int, degrees: float) -> None:
    """EBU Tech 3341, cases 15 to 18: a quarter of the rate at half scale is -6.0 +0.2/-0.4."""
    samples = sine(rate, -6.0, 1.0, rate / 4, degrees)
    samples *= np.clip(np.minimum(np.arange(len(samples)), np.arange(len(samples))[::-1]) / 200,
                       0, 1).astype(np.float32)
    assert -6.4 <= decibels(true_peak(samples)) <= -5.8


SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285),
         (1.0, -1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""BS.1770-4 Annex 1, tables 1 and 2: numerators and denominators at 48 kHz."""


@pytest.mark.parametrize("hertz", [30, 60, 100, 300, 997, 2000, 5000, 12000])
def test_the_meter_weighs_low_and_high_as_the_standard_does(hertz: int) -> None:
    """At 48 kHz a sine reads what the coefficients of the standard's own tables make of it."""
    delays = np.exp(-2j * np.pi * hertz / 48000 * np.arange(3))
    gain = np.prod([abs(np.dot(above, delays) / np.dot(below, delays))
                    for above, below in (SHELF, HIGH_PASS)])
    expected = -20 - 0.691 + 10 * np.log10(gain ** 2 / 2)
    # The first 400 ms hold the filter's own beginning.
    assert lufs(sine(48000, -20, 20, hertz), 48000) == pytest.approx(expected, abs=0.03)


def test_silence_has_no_loudness() -> None:
    """Nothing passes the absolute gate, and nothing divides by zero."""
    assert lufs(np.zeros(22050, np.float32), 22050) == QUIETEST
    assert integrated([]) == QUIETEST
    assert true_peak(np.zeros(0, np.float32)) == 0.0
    assert len(slice_powers(np.zeros(0, np.float32), 22050)) == 0
