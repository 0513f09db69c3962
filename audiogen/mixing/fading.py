"""The bed alone, fading to nothing: what a player lets a listener fall asleep to.

Some devices leave a page no say over volume, so the fade is in the sound.
"""

from functools import lru_cache

import numpy as np

from audiogen.audio import int16, rise
from audiogen.mixing.beds import under
from audiogen.mixing.encoding import encode
from audiogen.mixing.info import extra_frames, info_frame
from audiogen.mixing.model import Finish

HELD = 0.25
"""The part of it that stands still before the fade begins, so that no edge is heard."""


@lru_cache(4)       # one build after another, as `serve` runs them, asks for the same
def faded_bed(spec: Finish, seconds: float) -> bytes:
    """A whole MP3 stream, Info frame first: `seconds` of the bed (to the nearest frame) that end
    in silence, along half a cosine. The same bytes for the same arguments."""
    quality = spec.quality
    frames = max(1, round(seconds * quality.sample_rate / quality.frame))
    count = frames + extra_frames(quality.frame)
    tone = under((count + 1) * quality.frame, spec)
    progress = np.arange(len(tone)) / (frames * quality.frame)
    fall = np.clip((progress - HELD) / (1 - HELD), 0.0, 1.0)
    data = encode(int16(tone * (1 - rise(np.pi * fall)).astype(np.float32)),
                  quality, count)
    return info_frame(quality, count, len(data)) + data
