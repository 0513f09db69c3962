"""What binds tightest in a line of Markdown: escapes, code, tags, addresses, entities."""

import re
from html import entities, unescape

from audiogen.reading.markdown.starts import TAG_PATTERN

ATOM = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<break>\\\n|(?<![ ])[ ]{2,}\n)[ ]*
    |(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)|(?P<loose>`+)
    |<(?P<link>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>
    |<(?P<mail>[\w.!\#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>
    |(?P<html>(?<!\]\()(?:""" + TAG_PATTERN + r"""
        |<!-->|<!--->|<!--.*?-->|<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[.*?\]\]>))
    |(?P<entity>&\#?[A-Za-z0-9]+;)""",
    re.DOTALL | re.VERBOSE)
"""One expression, because the leftmost wins whatever its kind: a group each. Loose backticks and
unknown entities are matched so that they are passed over whole. A < straight after "](" opens a
link's destination and no tag."""

_NUMBERED = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")

_SWALLOWING = re.compile(
    r"<(?=(canvas|frameset|head|iframe|math|noembed|noframes|noscript|object|plaintext|script|select"
    r"|style|svg|template|textarea|title|xmp)[\s/>])", re.IGNORECASE)


def swallows(tag: str, rest: str) -> bool:
    """Whether a tag would hide all the text after it, since nothing in `rest` closes it."""
    found = _SWALLOWING.match(tag)
    return found is not None and f"</{found[1].lower()}" not in rest.lower()


def tamed(html: str) -> str:
    """Raw HTML in which tags that hide text and are not closed are words."""
    def tame(found: re.Match[str]) -> str:
        return "&lt;" if swallows(html[found.start():], html[found.end():]) else "<"
    return _SWALLOWING.sub(tame, html)


def letters(entity: str) -> str:
    """What an entity like "&amp;" or "&#38;" stands for; empty where there is no such entity."""
    known = _NUMBERED.fullmatch(entity) or entity[1:] in entities.html5
    return unescape(entity) if known else ""
