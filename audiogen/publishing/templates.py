"""Markup from templates: the one door to the engine. What is put in stays text, whatever it holds.

A template is named with the folder that it belongs to: "page/index.html" stands in page/templates/.
"""

from functools import cache

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

FOLDERS = ("book", "feed", "page")
"""Of this room, each with a folder templates/ in it."""


@cache
def _environment() -> Environment:
    loaders = {folder: PackageLoader(f"audiogen.publishing.{folder}", "templates")
               for folder in FOLDERS}
    return Environment(
        loader=PrefixLoader(loaders), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


def render(name: str, **values: object) -> str:
    """A template with its values; a missing value is a fault of ours."""
    return _environment().get_template(name).render(**values)


def trusted(text: str) -> str:
    """Text of our own that is put in as it stands: style, script, and data made safe for HTML."""
    return Markup(text)


def escaped(text: str) -> str:
    """A text with its signs spelt so that HTML and XML take them for text."""
    return str(escape(text))
