"""What stands inside a line of plain text: words, and the notation in brackets among them."""

import re

from audiogen.reading import speech
from audiogen.reading.model import DIRECTIVE, Element

_ESCAPED = re.compile(r"\\([\[\]])")
_HALF_ESCAPED = re.compile(r"\\(\[[^\[\]\\\n]{1,200}\])")
"""What an export leaves of a bracket: only its opening is escaped, so it is one all the same."""
_SHIELDS = {"[": "\ufdd0", "]": "\ufdd1"}
"""What stands for a bracket that is text, while directives are looked for."""
_SHOWN = str.maketrans({shield: bracket for bracket, shield in _SHIELDS.items()})
_NOTATION = re.compile(f"{speech.SPOKEN_AS.pattern}|{speech.BRACKETS.pattern}"
                       f"|(?:{speech.BREAK.pattern})", re.IGNORECASE)


def pieces(row: str, line: int) -> tuple[Element | str, ...]:
    """A line's words, and the notation in brackets among them."""
    row = _ESCAPED.sub(lambda m: _SHIELDS[m[1]], _HALF_ESCAPED.sub(r"\1", row.strip()))
    found: list[Element | str] = []
    position = 0
    for match in _NOTATION.finditer(row):
        words, modifiers, inside, attributes = match.groups()
        wrappings = speech.wrappings(modifiers) if modifiers else ()
        start = match.start()
        if modifiers and not wrappings:  # a directive after words in round brackets
            start, inside = match.end() - len(modifiers) - 2, modifiers
        found.append(row[position:start].translate(_SHOWN))
        if wrappings:
            element: Element | str = words.translate(_SHOWN)
            for wrapping in reversed(wrappings):
                element = Element(wrapping.tag, wrapping.attributes, (element,), line)
            found.append(element)
        else:
            asked = " ".join(f"break {attributes}".split()) if inside is None else inside
            shown = match[0] if inside is None else f"[{inside.translate(_SHOWN)}]"
            found.append(Element(DIRECTIVE, (("text", asked.translate(_SHOWN).strip()),), (shown,),
                                 line))
        position = match.end()
    found.append(row[position:].translate(_SHOWN))
    return tuple(piece for piece in found if piece != "")
