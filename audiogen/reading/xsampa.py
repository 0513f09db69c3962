"""X-SAMPA, the phonetic alphabet for keyboards, into IPA. The whole of it, as John Wells set it."""
# ruff: noqa: RUF001, RUF002 - IPA is what this file is about

_PLAIN = "abcdefhijklmnopqrstuvwxyz"
"""Letters that are the same in both; g has a shape of its own in IPA."""
_SOUNDS = {
    "b_<": "ɓ", "d`": "ɖ", "d_<": "ɗ", "g": "ɡ", "g_<": "ɠ", "h\\": "ɦ", "j\\": "ʝ", "l`": "ɭ",
    "l\\": "ɺ", "n`": "ɳ", "p\\": "ɸ", "r`": "ɽ", "r\\": "ɹ", "r\\`": "ɻ", "s`": "ʂ", "s\\": "ɕ",
    "t`": "ʈ", "v\\": "ʋ", "x\\": "ɧ", "z`": "ʐ", "z\\": "ʑ", "A": "ɑ", "B": "β", "B\\": "ʙ",
    "C": "ç", "D": "ð", "E": "ɛ", "F": "ɱ", "G": "ɣ", "G\\": "ɢ", "G\\_<": "ʛ", "H": "ɥ",
    "H\\": "ʜ", "I": "ɪ", "I\\": "ᵻ", "J": "ɲ", "J\\": "ɟ", "J\\_<": "ʄ", "K": "ɬ", "K\\": "ɮ",
    "L": "ʎ", "L\\": "ʟ", "M": "ɯ", "M\\": "ɰ", "N": "ŋ", "N\\": "ɴ", "O": "ɔ", "O\\": "ʘ",
    "P": "ʋ", "Q": "ɒ", "R": "ʁ", "R\\": "ʀ", "S": "ʃ", "T": "θ", "U": "ʊ", "U\\": "ᵿ", "V": "ʌ",
    "W": "ʍ", "X": "χ", "X\\": "ħ", "Y": "ʏ", "Z": "ʒ", "@": "ə", "@\\": "ɘ", "@`": "ɚ",
    "{": "æ", "}": "ʉ", "1": "ɨ", "2": "ø", "3": "ɜ", "3\\": "ɞ", "3`": "ɝ", "4": "ɾ", "5": "ɫ",
    "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ", "&": "ɶ", "?": "ʔ", "?\\": "ʕ", "<\\": "ʢ",
    ">\\": "ʡ", "!\\": "ǃ", "|\\": "ǀ", "|\\|\\": "ǁ", "=\\": "ǂ",
}
_MARKS = {
    ".": ".", '"': "ˈ", "%": "ˌ", "'": "ʲ", ":": "ː", ":\\": "ˑ", "-": "", "^": "ꜛ", "!": "ꜜ",
    "|": "|", "||": "‖", "-\\": "‿", "<R>": "↗", "<F>": "↘", " ": " ", "=": "\u0329",
    "~": "\u0303", "`": "˞", '_"': "\u0308", "_+": "\u031f", "_-": "\u0320", "_/": "\u030c",
    "_0": "\u0325", "_=": "\u0329", "_>": "ʼ", "_?\\": "ˤ", "_\\": "\u0302", "_^": "\u032f",
    "_}": "\u031a", "_~": "\u0303", "_A": "\u0318", "_a": "\u033a", "_B": "\u030f",
    "_B_L": "\u1dc5", "_c": "\u031c", "_d": "\u032a", "_e": "\u0334", "_F": "\u0302", "_G": "ˠ",
    "_H": "\u0301", "_H_T": "\u1dc4", "_h": "ʰ", "_j": "ʲ", "_k": "\u0330", "_L": "\u0300",
    "_l": "ˡ", "_M": "\u0304", "_m": "\u033b", "_N": "\u033c", "_n": "ⁿ", "_O": "\u0339",
    "_o": "\u031e", "_q": "\u0319", "_R": "\u030c", "_R_F": "\u1dc8", "_r": "\u031d",
    "_T": "\u030b", "_t": "\u0324", "_v": "\u032c", "_w": "ʷ", "_X": "\u0306", "_x": "\u033d",
}
ALPHABET: dict[str, str] = {**{letter: letter for letter in _PLAIN}, **_SOUNDS, **_MARKS}
"""X-SAMPA → IPA; of two signs that begin alike the longer one is meant."""
_LONGEST = max(map(len, ALPHABET))


def ipa_of(written: str) -> str:
    """X-SAMPA as IPA: 'h@"l@U' is "həˈləʊ". Raises ValueError with the sign that is none."""
    said, position = "", 0
    while position < len(written):
        sign = next((written[position:position + length] for length in range(_LONGEST, 0, -1)
                     if written[position:position + length] in ALPHABET), "")
        if not sign:
            raise ValueError(written[position])
        said += ALPHABET[sign]
        position += len(sign)
    return said
