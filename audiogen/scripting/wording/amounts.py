"""Figures that count something: in order ("1º"), by a unit ("5 min"), or a noun ("1 vez")."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from functools import cache

from audiogen.scripting.languages import tongue
from audiogen.scripting.languages.tongue import Tongue
from audiogen.scripting.numbers import in_words

_NUMBER = r"(?<!\d)(?<!\d[.,])(?<![-–/:])(\d++(?:[.,]\d++)*+)"
_FEMININE = ("una", "une", "uma", "eine", "un'ora")
"""How one of a feminine unit begins."""


def ordinals(text: str, language: str) -> str:
    """ "2ª" is "segunda", "1er" "premier", "am 1. Mai" "am ersten Mai"; up to the thirty-first.

    Knowingly wrong: German endings go by the word in front alone.
    """
    own = tongue(language)
    if own is None or own.ordinals is None:
        return text
    ordinals = own.ordinals
    words = ordinals.words.split("|")
    endings = {mark: (old, new) for mark, old, new in ordinals.marks}

    def marked(match: re.Match[str]) -> str:
        number, mark = int(match[1]), match[2].replace("°", "º")
        if not 1 <= number <= len(words):
            return match[0]
        old, new = endings[mark]
        return re.sub(rf"{old}\b", new, words[number - 1]) if old else words[number - 1]

    def stopped(match: re.Match[str]) -> str:
        number, before = int(match["number"]), match["before"] or ""
        if not 1 <= number <= len(words):
            return match[0]
        return before + words[number - 1] + ordinals.full_stop[" ".join(before.lower().split())]

    if endings:
        months = own.dates.months if own.dates else ""
        text = _marked(tuple(endings), months).sub(marked, text)
    if ordinals.full_stop:
        text = full_stops(language).sub(stopped, text)
    for pattern, shorter in ordinals.shortened:
        text = re.sub(pattern, shorter, text)
    return text


@cache
def _marked(marks: tuple[str, ...], months: str) -> re.Pattern[str]:
    """A figure with one of these marks; with a degree sign only before a month."""
    ways = "|".join(sorted(map(re.escape, marks), key=len, reverse=True))
    degree = rf"|°(?=\s(?:de\s)?(?:{'|'.join(months.split())})\b)" if "º" in marks else ""
    return re.compile(rf"(?<![\w.,:/-])(\d{{1,2}})\.?((?:{ways})(?!\w){degree})")


@cache
def full_stops(language: str) -> re.Pattern[str]:
    """A figure whose full stop makes it count in order, with the word in front; nothing ever, for
    a language that has no such figures."""
    own = tongue(language)
    if own is None or own.ordinals is None or own.dates is None or not own.ordinals.full_stop:
        return re.compile(r"(?!)")
    words = sorted(filter(None, own.ordinals.full_stop), key=len, reverse=True)
    led = rf"(?P<before>(?<!\w)(?:{'|'.join(words).replace(' ', '[ ]')})\s)"
    months = "|".join(own.dates.months.split())
    return re.compile(rf"(?:{led}|(?<![\w.,:/–-])(?=\d{{1,2}}\.\s(?:{months})\b))"
                      r"(?P<number>\d{1,2})\.(?=\s[^\W\d_])", re.IGNORECASE)


def units(text: str, language: str) -> str:
    """ "5 min" is "5 minutos", "1 h" "una hora", and a number before a noun has its gender: "21
    minutos" is "veintiún minutos", "2 horas" is "duas horas"."""
    own = tongue(language)
    if own is None or not own.units:
        return text
    rows = _rows(own)

    def said(match: re.Match[str]) -> str:
        number, name, stop = match[1], match[2], match[3] or ""
        one, many, noun = rows[name]
        is_short = name not in (noun, many)
        stop = "" if is_short else stop
        if number == "1":
            return f"{one}{stop}" if is_short or name == noun else match[0]
        counted = int(number) if number.isdecimal() and len(number) < 3 else 0
        plain = in_words(counted, language)
        fitting = in_words(counted, language, "f" if one.startswith(_FEMININE) else "m")
        if plain == fitting:
            return f"{number} {many}" if is_short else match[0]
        return f"{fitting} {many if is_short else name}{stop}"

    return _counted(tuple(rows), capitals=language == "de").sub(said, text)


def _rows(own: Tongue) -> dict[str, tuple[str, str, str]]:
    """Each name of a unit → one of it, the words for many, and its noun."""
    rows: dict[str, tuple[str, str, str]] = {}
    for short, one, many in own.units:
        noun = re.sub(r"^(?:[^\s']+\s|un')", "", one)
        rows |= dict.fromkeys((noun, many, *short.split()), (one, many, noun))
    return rows


@cache
def _counted(names: tuple[str, ...], capitals: bool) -> re.Pattern[str]:
    """A number before one of these, and a full stop where the text goes on: with a small letter,
    or in German, whose nouns have `capitals`, with any."""
    goes_on = r"\s*\S" if capitals else r"\s*[^\sA-ZÀ-ÖØ-Þ¿¡«“]"
    ways = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"{_NUMBER}\s?({ways})(?![\w/²³'’])(\.(?={goes_on}))?")
