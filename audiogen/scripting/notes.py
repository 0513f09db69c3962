"""Footnotes: their marks are silent, their words come at the end of the section that names them."""

from collections.abc import Callable, Iterable, Iterator

from audiogen.reading.model import Element
from audiogen.scripting.flow import Item, NoteMark, SectionEnd


def is_notes(element: Element) -> bool:
    """Whether an element is the block at a document's end that holds its footnotes."""
    return element.tag in ("div", "section") and (
        "footnote" in element.classes or "footnotes" in element.classes
        or element.get("role") == "doc-endnotes")


def notes_of(body: Element) -> dict[str, Element]:
    """Each footnote's list item by its id, in the order in which they stand."""
    return {item.get("id"): item
            for element in body.walk() if is_notes(element)
            for item in element.walk() if item.tag == "li" and item.get("id")}


def placed(items: Iterable[Item], notes: dict[str, Element],
           spoken: Callable[[Element], Iterator[Item]]) -> Iterator[Item]:
    """The items with each footnote once, before the heading that follows its first mark.

    Footnotes that nothing refers to come last of all. `spoken` tells what a footnote becomes.
    """
    waiting: list[str] = []
    said: set[str] = set()

    def flushed() -> Iterator[Item]:
        while waiting:
            for item in spoken(notes[waiting.pop(0)]):
                if isinstance(item, NoteMark):      # a footnote may refer to another
                    queue(item.id)
                elif not isinstance(item, SectionEnd):
                    yield item

    def queue(name: str) -> None:
        if name in notes and name not in said:
            said.add(name)
            waiting.append(name)

    for item in items:
        if isinstance(item, NoteMark):
            queue(item.id)
        elif isinstance(item, SectionEnd):
            yield from flushed()
        else:
            yield item
    for name in notes:
        queue(name)
    yield from flushed()
