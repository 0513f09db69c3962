"""The collection's lexicon, `lexicon.toml`: how words are to be said.

    [words]                     # whatever language a line is in
    "qigong" = "chee goong"

    [language.es]               # lines in Spanish alone, es-MX among them
    "mindfulness" = { ipa = "ˈmajnfulnes" }

A language has a table of its own beside [words], and never inside it, where its code would be a
word like any other. W3C lexicons are read in pls.py.
"""
# ruff: noqa: RUF002 - IPA is meant here

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from audiogen.errors import ContentError, Fault
from audiogen.messages import named
from audiogen.reading.model import LexiconEntry
from audiogen.reading.toml import Toml, read_toml

WORDS, LANGUAGE = "words", "language"
"""Its tables: one for every language, and one for each language."""
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""A language as BCP 47 writes it."""


def read_lexicon(path: Path) -> tuple[LexiconEntry, ...]:
    """The entries of a file; none where there is no such file. Those of a language come after
    those of none, and those of a variety after those of its language, so that the later counts.

    Raises SettingsError where the file is no TOML, and ContentError with every fault in it.
    """
    if not os.path.lexists(path):
        return ()
    page = read_toml(path)
    faults = [Fault(page.place(key), f"A lexicon has the tables [{WORDS}] and, for lines in one "
                    f"language, such as [{LANGUAGE}.es]; move “{named(key)}” into one of them.")
              for key in page.values if key not in (WORDS, LANGUAGE)]
    entries: list[LexiconEntry] = []
    for keys, words in _tables(page, faults):
        for word, said in words.items():
            try:
                entries.append(entry(word, said, "".join(keys[1:])))
            except ValueError as problem:
                faults.append(Fault(page.place(*keys, word), str(problem)))
    if faults:
        raise ContentError(faults)
    return specific_last(entries)


def specific_last(entries: list[LexiconEntry]) -> tuple[LexiconEntry, ...]:
    """The entries in order of how few lines they are for; otherwise in the order they have."""
    return tuple(sorted(entries, key=lambda each: len(each.language.split("-"))
                        if each.language else 0))


def _tables(page: Toml, faults: list[Fault]) -> Iterator[tuple[tuple[str, ...],
                                                               Mapping[str, Any]]]:
    """The tables of words, each with the keys that lead to it; the faults go to `faults`."""
    words, languages = page.values.get(WORDS, {}), page.values.get(LANGUAGE, {})
    if isinstance(words, dict):
        yield (WORDS,), words
    else:
        faults.append(Fault(page.place(WORDS), f"[{WORDS}] must be a table: each word on a line of "
                            'its own below it, as in "qigong" = "chee goong".'))
    for tag, table in languages.items() if isinstance(languages, dict) else (("", None),):
        if not isinstance(table, dict) or not TAG.fullmatch(tag):
            faults.append(Fault(page.place(LANGUAGE, tag), f"“{named(tag or LANGUAGE)}” is no "
                                f"language's table; write [{LANGUAGE}.es] or [{LANGUAGE}.pt-BR], "
                                "and each word on a line of its own below it."))
        else:
            yield (LANGUAGE, tag), table


def entry(word: str, said: object, language: str = "") -> LexiconEntry:
    """One entry from `word = "say as"`, `word = { ipa = "…" }`, or `word = { espeak = "say as" }`,
    which holds for one voice engine; between slashes that is IPA too. `language` is the one whose
    lines it is for; empty for all.

    Raises ValueError with a sentence where it is none of these.
    """
    if not word.strip():
        raise ValueError("A word of the lexicon is empty; write the word that is to be said.")
    if isinstance(said, str) and said.strip():
        return LexiconEntry(word, said.strip(), language=language)
    if isinstance(said, dict) and said and all(
            isinstance(words, str) and words.strip("/[] ") for words in said.values()):
        return LexiconEntry(word, "", said.get("ipa", "").strip("/[] "), tuple(
            (engine, *_spelled(words)) for engine, words in said.items() if engine != "ipa"),
            language)
    raise ValueError(f'The word “{named(word)}” needs "how to say it", or {{ ipa = "…" }}, or, for '
                     'one voice, { espeak = "how to say it" }.')


def _spelled(said: str) -> tuple[str, str]:
    """Spelling and IPA of what holds for one engine."""
    said = said.strip()
    ipa = len(said) > 2 and said[0] == said[-1] == "/"
    return ("", said.strip("/ ")) if ipa else (said, "")
