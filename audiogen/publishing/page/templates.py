"""HTML from templates: the one door to the engine. What is put in stays text, whatever it holds."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("audiogen.publishing.page", "templates"), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


def render(name: str, **values: object) -> str:
    """A template of the folder templates/ with its values; a missing value is a fault of ours."""
    return _environment().get_template(name).render(**values)


def trusted(text: str) -> str:
    """Text of our own that is put in as it stands: style, script, and data made safe for HTML."""
    return Markup(text)
