"""The chain every voice goes through, from a take's samples to a levelled, peak-safe voice."""

import numpy as np
from numpy.typing import NDArray

from audiogen.audio import (
    Compressor,
    Floats,
    HighpassFilter,
    HighShelfFilter,
    Pedalboard,
    Plugin,
    rise,
)
from audiogen.mixing.colours import Colour
from audiogen.mixing.loudness import BLOCK, integrated
from audiogen.mixing.meter import peaks_near, slice_powers

RUMBLE_HERTZ = 70.0
"""Below this there is no voice, only handling and room."""
SHELF_HERTZ = 5000.0
"""Above this a robot's voice is turned down: close, unhurried speech is darker than a read
advertisement."""
KNEE_OVER_TARGET_DB = 7.0
"""The compressor begins this much above the loudness aimed at. It follows peaks, which run 8 to 14
dB above a voice's loudness: loud syllables give up a dB or two, soft ones nothing."""
ATTACK_MS, RELEASE_MS = 8.0, 140.0
RING_SECONDS = 0.045
"""How long the room rings after the last sound."""

HEARD_DBFS = -50.0
"""A voice is heard from the first to the last sample above this."""
_FADE_IN_SECONDS = 0.006
_FADE_OUT_SECONDS = 0.060

LOOK_AHEAD_SECONDS = 0.002
"""How early the limiter begins to turn down, and how long it takes to let go."""


def amplitude(decibels: float) -> float:
    """The factor that a level in decibels stands for."""
    return float(10 ** (decibels / 20))


def coloured(samples: Floats, rate: int, gain_db: float, target_lufs: float,
             colour: Colour) -> Floats:
    """High-pass, and what a kind of voice needs: shelf, compression, room.

    With a room it is RING_SECONDS longer than what came in. The compressor's threshold is told in
    terms of the level that `gain_db` will bring about, so the same speech is treated alike whatever
    level its engine speaks at. Loudness hardly moves.
    """
    links: list[Plugin] = [HighpassFilter(RUMBLE_HERTZ)]
    if colour.shelf_db:
        links.append(HighShelfFilter(SHELF_HERTZ, colour.shelf_db))
    if colour.ratio > 1:
        links.append(Compressor(target_lufs + KNEE_OVER_TARGET_DB - gain_db, colour.ratio,
                                ATTACK_MS, RELEASE_MS))
    dry = np.asarray(Pedalboard(links)(samples, rate), np.float32)
    if not colour.room:
        return dry
    result = np.pad(dry, (0, round(RING_SECONDS * rate)))
    # Walls swallow the top of what they send back: each reflection is the mean of two samples.
    soft = dry[1:] + dry[:-1]
    for milliseconds, level in colour.room:
        start = round(milliseconds * rate / 1000)
        result[start:start + len(soft)] += soft * np.float32(amplitude(level) / 2)
    return result


def heard(samples: Floats, level_dbfs: float = HEARD_DBFS) -> tuple[int, int]:
    """First sample above a level, and the one after the last; (0, 0) where none is."""
    above = np.abs(samples) > amplitude(level_dbfs)
    onset = int(above.argmax()) if len(above) else 0
    if not len(above) or not above[onset]:
        return 0, 0
    return onset, len(above) - int(above[::-1].argmax())


def edged(samples: Floats, rate: int) -> Floats:
    """The sound from just before it is heard to just after, its ends faded to nothing.

    So a pause begins where the voice ends and not where its room dies away. Empty where nothing
    is above HEARD_DBFS.
    """
    onset, offset = heard(samples)
    if onset == offset:
        return samples[:0]
    fade_in, fade_out = round(_FADE_IN_SECONDS * rate), round(_FADE_OUT_SECONDS * rate)
    start, end = max(0, onset - fade_in), min(len(samples), offset + fade_out)
    kept = samples[start:end].copy()
    kept[:onset - start] *= _slope(onset - start)
    kept[offset - start:] *= _slope(end - offset)[::-1]
    return kept


def _slope(length: int) -> Floats:
    """From 0 to 1 along half a cosine, both ends left out."""
    steps = np.arange(1, length + 1, dtype=np.float32) / np.float32(length + 1)
    return np.asarray(rise(np.pi * steps), np.float32)


def alone_lufs(samples: Floats, rate: int) -> float:
    """Gated loudness of a sound with silence on either side, however short it is."""
    return alone(slice_powers(samples, rate))


def alone(slices: Floats) -> float:
    """The same, of a sound's slices of power.

    Blocks that reach into that silence count when the gates let them, as they do in an episode.
    There blocks may begin on either of two slices, which matters to single words: the mean.
    """
    silence = [0.0] * BLOCK
    padded = [*silence, *slices.tolist(), *silence]
    return (integrated(padded) + integrated(padded[1:])) / 2


def limited(samples: Floats, rate: int, ceiling: float) -> Floats:
    """The sound with its true peak held at `ceiling` (full scale 1.0); the same if it is lower.

    One gain curve that looks ahead: each peak's gain holds for LOOK_AHEAD_SECONDS on both sides
    and is then smoothed over that time, so it is fully there when the peak comes.
    """
    if not len(samples):
        return samples
    near, peaks = peaks_near(samples, ceiling)
    over = peaks > ceiling
    if not over.any():
        return samples
    reach = max(1, round(LOOK_AHEAD_SECONDS * rate))
    window = np.hanning(2 * reach + 3)[1:-1]
    window /= window.sum()
    result = samples.copy()
    loud, factors = near[over], ceiling / peaks[over]
    # Peaks further apart than this don't share any sample of the curve.
    groups = np.flatnonzero(np.diff(loud) > 4 * reach + 2) + 1
    for places, gains in zip(np.split(loud, groups), np.split(factors, groups), strict=True):
        start = max(0, int(places[0]) - 2 * reach)
        end = min(len(samples), int(places[-1]) + 2 * reach + 2)
        result[start:end] *= _gain_curve(places - start, gains, end - start, reach, window)
    return result


def _gain_curve(places: NDArray[np.intp], gains: Floats, length: int, reach: int,
                window: NDArray[np.float64]) -> Floats:
    """The limiter's gain over a stretch with peaks at `places`, 1.0 at its open ends."""
    wanted = np.ones(length + 4 * reach)
    for beside in (0, 1):  # the peak lies somewhere between its sample and the next
        np.minimum.at(wanted, places + 2 * reach + beside, gains)
    held = np.lib.stride_tricks.sliding_window_view(wanted, 2 * reach + 1).min(axis=1)
    return np.asarray(np.convolve(held, window, "valid"), np.float32)
