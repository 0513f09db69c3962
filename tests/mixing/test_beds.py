"""The contract of every bed, and of the sounds made here."""

import numpy as np
import pytest

from audiogen.audio import decode
from audiogen.errors import SoundError
from audiogen.mixing.beds import BEDS, Bed, bed_clip, under
from audiogen.mixing.encoding import decoded
from audiogen.mixing.frames import CODEC_DELAY, LOOP, ROUND
from audiogen.mixing.joining import BedFrames
from audiogen.mixing.loudness import BLOCK, lufs
from audiogen.mixing.mastering import amplitude
from audiogen.mixing.meter import slice_powers
from audiogen.mixing.model import Quality
from audiogen.mixing.presets import BED_NAMES, QUALITIES, SOUND_NAMES
from audiogen.mixing.sounds import SOUNDS, sound_clip
from tests.mixing.studio import SMALL, label, spec
from tests.mixing.studio import bed as bed_made

pytestmark = pytest.mark.contract

ALL = (*QUALITIES.values(), Quality("small", 24000, 64, 96), Quality("small", 16000, 64, 96))
WISHES = {"bell": "bell", "chime": "chime", "breath": "breath:in:4.0"}


def test_names_known_without_sound_are_those_of_the_tables() -> None:
    """Settings and messages list what can really be made."""
    assert tuple(BEDS) == BED_NAMES
    assert tuple(name for name in SOUNDS if name != "breath") == SOUND_NAMES
    assert set(WISHES) == set(SOUNDS)


@pytest.mark.parametrize("bed", BEDS.values(), ids=BEDS)
@pytest.mark.parametrize("quality", ALL, ids=label)
def test_a_still_bed_stays_below_every_gate(bed: Bed, quality: Quality) -> None:
    """Silent to a detector at -55 dB, below the meter's absolute gate, below ACX's noise floor."""
    result = decoded(bed_made(spec(quality, bed.name)).frames, quality)
    assert np.abs(result).max() < amplitude(-56)
    assert np.sqrt(np.mean(result ** 2)) < amplitude(-66)
    slices = slice_powers(result, quality.sample_rate)
    assert lufs(float(np.convolve(slices, np.ones(BLOCK) / BLOCK, "valid").max())) < -71


@pytest.mark.parametrize("quality", ALL, ids=label)
def test_room_tone_survives_the_encoder(quality: Quality) -> None:
    """What is decoded is as loud as what was made, less the encoder's own factor."""
    wanted = spec(quality, "room")
    made = under(ROUND * quality.frame, wanted)
    # Read in full precision: so quiet a tone gains from rounding to 16 bits.
    result = decode(bed_made(wanted).frames, "the bed")[0][CODEC_DELAY:][:len(made)]
    assert 20 * np.log10(result.std() / made.std()) == pytest.approx(-0.4, abs=0.2)


@pytest.mark.parametrize("bed", BEDS.values(), ids=BEDS)
@pytest.mark.parametrize("quality", ALL, ids=label)
def test_a_bed_comes_round_without_a_seam(bed: Bed, quality: Quality) -> None:
    """Ten rounds of its frames decode to the same samples in every turn of the loop."""
    clip = bed_made(spec(quality, bed.name))
    assert clip.facts.frames == ROUND + LOOP
    frames = b"".join(BedFrames(clip.frames).pause(ROUND + 3 * LOOP))
    result = decoded(frames, quality)
    turn = LOOP * quality.frame
    start = ROUND * quality.frame
    # The decoder's own rounding differs by a part in a thousand million.
    assert np.allclose(result[start:start + turn], result[start + turn:start + 2 * turn],
                       rtol=0, atol=1e-8)


@pytest.mark.parametrize("bed", BEDS.values(), ids=BEDS)
def test_a_bed_is_the_same_every_time(bed: Bed) -> None:
    """Seeded, and of the length that was asked for."""
    first, second = bed.tone(22050, 30000), bed.tone(22050, 30000)
    assert first.shape == (30000,)
    assert first.dtype == np.float32
    assert np.array_equal(first, second)
    assert bed.summary


def test_an_unknown_bed_is_named() -> None:
    """The message says what there is."""
    with pytest.raises(SoundError, match="room, silence"):
        bed_clip(spec(bed="jungle"))


@pytest.mark.parametrize("name", WISHES.values())
@pytest.mark.parametrize("quality", [SMALL, QUALITIES["standard"]], ids=label)
def test_a_sound_is_softer_than_the_voice_and_never_clicks(name: str, quality: Quality) -> None:
    """As far below the target as its member says, at least 6 LU, and its ends come from nothing."""
    clip = sound_clip(name, spec(quality))
    sound = SOUNDS[name.partition(":")[0]]
    assert sound.below_voice >= 6
    loudest = np.convolve(clip.facts.slices, np.ones(BLOCK) / BLOCK, "same").max()
    assert lufs(float(loudest)) == pytest.approx(-19.0 - sound.below_voice, abs=0.4)
    played = sound.play(quality.sample_rate, name.partition(":")[2])
    steps = np.abs(np.diff(played, prepend=0.0, append=0.0))
    assert abs(played[0]) < 0.01 * np.abs(played).max()
    assert abs(played[-1]) < 0.001 * np.abs(played).max()
    assert steps.max() < 0.35 * np.abs(played).max()


def test_the_bell_rings_about_six_seconds() -> None:
    """And the chime is shorter."""
    bell, chime = sound_clip("bell", spec()).facts, sound_clip("chime", spec()).facts
    assert 4.5 < (bell.offset - bell.onset) / 22050 < 6.6
    assert 1.2 < (chime.offset - chime.onset) / 22050 < 3.0


def _pitch(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> float:
    """The strongest frequency, in Hz at 22.05 kHz."""
    return float(np.abs(np.fft.rfft(samples)).argmax() * 22050 / len(samples))


def test_breath_tones_rise_and_fall() -> None:
    """In goes up, out comes down; both start where they should and fill most of their phase."""
    for kind, direction in (("in", 1), ("out", -1)):
        played = SOUNDS["breath"].play(22050, f"{kind}:4.0")
        third = len(played) // 3
        assert direction * (_pitch(played[-third:]) - _pitch(played[:third])) > 30
        facts = sound_clip(f"breath:{kind}:4.0", spec()).facts
        assert facts.onset == SMALL.frame
        assert 3.4 < (facts.offset - facts.onset) / 22050 <= 4.0
        assert facts.frames * SMALL.frame < 4.0 * 22050


@pytest.mark.parametrize("name", ["gong", "breath:hold:4.0", "breath:in:x", "breath:in:0.1",
                                  "bell:loud", "chime:2"])
def test_a_sound_that_can_t_be_made_is_named(name: str) -> None:
    """No wish is met by another sound."""
    with pytest.raises(SoundError, match="“"):
        sound_clip(name, spec())
