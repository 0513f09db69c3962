"""What a producer sees while there is no listening page yet: why, as soon as that is known."""

from audiogen.publishing.page.assembling import policy, style, text
from audiogen.publishing.page.producing import WORDS
from audiogen.publishing.templates import render, trusted

WAITING_STYLES = ("colours.css", "reading.css", "producer.css")


def waiting() -> str:
    """A page that stays up to date by itself, and becomes the listening page once that is there."""
    script = text("script", "waiting.js")
    return render("page/waiting.html", words=WORDS, style=trusted(style(WAITING_STYLES)),
                  script=trusted(script), policy=policy((script,)))
