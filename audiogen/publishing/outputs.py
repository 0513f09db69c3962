"""The tables of what is written beside the MP3: a file per member, a row per file.

To add an output, write its module and its row.
"""

from audiogen.publishing.captions import Captions
from audiogen.publishing.chapters import Chapters
from audiogen.publishing.cue_sheet import CueSheet
from audiogen.publishing.model import CollectionOutput, EpisodeOutput
from audiogen.publishing.playlist import Playlist
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
