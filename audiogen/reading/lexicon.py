"""The collection's lexicon, `lexicon.toml`: how words are to be said."""

import os
from pathlib import Path

from audiogen.errors import ContentError, Fault
from audiogen.messages import named
from audiogen.reading.model import LexiconEntry
from audiogen.reading.toml import read_toml

TABLE = "words"


def read_lexicon(path: Path) -> tuple[LexiconEntry, ...]:
    """The entries of a file; none where there is no such file.

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


def entry(word: str, said: object) -> LexiconEntry:
    """One entry from `word = "say as"`, `word = { ipa = "…" }`, or `word = { espeak = "say as" }`,
    which holds for one voice engine; between slashes that is IPA too.

    Raises ValueError with a sentence where it is none of these.
    """
    if not word.strip():
        raise ValueError("A word of the lexicon is empty; write the word that is to be said.")
    if isinstance(said, str) and said.strip():
        return LexiconEntry(word, said.strip())
    if isinstance(said, dict) and said and all(
            isinstance(words, str) and words.strip("/[] ") for words in said.values()):
        return LexiconEntry(word, "", said.get("ipa", "").strip("/[] "), tuple(
            (engine, *_spelled(words)) for engine, words in said.items() if engine != "ipa"))
    raise ValueError(f'The word “{named(word)}” needs "how to say it", or {{ ipa = "…" }}, or, for '
                     'one voice, { espeak = "how to say it" }.')


def _spelled(said: str) -> tuple[str, str]:
    """Spelling and IPA of what holds for one engine."""
    said = said.strip()
    ipa = len(said) > 2 and said[0] == said[-1] == "/"
    return ("", said.strip("/ ")) if ipa else (said, "")
