"""Languages and accents of Google Translate's voice."""

import re

from audiogen.tags import primary

ALIASES = {"he": "iw", "jv": "jw", "nb": "no", "nn": "no", "fil": "tl", "in": "id", "cmn": "zh-CN",
           "zh-hans": "zh-CN", "zh-sg": "zh-CN", "zh-hant": "zh-TW", "zh-hk": "yue",
           "zh-yue": "yue"}
"""BCP 47 → Google's code, where they differ."""

ACCENTS = {
    "en": ("com", "co.uk", "us", "com.au", "ca", "co.in", "ie", "co.za", "com.ng"),
    "fr": ("com", "fr", "ca"),
    "pt": ("com", "com.br", "pt"),
    "es": ("com", "es", "com.mx", "us"),
}
"""Language → domains whose voices differ (gTTS's documentation, "Localized accents")."""

REGIONS = {"en-gb": "co.uk", "en-us": "us", "en-au": "com.au", "en-ca": "ca", "en-in": "co.in",
           "en-ie": "ie", "en-za": "co.za", "en-ng": "com.ng", "fr-fr": "fr", "fr-ca": "ca",
           "pt-br": "com.br", "pt-pt": "pt", "es-es": "es", "es-mx": "com.mx", "es-us": "us"}
"""Language with region → the domain that speaks it so."""

_DOMAIN = re.compile(r"[a-z]{2,3}(\.[a-z]{2})?")


def code(language: str, known: frozenset[str]) -> str:
    """Google's code for a language of BCP 47; "" where it has none."""
    tag = language.replace("_", "-").casefold()
    codes = {each.casefold(): each for each in known}
    parts = tag.split("-")
    for count in range(len(parts), 0, -1):
        short = "-".join(parts[:count])
        if short in ALIASES:
            return ALIASES[short]
        if short in codes:
            return codes[short]
    return ""


def accent(language: str) -> str:
    """The domain that speaks a language as its region does."""
    return REGIONS.get(language.replace("_", "-").casefold(), "com")


def accents(language: str) -> tuple[str, ...]:
    """Domains to offer for a language, the default first."""
    first = accent(language)
    family = ACCENTS.get(primary(language), ("com",))
    return (first, *(each for each in family if each != first))


def valid_accent(domain: str) -> bool:
    """Whether this may be the end of a Google Translate host's name."""
    return bool(_DOMAIN.fullmatch(domain))
