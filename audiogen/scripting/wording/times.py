"""Times of day, dates and years, in the order and the words of each language."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from functools import cache

from audiogen.scripting.languages import tongue

_DAY = re.compile(r"(?<![\w./-])(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4})"
                  r"|(\d{4})-(\d{2})-(\d{2}))(?![\w/-]|\.\d)")
_YEAR = re.compile(r"(?<![\w.,:/–-])(1[1-9])(\d\d)(?![\w/-]|[:.,]\d)")
_HOUR = r"(?<![\w.,:/-])(?P<hour>[01]?\d|2[0-4])"
_MINUTE = r"(?P<minute>[0-5]\d)(?!\s?(?:min|sec|seg|sek)|[\w:]|[.,]\d)"
"""The two parts of a time; with minutes behind it, it is one of minutes and seconds."""
_FROM_TO = re.compile(r"(\d[:h.]\d\d(?:\s?(?:Uhr|uur|h)\b)?)\s?[–—-]\s?(?=\d{1,2}[:h.]\d\d)")


def times(text: str, language: str) -> str:
    """ "10:30" as the language says it: "10 Uhr 30", "10 heures 30", "10 y 30".

    Knowingly wrong: a verse ("3:16") and a score are times, too. English is left to its voices.
    """
    own = tongue(language)
    if own is None or own.clock is None:
        return text
    clock = own.clock

    def said(match: re.Match[str]) -> str:
        hour, minute = int(match["hour"]), int(match["minute"])
        one = hour == 1 or (hour == 0 and clock.nought_is_one)
        form = (clock.one if one else (clock.form, clock.whole))[not minute]
        time = form.format(hour=clock.hours.get(hour, str(hour)), minute=minute)
        return (match.groupdict().get("before") or "") + time

    text = _FROM_TO.sub(rf"\1 {own.to} ", text)
    for pattern in _written(clock.marks, clock.after, clock.dotted_before, clock.dotted_after):
        text = pattern.sub(said, text)
    return text


@cache
def _written(marks: str, after: str, before: str, behind: str) -> tuple[re.Pattern[str], ...]:
    """The ways in which a time is written, from the fields of a clock."""
    between = "|".join(mark if mark == ":" else rf"\s?{mark}\s?" for mark in marks)
    end = rf"(?:\s?(?:{after})(?!\w))?" if after else ""
    ways = [rf"{_HOUR}(?:{between}){_MINUTE}{end}"]
    if behind:
        ways.append(rf"{_HOUR}\.{_MINUTE}\s?(?:{behind})(?!\w)")
    if before:
        ways.append(rf"(?P<before>(?<!\w)(?:{before})\s?){_HOUR}\.{_MINUTE}")
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


def dates(text: str, language: str) -> str:
    """ "12/05/2024" and "2024-05-12" with the month's name, the day before the month as all of
    these languages have it; and years before 2000 as German says them. English is left to its
    voices."""
    own = tongue(language)
    if own is None or own.dates is None:
        return text
    calendar, months = own.dates, own.dates.months.split()

    def said(match: re.Match[str]) -> str:
        day, month, year = ((match[1], match[3], match[4]) if match[1] else
                            (match[7], match[6], match[5]))
        if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
            return match[0]
        name = calendar.first if int(day) == 1 else str(int(day))
        return calendar.form.format(day=name, month=months[int(month) - 1], year=year)

    text = _DAY.sub(said, text)
    if own.hundreds:
        text = _YEAR.sub(lambda match: own.hundreds.format(
            hundreds=match[1], rest=int(match[2]) or "").strip(), text)
    return text
