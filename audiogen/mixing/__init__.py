"""Script and clips to a timeline, and the timeline to sound.

What stands here needs no numpy, so that an incremental build starts fast. Making sound does:
`finishing.finish` and `finishing.measure_gain`, `sounds.sound_clip`, `beds.bed_clip`.
"""

from audiogen.mixing.facts import HEAD, facts_from_head, from_bytes, head_size, to_bytes
from audiogen.mixing.keys import bed_key, finish_key, sound_key
from audiogen.mixing.loudness import measure
from audiogen.mixing.presets import (
    BED_NAMES,
    LOUDNESS,
    QUALITIES,
    SOUND_NAMES,
    loudness,
    quality,
)
from audiogen.mixing.renderers import RENDERERS, JoinedRenderer
from audiogen.mixing.timeline import arrange, line_beds, sound_names

__all__ = [
    "BED_NAMES", "HEAD", "LOUDNESS", "QUALITIES", "RENDERERS", "SOUND_NAMES", "JoinedRenderer",
    "arrange", "bed_key", "facts_from_head", "finish_key", "from_bytes", "head_size", "line_beds",
    "loudness", "measure", "quality", "sound_key", "sound_names", "to_bytes",
]
