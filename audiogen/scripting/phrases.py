"""The words that audiogen itself says, by language, and the placeholders inside them.

Everything here can be set under [phrases] in audiogen.toml. English, German, French, Spanish,
Italian, Portuguese and Dutch come with words; in other languages a phrase that is needed and not
set is a fault, because English words in the middle of another language help nobody.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re

from audiogen.messages import named, nearest
from audiogen.scripting.numbers import in_words
from audiogen.tags import primary

PHRASES: dict[str, str] = {
    "opening": "Said first of all, like a heading: \"{title}. We have {minutes} together.\"",
    "closing": "Said last of all; left out of the last episode when it names {next}.",
    "disclosure": "Said before a resources episode when a disclosure is set.",
    "breathe_in": "Cues breathing in.",
    "hold": "Cues holding after breathing in.",
    "breathe_out": "Cues breathing out.",
    "rest": "Cues resting after breathing out.",
    "code": "Said in place of a block of code.",
    "formula": "Said in place of a formula on lines of its own.",
    "note": "Said before a footnote.",
    "moment": "A running time of less than half a minute.",
    "minute": "A running time of one minute.",
    "minutes": "A running time of {number} minutes.",
    "some_minutes": "A running time that is not known.",
}
"""Each phrase and what it is for. Phrases with no default (opening, closing) are silent."""

_LANGUAGE_FREE = {"opening": "", "closing": "", "disclosure": "{disclosure}"}
_KEYS = ("breathe_in", "hold", "breathe_out", "rest", "code", "formula", "note", "moment", "minute",
         "minutes", "some_minutes")
_DEFAULTS = {language: dict(zip(_KEYS, words, strict=True)) for language, words in {
    "en": ("Breathe in", "Hold", "Breathe out", "Rest",
           "There is a piece of code in the text here.", "There is a formula in the text here.",
           "A note.",
           "less than a minute", "one minute", "{number} minutes", "a few minutes"),
    "de": ("Einatmen", "Halten", "Ausatmen", "Ruhen",
           "Hier steht ein Stück Programmtext.", "Hier steht eine Formel.",
           "Eine Anmerkung.",
           "weniger als eine Minute", "eine Minute", "{number} Minuten", "ein paar Minuten"),
    "fr": ("Inspirez", "Retenez", "Expirez", "Reposez-vous",
           "Un extrait de code figure ici dans le texte.", "Une formule figure ici dans le texte.",
           "Une note.",
           "moins d’une minute", "une minute", "{number} minutes", "quelques minutes"),
    "es": ("Inhala", "Mantén", "Exhala", "Descansa",
           "Aquí hay un fragmento de código en el texto.", "Aquí hay una fórmula en el texto.",
           "Una nota.",
           "menos de un minuto", "un minuto", "{number} minutos", "unos minutos"),
    "it": ("Inspira", "Trattieni", "Espira", "Riposa",
           "Qui nel testo c’è un frammento di codice.", "Qui nel testo c’è una formula.",
           "Una nota.",
           "meno di un minuto", "un minuto", "{number} minuti", "alcuni minuti"),
    "pt": ("Inspire", "Segure", "Expire", "Descanse",
           "Há aqui um trecho de código no texto.", "Há aqui uma fórmula no texto.",
           "Uma nota.",
           "menos de um minuto", "um minuto", "{number} minutos", "alguns minutos"),
    "nl": ("Adem in", "Vasthouden", "Adem uit", "Rust",
           "Hier staat een stukje code in de tekst.", "Hier staat een formule in de tekst.",
           "Een noot.",
           "minder dan een minuut", "één minuut", "{number} minuten", "een paar minuten"),
}.items()}

FEMININE_MINUTES = ("fr", "de")
"""Languages in which a minute is feminine: "vingt et une minutes"."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class PhraseFault(ValueError):
    """A phrase that cannot be said; its text is the sentence for the author."""

    def __init__(self, name: str, sentence: str) -> None:
        """`name` is that of the phrase."""
        super().__init__(sentence)
        self.name = name


def phrase(name: str, language: str, own: tuple[tuple[str, str], ...]) -> str:
    """The words of a phrase, placeholders still in it; `own` are those that the author set.

    Raises PhraseFault where the language has none.
    """
    chosen = dict(own)
    if name in chosen:
        return chosen[name]
    if name in _LANGUAGE_FREE:
        return _LANGUAGE_FREE[name]
    base = primary(language)
    if base not in _DEFAULTS:
        raise PhraseFault(
            name, f"audiogen has no words of its own for “{name}” in the language “{language}”; "
            f"set {name} under [phrases] in audiogen.toml."
        )
    return _DEFAULTS[base][name]


def has_words(name: str, language: str, own: tuple[tuple[str, str], ...]) -> bool:
    """Whether a phrase can be said in a language: the author set it, or there is a default."""
    return name in dict(own) or name in _LANGUAGE_FREE or (
        primary(language) in _DEFAULTS)


def placeholders(words: str) -> tuple[str, ...]:
    """The names in braces, in order."""
    return tuple(_PLACEHOLDER.findall(words))


def filled(name: str, words: str, values: dict[str, str]) -> str:
    """A phrase with its placeholders replaced. Raises PhraseFault for an unknown one."""
    unknown = [found for found in placeholders(words) if found not in values]
    if unknown:
        near = nearest(unknown[0], sorted(values))
        hint = f"; did you mean {{{near}}}?" if near and len(unknown) == 1 else (
            ". It may hold " + ", ".join(f"{{{known}}}" for known in sorted(values)) + ".")
        strange = ", ".join(f"{{{named(word)}}}" for word in list(dict.fromkeys(unknown))[:3])
        raise PhraseFault(name, f"The phrase “{name}” has an unknown placeholder {strange}{hint}")
    return _PLACEHOLDER.sub(lambda match: values[match[1]], words)


def minutes_in_words(seconds: float, language: str, own: tuple[tuple[str, str], ...]) -> str:
    """A running time inside a sentence: "nine minutes", "neuf minutes", to the nearest whole
    minute. Raises PhraseFault where there are no words."""
    minutes = int(seconds / 60 + 0.5)
    if minutes < 2:
        return phrase("minute" if minutes else "moment", language, own)
    gender = "f" if primary(language) in FEMININE_MINUTES else "m"
    return filled("minutes", phrase("minutes", language, own),
                  {"number": in_words(minutes, language, gender)})
