"""Signs that are read as words. Each function takes a text and a language's base code ("en")."""
# ruff: noqa: RUF001, RUF002 - typographic signs are meant here

import re
from functools import cache

from audiogen.scripting.languages import tongue
from audiogen.scripting.languages.tongue import Tongue

SITES = ("com", "org", "net", "edu", "gov", "info", "io", "app", "dev", "eu", "uk", "de", "fr",
         "es", "it", "nl", "at", "ch", "ca", "au", "nz", "br", "pt", "be", "se", "fm", "tv")
"""Endings by which a bare site name in running text is known."""

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
_LEADING = frozenset(("da", "dai", "dal", "dalle", "tra", "fra", "per", "di", "i", "le", "gli",
                      "o", "e", "circa"))
"""Words behind which "da" would be one too many."""
_SHORT_DASH = re.compile(r"(?<=\w)[–‒‐‑](?=\w)")
_MONEY = re.compile(
    rf"(R\$|[€£$¥₹])\s?({_NUMBER})(?:\s+(thousand|million|billion|trillion)\b)?")
_AFTER_MONEY = re.compile(rf"({_NUMBER})\s?([€£¥₹])")
_AFTER_DOLLARS = re.compile(rf"({_NUMBER})\s?([€£$¥₹])(?!\d)")
"""English puts the dollar in front of its number; others often put it behind."""
_FRACTION = re.compile(r"(?:(?<!\d)(\d{1,3})\s?)?([½⅓⅔¼¾⅕⅛⅜⅝⅞])(?=(?:\s+(\w+))?)")
_TYPED = re.compile(r"(?<![\w/.,])([123])/([2345])(?![\w/]|[.,]\d)")
_SIGN_OF = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾",
            ("1", "5"): "⅕"}
_THOUSANDS = re.compile(r"(?<![\d.,] )(?<![\d.,])([1-9]\d{0,2})((?: \d{3})+)(?!\d|[.,]\d{3}| \d)")
_DEGREES = re.compile(r"\s?°\s?([CF])\b")
_TAG = re.compile(r"(?<![\w&])#(?=\d)")
_HASH = re.compile(r"(?<![\w&])#(?=[^\W\d])")
_SLASH = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])|(?<=\w)\s+/\s+(?=\w)")
_ABOUT = re.compile(r"(?<!\w)~\s?(?=\d)")
_COMPARED = re.compile(r"(?<=[\w)])\s*([<>])\s*(?=[\w(.,−-])")
_AMOUNT_BEFORE = re.compile(r"(?:\d[\w%°]{0,3}|(?<!\w)[^\W\d_]|\))$")
_AMOUNT_AFTER = re.compile(r"[.,(−-]*\d|[^\W\d_](?!\w)")
"""What makes "<" and ">" compare: a number or a letter beside them."""
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
    own = tongue(language)
    dot, at = (f" {own.dot} ", own.at) if own else (" . ", "@")

    def site(match: re.Match[str]) -> str:
        address = match[1].rstrip(".,;:!?…")
        rest = match[1][len(address):]
        host = re.split(r"[/?#:]", address.rpartition("@")[2])[0]
        return re.sub(r"^www\.", "", host, flags=re.IGNORECASE).replace(".", dot) + rest

    def mail(match: re.Match[str]) -> str:
        return f"{match[1].replace('.', dot)} {at} {match[2].replace('.', dot)}"

    def bare(match: re.Match[str]) -> str:
        rest = match[2] or ""
        return match[1].replace(".", dot) + rest[len(rest.rstrip(".,;:!?…")):]

    return _SITE.sub(bare, _URL.sub(site, _EMAIL.sub(mail, text)))


def dashes(text: str, language: str) -> str:
    """Ranges are read out ("5–10" is "5 to 10"), a minus too; other dashes become a comma.

    Hyphens inside words stay. Knowingly wrong: "pages 3-4" and the score "3-4" are both ranges.
    """
    own = tongue(language)
    if own:
        text = _RANGE.sub(lambda match: _from_to(match, own), text)
        text = _MINUS.sub(f"{own.minus} ", text)
    return _DASH.sub(", ", _SHORT_DASH.sub("-", text))


def _from_to(match: re.Match[str], own: Tongue) -> str:
    """ "3–" of "3–5": "3 to ", or in Italian "da 3 a ", where no word in front leads it."""
    led = match.string[:match.start()].split()[-1:]
    lead = f"{own.since} " if own.since and not set(map(str.lower, led)) & _LEADING else ""
    return f"{lead}{match[1] or match[2]} {own.to} "


def money(text: str, language: str) -> str:
    """ "$5" becomes "5 dollars", "€2.50" "2 euros 50"; languages without a list leave it to the
    engine."""
    own = tongue(language)
    if own is None:
        return text

    def amount(sign: str, number: str, scale: str, written: str) -> str:
        if sign not in own.money:
            return written
        one, many = own.money[sign]
        whole, _, cents = number.partition(own.decimal)
        if scale or len(cents) != 2:
            return f"{number} {scale} {many}" if number != "1" or scale else one
        rest = f"{own.cents}{int(cents)}" if int(cents) else ""
        return f"{one if whole == '1' else f'{whole} {many}'}{rest}"

    text = _MONEY.sub(lambda match: amount(match[1], match[2], match[3] or "", match[0]), text)
    after = _AFTER_MONEY if own.decimal == "." else _AFTER_DOLLARS
    return after.sub(lambda match: amount(match[2], match[1], "", match[0]), text)


def thousands(text: str, language: str) -> str:
    """ "12 000" as one number, where a language groups its digits by spaces; longer rows of groups
    only where they end in noughts, since telephone numbers look the same."""
    own = tongue(language)
    if own is None or own.decimal == ".":
        return text

    def joined(match: re.Match[str]) -> str:
        groups = match[2].split()
        whole = len(groups) == 1 or all(group == "000" for group in groups[1:])
        return match[1] + "".join(groups) if whole else match[0]

    return _THOUSANDS.sub(joined, text)


def signs(text: str, language: str) -> str:
    """Percent, degrees, fractions, comparison and other signs as words.

    A language with no list keeps them for its engine, which knows their names.
    """
    text = _POINTED.sub(r"\1,", text)
    text = _POINT.sub("0.", _SILENT.sub("", _HASH.sub("", text)))
    own = tongue(language)
    if own is None:
        return text
    text = _COMPARED.sub(lambda match: _than(match, own), text)
    text = _fractions(text, own)
    text = _DEGREES.sub(
        lambda match: f" {own.celsius if match[1] == 'C' else own.fahrenheit}", text)
    text = _ABOUT.sub(f"{own.about} ", _TAG.sub(f"{own.number} ", text))
    text = _TIMES.sub(f" {own.signs['×']} ", text)
    text = _SLASH.sub(" ", _PLUS.sub(f" {own.signs['+']} ", text))
    return _worded(text, own.signs)


def _than(match: re.Match[str], own: Tongue) -> str:
    """ "p < .05" compares; "Settings > Privacy" leads from one to the other."""
    text, (start, end) = match.string, match.span()
    if _AMOUNT_BEFORE.search(text, max(0, start - 8), start) or _AMOUNT_AFTER.match(text, end):
        return f" {own.compared[match[1] == '>']} "
    return ", "


def _fractions(text: str, own: Tongue) -> str:
    """ "1½" is "1 and a half", "½ taza" is "media taza"."""
    def said(match: re.Match[str]) -> str:
        number, sign, noun = match[1] or "", match[2], match[3] or ""
        whole = own.fractions.get(number + sign) if number else own.fractions[sign]
        words = whole or (own.half if sign == "½" else own.fractions[sign])
        feminine = own.feminine and re.fullmatch(own.feminine, noun)
        fraction = words.split("|")[-1 if feminine else 0]
        if whole:
            return f" {fraction} "
        if own.half.startswith("a ") and fraction.startswith("one "):     # "1 and a quarter"
            fraction = f"a {fraction.removeprefix('one ')}"
        return own.mixed.format(number=number, fraction=fraction) + " "

    if own.decimal != ".":      # English voices read "3/4" by themselves
        text = _TYPED.sub(lambda match: _SIGN_OF.get((match[1], match[2]), match[0]), text)
    return _FRACTION.sub(said, text)


def _worded(text: str, words: dict[str, str]) -> str:
    """Each sign of a table as its word; a plus or equals that joins nothing is dropped."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return text
    return "".join(f" {words[letter]} " if letter in words and letter != "+" else
                   " " if letter == "+" else letter for letter in text)


def abbreviations(text: str, language: str) -> str:
    """ "e.g." and its kin, spelled out; a full stop stays where the text ends."""
    own = tongue(language)
    if own is None:
        return text
    if language == "fr":
        text = _SIR.sub(r"Monsieur ", text)
    small = text.lower()
    for short, long in own.counted.items():
        if short in small:
            text = _short(short, r"\s?(?=\d)").sub(f"{long} ", text)
    for short, long in own.abbreviations.items():
        if short in small:
            text = _short(short, r"(\s*$)?").sub(
                lambda match, long=long: long + ("." if match[1] is not None else ""),  # type: ignore[misc]
                text)
    return text


@cache
def _short(form: str, end: str) -> re.Pattern[str]:
    inside = "" if form.endswith(" ") else r"(?![^\W\d_])"      # "dott." is no part of "dott.ssa"
    return re.compile(rf"(?<![\w.]){re.escape(form)}{inside}{end}", re.IGNORECASE)
