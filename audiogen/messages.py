"""What sentences for people are made of: a value quoted shortly, a name, the nearest spelling.

Whatever an author wrote may be long, or hold characters that a terminal obeys; what comes out of
here is short, stands on one line and holds none of them.
"""

import difflib
from collections.abc import Iterable

LONGEST = 60
"""Characters of an author's value or name that a sentence repeats."""
LONGEST_PATH = 300
"""Characters of a file's name that a sentence repeats."""
_LONGEST_WORD = 100
"""Characters of a word for which a nearest spelling is looked for; a longer one is no slip."""
_NOT_SHOWN = {code: f"\\u{code:04x}" for code in (
    *range(32), *range(127, 160), 0x061c, 0x200e, 0x200f, *range(0x2028, 0x202f),
    *range(0x2066, 0x206a), *range(0xd800, 0xe000))}
"""Characters that move the cursor, change colours or turn the direction of writing, and halves of
characters, which no terminal can show."""
_ON_A_TERMINAL = {code: shown for code, shown in _NOT_SHOWN.items()
                  if (code < 160 and chr(code) not in "\t\n") or code >= 0xd800}


def named(text: object) -> str:
    """A name that an author wrote, as a sentence may hold it: short, on one line, printable."""
    name = str(text)
    short = name if len(name) <= LONGEST else name[:LONGEST - 1] + "…"
    return short.translate(_NOT_SHOWN)


def located(path: object) -> str:
    """A file's or folder's name, as a sentence may hold it: printable, and of a very long one only
    the end, by which it is known."""
    name = str(path)
    short = name if len(name) <= LONGEST_PATH else "…" + name[1 - LONGEST_PATH:]
    return short.translate(_NOT_SHOWN)


def quoted(value: object) -> str:
    """A value that an author wrote, between quotes where it is text; short and printable."""
    if isinstance(value, str):
        return repr(named(value)) if value.isprintable() else f"'{named(value)}'"
    try:
        return named(repr(value))
    except ValueError:          # Python refuses to write out a number of thousands of digits
        return "a number of thousands of digits"
    except RecursionError:
        return "a table in a table in a table"


def printable(text: str) -> str:
    """A whole text, which may be JSON, for a terminal: what a terminal would obey, or can't show,
    is spelt out, but for newlines and tabs."""
    return text.translate(_ON_A_TERMINAL)


def nearest(word: str, names: Iterable[str], likeness: float = 0.6) -> str:
    """The name that is most like a word; empty where none is. `likeness` from 0 to 1."""
    near = nearest_of(word, names, 1, likeness)
    return near[0] if near else ""


def nearest_of(word: str, names: Iterable[str], most: int, likeness: float = 0.6) -> list[str]:
    """Up to `most` names that are like a word, the most alike first."""
    if len(word) > _LONGEST_WORD:
        return []
    return difflib.get_close_matches(word, list(names), most, likeness)


def suggestion(word: str, names: Iterable[str], form: str = "{}", likeness: float = 0.6) -> str:
    """"Did you mean bell?", or where nothing is near "There are: bell, chime."

    `form` is how a name is written there, such as "“{}”".
    """
    known = list(dict.fromkeys(names))
    near = nearest(word, known, likeness)
    return f"Did you mean {form.format(near)}?" if near else f"There are: {', '.join(known)}."


def slips(word: str, other: str) -> int:
    """How many slips of the pen make one word of the other: letters left out, doubled or changed,
    two that changed places counted once; 3 for all that is further off."""
    if abs(len(word) - len(other)) > 2:
        return 3
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(word, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
