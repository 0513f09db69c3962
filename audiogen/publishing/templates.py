"""Markup from templates: the one door to the engine. What is put in stays text, whatever it holds.

A template is named with the folder that it belongs to: "page/index.html" stands in page/templates/.
"""

import importlib

from markupsafe import Markup, escape

ENGINE = "audiogen.publishing.template_engine"
"""Loaded with the first template: it takes 20 ms, and an episode's own files need none."""


def render(name: str, **values: object) -> str:
    """A template with its values; a missing value is a fault of ours."""
    text: str = importlib.import_module(ENGINE).environment().get_template(name).render(**values)
    return text


def trusted(text: str) -> str:
    """Text of our own that is put in as it stands: style, script, and data made safe for HTML."""
    return Markup(text)


def escaped(text: str) -> str:
    """A text with its signs spelt so that HTML and XML take them for text."""
    return str(escape(text))
