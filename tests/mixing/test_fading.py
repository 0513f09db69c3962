"""The bed that fades to nothing."""

from itertools import pairwise

import numpy as np
import pytest

from audiogen.audio import decode
from audiogen.mixing.beds import under
from audiogen.mixing.fading import faded_bed
from audiogen.mixing.model import Finish, Quality
from audiogen.mixing.presets import QUALITIES


@pytest.mark.parametrize("quality", QUALITIES.values(), ids=lambda quality: quality.name)
def test_it_begins_as_the_bed_and_ends_in_silence(quality: Quality) -> None:
    """As long as asked for, to a frame; no quarter of it louder than the one before."""
    spec = Finish(quality, -19.0, -1.0, "room", None)
    sound, rate = decode(faded_bed(spec, 20.0), "the fade")
    assert rate == quality.sample_rate
    # This reader gives the codec's delay and padding, too: two or three frames.
    assert 0 <= len(sound) / rate - 20.0 <= 4 * quality.frame / rate
    levels = [float(np.sqrt(np.mean(part ** 2))) for part in np.array_split(sound, 8)]
    room = float(np.sqrt(np.mean(under(10 * rate, spec) ** 2)))
    assert 0.9 * room < levels[0] < 1.1 * room
    assert all(later < earlier * 1.1 for earlier, later in pairwise(levels))
    assert levels[-1] < 0.05 * room
    assert faded_bed(spec, 20.0) == faded_bed(spec, 20.0)
