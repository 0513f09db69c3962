"""The door to the emoji package: what an emoji is, and what it is called."""
# ruff: noqa: RUF001 - typographic signs are meant here

from collections.abc import Callable

import emoji

from audiogen.tags import primary

_LEFTOVERS = {0xFE0E: None, 0xFE0F: None, 0x200D: None, 0x20E3: None}
"""Variation selectors, joiner and keycap that stay behind when their emoji has gone."""

_FIRST = "\u203c"
"""The lowest character that is an emoji and not one of the signs below."""

_SIGNS = frozenset("©®™‼⁉ℹ↔↕↖↗↘↙↩↪#*0123456789")
"""Characters that Unicode counts as emoji, but that are signs in running text."""


def without_emoji(text: str) -> str:
    """The text with every emoji taken out: joined ones, flags, keycaps and skin tones too."""
    return _replaced(text, lambda found, data: " ")


def with_emoji_named(text: str, language: str) -> str:
    """The text with every emoji replaced by its name, in the language where the name is known."""
    base = primary(language)
    known = base if base in emoji.LANGUAGES else "en"
    if known != "en":
        emoji.config.load_language(known)

    def named(found: str, data: dict[str, str]) -> str:
        name = data.get(known) or data["en"]
        return f" {name.strip(':').replace('_', ' ')} "

    return _replaced(text, named)


def _replaced(text: str, replacement: Callable[[str, dict[str, str]], str]) -> str:
    if not text or max(text) < _FIRST:
        return text
    gone = emoji.replace_emoji(
        text, lambda found, data: found if found in _SIGNS else replacement(found, data))
    return gone.translate(_LEFTOVERS) if gone != text or "\ufe0f" in text else text
