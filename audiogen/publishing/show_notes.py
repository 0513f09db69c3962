"""The show notes: what is told of an episode beside its own words, the same in every output.

Tag, transcripts, feed and book take their paragraphs from here, so that none of them tells less.
"""

from collections.abc import Iterable

from audiogen.publishing.model import Episode, PublishSettings
from audiogen.publishing.plain_text import paragraphs
from audiogen.publishing.vocabulary import Vocabulary, vocabulary


def paragraphs_of(episode: Episode, settings: PublishSettings) -> tuple[str, ...]:
    """All of them, each on one line of plain text: the summary, then the notices."""
    return paragraphs(episode.summary) + notices(episode, settings)


def notices(episode: Episode, settings: PublishSettings) -> tuple[str, ...]:
    """What stands below the words: the collection's notice, whom to turn to in need, the episode's
    disclosure, and that a computer speaks, where one does."""
    return (*paragraphs(settings.notice), *paragraphs(settings.help_text),
            *paragraphs(episode.disclosure),
            *paragraphs(made_by_computer([episode], vocabulary(episode.language))))


def made_by_computer(episodes: Iterable[Episode], words: Vocabulary) -> str:
    """One honest sentence for these episodes: that their voice is made by a computer, or that some
    of it is; empty where only people were recorded, or nobody speaks."""
    heard = tuple(episodes)
    if not any(episode.computed for episode in heard):
        return ""
    return words.partly_computed if any(episode.recorded for episode in heard) else words.computed
