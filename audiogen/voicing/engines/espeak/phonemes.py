"""IPA in eSpeak NG's own notation, as far as a voice has the sounds."""
# ruff: noqa: RUF001 - IPA is what this file is about

from collections.abc import Callable

NOTATION: dict[str, tuple[str, ...]] = {
    "tʃ": ("tS",), "dʒ": ("dZ",), "ts": ("ts",), "pf": ("pF",),
    "eɪ": ("eI",), "aɪ": ("aI",), "ɔɪ": ("OI",), "ɔʏ": ("OY",), "oʊ": ("oU",), "əʊ": ("oU",),
    "aʊ": ("aU",), "ɪə": ("i@",), "eə": ("e@",), "ɛə": ("e@",), "ʊə": ("U@",),
    "iː": ("i:", "i"), "uː": ("u:", "u"), "ɑː": ("A:",), "aː": ("a:", "A:"), "ɔː": ("O:", "o:"),
    "ɜː": ("3:",), "eː": ("e:", "eI"), "oː": ("o:", "oU"), "yː": ("y:", "y"), "øː": ("Y:", "Y"),
    "ɛː": ("E:", "E"), "œː": ("W:", "W"), "ɜːɹ": ("3:",), "ɜr": ("3:",), "ər": ("3", "@r"),
    "i": ("i", "i:", "I"), "u": ("u", "u:", "U"), "e": ("e", "eI", "E"), "o": ("o", "oU", "O"),
    "a": ("a",), "æ": ("a", "aa"), "ɑ": ("A:", "A"), "ɒ": ("0", "A:"), "ɔ": ("O", "O:"),
    "ɪ": ("I", "i"), "ʊ": ("U", "u"), "ɛ": ("E", "e"), "ʌ": ("V",), "ə": ("@", "@-"),
    "ɐ": ("a#", "3", "V"), "ɚ": ("3", "@r"), "ɝ": ("3:",), "ɜ": ("3:",), "y": ("y",),
    "ʏ": ("Y", "y"), "ø": ("Y", "Y:"), "œ": ("W",), "ɑ̃": ("A~",), "ɛ̃": ("E~",), "ɔ̃": ("O~",),
    "œ̃": ("W~", "E~"), "ɨ": ("i\"", "I"),
    "p": ("p",), "b": ("b",), "t": ("t",), "d": ("d",), "k": ("k",), "ɡ": ("g",), "g": ("g",),
    "f": ("f",), "v": ("v",), "θ": ("T",), "ð": ("D",), "s": ("s",), "z": ("z",), "ʃ": ("S",),
    "ʒ": ("Z",), "h": ("h",), "m": ("m",), "n": ("n",), "ŋ": ("N",), "l": ("l",), "ɫ": ("l",),
    "ɹ": ("r", "r/"), "r": ("r", "R", "R2"), "ʁ": ("R", "r"), "ʀ": ("R", "r"), "ɾ": ("*", "r"),
    "j": ("j",), "w": ("w",), "ʍ": ("w#", "w"), "ɥ": ("y", "w"), "x": ("x",), "ç": ("C",),
    "ʔ": ("?",), "β": ("B", "b"), "ɣ": ("Q", "g"), "ɲ": ("n^",), "ʎ": ("l^",), "c": ("c",),
    "ɟ": ("J",),
}
"""IPA → mnemonics of eSpeak NG, the nearest first; which of them a voice has differs."""

SILENT = "\u0361\u035c.‿()/[]\u0329\u032f\u02b0ˑ"
"""Ties, syllable breaks and brackets: nothing that eSpeak NG needs to be told."""
STRESS = {"ˈ": "'", "'": "'", "ˌ": ",", " ": " "}

_LONGEST = max(map(len, NOTATION))


def notation(ipa: str, has: Callable[[str], bool]) -> str:
    """IPA in the notation of a voice; "" where it has no such sound.

    `has` tells whether the voice knows a mnemonic.
    """
    ipa = "".join(sound for sound in ipa.strip() if sound not in SILENT)
    found: list[str] = []
    position = 0
    while position < len(ipa):
        if ipa[position] in STRESS:
            found.append(STRESS[ipa[position]])
            position += 1
            continue
        if ipa[position] == "ː" and found:  # a long sound that the voice has only in one length
            position += 1
            continue
        for length in range(_LONGEST, 0, -1):
            sounds = NOTATION.get(ipa[position:position + length], ())
            mnemonic = next((each for each in sounds if has(each)), "")
            if mnemonic:
                break
        else:
            return ""
        # "|" keeps neighbours apart that would be one mnemonic together.
        found.append(("|" if found and found[-1][-1:] not in "', " else "") + mnemonic)
        position += length
    return "".join(found)
