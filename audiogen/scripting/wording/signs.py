"""Signs that are read as words. Each function takes a text and a language's base code ("en")."""
# ruff: noqa: RUF001, RUF002 - typographic signs are meant here

import re

from audiogen.scripting.wording.words import (
    ABBREVIATIONS,
    AT,
    COMPARED,
    DOT,
    FRACTIONS,
    MINUS,
    MONEY,
    RANGE,
    SIGNS,
    SITES,
)

_EMAIL = re.compile(r"(?:mailto:)?(?<![\w.+-])([\w.+-]++)@((?:[\w-]++\.)+[a-zA-Z]{2,})")
_URL = re.compile(r"(?:(?:https?|ftp)://|(?<![\w.])www\.)([^\s<>\"”’)\]]+)", re.IGNORECASE)
_SITE = re.compile(
    rf"(?<![\w.@/-])((?:[a-z0-9-]++\.)+(?:{'|'.join(SITES)}))(?![\w-]|\.\w)(/[^\s<>\"”’)\]]*)?",
)
_NUMBER = r"(?<!\d)(?<!\d[.,])\d++(?:[.,]\d++)*+"
_RANGE = re.compile(rf"(?<![\w–—-])({_NUMBER}\s?[%°]?)\s?[–—−‒]\s?(?={_NUMBER}(?!\w*+[–—]))"
                    rf"|(?<![\w–—.,-])(\d{{1,3}})-(?=\d{{1,3}}(?![\w-]|[.,]\d))")
_MINUS = re.compile(r"(?<![\w)])[−–-](?=\d)")
_DASH = re.compile(r"(?:(?<!\s)\s++)?(?:—|―|(?<=\w)--(?=\w))\s*"
                   r"|(?<!\s)\s++(?:–|‒|-|--|---)\s+|(?<=\W)[–‒](?=\w)"
                   r"|(?<=\w)[–‒](?=\s|$)|(?<!\s)\s++-++\s*$")
_SHORT_DASH = re.compile(r"(?<=\w)[–‒‐‑](?=\w)")
_MONEY = re.compile(rf"([€£$¥₹])\s?({_NUMBER})(?:\s+(thousand|million|billion|trillion)\b)?")
_AFTER_MONEY = re.compile(rf"({_NUMBER})\s?([€£¥₹])")
_MIXED = re.compile(r"(\d)\s?([½⅓⅔¼¾⅕⅛⅜⅝⅞])")
_DEGREES = re.compile(r"\s?°\s?([CF])\b")
_TAG = re.compile(r"(?<![\w&])#(?=\d)")
_HASH = re.compile(r"(?<![\w&])#(?=[^\W\d])")
_SLASH = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])|(?<=\w)\s+/\s+(?=\w)")
_ABOUT = re.compile(r"(?<!\w)~\s?(?=\d)")
_COMPARED = re.compile(r"(?<=[\w)])\s*([<>])\s*(?=[\w(.,−-])")
_POINTED = re.compile(r"(?<![\w)])<([^\W\d_][^<>\n]{0,40})>")
"""Names between angle brackets, as in a chat."""
_POINT = re.compile(r"(?<![\w.,])\.(?=\d)")
_PLUS = re.compile(r"(?<=\w)\s+\+\s+(?=\w)|(?<=\d)\+(?=\d)|(?<!\S)\+(?=\d)|(?<=\w)\+(?!\w)"
                   r"|(?<=\+)\+(?!\w)")
_TIMES = re.compile(r"(?<=\d)\s*[*x]\s*(?=\d)")
_SIR = re.compile(r"(?<![\w.])M\. (?=[A-ZÀ-Þ])")
_SILENT = re.compile(r"[©®™℠†‡¶¤]")


def addresses(text: str, language: str) -> str:
    """Web addresses become the site's name in words, mail addresses are read out.

    Knowingly loses what follows the site's name: nobody can type a path they have heard once.
    """
    if "." not in text:
        return text
    dot = f" {DOT.get(language, '.')} "

    def site(match: re.Match[str]) -> str:
        address = match[1].rstrip(".,;:!?…")
        rest = match[1][len(address):]
        host = re.split(r"[/?#:]", address.rpartition("@")[2])[0]
        return re.sub(r"^www\.", "", host, flags=re.IGNORECASE).replace(".", dot) + rest

    def mail(match: re.Match[str]) -> str:
        return f"{match[1].replace('.', dot)} {AT.get(language, '@')} {match[2].replace('.', dot)}"

    def bare(match: re.Match[str]) -> str:
        rest = match[2] or ""
        return match[1].replace(".", dot) + rest[len(rest.rstrip(".,;:!?…")):]

    return _SITE.sub(bare, _URL.sub(site, _EMAIL.sub(mail, text)))


def dashes(text: str, language: str) -> str:
    """Ranges are read out ("5–10" is "5 to 10"), a minus too; other dashes become a comma.

    Hyphens inside words stay. Knowingly wrong: "pages 3-4" and the score "3-4" are both ranges.
    """
    word = RANGE.get(language)
    if word:
        text = _RANGE.sub(lambda match: f"{match[1] or match[2]} {word} ", text)
    if language in MINUS:
        text = _MINUS.sub(f"{MINUS[language]} ", text)
    return _DASH.sub(", ", _SHORT_DASH.sub("-", text))


def money(text: str, language: str) -> str:
    """ "$5" becomes "5 dollars", "€2.50" "2 euros 50"; other languages leave it to the engine."""
    if language not in MONEY:
        return text
    names = MONEY[language]

    def amount(sign: str, number: str, scale: str = "") -> str:
        one, many = names[sign]
        whole, _, cents = number.partition(".")
        if scale or len(cents) != 2:
            return f"{number} {scale} {many}" if number != "1" or scale else f"1 {one}"
        rest = f" {int(cents)}" if int(cents) else ""
        return f"{whole} {one if whole == '1' else many}{rest}"

    text = _MONEY.sub(lambda match: amount(match[1], match[2], match[3] or ""), text)
    return _AFTER_MONEY.sub(lambda match: amount(match[2], match[1]), text)


def signs(text: str, language: str) -> str:
    """Percent, degrees, fractions, comparison and other signs as words.

    A language with no list in words.py keeps them for its engine, which knows their names.
    """
    text = _POINTED.sub(r"\1,", text)
    text = _POINT.sub("0.", _SILENT.sub("", _HASH.sub("", text)))
    if language in COMPARED:
        less, more = COMPARED[language]
        text = _COMPARED.sub(lambda match: f" {less if match[1] == '<' else more} ", text)
    if language not in SIGNS:
        return text
    text = _MIXED.sub(lambda match: f"{match[1]} and {_fraction(match[2], language)}", text)
    text = _DEGREES.sub(
        lambda match: " degrees " + {"C": "Celsius", "F": "Fahrenheit"}[match[1]], text)
    text = _ABOUT.sub("about ", _TAG.sub("number ", text))
    text = _SLASH.sub(" ", _PLUS.sub(" plus ", _TIMES.sub(" times ", text)))
    return _worded(text, {**SIGNS[language], **FRACTIONS[language]})


def _fraction(sign: str, language: str) -> str:
    """ "1½" is "1 and a half", "2⅔" is "2 and two thirds"."""
    said = FRACTIONS[language][sign]
    return f"a {said.removeprefix('one ')}" if said.startswith("one ") else said


def _worded(text: str, words: dict[str, str]) -> str:
    """Each sign of a table as its word; a plus or equals that joins nothing is dropped."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text
    return "".join(f" {words[letter]} " if letter in words and letter != "+" else
                   " " if letter == "+" else letter for letter in text)


def abbreviations(text: str, language: str) -> str:
    """ "e.g." and its kin, spelled out; a full stop stays where the text ends."""
    if language == "fr":
        text = _SIR.sub(r"Monsieur ", text)
    for short, long in ABBREVIATIONS.get(language, {}).items():
        if short in text.lower():
            pattern = rf"(?<![\w.]){re.escape(short)}(\s*$)?"
            text = re.sub(pattern, lambda match, long=long: long + ("." if match[1] is not None
                          else ""), text, flags=re.IGNORECASE)  # type: ignore[misc]
    return text
