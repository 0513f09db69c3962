"""The words of stillness, a language a file; `stillness.py` is the one grammar over them.

Words stand in lower case and without accents, as `plain` makes them, so that an author's "Silêncio"
and "silencio" are one word. A new language is a file here and a row in the table.
"""

from audiogen.scripting.notation.words.dutch import DUTCH
from audiogen.scripting.notation.words.english import ENGLISH
from audiogen.scripting.notation.words.french import FRENCH
from audiogen.scripting.notation.words.german import GERMAN
from audiogen.scripting.notation.words.italian import ITALIAN
from audiogen.scripting.notation.words.portuguese import PORTUGUESE
from audiogen.scripting.notation.words.spanish import SPANISH
from audiogen.scripting.notation.words.vocabulary import Vocabulary, plain

__all__ = ["ASKING", "VOCABULARIES", "Vocabulary", "plain"]

VOCABULARIES: dict[str, Vocabulary] = {
    "en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN, "pt": PORTUGUESE, "it": ITALIAN,
    "nl": DUTCH,
}
_ASKING_KINDS = ("pauses", "silences", "weak", "breaths", "bells", "seconds", "minutes", "hours")
ASKING = frozenset(word for words in VOCABULARIES.values() for word, kind in words.kinds.items()
                   if kind in _ASKING_KINDS)
"""Words without any of which no text asks for stillness, in whatever language."""
