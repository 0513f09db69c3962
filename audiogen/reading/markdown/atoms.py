"""What binds tightest in a line of Markdown: escapes, code, tags, addresses, entities.

A text is read once from left to right. What ends a comment or a run of code is looked up and never
searched for again, so that a text full of beginnings without ends stays cheap.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import entities, unescape

from audiogen.reading import hiding
from audiogen.reading.markdown.starts import TAG_PATTERN

_ATOM = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<break>\\\n|(?<![ ])[ ]{2,}+\n)[ ]*+
    |(?P<ticks>`++)
    |<(?P<link>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+)>
    |<(?P<mail>[\w.!\#$%&'*+/=?^`{|}~-]{1,200}@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*+)>
    |(?P<html>(?<!\]\()(?:""" + TAG_PATTERN + r"""
        |<!-->|<!--->|<!--|<\?|<![A-Za-z]|<!\[CDATA\[))
    |(?P<entity>&\#?[A-Za-z0-9]++;)""",
    re.VERBOSE)
"""One expression, because the leftmost wins whatever its kind: a group each. Of comments and their
kin only the beginning. A < straight after "](" opens a link's destination and no tag."""

_CLOSERS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_TICKS = re.compile("`++")
_NUMBERED = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")


@dataclass(frozen=True)
class Atom:
    """One find: escaped, break, code, link, mail, html, entity, or text that is no markup."""

    kind: str
    text: str


class _Ends:
    """Where in a text something ends that has begun."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.missing: set[str] = set()
        self.runs: dict[int, list[int]] = {}
        for run in _TICKS.finditer(text):
            self.runs.setdefault(len(run[0]), []).append(run.start())
        self.hiding = hiding.unclosed(text)

    def of_code(self, start: int, length: int) -> int:
        """The position of the next run of so many backticks; -1 for none."""
        runs = self.runs.get(length, [])
        place = bisect_left(runs, start)
        return runs[place] if place < len(runs) else -1

    def of_comment(self, opener: str, start: int) -> int:
        """The position behind what closes a comment or its kin; -1 where nothing does."""
        closer = _CLOSERS.get(opener, ">")
        found = -1 if closer in self.missing else self.text.find(closer, start)
        if found < 0:
            self.missing.add(closer)
            return -1
        return found + len(closer)


def atoms(text: str) -> Iterator[Atom | str]:
    """A text as the atoms in it and what stands between them."""
    ends = _Ends(text)
    position = 0
    while found := _ATOM.search(text, position):
        kind, start, end = str(found.lastgroup), found.start(), found.end()
        yield text[position:start]
        if kind == "ticks":
            close = -1 if text[start - 1:start] == "`" else ends.of_code(end, end - start)
            yield found[0] if close < 0 else Atom("code", text[end:close])
            end = close + end - start if close >= 0 else end
        elif kind == "html" and found[0] not in ("<!-->", "<!--->") and found[0][1] in "!?":
            after = ends.of_comment(found[0], end)
            yield found[0] if after < 0 else Atom("html", text[start:after])
            end = max(end, after)
        elif kind == "html" and start in ends.hiding:
            yield Atom("text", found[0]) if hiding.is_word(found[0]) else ""
        else:
            yield Atom(kind, found[kind])
        position = end
    yield text[position:]


def letters(entity: str) -> str:
    """What an entity like "&amp;" or "&#38;" stands for; empty where there is no such entity."""
    known = _NUMBERED.fullmatch(entity) or entity[1:] in entities.html5
    return unescape(entity) if known else ""
