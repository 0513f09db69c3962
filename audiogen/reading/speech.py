"""The notation for the ear that runs inside a line: brackets, SpeechMarkdown, SSML tags.

Which directives there are is for scripting to know. Reading only tells where one stands.
"""

import re
from dataclasses import dataclass

LONGEST = 200
"""Characters between two square brackets; what is longer is prose."""

SSML_TAGS = ("emphasis", "prosody", "say-as", "phoneme", "lang", "voice", "sub", "mark", "speak")
"""SSML elements that may wrap words or stand among them; HTML parsers don't know most of them."""

BRACKETS = re.compile(rf"\[(?!\s*\])([^\[\]\n]{{1,{LONGEST}}})\]")
"""A directive; its first group is what stands inside."""

SPOKEN_AS = re.compile(rf"\(([^()\n]{{1,{LONGEST}}})\)\[([^\[\]\n]{{1,{LONGEST}}})\]")
"""SpeechMarkdown's way to say how some words are spoken: the words, then the modifiers."""

BREAK = re.compile(r"<break\b((?:\s++[\w:-]++\s*+=\s*+"
                   r"(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>/]++))*+)\s*+/?>", re.IGNORECASE)
"""SSML's pause; its first group holds the attributes."""

_MODIFIER = re.compile(r"""\s*([a-z-]+)\s*(?::\s*(?:"([^"]*)"|'([^']*)'|([^"';\s]+))\s*)?(?:;|$)""",
                       re.IGNORECASE)
_IPA = re.compile(r"\s*/([^/]+)/\s*")

_ELEMENTS = {
    "sub": ("sub", "alias"), "emphasis": ("emphasis", "level"), "ipa": ("phoneme", "ph"),
    "rate": ("prosody", "rate"), "pitch": ("prosody", "pitch"), "volume": ("prosody", "volume"),
    "vol": ("prosody", "volume"), "lang": ("lang", "xml:lang"), "voice": ("voice", "name"),
}
_DEFAULTS = {"emphasis": "moderate", "rate": "medium", "pitch": "medium", "volume": "medium",
             "vol": "medium"}
_SAY_AS = {
    "address": "address", "cardinal": "cardinal", "number": "cardinal", "characters": "characters",
    "chars": "characters", "date": "date", "digits": "digits", "fraction": "fraction",
    "ordinal": "ordinal", "telephone": "telephone", "phone": "telephone", "time": "time",
    "unit": "unit",
}


@dataclass(frozen=True)
class Wrapping:
    """An SSML element around some words."""

    tag: str
    attributes: tuple[tuple[str, str], ...]


def wrappings(modifiers: str) -> tuple[Wrapping, ...]:
    """SSML for SpeechMarkdown's `sub:"…"`, `emphasis:"strong";rate:"slow"`, `/ipa/` and so on.

    The outermost comes first. Empty where a modifier is not known: then it is no SpeechMarkdown,
    and the brackets are a directive after words in round brackets.
    """
    ipa = _IPA.fullmatch(modifiers)
    if ipa:
        return (Wrapping("phoneme", (("alphabet", "ipa"), ("ph", ipa[1]))),)
    found, position = [], 0
    while position < len(modifiers):
        part = _MODIFIER.match(modifiers, position)
        wrapping = _wrapping(part) if part else None
        if part is None or wrapping is None:
            return ()
        found.append(wrapping)
        position = part.end()
    return tuple(found)


def _wrapping(part: re.Match[str]) -> Wrapping | None:
    """SSML for one modifier; None where it is not known or lacks its value."""
    key = part[1].lower()
    value = next((text for text in part.groups()[1:] if text is not None), _DEFAULTS.get(key, ""))
    if key in _SAY_AS:
        shape = (("format", value),) if value else ()
        return Wrapping("say-as", (("interpret-as", _SAY_AS[key]), *shape))
    if key not in _ELEMENTS or not value:
        return None
    tag, attribute = _ELEMENTS[key]
    alphabet = (("alphabet", "ipa"),) if tag == "phoneme" else ()
    return Wrapping(tag, (*alphabet, (attribute, value)))
