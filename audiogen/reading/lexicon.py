"""The collection's lexicon, `lexicon.toml`: how words are to be said."""

import os
from pathlib import Path

from audiogen.errors import ContentError, Fault
from audiogen.messages import named
from audiogen.reading.toml import read_toml

Entry = tuple[str, str, str]
"""Word, how to say it, IPA."""
TABLE = "words"


def read_lexicon(path: Path) -> tuple[Entry, ...]:
    """Word, how to say it, IPA (one of the two is empty); nothing where there is no such file.

    Raises SettingsError where the file is no TOML, and ContentError with every fault in it.
    """
    if not os.path.lexists(path):
        return ()
    page = read_toml(path)
    words = page.values.get(TABLE, {})
    faults = [Fault(page.place(key), f"A lexicon has one table, [{TABLE}]; move “{named(key)}” "
                    "into it.") for key in page.values if key != TABLE]
    if not isinstance(words, dict):
        faults.append(Fault(page.place(TABLE), f"[{TABLE}] must be a table: each word on a line of "
                            'its own below it, as in "qigong" = "chee goong".'))
    entries = []
    for word, said in words.items() if isinstance(words, dict) else ():
        try:
            entries.append(entry(word, said))
        except ValueError as problem:
            faults.append(Fault(page.place(TABLE, word), str(problem)))
    if faults:
        raise ContentError(faults)
    return tuple(entries)


def entry(word: str, said: object) -> Entry:
    """One entry from `word = "say as"` or `word = { ipa = "…" }`.

    Raises ValueError with a sentence where it is neither.
    """
    if not word.strip():
        raise ValueError("A word of the lexicon is empty; write the word that is to be said.")
    if isinstance(said, str) and said.strip():
        return word, said.strip(), ""
    ipa = said.get("ipa") if isinstance(said, dict) and set(said) == {"ipa"} else ""
    if isinstance(ipa, str) and ipa.strip("/[] "):
        return word, "", ipa.strip("/[] ")
    raise ValueError(f'The word “{named(word)}” needs "how to say it", or {{ ipa = "…" }}.')
