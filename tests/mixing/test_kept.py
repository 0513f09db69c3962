"""Clips as bytes, their names, what may be asked for, and what may be imported early."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen import fingerprints
from audiogen.errors import SoundError
from audiogen.mixing import keys
from audiogen.mixing.facts import facts_from_head, from_bytes, head_size, to_bytes
from audiogen.mixing.frames import frame_header, frame_length
from audiogen.mixing.keys import bed_key, finish_key, sound_key
from audiogen.mixing.model import ClipFacts, FinishedClip, Quality
from audiogen.mixing.presets import LOUDNESS, QUALITIES, loudness, quality
from tests.effort import effort
from tests.mixing.studio import SMALL, finished, spec


@given(st.builds(FinishedClip, st.builds(
    ClipFacts, st.integers(0, 10 ** 6), st.integers(0, 10 ** 9), st.integers(0, 10 ** 9),
    st.floats(-200, 3), st.just(5), st.binary(max_size=80).map(lambda data: data * 4)),
    st.just(b"12345")))
def test_a_clip_comes_back_as_it_was(clip: FinishedClip) -> None:
    """Facts alone from the head, all of it from the whole."""
    data = to_bytes(clip)
    again = from_bytes(data)
    assert again.frames == clip.frames
    assert replace(again.facts, powers=b"") == replace(clip.facts, powers=b"")
    assert len(again.facts.slices) == len(clip.facts.slices)
    assert facts_from_head(data[:head_size(data)]) == again.facts


def test_a_damaged_clip_is_told() -> None:
    """Cut short anywhere, or not a clip at all: never half a clip."""
    data = to_bytes(finished(1, spec()))
    for broken in (b"", data[:10], data[:head_size(data) - 1], data[:-1], data + b"x",
                   b"clip0" + data[5:]):
        with pytest.raises(SoundError):
            from_bytes(broken)


def test_facts_load_fast() -> None:
    """Those of five thousand lines are little work: a build with nothing to do reads them all."""
    head = to_bytes(finished(1, spec()))[:4096]
    assert effort(lambda: [facts_from_head(head) for _ in range(5000)]) < 8


def test_a_key_holds_everything_that_shapes_a_clip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another take, spec or program gives another name; the same gives the same."""
    plain = spec(gain=3.0)
    others = (replace(plain, target_lufs=-18.0), replace(plain, peak_dbtp=-2.0),
              replace(plain, bed="silence"), replace(plain, gain_db=None),
              replace(plain, tempo=0.9), replace(plain, quality=replace(SMALL, bit_rate=96)))
    names = {finish_key("take", plain), finish_key("other", plain),
             *(finish_key("take", other) for other in others)}
    assert len(names) == 2 + len(others)
    assert finish_key("take", plain) == finish_key("take", spec(gain=3.0))
    keys._shape.cache_clear()
    monkeypatch.setattr(fingerprints, "closure", lambda module: f"{module}, edited")
    assert finish_key("take", plain) not in names
    keys._shape.cache_clear()


def test_sounds_and_beds_are_shared_between_voices() -> None:
    """A voice's gain and tempo name no new bell and no new bed."""
    one, other = spec(gain=3.0), replace(spec(gain=-2.0), tempo=0.9)
    assert sound_key("bell", one) == sound_key("bell", other) != sound_key("chime", one)
    assert bed_key(one) == bed_key(other) == bed_key(replace(one, target_lufs=-23.0))
    assert bed_key(one) != bed_key(replace(one, bed="silence"))


@pytest.mark.parametrize(("name", "voice_rate", "rate"), [
    ("standard", 22050, 44100), ("audiobook", 24000, 44100), ("small", 22050, 22050),
    ("small", 24000, 24000), ("small", 48000, 24000), ("small", 16000, 16000),
    ("small", 44100, 22050), ("small", 8000, 22050)])
def test_small_follows_the_voices_own_rate(name: str, voice_rate: int, rate: int) -> None:
    """Where MP3 has it; the other qualities have their own."""
    chosen = quality(name, voice_rate)
    assert (chosen.name, chosen.sample_rate) == (name, rate)
    assert frame_length(frame_header(chosen)) > 180
    assert chosen.frame == (1152 if rate > 32000 else 576)


def test_presets_are_what_the_standards_say() -> None:
    """One channel at -19 plays as loud as two at -16."""
    assert LOUDNESS["podcast"].stereo_lufs - LOUDNESS["podcast"].mono_lufs == 3
    assert loudness("calm").mono_lufs == -23
    assert loudness("audiobook").peak_dbtp == -3
    assert QUALITIES["audiobook"].bit_rate == 192


@pytest.mark.parametrize("wish", ["-18", -18, -18.0, "-18 LUFS", "\N{MINUS SIGN}18", "-18lufs"])
def test_loudness_may_be_a_number(wish: str | float) -> None:
    """However it is written."""
    assert loudness(wish).mono_lufs == -18.0


@pytest.mark.parametrize("wish", ["loud", "", "-5", "nan", "inf", 3, "--18"])
def test_a_loudness_out_of_reason_is_refused(wish: str | float) -> None:
    """With what may be written in its stead."""
    with pytest.raises(SoundError, match="write"):
        loudness(wish)


def test_an_unknown_quality_is_refused() -> None:
    """The message lists what there is."""
    with pytest.raises(SoundError, match="standard, small, audiobook"):
        quality("best", 22050)


def test_an_impossible_bit_rate_is_refused() -> None:
    """MPEG-2 ends at 160 kbit/s."""
    with pytest.raises(SoundError, match="choose another quality"):
        frame_header(Quality("odd", 22050, 192, 192))


def test_planning_needs_no_numpy() -> None:
    """Timeline, loudness, facts, keys and the renderer import without the libraries of sound."""
    code = ("import sys, audiogen.mixing.timeline, audiogen.mixing.loudness, audiogen.mixing.facts,"
            " audiogen.mixing.keys, audiogen.mixing.presets, audiogen.mixing.joining;"
            "print([name for name in ('numpy', 'pedalboard', 'lameenc', 'soxr')"
            " if name in sys.modules])")
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
