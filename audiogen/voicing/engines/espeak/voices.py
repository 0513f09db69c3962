"""Which voices eSpeak NG has, read from the files it speaks by."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from audiogen.messages import nearest_of

PREFERRED = {"en": "en-us", "en-au": "en-gb", "en-ie": "en-gb", "en-in": "en-gb",
             "en-nz": "en-gb", "en-za": "en-gb"}
"""Language → the tag that speaks it, where the data's own order of preference isn't followed:
American English is the English that a recogniser (PocketSphinx) mishears least, 46 words in a
hundred of calm prose against 66 for British English and 50 to 96 for every variant tried."""
SUGGESTED = ("m1", "f2", "Alex")
"""Variants worth offering: the ones that a recogniser mishears least after the plain voice."""

_LANGUAGE = re.compile(r"^language[ \t]+(\S+)(?:[ \t]+(\d+))?", re.MULTILINE)
_USUAL = 5
"""The priority of a "language" line that states none; a lower one is preferred."""


class UnknownVoice(LookupError):
    """A voice or language that isn't there; the message says what is, in whole sentences."""


class UnknownLanguage(UnknownVoice):
    """A language that eSpeak NG has no voice for; its text is the sentence."""


@dataclass(frozen=True)
class Catalogue:
    """All voices and variants of one copy of the data."""

    tags: tuple[tuple[str, int, str], ...]
    """Language tag in lower case, priority, and the voice's own name ("gmw/en-US")."""
    variants: tuple[str, ...]

    def find(self, variant: str, language: str) -> str:
        """eSpeak NG's name for "en-gb+f3", "+f3" or "" in a language: "gmw/en+f3".

        Raises UnknownVoice, with a suggestion.
        """
        tag, _, timbre = variant.partition("+")
        voice = self._voice(_plain(tag) or self._for_language(_plain(language)), tag)
        if not timbre:
            return voice
        for known in self.variants:
            if _plain(known) == _plain(timbre):
                return f"{voice}+{known}"
        raise UnknownVoice(f"eSpeak NG has no variant “{timbre}”. "
                           + _suggestion(timbre, self.variants))

    def offered(self, language: str) -> tuple[str, ...]:
        """Tags for a language, the default first, and some variants of it."""
        first = self._for_language(_plain(language))
        family = first.split("-")[0]
        others = sorted({tag for tag, _, _ in self.tags
                         if tag.split("-")[0] == family and tag not in (family, first)})
        return (first, *(f"{first}+{variant}" for variant in SUGGESTED), *others)

    def _for_language(self, language: str) -> str:
        """The tag that speaks a language: its own, or that of the same language elsewhere."""
        parts = language.split("-")
        for count in range(len(parts), 0, -1):
            tag = "-".join(parts[:count])
            if tag in PREFERRED:
                return PREFERRED[tag]
            if any(tag == known for known, _, _ in self.tags):
                return tag
        for known, _, _ in self.tags:
            if known.startswith(parts[0] + "-"):
                return known
        raise UnknownLanguage(f"eSpeak NG doesn't speak the language “{language}”. "
                           + _suggestion(language, tuple(tag for tag, _, _ in self.tags)))

    def _voice(self, tag: str, written: str) -> str:
        found = min(((priority, voice) for known, priority, voice in self.tags if known == tag),
                    default=None)
        if found is None:
            raise UnknownVoice(f"eSpeak NG has no voice “{written}”. "
                               + _suggestion(tag, tuple(known for known, _, _ in self.tags)))
        return found[1]


@functools.cache
def catalogue(data: str) -> Catalogue:
    """What the folder of eSpeak NG's data holds. Raises OSError where it can't be read."""
    languages = Path(data, "lang")
    tags = []
    for path in sorted(path for path in languages.rglob("*") if path.is_file()):
        voice = path.relative_to(languages).as_posix()
        for tag, priority in _LANGUAGE.findall(path.read_text(encoding="utf-8")):
            tags.append((tag.lower(), int(priority or _USUAL), voice))
    variants = sorted(path.name for path in Path(data, "voices", "!v").iterdir())
    return Catalogue(tuple(tags), tuple(variants))


def _plain(name: str) -> str:
    return name.strip().casefold().replace("_", "-").replace(" ", "-")


def _suggestion(name: str, known: tuple[str, ...]) -> str:
    close = nearest_of(_plain(name), map(_plain, known), 3)
    if close:
        return "Did you mean " + " or ".join(f"“{each}”" for each in dict.fromkeys(close)) + "?"
    return "`audiogen voices` shows what there is."
