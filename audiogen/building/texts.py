"""The texts of a collection, read: what their front matter means to us, and what language they are.

What a person should know of it is gathered in a few lines, however many files there are.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from audiogen.errors import Fault, FaultyInput
from audiogen.messages import named
from audiogen.reading.document import read
from audiogen.reading.language import recognised, unspoken_share
from audiogen.reading.model import Collection, Document, Source
from audiogen.settings import layers
from audiogen.settings.checks import Choices
from audiogen.settings.foreign import Understood, understood
from audiogen.settings.model import Settings
from audiogen.tags import primary

MOST_NAMED = 5
"""Names that a line of advice gives before it only counts."""
MOST_FOREIGN = 0.5
"""Of a text's letters may be of a script that its language is not written in."""
GENRE = Settings().genre
"""What a genre is that nobody set."""
NAMES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian",
         "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
         "fi": "Finnish", "pl": "Polish", "cs": "Czech", "sk": "Slovak", "hu": "Hungarian",
         "ro": "Romanian", "tr": "Turkish", "id": "Indonesian", "vi": "Vietnamese",
         "ca": "Catalan", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "ru": "Russian",
         "el": "Greek", "he": "Hebrew", "ar": "Arabic", "hi": "Hindi", "th": "Thai"}
"""Languages as a sentence names them; others by their code."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text, read, with its own settings."""

    source: Source
    document: Document
    settings: Settings
    said: Understood


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a collection that can be read."""

    base: Settings
    """The collection's settings, with what its texts alone know of it."""
    texts: tuple[Text, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    """What a person should be told, a line each."""


def read_texts(collection: Collection, base: Settings, choices: Choices) -> Texts:
    """Every text of a collection with its settings; drafts are left out, unless there is nothing
    else."""
    texts: list[Text] = []
    faults: list[Fault] = []
    for source in collection.sources:
        try:
            document = read(source)
        except FaultyInput as problem:
            faults += problem.faults
            continue
        said = understood(document.front, choices)
        own, wrong = layers.for_episode(base, document.name, said.front, choices)
        faults += wrong
        texts.append(Text(source, document, own, said))
    drafts = [text for text in texts if text.said.draft]
    if len(drafts) < len(texts):
        texts = [text for text in texts if not text.said.draft]
    else:
        drafts = []
    texts, spoken = _in_their_languages(texts)
    faults += [fault for text in texts if (fault := _unspeakable(text))]
    own_notes = [f"{text.document.name}: {note}" for text in texts
                 for _, note in text.document.notes]
    notes = [*own_notes, *_draft_notes(drafts), *_key_notes(texts), *spoken]
    return Texts(_known_by_texts(base, texts), tuple(texts), tuple(faults), tuple(notes))


def _in_their_languages(texts: Iterable[Text]) -> tuple[list[Text], list[str]]:
    """The texts, each in the language it is in where nobody set one; and what to tell of it."""
    settled: list[Text] = []
    taken: dict[str, list[str]] = {}
    against: dict[tuple[str, str], list[str]] = {}
    for text in texts:
        found = recognised(text.document.body.text())
        own = text.settings.language
        base = primary(own)
        if found in ("", base) or {found, base} <= {"no", "nb", "nn", "da"}:
            settled.append(text)
        elif text.settings.language_set:
            against.setdefault((found, own), []).append(text.document.name)
            settled.append(text)
        else:
            taken.setdefault(found, []).append(text.document.name)
            settled.append(replace(text, settings=replace(text.settings, language=found)))
    notes = [f"{listed(names)} {_reads(names)} like {NAMES.get(code, code)}, and no language is "
             f"set, so it is spoken in {NAMES.get(code, code)}. Set language to “{code}” to settle "
             "it." for code, names in taken.items()]
    notes += [f"{listed(names)} {_reads(names)} like {NAMES.get(code, code)}, but the language is "
              f"set to “{own}”. If that is wrong, set language to “{code}”."
              for (code, own), names in against.items()]
    return settled, notes


def _unspeakable(text: Text) -> Fault | None:
    """A fault for a text most of whose letters no voice of its language can speak."""
    language = text.settings.language
    share = unspoken_share(text.document.body.text(), language)
    if share <= MOST_FOREIGN:
        return None
    found = recognised(text.document.body.text())
    hint = f"set language to “{found}”" if found else "set language to that of the text"
    return Fault(text.document.place(0), f"{share:.0%} of its letters are of a script that no "
                 f"voice for the language “{language}” can speak; {hint}.")


def _draft_notes(drafts: list[Text]) -> list[str]:
    names = [text.document.name for text in drafts]
    if not names:
        return []
    return [f"{listed(names)} {'is' if len(names) == 1 else 'are'} marked as "
            f"{'a draft' if len(names) == 1 else 'drafts'} and left out."]


def _key_notes(texts: list[Text]) -> list[str]:
    """One line for all keys that mean nothing to us."""
    counts = Counter(key for text in texts for key in text.said.left_alone)
    if not counts:
        return []
    files = sum(bool(text.said.left_alone) for text in texts)
    keys = [named(key) for key, _ in counts.most_common()]
    where = f" in {files} files" if files > 1 else ""
    return [f"Front matter of other programs was left alone{where}: {listed(keys)}."]


def _known_by_texts(base: Settings, texts: list[Text]) -> Settings:
    """The collection's settings, with the author, genre and language that all its texts share."""
    authors = {text.said.author for text in texts}
    genres = {text.said.genre for text in texts}
    languages = {text.settings.language for text in texts}
    if not base.author and len(authors) == 1:
        base = replace(base, author=authors.pop())
    if base.genre == GENRE and len(genres) == 1 and genres != {""}:
        base = replace(base, genre=genres.pop())
    if not base.language_set and len(languages) == 1:
        base = replace(base, language=languages.pop())
    return base


def listed(names: list[str]) -> str:
    """The first few of some names, and how many more there are."""
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return shown + (f" and {more} more" if more > 0 else "")


def _reads(names: list[str]) -> str:
    return "reads" if len(names) == 1 else "read"
