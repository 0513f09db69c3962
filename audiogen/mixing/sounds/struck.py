"""What bowls and bars have in common: partials that are struck softly, beat, and die away."""

from dataclasses import dataclass

import numpy as np

from audiogen.audio import Floats, rise


@dataclass(frozen=True)
class Partial:
    """One mode of a struck body: two tones a little apart, for no bowl is quite round."""

    hertz: float
    level: float
    """Amplitude at the stroke."""
    decay: float
    """Seconds in which it falls to 37 %."""
    beat: float
    """Hertz between the two tones."""


def ring(partials: tuple[Partial, ...], rate: int, length: float, attack: float,
         release: float) -> Floats:
    """`length` seconds of partials, risen to within `attack` and faded over the last `release`.

    Partials above nine tenths of half the rate are left out.
    """
    time = np.arange(round(length * rate)) / rate
    total = np.zeros(len(time))
    for number, partial in enumerate(partials):
        if partial.hertz > 0.45 * rate:
            continue
        # Softer tools excite the upper modes later; so the sound opens rather than clicks.
        swell = 1 - np.exp(-time / (attack / (1 + 0.3 * number)))
        lower = np.sin(2 * np.pi * (partial.hertz - partial.beat / 2) * time)
        upper = np.sin(2 * np.pi * (partial.hertz + partial.beat / 2) * time + 0.7 * number)
        fall = np.exp(-time / partial.decay)
        total += partial.level * swell * fall * (0.6 * lower + 0.4 * upper)
    fade = np.clip((length - time) / release, 0.0, 1.0)
    return np.asarray(total * rise(np.pi * fade), np.float32)
