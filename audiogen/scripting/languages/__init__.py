"""What each language says for signs, figures and short forms: one file a language, one row here."""

from audiogen.scripting.languages.dutch import DUTCH
from audiogen.scripting.languages.english import ENGLISH
from audiogen.scripting.languages.french import FRENCH
from audiogen.scripting.languages.german import GERMAN
from audiogen.scripting.languages.italian import ITALIAN
from audiogen.scripting.languages.portuguese import PORTUGUESE
from audiogen.scripting.languages.spanish import SPANISH
from audiogen.scripting.languages.tongue import Tongue
from audiogen.tags import primary

TONGUES: dict[str, Tongue] = {
    "en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN, "pt": PORTUGUESE, "it": ITALIAN,
    "nl": DUTCH,
}
"""By primary language subtag. A language that is missing leaves its signs to the voice."""


def tongue(language: str) -> Tongue | None:
    """The words of a BCP 47 language; None where there are none."""
    return TONGUES.get(primary(language))
