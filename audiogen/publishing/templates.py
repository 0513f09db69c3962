"""HTML and XML from templates: the one door to the engine. What is put in stays text, whatever it
holds."""

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

FOLDERS = ("audiogen.publishing.page", "audiogen.publishing.feed")
"""Packages with a folder templates/ in each; no two templates have the same name."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader(folder, "templates") for folder in FOLDERS]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True)


def render(name: str, **values: object) -> str:
    """A template of a folder templates/ with its values; a missing value is a fault of ours."""
    return _environment().get_template(name).render(**values)


def trusted(text: str) -> str:
    """Text of our own that is put in as it stands: style, script, and data made safe for HTML."""
    return Markup(text)


def escaped(text: str) -> str:
    """A text with its signs spelt so that HTML and XML take them for text."""
    return str(escape(text))
