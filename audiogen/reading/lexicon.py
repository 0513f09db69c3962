"""The collection's lexicon, `lexicon.toml`: how words are to be said."""

import re
import tomllib
from pathlib import Path

from audiogen.errors import ContentError, Fault, Place

Entry = tuple[str, str, str]
"""Word, how to say it, IPA."""
TABLE = "words"


def read_lexicon(path: Path) -> tuple[Entry, ...]:
    """Word, how to say it, IPA (one of the two is empty); nothing where there is no such file.

    Raises ContentError with every fault of the file.
    """
    if not path.is_file():
        return ()
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise _fault(path, line, "This is not UTF-8 text; save it as UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"at line (\d+)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        said = re.sub(r" \(at .*\)$", "", str(problem))
        raise _fault(path, line, f"This is not valid TOML: {said}.") from problem
    except OSError as problem:
        raise _fault(path, 0, f"It can't be read: {problem.strerror}.") from problem
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
    found = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\]=.]", text, re.MULTILINE)
    return Place(str(path), text[: found.end()].count("\n") + 1 if found else 0)


def _fault(path: Path, line: int, message: str) -> ContentError:
    return ContentError([Fault(Place(str(path), line), message)])
