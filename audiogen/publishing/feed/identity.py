"""What podcast apps know a feed and its episodes by, so that nothing is fetched or shown twice.

A feed keeps the number that its first address gave it, or the one that somebody wrote down when it
moved; an episode's is made of that and of its slug. Neither a new title nor another place in the
order, another file name or another host changes it.
"""

import re
from uuid import UUID, uuid5

from audiogen.publishing.feed.addresses import FEED, address
from audiogen.publishing.model import PublishSettings

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's own, for all feeds of the world."""


def guid_of_feed(settings: PublishSettings) -> str:
    """The one that is set, else that of the feed's address."""
    return settings.guid or guid_of_address(address(settings.site_url, FEED))


def guid_of_address(feed: str) -> str:
    """A UUIDv5 of a feed's address without its scheme and without slashes at its end, as the
    podcast namespace's page on podcast:guid has it."""
    return str(uuid5(NAMESPACE, re.sub(r"^[a-zA-Z][a-zA-Z0-9+.-]*://", "", feed).rstrip("/")))


def guid_of_episode(feed: str, slug: str) -> str:
    """A UUIDv5 of an episode's slug among those of its feed, whose guid is given."""
    return str(uuid5(UUID(feed), slug))
