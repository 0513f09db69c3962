"""Sounds made here: the table, and a sound as a finished clip."""

import numpy as np

from audiogen.audio import Floats
from audiogen.errors import SoundError
from audiogen.mixing.finishing import encoded_level, encoder_level, lay
from audiogen.mixing.loudness import BLOCK, lufs
from audiogen.mixing.mastering import amplitude
from audiogen.mixing.meter import energies, powers
from audiogen.mixing.model import Finish, FinishedClip
from audiogen.mixing.sounds.bell import Bell
from audiogen.mixing.sounds.breath import Breath
from audiogen.mixing.sounds.chime import Chime
from audiogen.mixing.sounds.protocol import Instrument

SOUNDS: dict[str, Instrument] = {sound.name: sound for sound in (Bell(), Chime(), Breath())}
"""By name, in the order in which they are listed."""

__all__ = ["SOUNDS", "Instrument", "sound_alone", "sound_clip"]


def sound_clip(name: str, spec: Finish) -> FinishedClip:
    """A sound as `timeline.sound_names` asks for it: "bell", "chime", "breath:in:4.0".

    Its loudest 400 ms lie `below_voice` LU under the loudness aimed at. Raises SoundError for a
    name that is not in the table.
    """
    sound, wish = _named(name)
    return lay(*_played(sound, wish, spec), spec, sound.nominal)


def sound_alone(name: str, spec: Finish) -> Floats:
    """The same sound, neither laid on the bed nor encoded; as loud as an encoded one comes out."""
    return _played(*_named(name), spec)[0] * encoded_level(spec.quality)


def _named(name: str) -> tuple[Instrument, str]:
    """What plays a sound, and what it is asked for."""
    family, _, wish = name.partition(":")
    if family not in SOUNDS:
        raise SoundError(f"There is no sound “{name}”; write one of {', '.join(SOUNDS)}.")
    return SOUNDS[family], wish


def _played(sound: Instrument, wish: str, spec: Finish) -> tuple[Floats, Floats]:
    """A sound at its level, and its energies."""
    rate = spec.quality.sample_rate
    played = sound.play(rate, wish)
    silence = np.zeros(BLOCK, np.float32)
    measured = energies(played, rate)
    slices = np.concatenate((silence, powers(measured, rate), silence))
    loudest = lufs(float(np.convolve(slices, np.ones(BLOCK) / BLOCK, "valid").max()))
    level = spec.target_lufs - sound.below_voice - encoder_level(spec.quality) - loudest
    return (played * np.float32(amplitude(level)),
            measured * np.float32(amplitude(2 * level)))
