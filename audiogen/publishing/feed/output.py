"""The podcast feed as an output of the collection."""

from collections.abc import Iterator
from email.utils import format_datetime

from audiogen import __version__
from audiogen.publishing.feed.addresses import FEED, address
from audiogen.publishing.feed.categories import BETWEEN
from audiogen.publishing.feed.identity import guid_of_feed
from audiogen.publishing.feed.items import items
from audiogen.publishing.model import CollectionOutput, OutputFile, Publication, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.templates import render


class Feed(CollectionOutput):
    """One row of COLLECTION_OUTPUTS."""

    name = "feed"
    media_type = "application/rss+xml"
    needs = "site_url"
    dated = True
    shows_cover = True

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """RSS 2.0 in UTF-8; an item for each episode, in listening order."""
        settings, shown = publication.settings, tuple(items(publication))
        newest = max((item.published for item in shown if item.published), default=None)
        page = render(
            "feed/feed.xml", version=__version__, title=one_line(settings.title),
            description=one_line(settings.description) or one_line(settings.title),
            author=one_line(settings.author), email=one_line(settings.email),
            language=one_line(settings.language),
            site=address(settings.site_url), feed=address(settings.site_url, FEED),
            guid=guid_of_feed(settings), categories=_categories(settings),
            explicit=str(settings.explicit).lower(),
            cover=address(settings.site_url, publication.cover.file_name),
            newest=format_datetime(newest, usegmt=True) if newest else "", items=shown)
        # The RSS Advisory Board's way to tell that a sign is text, for readers that look for HTML.
        page = page.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;")
        yield OutputFile(FEED, (page.encode(),))


def _categories(settings: PublishSettings) -> tuple[str, ...]:
    """A category, and its part where it has one; nothing where none is set."""
    return tuple(settings.category.split(BETWEEN)) if settings.category else ()
