"""What a setting that the feed needs may be."""

import re
import uuid
from urllib.parse import quote, urlsplit, urlunsplit

from audiogen.messages import nearest, quoted
from audiogen.settings.checks import Choices, Fields

_EMAIL = re.compile(r"[^\s@<>\"',;]++@[^\s@<>\"',;.]++(?:\.[^\s@<>\"',;.]++)++")
_AS_IT_IS = "%/:@!$&'()*+,;="
"""Signs of a path that stand in an address as they are."""


def web_address(key: str, value: object, choices: Choices) -> Fields:
    """Of a folder in the web, spelt as addresses are: ASCII letters alone."""
    written = value.strip() if isinstance(value, str) else ""
    fault = ValueError(f'{key} must be the whole address of a folder, such as '
                       f'"https://example.org/calm/", not {quoted(value)}.')
    try:
        parts = urlsplit(written)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        path = quote(parts.path, safe=_AS_IT_IS)
    except ValueError:
        raise fault from None
    if (parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host)
            or parts.username is not None or parts.query or parts.fragment
            or path.endswith((".html", ".xml")) or re.search(r"\s", written)):
        raise fault
    return {key: urlunsplit((parts.scheme, f"{host}:{port}" if port else host, path, "", ""))}


def email(key: str, value: object, choices: Choices) -> Fields:
    """An address that mail may reach."""
    if not isinstance(value, str) or not _EMAIL.fullmatch(value.strip()):
        raise ValueError(f'{key} must be an address such as "you@example.org", '
                         f"not {quoted(value)}.")
    return {key: value.strip()}


def category(key: str, value: object, choices: Choices) -> Fields:
    """One of Apple's, in any case, with "and" for "&"."""
    names = {_plain(name): name for name in choices.categories}
    said = _plain(value) if isinstance(value, str) else ""
    if said not in names:
        near = nearest(said, names) or nearest(said, [name.rpartition(" > ")[2] for name in names])
        whole = [name for plain, name in names.items() if near and plain.endswith(near)]
        raise ValueError(
            f"{key} can't be {quoted(value)}. "
            + (f"Did you mean “{whole[0]}”?" if whole else
               f"There are: {', '.join(name for name in choices.categories if '>' not in name)}; "
               "a part of one follows it as in “Education > Self-Improvement”."))
    return {key: names[said]}


def _plain(text: str) -> str:
    """A category's name without what may be written one way or another."""
    parts = (" ".join(part.split()) for part in text.casefold().split(">"))
    return " > ".join(parts).replace(" and ", " & ")


def guid(key: str, value: object, choices: Choices) -> Fields:
    """A UUID."""
    try:
        return {key: str(uuid.UUID(value.strip() if isinstance(value, str) else ""))}
    except ValueError:
        raise ValueError(f'{key} must be what the feed calls podcast:guid, such as '
                         f'"9b024349-ccf0-5f69-a609-6b82873eab3c", not {quoted(value)}.') from None
