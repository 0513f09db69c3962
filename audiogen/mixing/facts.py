"""A finished clip as bytes: a small head with its facts, then its frames. Needs no numpy."""

import struct

from audiogen.errors import SoundError
from audiogen.mixing.model import ClipFacts, FinishedClip

_MAGIC = b"clip1"
_HEAD = struct.Struct("<5sxIIiidI")
"""Magic, frames, bytes of frames, onset, offset, true peak, slices of power."""

HEAD = 4096
"""Bytes to read of a stored clip for its facts, if it lasts less than fifty seconds."""


def to_bytes(clip: FinishedClip) -> bytes:
    """The clip as it is kept."""
    facts = clip.facts
    powers = facts.slices
    head = _HEAD.pack(_MAGIC, facts.frames, facts.size, facts.onset, facts.offset,
                      facts.peak_dbtp, len(powers))
    return b"".join((head, struct.pack(f"<{len(powers)}f", *powers), clip.frames))


def head_size(data: bytes) -> int:
    """How many bytes the facts take, told from the first ones; raises SoundError if damaged."""
    if len(data) < _HEAD.size or not data.startswith(_MAGIC):
        raise SoundError("A finished clip in the clip store is damaged: clear it with "
                         "`audiogen cache clear` and build again.")
    count: int = _HEAD.unpack_from(data)[-1]
    return _HEAD.size + 4 * count


def facts_from_head(data: bytes) -> ClipFacts:
    """A stored clip's facts, from its beginning: at least `head_size(data)` bytes of it.

    Raises SoundError where the bytes are too few or no clip.
    """
    size = head_size(data)
    if len(data) < size:
        raise SoundError(f"A finished clip's facts need {size} bytes; {len(data)} were read.")
    _, frames, length, onset, offset, peak, _ = _HEAD.unpack_from(data)
    return ClipFacts(frames, onset, offset, peak, length, data[_HEAD.size:size])


def from_bytes(data: bytes) -> FinishedClip:
    """The clip that `to_bytes` kept; raises SoundError where it is cut short or damaged."""
    facts = facts_from_head(data)
    frames = data[head_size(data):]
    if len(frames) != facts.size:
        raise SoundError("A finished clip in the clip store is cut short: clear it with "
                         "`audiogen cache clear` and build again.")
    return FinishedClip(facts, frames)
