"""Measuring sound as ITU-R BS.1770-4 does: K-weighted power in slices, and true peak.

The gated sum over a whole episode is in loudness.py, which needs no numpy.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from audiogen.audio import Floats, HighpassFilter, HighShelfFilter, Pedalboard
from audiogen.mixing.loudness import SLICES_A_SECOND

SHELF_GAIN_DB = 3.999843853973347
SHELF_HERTZ = 1681.974450955533
SHELF_Q = 0.7071752369554196
HIGH_PASS_HERTZ = 38.13547087602444
HIGH_PASS_Q = 0.5003270373238773
"""The two filters of BS.1770-4 Annex 1, tables 1 and 2, as analogue values from which the tables'
coefficients at 48 kHz follow by the bilinear transform; so they hold at any rate."""

_PEAK_REACH = 12
"""Samples on each side from which a value between two samples is made: 4 phases of 24 taps,
twice the taps of BS.1770-4 Annex 2, for it reads a low-rate clip's own top octave too."""
_PHASES = 4


@cache
def _k_filter(rate: int) -> tuple[Pedalboard, float]:
    """K-weighting for a rate, and the power gain that completes it.

    The shelf here is placed by the middle of its slope, the standard's by the top of it, which
    lies higher by the fourth root of the gain. The high-pass has Q 0.5003: two first-order ones
    (Q 0.5) in a row are the same within 0.01 dB above 30 Hz. The standard leaves that filter's
    numerator at (1, -2, 1) where these are brought to unity at the top, hence the gain.
    """
    warped = np.tan(np.pi * SHELF_HERTZ / rate) * 10 ** (-SHELF_GAIN_DB / 80)
    filters = Pedalboard([
        HighShelfFilter(float(np.arctan(warped) * rate / np.pi), SHELF_GAIN_DB, SHELF_Q),
        HighpassFilter(HIGH_PASS_HERTZ),
        HighpassFilter(HIGH_PASS_HERTZ),
    ])
    bend = np.tan(np.pi * HIGH_PASS_HERTZ / rate)
    return filters, float(1 + bend / HIGH_PASS_Q + bend * bend) ** 2


def energies(samples: Floats, rate: int) -> Floats:
    """K-weighted energy, the sum of squares, of each millisecond; the last may be a part of one.

    `samples` has shape (n,), full scale 1.0; what goes before and after is taken as silence.
    """
    if not len(samples):
        return np.zeros(0, np.float32)
    filters, gain = _k_filter(rate)
    weighted = filters(samples, rate)
    count = -(-len(samples) * 1000 // rate)
    found = np.add.reduceat(weighted * weighted, np.arange(count) * rate // 1000)
    return np.asarray(found * np.float32(gain), np.float32)


def powers(found: Floats, rate: int, lead: int = 0) -> Floats:
    """Mean squares of consecutive slices of 50 ms, from energies that begin `lead` ms late."""
    if not len(found):
        return np.zeros(0, np.float32)
    slice_length = 1000 // SLICES_A_SECOND
    padded = np.pad(found, (lead, 0))
    sums = np.add.reduceat(padded, np.arange(0, len(padded), slice_length))
    return np.asarray(sums * np.float32(SLICES_A_SECOND / rate), np.float32)


def slice_powers(samples: Floats, rate: int) -> Floats:
    """K-weighted mean squares of consecutive slices of 50 ms; a last part slice counts as whole."""
    return powers(energies(samples, rate), rate)


@cache
def _interpolators() -> NDArray[np.float32]:
    """Windowed-sinc filters for a quarter, a half and three quarters of a sample; shape (24, 3)."""
    taps = np.arange(-_PEAK_REACH, _PEAK_REACH) + 1
    phases = []
    for quarter in range(1, _PHASES):
        distance = taps - quarter / _PHASES
        window = np.cos(np.pi * distance / (2 * _PEAK_REACH)) ** 2
        phase = np.sinc(distance) * window
        phases.append(phase / phase.sum())
    return np.array(phases, np.float32).T


def peaks_near(samples: Floats, floor: float) -> tuple[NDArray[np.intp], Floats]:
    """Indices of samples near which the true peak may reach above `floor`, and that peak.

    The peak is the greatest absolute value at the sample and at three points between it and the
    next (four times oversampled, BS.1770-4 Annex 2). Only near samples that pass half the floor
    is there anything to look for: between samples a signal rises to double at the very most.
    """
    level = np.abs(samples)
    near = np.flatnonzero(level >= floor / 2)
    padded = np.pad(samples, (_PEAK_REACH - 1, _PEAK_REACH))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _PEAK_REACH)[near]
    between = np.abs(windows @ _interpolators()).max(axis=1, initial=0.0)
    return near, np.maximum(level[near], between)


def true_peak(samples: Floats) -> float:
    """The greatest value between and at samples, four times oversampled; full scale is 1.0."""
    if not len(samples):
        return 0.0
    highest = float(np.abs(samples).max())
    return float(peaks_near(samples, highest)[1].max(initial=highest))


def decibels(ratio: float) -> float:
    """20 log10 of an amplitude ratio; -200 for nothing at all."""
    return float(20 * np.log10(max(ratio, 1e-10)))
