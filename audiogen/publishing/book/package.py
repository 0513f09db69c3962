"""What the book says of itself: identifier, dates, languages, voices.

Nothing here knows a clock or chance: the same collection is the same book on every machine.
"""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from audiogen.publishing.model import RECORDED, Episode, PublishSettings
from audiogen.publishing.plain_text import one_line

OWN = uuid5(NAMESPACE_URL, "urn:audiogen:collection")
"""The namespace of collections that have no address."""
UNDATED = "1980-01-01"
"""The day on which a book changed of which nobody said when it appeared. A book must name one; this
is the day from which its archive counts, and nobody takes it for news."""


def identifier(settings: PublishSettings) -> str:
    """A name that stays, from the collection's address or, without one, from title and author."""
    address = one_line(settings.site_url)
    if address:
        return uuid5(NAMESPACE_URL, address).urn
    return uuid5(OWN, f"{one_line(settings.title)}\n{one_line(settings.author)}").urn


def date(settings: PublishSettings) -> str:
    """When the collection first appeared: a day, a year, or nothing where nobody said."""
    if settings.published:
        return settings.published.isoformat()
    return f"{settings.year:04}" if settings.year else ""


def modified(settings: PublishSettings) -> str:
    """When the book last changed, as far as its authors tell: the instant their date begins."""
    day = f"{date(settings)}-01-01"[:len(UNDATED)] if date(settings) else UNDATED
    return f"{day}T00:00:00Z"


def languages(settings: PublishSettings, episodes: Iterable[Episode]) -> tuple[str, ...]:
    """The collection's first, then those of its episodes."""
    return tuple(dict.fromkeys((settings.language, *(each.language for each in episodes))))


def voices(episodes: Iterable[Episode]) -> tuple[str, ...]:
    """The names of the voices that speak, each once; whose recorded takes are heard isn't known."""
    names = (one_line(voice) for episode in episodes for voice in episode.voice.split(","))
    return tuple(dict.fromkeys(name for name in names
                               if name and name.partition(":")[0] != RECORDED))
