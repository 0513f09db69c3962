"""Absolute addresses of what is published."""

from urllib.parse import quote

from audiogen.publishing.plain_text import one_line

FEED = "feed.xml"


def address(site_url: str, name: str = "") -> str:
    """Where a file of the output folder is found; the folder itself, with its slash, where none is
    named.

    A name's letters beyond ASCII are spelt in percent signs, as addresses are written. `site_url`
    may end in a slash or not.
    """
    return f"{one_line(site_url).rstrip('/')}/{quote(one_line(name))}"
