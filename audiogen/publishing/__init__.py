"""From an episode to the files that listeners get.

Two tables say what is written beside the MP3: a file per member, a row per file. To add an output,
write its module and its row. Two modules are imported by name where a build really writes, since
each brings a large library: `tags` (the ID3 tag) and `cover` (the picture).
"""

from audiogen.publishing.captions import Captions
from audiogen.publishing.chapters import Chapters
from audiogen.publishing.cue_sheet import CueSheet
from audiogen.publishing.files import ensure_folder, sweep, write_atomically
from audiogen.publishing.model import CollectionOutput, EpisodeOutput
from audiogen.publishing.playlist import Playlist
from audiogen.publishing.record import (
    BuildRecord,
    EpisodeRecord,
    FileRecord,
    altered,
    is_ours,
    obsolete,
    read_record,
)
from audiogen.publishing.transcript import Transcript

EPISODE_OUTPUTS: tuple[EpisodeOutput, ...] = (
    CueSheet(),
    Captions(),
    Transcript(),
    Chapters(),
)
"""Written for each episode, beside its MP3."""

COLLECTION_OUTPUTS: tuple[CollectionOutput, ...] = (
    Playlist(),
)
"""Written once, when all episodes are done."""

__all__ = [
    "COLLECTION_OUTPUTS", "EPISODE_OUTPUTS", "BuildRecord", "EpisodeRecord", "FileRecord",
    "altered", "ensure_folder", "is_ours", "obsolete", "read_record", "sweep", "write_atomically",
]
