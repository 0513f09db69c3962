"""Room tone: dark, still noise, barely there, so that a pause is not a hole."""

import numpy as np

from audiogen.audio import Floats

LEVEL_DBFS = -71.0
"""RMS. Its peaks stay below -57 dBFS, so a pause still reads as silent at -55; every 400 ms of it
stay below -70 LUFS, the gate under which BS.1770 counts nothing; ACX asks for -60 RMS or less."""
LOW_HERTZ, HIGH_HERTZ = 80.0, 1600.0
"""Below, loudspeakers only rattle; above, noise is heard as hiss."""
SLOPE = 0.5
"""Amplitude falls with frequency to this power: pink."""
SEED = 1770


class Room:
    """Seeded noise with random phases, made in the frequency domain so that it loops exactly."""

    name = "room"
    summary = "a faint, still room tone"

    def tone(self, rate: int, samples: int) -> Floats:
        """The same seconds of noise at every rate, up to HIGH_HERTZ and its gentle fall."""
        hertz = np.fft.rfftfreq(samples, 1 / rate)
        audible = np.maximum(hertz, LOW_HERTZ)
        amplitude = audible ** -SLOPE / (1 + (audible / HIGH_HERTZ) ** 4)
        amplitude *= np.minimum(1.0, (hertz / LOW_HERTZ) ** 2)
        phases = np.random.default_rng(SEED).random(len(hertz)) * (2 * np.pi)
        noise = np.fft.irfft(amplitude * np.exp(1j * phases), samples)
        level = 10 ** (LEVEL_DBFS / 20) / np.sqrt(np.mean(noise ** 2))
        return np.asarray(noise * level, np.float32)
