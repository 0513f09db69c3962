"""Language tags, as BCP 47 writes them."""


def primary(language: str) -> str:
    """The language of a tag without region and script, in small letters: "es" of "es-MX" and
    "ES_mx"."""
    return language.replace("_", "-").partition("-")[0].strip().casefold()
