"""The door to sentencex: where sentences end.

Sentencex knows the abbreviations of many languages. Two habits of it do not suit speech and are
mended here: it keeps everything inside quotes and brackets together, however many sentences stand
there, and it takes short words that are also abbreviations ("me.", "no.") for these.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterator
from itertools import accumulate

from sentencex import segment

from audiogen.scripting.wording.amounts import full_stops
from audiogen.tags import primary

_QUOTES = re.compile(r"[“”„«»\"()‘]|(?<=[.!?…,])[’']|(?<![^\s])'")
"""Hidden from sentencex, so that it looks inside. An apostrophe within a word is left alone."""

_WORDS_TAKEN_FOR_ABBREVIATIONS = re.compile(
    r"(?<![\w.])(?:me|no|may|art|ill|miss|ma|pa|sec|min|ft|lb|oz|mm)[.]['’”\")]*\s+"
    r"(?=[“\"‘'(]*[A-Z][a-z’']*\b)"
    r"|(?<!\w)[a-z]+ I[.]['’”\")]*\s+(?=[“\"‘'(]*[A-Z][a-z]+\b)",
)
_OPENERS = "“„«»‘(\"'"
_BEFORE_OPENERS = " \n\t\u00a0\u202f" + _OPENERS
_CLOSERS = re.compile("[”“’‘\"')»«]+|[ \u00a0\u202f]»(?=\\s|$)")
"""German closes with the mark that opens in English, Danish with the one that opens in French: what
stands right after the sentence closes it."""
_QUOTED_THEN_GOES_ON = re.compile(r"[.!?…][ \u00a0\u202f]?[”’\"')»]++\s*+(?:[—–-]\s*+)?$")
_SHORT_FORMS = {
    "en": "tel ext no nos vol fig figs approx dept est jr sr mt ft mr mrs ms mx dr prof rev hon",
    "de": "tel nr bzw ca z b d h u a o dr prof hr fr str evtl ggf inkl usw vgl s v sog mind "
          "kap abb",
    "fr": "m mm mme mmes mlle dr tél p pp ex av apr env chap art fig vol",
    "es": "sr sra srta dr dra prof tel p ej av ud uds aprox n núm pág págs cap art ee",
    "it": "sig sigg dott prof tel p es pag pagg ca avv n cap art fig vol",
    "pt": "sr sra dr dra prof profa tel p ex av n núm pág aprox cap art",
    "nl": r"dhr mevr mw tel bijv bv d w z d\.w\.z o\.a nr ca blz prof dr hfst art fig",
}
_MAY_END = {"de": "etc", "fr": "etc min sec km kg cm", "es": "etc min seg km kg cm",
            "it": "ecc min sec km kg cm", "pt": "etc min seg km kg cm obs",
            "nl": "enz etc min sec km kg cm"}
"""Short forms that often end a sentence: they do where a capital follows, and nowhere else."""
_SHORT_END = {
    language: re.compile(rf"(?<![\w.])(?:{'|'.join(words.split())})\.\s?$", re.IGNORECASE)
    for language, words in _SHORT_FORMS.items()}
"""Short forms whose full stop ends no sentence, whatever follows."""
_LEADS_ON = re.compile(r"(?<![\w.])(?:tel|ext|figs?|vol|mt|mrs?|ms|mx|dr|prof|rev|hon)\.\s*$",
                       re.IGNORECASE)
"""English short forms that a name or a number always follows: "Dr. Who"."""
_CAPITAL = r"[“„«»\"‘'(¿¡]*[A-ZÀ-ÖØ-Þ]"
_MAY_END_HERE = {
    language: (re.compile(rf"(?<![\w.])(?:{'|'.join(words.split())})\.['’”\")]*\s+(?={_CAPITAL})"),
               re.compile(rf"(?<![\w.])(?:{'|'.join(words.split())})\.\s?$", re.IGNORECASE))
    for language, words in _MAY_END.items()}
_OF_ONE_WORD = "º°ª-–‑"
"""Behind a full stop with no space between: "n.º", "J.-C."."""
_ADDRESS = ("://", "www.", "@")
_NEAR = 200
"""Characters before an end that are looked at to judge it."""
_SHORTEST = 12
"""Characters in which a short form stands."""
_LONGEST = 3000
"""Characters handed to sentencex at once: its time grows with the square of their number."""
_MARKER = re.compile(r"\s*\(?\d{1,3}[.)]\s*")


def sentence_ends(text: str, language: str) -> tuple[int, ...]:
    """Where each sentence of the text ends, closing quotes and following space included.

    Positions in characters, rising; the last is the end of the text. A newline counts as a space.
    """
    if not text:
        return ()
    masked = _QUOTES.sub(" ", text.replace("\n", " "))
    ends = set(_segments(masked, language))
    if language.lower().startswith("en"):
        ends |= {found.end() for found in _WORDS_TAKEN_FOR_ABBREVIATIONS.finditer(text)}
    good: list[int] = []
    base = primary(language)
    ends |= {match.end() for match in _MAY_END_HERE[base][0].finditer(text)
             } if base in _MAY_END_HERE else set()
    counting = {match.end() for match in full_stops(base).finditer(text)}
    for end in sorted(ends):
        whole = _beyond_closers(text, end)
        before = text[max(good[-1] if good else 0, whole - _NEAR): whole]
        if _is_short(text, whole, before[-_SHORTEST:], base) or (
                len(text[:whole].rstrip()) in counting):
            continue
        if (whole < len(text) and before.strip() and _ends_here(text, whole, before)
                and not (not good and _MARKER.fullmatch(before) and text[whole].isalpha())):
            good.append(whole)
    return (*good, len(text))


def _is_short(text: str, end: int, before: str, base: str) -> bool:
    """Whether a full stop belongs to a short form and ends no sentence."""
    short, may_end = _SHORT_END.get(base), _MAY_END_HERE.get(base)
    if text[end:end + 1] in _OF_ONE_WORD and not text[end - 1].isspace():
        return end < len(text)
    if short and short.search(before):
        return not _opens(text, end, base)
    return bool(may_end and may_end[1].search(before) and not re.match(_CAPITAL, text[end:]))


def _opens(text: str, end: int, base: str) -> bool:
    """Whether what follows a short form opens a sentence all the same; English "no." may end one,
    and only a number shows that it doesn't."""
    return base == "en" and not text[end:end + 1].isdigit() and (
        not _LEADS_ON.search(text, max(0, end - _SHORTEST), end))


def _segments(text: str, language: str) -> Iterator[int]:
    """Where sentencex sees sentences end; a long text is given to it in parts."""
    start = 0
    while start < len(text):
        ends = [*accumulate(map(len, segment(language, text[start:start + _LONGEST])))]
        whole = start + _LONGEST >= len(text)
        yield from (start + end for end in (ends if whole else ends[:-1]))
        start += ends[-2] if len(ends) > 1 and not whole else _LONGEST


def _beyond_closers(text: str, end: int) -> int:
    """The end moved past quotes that close the sentence, or before those that open the next."""
    start = end
    while start and (text[start - 1].isspace() or (
            text[start - 1] in _OPENERS and (start == 1 or text[start - 2] in _BEFORE_OPENERS))):
        start -= 1
    closers = _CLOSERS.match(text, start)
    if closers and not text[start - 1: start].isspace():
        start = closers.end()
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _ends_here(text: str, end: int, before: str) -> bool:
    """False inside an address, and where a quoted sentence goes on: “Really?” she asked."""
    following = text[end:end + 1]
    if not text[end - 1].isspace() and any(mark in before.split()[-1] for mark in _ADDRESS):
        return False
    return not (following.islower() and _QUOTED_THEN_GOES_ON.search(before))
