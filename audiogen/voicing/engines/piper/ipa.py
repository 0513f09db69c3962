"""IPA in the signs of a Piper model: those of eSpeak NG, each a single character."""
# ruff: noqa: RUF001 - IPA is what this file is about

import unicodedata
from collections.abc import Container

SILENT = "\u0361\u035c.‿()/[]‖|"
"""Ties, syllable breaks and brackets, which a model would take for pauses or not know."""
SPELLINGS = (("ʧ", "tʃ"), ("ʤ", "dʒ"), ("g", "ɡ"), ("ɝ", "ɜː"), ("'", "ˈ"), (",", "ˌ"))
"""Ways of writing a sound → how eSpeak NG writes it, by which a model has learnt it."""
ENGLISH = (("r", "ɹ"),)
"""The same for English, whose one r is written as a rolled one in most lexicons."""


def signs(ipa: str, known: Container[str], language: str) -> str:
    """IPA as a model of a language has it; "" where it doesn't know one of its signs."""
    plain = unicodedata.normalize("NFD", "".join(
        sign for sign in ipa.strip() if sign not in SILENT))
    for written, own in (*SPELLINGS, *(ENGLISH if language.startswith("en") else ())):
        plain = plain.replace(written, own)
    sounds = all(sign in known and (sign == " " or unicodedata.category(sign)[0] in "LM")
                 for sign in plain)
    return plain if sounds else ""
