"""The collection's lexicon, `lexicon.toml`: how words are to be said."""

import re
from pathlib import Path

from audiogen.errors import ContentError, Fault, Place
from audiogen.reading.toml import read_toml

Entry = tuple[str, str, str]
"""Word, how to say it, IPA."""
TABLE = "words"


def read_lexicon(path: Path) -> tuple[Entry, ...]:
    """Word, how to say it, IPA (one of the two is empty); nothing where there is no such file.

    Raises SettingsError where the file is no TOML, and ContentError with every fault in it.
    """
    if not path.is_file():
        return ()
    text, tables = read_toml(path)
    words = tables.get(TABLE, {})
    faults = [Fault(_place(path, text, key), f"A lexicon has one table, [{TABLE}]; move “{key}” "
                    "into it.") for key in tables if key != TABLE]
    entries = []
    for word, said in words.items() if isinstance(words, dict) else ():
        try:
            entries.append(entry(word, said))
        except ValueError as problem:
            faults.append(Fault(_place(path, text, word), str(problem)))
    if faults:
        raise ContentError(faults)
    return tuple(entries)


def entry(word: str, said: object) -> Entry:
    """One entry from `word = "say as"` or `word = { ipa = "…" }`.

    Raises ValueError with a sentence where it is neither.
    """
    if isinstance(said, str) and said.strip():
        return word, said.strip(), ""
    if isinstance(said, dict) and set(said) == {"ipa"} and str(said["ipa"]).strip("/[] "):
        return word, "", str(said["ipa"]).strip("/[] ")
    raise ValueError(f'The word “{word}” needs "how to say it", or {{ ipa = "…" }}.')


def _place(path: Path, text: str, key: str) -> Place:
    found = re.search(rf"^[ \t]*+\[?[ \t]*+[\"']?{re.escape(key)}[\"']?[ \t]*+[\]=.]", text,
                      re.MULTILINE)
    return Place(str(path), text[: found.end()].count("\n") + 1 if found else 0)
