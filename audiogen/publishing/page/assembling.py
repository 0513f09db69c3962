"""Style and script, each joined from its files by subject, and the policy that allows just them.

A page from a disk can load no modules and fetch nothing, so both stand in the page itself.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources

STYLES = ("colours.css", "frame.css", "player.css", "choosing.css", "words.css", "more.css",
          "producer.css", "print.css")
"""In order: a later rule outranks an earlier one."""
READING_STYLES = ("colours.css", "reading.css", "print.css")
"""Of a transcript that stands alone."""
SCRIPTS = ("parts.js", "memory.js", "wording.js", "cues.js", "player.js", "lines.js", "silences.js",
           "stage.js", "words.js", "talk.js", "naming.js", "night.js", "settings.js", "session.js",
           "choosing.js", "keys.js", "scanning.js", "keeping.js", "producer.js", "start.js")
"""In order: a later file may use what an earlier one names at once."""
OPENING = "document.documentElement.className = 'scripted';"
"""Runs before anything is drawn, so that no control blinks."""


@cache
def style(names: tuple[str, ...] = STYLES) -> str:
    """The files of a style, one after the other."""
    return "\n".join(text("style", name) for name in names)


@cache
def script() -> str:
    """The page's script as one function: its names are its own."""
    parts = "\n".join(text("script", name) for name in SCRIPTS)
    return f"(() => {{\n'use strict';\n{parts}}})();\n"


def text(folder: str, name: str) -> str:
    """One file of ours."""
    file = resources.files("audiogen.publishing.page").joinpath(folder, name)
    return file.read_text(encoding="utf-8")


def policy(scripts: tuple[str, ...]) -> str:
    """The Content-Security-Policy of a page with these inline scripts.

    Scripts are named by their hashes. Styles may stand inline, so that whoever needs other letters
    or more space can lay a style of their own over the page (WCAG 2.2, 1.4.12); none is fetched.
    Files beside the page are allowed by `'self'`, and by `file:` for pages from a disk, where
    browsers differ in what `'self'` is; a page from the web can load nothing by `file:`.
    """
    beside = "'self' file:"
    rules = [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        f"img-src {beside} data:",
        f"media-src {beside} blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if scripts:
        rules += [f"script-src {beside} {' '.join(map(_hashed, scripts))}", "connect-src 'self'",
                  "worker-src 'self'", "manifest-src 'self'"]
    return "; ".join(rules)


def _hashed(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
