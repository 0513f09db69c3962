"""The tables of what is written beside the MP3: a file per member, a row per file.

To add an output, write its module and its row.
"""

from collections.abc import Iterable
from typing import TypeVar

from audiogen.publishing.chapters import Chapters
from audiogen.publishing.cue_sheet import CueSheet
from audiogen.publishing.model import CollectionOutput, EpisodeOutput
from audiogen.publishing.page.output import Page
from audiogen.publishing.page.reading import ReadingTranscript
from audiogen.publishing.playlist import Playlist
from audiogen.publishing.subrip import SubRip
from audiogen.publishing.transcript import Transcript
from audiogen.publishing.webvtt import WebVTT

Output = TypeVar("Output", EpisodeOutput, CollectionOutput)

ALWAYS = ("mp3", "cues")
"""Names of what no build does without: the sound, and the sheet that the next build reads."""

EPISODE_OUTPUTS: tuple[EpisodeOutput, ...] = (
    CueSheet(),
    WebVTT(),
    SubRip(),
    Transcript(),
    ReadingTranscript(),
    Chapters(),
)
"""Written for each episode, beside its MP3."""

COLLECTION_OUTPUTS: tuple[CollectionOutput, ...] = (
    Playlist(),
    Page(),
)
"""Written once, when all episodes are done."""


def chosen(outputs: Iterable[Output], names: tuple[str, ...]) -> tuple[Output, ...]:
    """Those outputs that the setting `outputs` names; where it names none, the usual ones."""
    return tuple(output for output in outputs
                 if output.name in (*ALWAYS, *names) or (output.usual and not names))
