"""IPA in the alphabet of hibari's model, as far as an American voice has the sounds."""
# ruff: noqa: RUF001 - IPA is what this file is about

ALPHABET: dict[str, str] = {
    "tʃ": "ʧ", "dʒ": "ʤ",
    "eɪ": "A", "aɪ": "I", "ɔɪ": "Y", "ɔʏ": "Y", "oʊ": "O", "əʊ": "O", "aʊ": "W",
    "ɪə": "ɪɹ", "eə": "ɛɹ", "ɛə": "ɛɹ", "ʊə": "ʊɹ", "ɛː": "ɛɹ",
    "iː": "i", "uː": "u", "ɑː": "ɑ", "aː": "ɑ", "ɔː": "ɔ", "ɜː": "ɜɹ", "ɜːɹ": "ɜɹ", "ɜːr": "ɜɹ",
    "ɜr": "ɜɹ", "ɜɹ": "ɜɹ", "eː": "A", "oː": "O", "yː": "u", "øː": "ɜɹ", "œː": "ɜɹ",
    "ɑ̃": "ɑn", "ɛ̃": "æn", "ɔ̃": "ɔn", "œ̃": "ʌn",
    "i": "i", "u": "u", "e": "ɛ", "o": "O", "a": "ɑ", "æ": "æ", "ɑ": "ɑ", "ɒ": "ɑ", "ɔ": "ɔ",
    "ɪ": "ɪ", "ʊ": "ʊ", "ɛ": "ɛ", "ʌ": "ʌ", "ə": "ə", "ɐ": "ʌ", "ɚ": "əɹ", "ɝ": "ɜɹ", "ɜ": "ɜɹ",
    "ɨ": "ᵻ", "ᵻ": "ᵻ", "y": "u", "ʏ": "ʊ", "ø": "ɜɹ", "œ": "ɜɹ",
    "əl": "ᵊl", "l̩": "ᵊl", "n̩": "ᵊn", "m̩": "ᵊm",
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "ɡ", "g": "ɡ", "f": "f", "v": "v",
    "θ": "θ", "ð": "ð", "s": "s", "z": "z", "ʃ": "ʃ", "ʒ": "ʒ", "h": "h", "m": "m", "n": "n",
    "ŋ": "ŋ", "l": "l", "ɫ": "l", "ɹ": "ɹ", "r": "ɹ", "ʁ": "ɹ", "ʀ": "ɹ", "ɻ": "ɹ", "ɾ": "T",
    "j": "j", "w": "w", "ʍ": "w", "ɥ": "w", "x": "k", "χ": "k", "ç": "h", "ʔ": "t", "β": "v",
    "ɣ": "ɡ", "ɲ": "nj", "ʎ": "lj", "c": "k", "ɟ": "ʤ", "ɕ": "ʃ", "ʑ": "ʒ", "ʂ": "ʃ", "ʐ": "ʒ",
    "ʧ": "ʧ", "ʤ": "ʤ",
}
"""IPA → letters of the model. Its eight own letters: A I O W Y for the diphthongs of day, eye, go,
now and boy, ʧ and ʤ, and T for the quick t of "water". Sounds it never learnt become the nearest
that it did."""

SILENT = "\u0361\u035c.‿()/[]\u032f\u02b0\u02b2\u02b7ˑ‖|"
"""Ties, syllable breaks, brackets and shades that the model has no letter for."""
STRESS = {"ˈ": "ˈ", "'": "ˈ", "ˌ": "ˌ", ",": "ˌ", " ": " "}

BRITISH = {
    **ALPHABET, "oʊ": "Q", "əʊ": "Q", "oː": "Q", "ɪə": "ɪə", "eə": "ɛː", "ɛə": "ɛː", "ɛː": "ɛː",
    "ʊə": "ʊə", "iː": "iː", "uː": "uː", "ɑː": "ɑː", "aː": "ɑː", "ɔː": "ɔː", "ɜː": "ɜː",
    "ɜːɹ": "ɜː", "ɜːr": "ɜː", "ɜr": "ɜː", "ɜɹ": "ɜː", "ɝ": "ɜː", "ɚ": "ə", "øː": "ɜː", "œː": "ɜː",
    "ø": "ɜː", "œ": "ɜː", "a": "a", "æ": "a", "ɒ": "ɒ", "ɾ": "t",
}
"""The same where the model speaks as the British do: vowels have their lengths."""


def letters(ipa: str, british: bool = False) -> str:
    """IPA in the model's letters; "" where it holds a sign that is no sound of speech."""
    alphabet = BRITISH if british else ALPHABET
    longest = max(map(len, alphabet))
    ipa = "".join(sign for sign in ipa.strip() if sign not in SILENT)
    found = ""
    position = 0
    while position < len(ipa):
        if ipa[position] in STRESS:
            found += STRESS[ipa[position]]
            position += 1
        elif ipa[position] == "ː":      # a long sound that the model has in one length only
            position += 1
        else:
            length = next((length for length in range(longest, 0, -1)
                           if ipa[position:position + length] in alphabet), 0)
            if not length:
                return ""
            found += alphabet[ipa[position:position + length]]
            position += length
    return found
