"""The tables of what is written beside the MP3: a file per member, a row per file.

To add an output, write its module and its row.
"""

from audiogen.publishing.audiobook import Audiobook
from audiogen.publishing.book.output import Book
from audiogen.publishing.chapter_files import ChapterFiles
from audiogen.publishing.chapters import Chapters
from audiogen.publishing.cue_sheet import CueSheet
from audiogen.publishing.feed.output import Feed
from audiogen.publishing.model import CollectionOutput, EpisodeOutput, PublishSettings
from audiogen.publishing.page.output import Page
from audiogen.publishing.page.reading import ReadingTranscript
from audiogen.publishing.playlist import Playlist
from audiogen.publishing.subrip import SubRip
from audiogen.publishing.transcript import Transcript
from audiogen.publishing.webvtt import WebVTT

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
    Feed(),
    Book(),
    ChapterFiles(),
    Audiobook(),
)
"""Written once, when all episodes are done."""


def of_episodes(settings: PublishSettings) -> tuple[EpisodeOutput, ...]:
    """Those that the setting `outputs` names; where it names none, the usual ones."""
    return tuple(output for output in EPISODE_OUTPUTS if _wanted(output, settings))


def of_collection(settings: PublishSettings) -> tuple[CollectionOutput, ...]:
    """The same; of the usual ones, those whose settings are there."""
    return tuple(output for output in COLLECTION_OUTPUTS if _wanted(output, settings)
                 and (settings.outputs or not lacks(output, settings)))


def lacks(output: CollectionOutput, settings: PublishSettings) -> str:
    """The setting that an output needs and nobody has set; empty where it can be made."""
    return "" if not output.needs or getattr(settings, output.needs) else output.needs


def _wanted(output: EpisodeOutput | CollectionOutput, settings: PublishSettings) -> bool:
    if settings.outputs:
        return output.name in (*ALWAYS, *settings.outputs)
    return output.usual or output.name in ALWAYS
