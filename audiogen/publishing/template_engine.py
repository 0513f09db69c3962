"""The template engine: behind the door of templates.py, which loads it with the first template."""

from functools import cache

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

FOLDERS = ("book", "feed", "page")
"""Of this room, each with a folder templates/ in it."""


@cache
def environment() -> Environment:
    """All templates of this room."""
    loaders = {folder: PackageLoader(f"audiogen.publishing.{folder}", "templates")
               for folder in FOLDERS}
    return Environment(
        loader=PrefixLoader(loaders), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
