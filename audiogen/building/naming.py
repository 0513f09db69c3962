"""What episodes are called in file names: their own slug, or one made of their title."""

from collections.abc import Iterable
from itertools import count
from pathlib import PurePath

from audiogen.errors import Fault, Place
from audiogen.reading.model import Document
from audiogen.settings.model import Settings
from audiogen.slugs import LONGEST_SLUG, shortened, slug_of


def slugs(texts: Iterable[tuple[Document, Settings]]) -> tuple[tuple[str, ...], list[Fault]]:
    """Each text's slug, in their order, and a fault for each that an author gave twice.

    Texts of one title are told apart by their files' names, the later one in the order of its
    source's name, so that it doesn't matter what the listening order becomes.
    """
    pairs = tuple(texts)
    found: dict[str, str] = {}
    bearers: dict[str, str] = {}
    faults = []
    for document, own in pairs:
        if own.slug:
            first = bearers.setdefault(own.slug, document.name)
            found[document.name] = own.slug
            if first != document.name:
                faults.append(Fault(Place(document.name, 1), f'Its slug "{own.slug}" is already '
                                    f"that of {first}; give one of them another."))
    for document in sorted((document for document, own in pairs if not own.slug),
                           key=lambda document: document.name):
        slug = next(name for name in _names(document) if name not in bearers)
        bearers[slug] = document.name
        found[document.name] = slug
    return tuple(found[document.name] for document, _ in pairs), faults


def _names(document: Document) -> Iterable[str]:
    """What a text might be called, the best first."""
    title, stem = slug_of(document.title), slug_of(PurePath(document.name).stem)
    yield title
    if stem != title:
        yield f"{shortened(title, LONGEST_SLUG // 2)}-{shortened(stem, LONGEST_SLUG // 2 - 1)}"
    yield from (f"{shortened(title, LONGEST_SLUG - 6)}-{number}" for number in count(2))
