"""What lets a hosted page stay on a device: a manifest, and a worker that answers without a net."""

import json

from audiogen.publishing.model import Picture, PublishSettings
from audiogen.publishing.page.assembling import text
from audiogen.publishing.plain_text import one_line

WORKER = "worker.js"
"""Stands beside index.html, since a worker answers for its own folder and those below."""


def manifest(settings: PublishSettings, language: str, cover: Picture) -> bytes:
    """`app.webmanifest`, in the folder page/, where the cover lies, too."""
    title = one_line(settings.title)
    page = {
        "name": title, "short_name": title[:30], "description": one_line(settings.description),
        "lang": language, "start_url": "../index.html", "scope": "../", "display": "standalone",
        "background_color": "#000000", "theme_color": "#000000",
        "icons": [{"src": cover.file_name.removeprefix("page/"), "type": cover.mime,
                   "sizes": f"{cover.width}x{cover.height}", "purpose": "any"}],
    }
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()


def worker() -> bytes:
    """The service worker: whole files from the device's store, cut to the range that is asked."""
    return text("script", WORKER).encode()
