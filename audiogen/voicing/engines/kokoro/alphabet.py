"""The alphabet of Kokoro's model, and IPA in it as eSpeak NG writes it.

The model learnt its other languages from eSpeak NG's IPA, so that is what it is given: sounds of
two letters become one letter where it has one, and shades that it has no letter for are left out.
"""
# ruff: noqa: RUF001 - phonemes are what this file is about

import unicodedata

VOCABULARY: dict[str, int] = {
    ";": 1, ":": 2, ",": 3, ".": 4, "!": 5, "?": 6, "—": 9, "…": 10, "\"": 11, "(": 12, ")": 13,
    "“": 14, "”": 15, " ": 16, "\u0303": 17, "ʣ": 18, "ʥ": 19, "ʦ": 20, "ʨ": 21, "ᵝ": 22, "ꭧ": 23,
    "A": 24, "I": 25, "O": 31, "Q": 33, "S": 35, "T": 36, "W": 39, "Y": 41, "ᵊ": 42, "a": 43,
    "b": 44, "c": 45, "d": 46, "e": 47, "f": 48, "h": 50, "i": 51, "j": 52, "k": 53, "l": 54,
    "m": 55, "n": 56, "o": 57, "p": 58, "q": 59, "r": 60, "s": 61, "t": 62, "u": 63, "v": 64,
    "w": 65, "x": 66, "y": 67, "z": 68, "ɑ": 69, "ɐ": 70, "ɒ": 71, "æ": 72, "β": 75, "ɔ": 76,
    "ɕ": 77, "ç": 78, "ɖ": 80, "ð": 81, "ʤ": 82, "ə": 83, "ɚ": 85, "ɛ": 86, "ɜ": 87, "ɟ": 90,
    "ɡ": 92, "ɥ": 99, "ɨ": 101, "ɪ": 102, "ʝ": 103, "ɯ": 110, "ɰ": 111, "ŋ": 112, "ɳ": 113,
    "ɲ": 114, "ɴ": 115, "ø": 116, "ɸ": 118, "θ": 119, "œ": 120, "ɹ": 123, "ɾ": 125, "ɻ": 126,
    "ʁ": 128, "ɽ": 129, "ʂ": 130, "ʃ": 131, "ʈ": 132, "ʧ": 133, "ʊ": 135, "ʋ": 136, "ʌ": 138,
    "ɣ": 139, "ɤ": 140, "χ": 142, "ʎ": 143, "ʒ": 147, "ʔ": 148, "ˈ": 156, "ˌ": 157, "ː": 158,
    "ʰ": 162, "ʲ": 164, "↓": 169, "→": 171, "↗": 172, "↘": 173, "ᵻ": 177,
}
"""Sign → number, as the model's own config.json has them; 0 stands for the ends of a piece."""

MARKS = ",;:.!?…—"
"""Marks that are phonemes, too: the voice rises, falls and rests by them."""

_WHOLE = {
    "a\u0361ɪ": "I", "a\u0361ʊ": "W", "e\u0361ɪ": "A", "o\u0361ʊ": "O", "ə\u0361ʊ": "Q",
    "ɔ\u0361ɪ": "Y", "t\u0361ʃ": "ʧ", "d\u0361ʒ": "ʤ", "t\u0361s": "ʦ", "d\u0361z": "ʣ",
    "r.": "ɽ",
}
"""Sounds that are one letter of the model. "r." is how eSpeak NG writes a sound of Hindi."""
_LOOSE = {pair.replace("\u0361", ""): pair for pair in _WHOLE if "\u0361" in pair}
"""The same sounds as people write them in a lexicon, with no tie."""
_KIN = {"g": "ɡ", "'": "ˈ", "ɫ": "l", "ʍ": "w", "ʀ": "ʁ", "ɵ": "ø", "ʏ": "y", "ɱ": "m", "ɦ": "h",
        "ɬ": "l", "ʑ": "ʒ", "ʐ": "ʒ", "ɝ": "ɜɹ", "ɭ": "l", "ɓ": "b", "ɗ": "d", "ʉ": "u", "ɘ": "ə"}
"""Sounds that the model never learnt → the nearest that it did."""
_NOT_SOUNDS = frozenset("-.\u203f|/[]()")
"""Signs between sounds, which stand for none."""


class UnknownSound(LookupError):  # its argument is the sign
    """A sign that is no sound of the model's."""


def letters(ipa: str) -> str:
    """IPA in the model's letters: the spaces between words stay. Raises UnknownSound."""
    ipa = unicodedata.normalize("NFD", ipa).replace("\u035c", "\u0361")
    for pair, letter in _WHOLE.items():
        ipa = ipa.replace(pair, letter)
    found = []
    for sign in ipa:
        sign = _KIN.get(sign, sign)
        if sign == " " or (all(letter in VOCABULARY for letter in sign) and sign not in MARKS):
            found.append(sign)
        elif sign not in _NOT_SOUNDS and unicodedata.category(sign) not in ("Mn", "Lm", "Sk"):
            raise UnknownSound(sign)
    return " ".join("".join(found).split())


def written(ipa: str) -> str:
    """IPA of an author's in the model's letters; "" where it holds a sign that is none."""
    tied = unicodedata.normalize("NFD", ipa.strip()).replace(".", "")
    for loose, pair in _LOOSE.items():
        tied = tied.replace(loose, pair)
    try:
        return letters(tied)
    except UnknownSound:
        return ""


def numbers(phonemes: str) -> list[int]:
    """What the model is given for phonemes. Raises UnknownSound."""
    try:
        return [VOCABULARY[sign] for sign in phonemes]
    except KeyError as problem:
        raise UnknownSound(*problem.args) from problem
