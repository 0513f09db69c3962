"""Characters that nobody should hear. Each function is str → str; the tables are in __init__."""
# ruff: noqa: RUF001, RUF002 - typographic signs are meant here

import re

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd"
    "\U000e0000-\U000e001f\ue000-\uf8ff\ud800-\udfff]"
)
_LONE_JOINER = re.compile("(?<![^\\W_])[\u200c\u200d]|[\u200c\u200d](?![^\\W_])")
_SPACES = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"(?<=\w)[’‘ʼ`´](?=\w)")
_QUOTES = re.compile(r"[“”„‟«»‹›\"‚‛‘’`´″′]|(?<!\w)'(?!(?:s|t|d|m|re|ll|ve)\b)|'(?!\w)")
_BEFORE = r"(?:(?<!\s)\s++)?"
"""Spaces in front of a sign, looked for from the first of them only: a long run stays cheap."""
_ARROWS = re.compile(_BEFORE + r"(?:<?[-=~]{1,3}>|<[-=~]{1,3}(?=\s)|[←-⇿⟰-⟿⤀-⥿⬀-⬑⭠-⮿➔-➾])\s*")
_OPENING = re.compile(r"^(?:[\s,;:.!?•▪▫■□●○◦‣⁃∙·❖❧☙✦✧★☆►▶▸–—―]|-\s)+(?=[\s\w(¿¡])")
_ELLIPSIS = re.compile(_BEFORE + r"(?:…|\.{3,}+|\.(?: \.){2,}+)++(?:(\s++)|(?=(\S))|)")
_INNER_BULLET = re.compile(_BEFORE + r"[•▪▫■□●○◦‣⁃∙❖❧☙✦✧★☆►▶▸|¦]++\s*|(?<!\s)\s++·\s+")
_BRACKETS = re.compile(r"[\[\]{}⟨⟩【】]")
_LEFTOVERS = re.compile(r"[*~`^\\]+|(?<!\w)_+|(?<!_)_++(?!\w)|(?<!\S)#++(?!\S)|[<>]+")
_REPEATED = re.compile(r"([!?])[!?]+|([,;:])[,;:]+|\.{2}(?!\.)")


def without_invisible(text: str) -> str:
    """No control, zero-width, private or soft-hyphen characters; every space a plain one.

    Joiners stay inside words, where Indic and Persian spelling needs them, and in emoji.
    """
    if not text.isascii() or not text.isprintable():
        text = _INVISIBLE.sub("", text.replace("\u2028", " ").replace("\u2029", " "))
    return _SPACES.sub(" ", text)


def plain_apostrophes(text: str) -> str:
    """Typographic apostrophes inside words become plain ones."""
    return text if text.isascii() else _APOSTROPHE.sub("'", text)


def without_lone_joiners(text: str) -> str:
    """No joiners at the edges of words, where only an emoji had use for them."""
    return _LONE_JOINER.sub("", text)


def plain_quotes(text: str) -> str:
    """Quotes go, apostrophes inside words stay.

    Knowingly loses the apostrophe at a word's edge ("the others’ turn", "’tis"): it has no sound.
    """
    return _QUOTES.sub("", text)


def without_arrows(text: str) -> str:
    """Arrows become a comma: "inhale → exhale" is heard as "inhale, exhale"."""
    return _ARROWS.sub(", ", text)


def without_ellipses(text: str) -> str:
    """An ellipsis becomes a full stop at the end, a comma where more follows."""
    return _ELLIPSIS.sub(lambda match: ", " if match[1] or match[2] else ".", text)


def without_bullets(text: str) -> str:
    """Bullets and upright bars between words become commas."""
    return _INNER_BULLET.sub(", ", text)


def without_leftovers(text: str) -> str:
    """No stray marks of Markdown or code: asterisks, tildes, backticks, lone #, <, > and _.

    Underscores inside a word become spaces. Square and curly brackets go; round ones stay
    where both are there, which is not so when a line ends between them.
    """
    text = _LEFTOVERS.sub("", _BRACKETS.sub("", text))
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text.replace("_", " ") if "_" in text else text


def without_repetition(text: str) -> str:
    """One question or exclamation mark of several; a question mark wins."""
    def once(match: re.Match[str]) -> str:
        if match[1]:
            return "?" if "?" in match[0] else "!"
        return match[0][0]

    return _REPEATED.sub(once, text)


_TIDY = (
    (re.compile(r"(?<!\s)\s++([,.;:!?])(?=\s|$)"), r"\1"),   # no space before a mark
    (re.compile(r"[,;:](?=\s*[.!?])"), ""),                   # no comma before a full stop
    (re.compile(r"([.!?;:,])\s*,(?=\s|$)"), r"\1"),          # no comma after a mark
    (re.compile(r"\(\s*\)"), ""),
    (re.compile(r"\s{2,}"), " "),
)


def opened(text: str) -> str:
    """The beginning of a line without bullets, dashes and marks in front of its first word."""
    return _OPENING.sub("", text).lstrip()


def tidy(text: str) -> str:
    """No traces of the other steps: doubled spaces, spaces before marks, marks side by side."""
    for pattern, replacement in _TIDY:
        text = pattern.sub(replacement, text)
    return text
