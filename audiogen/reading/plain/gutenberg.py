"""Texts of Project Gutenberg: what stands around the book is skipped, what it says is known."""

import re
from dataclasses import dataclass

_START = re.compile(r"\s*\*{2,3} ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_OLD_START = re.compile(r"\*?END[* ]{0,3}\*?THE SMALL PRINT", re.IGNORECASE)
_END = re.compile(r"\s*(?:\*{2,3} ?END OF (?:THE|THIS) PROJECT GUTENBERG"
                  r"|End of (?:the )?Project Gutenberg)", re.IGNORECASE)
_FIELD = re.compile(r"(Title|Author|Language): (\S.*)")
_CREDIT = re.compile(r"\s*(?:Produced by|E-text prepared by|Transcribed by|Transcriber's note"
                     r"|This e-?text was|Scanned by|Credits:)", re.IGNORECASE)
SKIPPED = "The header and the licence of Project Gutenberg are not spoken."
_NAMED = "project gutenberg"
_FAR = 600
"""Lines from the top within which the header ends."""
LANGUAGES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it",
             "portuguese": "pt", "dutch": "nl", "finnish": "fi", "swedish": "sv", "danish": "da",
             "norwegian": "no", "polish": "pl", "hungarian": "hu", "latin": "la", "greek": "el",
             "esperanto": "eo", "catalan": "ca", "czech": "cs", "russian": "ru", "chinese": "zh",
             "japanese": "ja", "tagalog": "tl", "welsh": "cy", "romanian": "ro"}
"""Names of languages in English, and their codes."""


@dataclass(frozen=True)
class Shell:
    """A text without what was put around it."""

    rows: list[str]
    """As many as before; those that are skipped are empty."""
    title: str = ""
    author: str = ""
    language: str = ""
    note: str = ""
    """What was skipped, in a sentence; empty for nothing."""


def shelled(rows: list[str]) -> Shell:
    """The rows of a text, those of a header and a licence of Project Gutenberg emptied."""
    top = next((n for n, row in enumerate(rows[:_FAR])
                if _START.match(row) or _OLD_START.search(row)), -1)
    end = next((n for n in range(max(0, top), len(rows)) if _END.match(rows[n])), len(rows))
    head = "\n".join(rows[:top + 1]).lower()
    if end == len(rows) and _NAMED not in head:
        return Shell(rows)
    said = {match[1]: match[2].strip() for row in rows[:max(0, top)]
            if (match := _FIELD.match(row.strip()))}
    top = _past_credits(rows, top, end)
    kept = ["" if n <= top or n >= end else row for n, row in enumerate(rows)]
    return Shell(kept, said.get("Title", ""), said.get("Author", ""),
                 LANGUAGES.get(said.get("Language", "").lower(), ""),
                 SKIPPED)


def _past_credits(rows: list[str], top: int, end: int) -> int:
    """The last row of the credits that follow the header, if some do."""
    first = next((n for n in range(top + 1, end) if rows[n].strip()), end)
    if first < end and _CREDIT.match(rows[first]):
        return next((n for n in range(first, end) if not rows[n].strip()), end) - 1
    return top
