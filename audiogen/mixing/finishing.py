"""From a take to a finished clip, and the one gain that brings a voice to its loudness."""

from functools import cache

import numpy as np

from audiogen.audio import Floats, Int16s, floats, int16, resample, stretch
from audiogen.errors import SoundError
from audiogen.mixing.beds import under
from audiogen.mixing.colours import COLOURS
from audiogen.mixing.encoding import decoded, encode
from audiogen.mixing.frames import frames_for
from audiogen.mixing.loudness import SLICES_A_SECOND, integrated
from audiogen.mixing.mastering import (
    alone,
    alone_lufs,
    amplitude,
    coloured,
    edged,
    heard,
    limited,
)
from audiogen.mixing.meter import decibels, energies, powers, slice_powers, true_peak
from audiogen.mixing.model import QUIETEST, ClipFacts, Finish, FinishedClip, Quality
from audiogen.units import milliseconds

EVENING_DB = 2.0
"""How far a line may be moved from its voice's gain so that it reads as loud as its neighbours.
At one gain a single word measures up to 2.6 LU below a sentence, and three to five short lines up
to 1.8 LU below the target. With this much, any three are within 0.3 LU of it, and one gain still
holds for the whole of each line."""
WIDEST_GAIN_DB = 30.0
"""The most a take without a voice's gain is turned up or down."""
CHAIN_DB = 10.0
"""The most that the chain's own effect on level is made good where each clip has its own gain."""
CODEC_MARGIN_DB = 0.7
"""How far below the ceiling the limiter holds, since encoding moves peaks."""
OTHERS_MARGIN_DB = 2.5
"""The same for another encoder: AAC at 64 kbit/s raised the highest peak in a quarter of an hour of
the shipped collection by 1.5 dB."""
_TRIES = 4
"""Encodings of a clip at most until its decoded peak is below the ceiling."""
_STEPS = 6
"""Corrections of a gain at most, since compressor and limiter answer to it."""
_CLOSE_ENOUGH_DB = 0.03
_PASSAGE_PAUSE_SECONDS = 1.0


def finish(samples: Int16s, rate: int, spec: Finish) -> FinishedClip:
    """A take, mastered, laid on the bed, encoded, and measured as a listener's player decodes it.

    `samples` has shape (n,), int16, trimmed to the voice, at `rate` Hz. Raises SoundError where
    nothing in it can be heard.
    """
    return lay(*_levelled(samples, rate, spec), spec)


def sound_of(samples: Int16s, rate: int, spec: Finish) -> Floats:
    """The same take, mastered alike, but neither laid on the bed nor encoded; as loud as an encoded
    one comes out, and held lower, since nobody here measures what another encoder does to peaks."""
    sound = _levelled(samples, rate, spec)[0] * encoded_level(spec.quality)
    return limited(sound, spec.quality.sample_rate, amplitude(spec.peak_dbtp - OTHERS_MARGIN_DB))


def encoded_level(quality: Quality) -> np.float32:
    """The factor by which encoding changes a sound."""
    return np.float32(amplitude(encoder_level(quality)))


def _levelled(samples: Int16s, rate: int, spec: Finish) -> tuple[Floats, Floats]:
    """A take through the chain, at its voice's gain or its own, and its energies."""
    voice = _at_rate(samples, rate, spec)
    gain = spec.gain_db
    freedom = EVENING_DB
    if gain is None:
        level = alone_lufs(voice, spec.quality.sample_rate)
        gain = _bounded(spec.target_lufs - level, WIDEST_GAIN_DB)
        freedom = CHAIN_DB
    return _mastered(voice, spec, gain, freedom)


def lay(sound: Floats, measured: Floats, spec: Finish, nominal: bool = False) -> FinishedClip:
    """A mastered sound on the bed as a finished clip, its decoded true peak below the ceiling.

    `measured` are the sound's energies; what the encoder does to level is added to them, since it
    does that evenly. Onset and offset are where the sound is heard once decoded; with `nominal`,
    where it was laid, for a tone that rises out of nothing. Raises SoundError where nothing can
    be heard.
    """
    quality = spec.quality
    lead = quality.frame
    count = frames_for(lead + len(sound), quality.frame)
    held, ceiling = sound, spec.peak_dbtp - CODEC_MARGIN_DB
    for _ in range(_TRIES):
        segment = under((count + 1) * quality.frame, spec)
        segment[lead:lead + len(held)] += held
        frames = encode(int16(segment), quality, count)
        result = decoded(frames, quality)
        peak = decibels(true_peak(result))
        if peak <= spec.peak_dbtp:
            break
        ceiling -= peak - spec.peak_dbtp
        held = limited(sound, quality.sample_rate, amplitude(ceiling))
        measured = energies(held, quality.sample_rate)
    else:
        raise SoundError(f"A clip peaks at {peak:.1f} dBTP once encoded, above "
                         f"{spec.peak_dbtp:g}; choose a lower loudness.")
    onset, offset = (lead, lead + len(sound)) if nominal else heard(result)
    if onset == offset:
        raise SoundError("Nothing can be heard in a take; record or synthesise it again.")
    factor = np.float32(10 ** (encoder_level(quality) / 10))
    slices = powers(measured * factor, quality.sample_rate,
                    milliseconds(lead, quality.sample_rate))
    facts = ClipFacts(count, onset, offset, peak, len(frames), slices.tobytes())
    return FinishedClip(facts, frames)


def measure_gain(takes: tuple[tuple[Int16s, int], ...], spec: Finish) -> float:
    """The gain in dB, to a hundredth, that brings a voice to `spec.target_lufs`.

    `takes` are lines of a reference passage in that voice, each with its rate. Mastered at this
    gain alone, encoded, decoded and strung with pauses, they measure the target; compressor and
    limiter answer to gain, so it is found step by step. What encoding does is known beforehand
    (`encoder_level`): to encode the passage and measure that again moves the gain by at most
    0.03 dB and takes as long as three lines. `spec.gain_db` has no part in it. Raises SoundError
    where nothing can be heard in the takes.
    """
    rate = spec.quality.sample_rate
    voices = [_at_rate(samples, own_rate, spec) for samples, own_rate in takes]
    wanted = spec.target_lufs - encoder_level(spec.quality)
    gain = _bounded(wanted - _strung([slice_powers(voice, rate) for voice in voices]),
                    WIDEST_GAIN_DB)
    for _ in range(_STEPS):
        mastered = [_mastered(voice, spec, gain, 0.0) for voice in voices]
        missing = wanted - _strung([powers(measured, rate) for _, measured in mastered])
        gain = _bounded(gain + missing, WIDEST_GAIN_DB)
        if abs(missing) < _CLOSE_ENOUGH_DB:
            break
    return round(gain, 2)


@cache
def encoder_level(quality: Quality) -> float:
    """What encoding does to level, in dB: LAME turns down by 0.45 at most of our bit rates."""
    rate = quality.sample_rate
    tone = np.sin(np.arange(rate // 2) * (2 * np.pi * 997 / rate)) * 3277
    count = frames_for(len(tone), quality.frame)
    result = decoded(encode(np.asarray(np.rint(tone), np.int16), quality, count), quality)
    middle = slice(rate // 8, rate * 3 // 8)
    ratio = np.sqrt(np.mean(result[middle] ** 2) / np.mean((tone[middle] / 32768) ** 2))
    return decibels(float(ratio))


def _at_rate(samples: Int16s, rate: int, spec: Finish) -> Floats:
    """A take at the tempo and the rate of the episode."""
    return resample(stretch(floats(samples), rate, spec.tempo), rate, spec.quality.sample_rate)


def _mastered(voice: Floats, spec: Finish, gain: float, freedom: float) -> tuple[Floats, Floats]:
    """The voice through the chain at `gain` dB, moved by at most `freedom` dB to its loudness,
    and its energies.

    What the limiter takes away from the loudness is given back where the freedom allows it.
    """
    rate = spec.quality.sample_rate
    wanted = spec.target_lufs - encoder_level(spec.quality)
    colour = coloured(voice, rate, gain, spec.target_lufs, COLOURS[spec.colour])
    ceiling = amplitude(spec.peak_dbtp - CODEC_MARGIN_DB)
    unmoved = energies(edged(colour * np.float32(amplitude(gain)), rate), rate)
    move = _bounded(wanted - alone(powers(unmoved, rate)), freedom)
    for _ in range(_STEPS):
        sound = edged(colour * np.float32(amplitude(gain + move)), rate)
        held = limited(sound, rate, ceiling)
        if held is sound:
            return held, unmoved * np.float32(amplitude(2 * move))
        kept = float(np.dot(held, held) / np.dot(sound, sound))
        if decibels(kept) / 2 > -_CLOSE_ENOUGH_DB:
            # The limiter took next to nothing: a few peaks. No need to weigh it all again.
            return held, unmoved * np.float32(amplitude(2 * move) * kept)
        measured = energies(held, rate)
        further = _bounded(move + wanted - alone(powers(measured, rate)), freedom)
        if abs(further - move) < _CLOSE_ENOUGH_DB:
            break
        move = further
    return held, measured


def _bounded(value: float, bound: float) -> float:
    return max(-bound, min(bound, value))


def _strung(clips: list[Floats]) -> float:
    """Gated loudness of clips with pauses between them, from their slices of power."""
    pause = [0.0] * round(_PASSAGE_PAUSE_SECONDS * SLICES_A_SECOND)
    strung = list(pause)
    for slices in clips:
        strung += [*slices.tolist(), *pause]
    level = integrated(strung)
    if level == QUIETEST:
        raise SoundError("Nothing can be heard in the takes of a voice's reference passage; "
                         "choose another voice.")
    return level
