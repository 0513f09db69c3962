"""The transcript of an episode as HTML, `.html`: it stands alone, and needs no script."""

from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.publishing.page.assembling import READING_STYLES, policy, style
from audiogen.publishing.page.wording import wording
from audiogen.publishing.plain_text import one_line
from audiogen.publishing.show_notes import notices
from audiogen.publishing.shown import shown
from audiogen.publishing.templates import render, trusted
from audiogen.publishing.vocabulary import vocabulary


class ReadingTranscript(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "html"
    suffix = ".html"
    media_type = "text/html"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 HTML with its style inside."""
        words = wording(episode.language)
        page = render(
            "page/reading.html", episode=shown(episode), words=words,
            style=trusted(style(READING_STYLES)), policy=policy(()),
            vocabulary=vocabulary(episode.language),
            collection=one_line(settings.title), author=one_line(settings.author),
            notes=notices(episode, settings))
        return page.encode()
