"""The chain: what it may do to a voice, and what it may not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.audio import floats
from audiogen.mixing.colours import COLOURS, NATURAL, ROBOT, Colour
from audiogen.mixing.mastering import alone_lufs, amplitude, coloured, edged, heard, limited
from audiogen.mixing.meter import true_peak
from audiogen.voicing.engines import ENGINES, engine
from tests.mixing.studio import RATE, voice


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 50), st.floats(0.2, 6.0), st.floats(0.3, 0.95))
def test_nothing_passes_the_limiter(seed: int, loud: float, ceiling: float) -> None:
    """Whatever comes in, its true peak goes out at the ceiling or below."""
    hot = floats(voice(seed, 3)) * np.float32(loud * 5)
    assert true_peak(limited(hot, RATE, ceiling)) <= ceiling * 1.005


def test_what_is_low_enough_is_not_touched() -> None:
    """Below the ceiling the limiter gives back the very same samples."""
    calm = floats(voice(1)) * np.float32(0.5)
    assert limited(calm, RATE, 0.9) is calm


def test_the_limiter_lets_go_around_a_peak() -> None:
    """Ten milliseconds from a lone peak the sound is as it was."""
    sound = np.full(RATE, 0.1, np.float32)
    sound[RATE // 2] = 1.0
    held = limited(sound, RATE, 0.5)
    far = round(0.010 * RATE)
    assert np.array_equal(held[:RATE // 2 - far], sound[:RATE // 2 - far])
    assert np.array_equal(held[RATE // 2 + far:], sound[RATE // 2 + far:])


@pytest.mark.parametrize("colour", COLOURS.values(), ids=COLOURS)
def test_the_same_speech_is_treated_alike_at_any_level(colour: Colour) -> None:
    """A take of a quiet engine, with the gain it needs, becomes what a loud engine's becomes."""
    take = floats(voice(3))
    loud = coloured(take, RATE, 6.0, -19.0, colour)
    quiet = coloured(take * np.float32(0.1), RATE, 26.0, -19.0, colour)
    assert np.allclose(quiet * 10, loud, atol=2e-4)


def test_compression_narrows_what_is_uneven() -> None:
    """Loud speech comes nearer to soft speech, by no more than a ratio of 2 allows."""
    soft, loud = floats(voice(4)), floats(voice(5)) * np.float32(2.5)
    rest = np.zeros(RATE, np.float32)
    before = alone_lufs(loud, RATE) - alone_lufs(soft, RATE)
    result = coloured(np.concatenate((soft, rest, loud)), RATE, 0.0, alone_lufs(soft, RATE),
                      COLOURS[ROBOT])
    after = alone_lufs(result[len(soft) + RATE:], RATE) - alone_lufs(result[:len(soft)], RATE)
    assert 0.45 * before < after < 0.95 * before


def test_a_natural_voice_is_left_as_it_is() -> None:
    """Nothing but what lies below any voice is taken from it, and nothing is added."""
    take = floats(voice(3))
    result = coloured(take, RATE, 6.0, -19.0, COLOURS[NATURAL])
    assert len(result) == len(take)
    assert np.square(result).mean() == pytest.approx(np.square(take).mean(), rel=0.05)


def test_each_kind_of_voice_is_known_to_the_chain() -> None:
    """What an engine says of itself is a row of the table."""
    assert {engine(name).colour for name in ENGINES} == set(COLOURS)


def test_edges_follow_what_is_heard() -> None:
    """Silence before and after is cut; 60 ms after the last sound above -50 dBFS all is over."""
    take = np.pad(floats(voice(2)), (5000, 9000))
    kept = edged(take, RATE)
    onset, offset = heard(kept)
    assert onset <= round(0.006 * RATE)
    assert len(kept) - offset <= round(0.060 * RATE)
    assert offset - onset == heard(take)[1] - heard(take)[0]
    assert abs(kept[-1]) < amplitude(-80)


def test_nothing_heard_leaves_nothing() -> None:
    """A take below the threshold has no onset and no sound."""
    whisper = np.full(1000, amplitude(-51), np.float32)
    assert heard(whisper) == (0, 0)
    assert heard(np.zeros(0, np.float32)) == (0, 0)
    assert len(edged(np.zeros(1000, np.float32), RATE)) == 0


def test_a_word_alone_is_measured_like_a_sentence() -> None:
    """Sounds shorter than a block still have a loudness."""
    word = floats(voice(6, 1))
    assert -40 < alone_lufs(word, RATE) < -5
    assert alone_lufs(word * np.float32(0.5), RATE) == pytest.approx(alone_lufs(word, RATE) - 6.02,
                                                                     abs=0.01)
