"""An episode as the feed shows it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import format_datetime

from audiogen.publishing.chapters import Chapters
from audiogen.publishing.feed.addresses import address
from audiogen.publishing.feed.identity import guid_of_episode, guid_of_feed
from audiogen.publishing.model import Episode, EpisodeOutput, Publication, PublishSettings
from audiogen.publishing.page.reading import ReadingTranscript
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.show_notes import paragraphs_of
from audiogen.publishing.subrip import SubRip
from audiogen.publishing.templates import escaped
from audiogen.publishing.transcript import Transcript
from audiogen.publishing.vocabulary import vocabulary
from audiogen.publishing.webvtt import WebVTT
from audiogen.units import seconds

TRANSCRIPTS = (WebVTT, SubRip, ReadingTranscript, Transcript)
"""Outputs with an episode's words; those that follow the time come first, for apps that take but
one."""
TIMED = (WebVTT, SubRip)
"""Those of them that can be shown as captions."""
NOON = datetime.time(12, tzinfo=datetime.UTC)
"""A day without an hour is meant: at noon in Greenwich nearly all of the world has that day."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A file that belongs to an episode."""

    url: str
    type: str
    """Its media type."""
    captions: bool = False
    """Whether it can be shown in time with the sound."""


@dataclass(frozen=True, slots=True)
class Item:
    """An episode, ready for the template. Texts stand on one line; addresses are absolute."""

    title: str
    guid: str
    number: int
    seconds: int
    language: str
    published: datetime.datetime | None
    notes: str
    """The show notes as HTML."""
    page: str
    """Address of its transcript in HTML; empty where there is none."""
    sound: str
    """Address of its MP3."""
    bytes: int
    """Of the MP3."""
    transcripts: tuple[Linked, ...]
    chapters: Linked | None

    @property
    def date(self) -> str:
        """When it was published, as RSS writes it; empty where nobody said so."""
        return format_datetime(self.published, usegmt=True) if self.published else ""


def items(publication: Publication) -> Iterator[Item]:
    """All episodes, in listening order."""
    settings = publication.settings
    feed = guid_of_feed(settings)
    for episode in publication.episodes:
        transcripts = tuple(_links(episode, publication, TRANSCRIPTS))
        sound = f"{episode.stem}.mp3"
        yield Item(
            one_line(episode.title) or one_line(episode.slug), guid_of_episode(feed, episode.slug),
            episode.number, round(seconds(episode.timeline.length, episode.timeline.rate)),
            one_line(episode.language), moment(episode, settings), notes(episode, settings),
            next((each.url for each in transcripts
                  if each.type == ReadingTranscript.media_type), ""),
            address(settings.site_url, sound), publication.files[sound],
            transcripts, next(_links(episode, publication, (Chapters,)), None))


def moment(episode: Episode, settings: PublishSettings) -> datetime.datetime | None:
    """When an episode was published: on its own day; else on the collection's, a minute later for
    each place, so that apps which sort by time keep the order. None where neither is known."""
    if episode.date:
        return datetime.datetime.combine(episode.date, NOON)
    if settings.published:
        return (datetime.datetime.combine(settings.published, NOON)
                + datetime.timedelta(minutes=episode.number - 1))
    return None


def notes(episode: Episode, settings: PublishSettings) -> str:
    """The show notes as HTML: paragraphs, in which all else is text. The last asks for the silences
    to be kept, since whoever subscribes uses an app, and many of those trim them."""
    told = (*paragraphs_of(episode, settings), vocabulary(episode.language).silence)
    return "".join(f"<p>{escaped(text)}</p>" for text in told)


def _links(episode: Episode, publication: Publication,
           outputs: tuple[type[EpisodeOutput], ...]) -> Iterator[Linked]:
    """Those of an episode's files that are there."""
    for output in outputs:
        name = episode.stem + output.suffix
        if name in publication.files:
            yield Linked(address(publication.settings.site_url, name), output.media_type,
                         output in TIMED)
