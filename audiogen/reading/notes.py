"""Footnotes of HTML pages and books, in the form that Markdown's have: marks, and notes at the end.

A mark is a link to a note, short and without words of its own; the note is what it leads to.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterator
from dataclasses import replace

from audiogen.reading.model import Element

_MARK = re.compile(
    r"[\[(]?(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,4}|note \d{1,3})[\])]?", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?\d{1,3}(?:[,–-]\d{1,3})*[\])]?|[*†‡§]{1,3}")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3}[”’\"')\]]*$|[.,;:!?…][”’\"')\]]*$")
_HOLDERS = ("li", "p", "div", "aside", "dd", "section")
_NOTEREF = ("doc-noteref", "noteref")


def with_notes(body: Element) -> Element:
    """The same tree, its note marks and notes marked as such, and without bare raised numbers."""
    targets = {element.get("id"): element for element in body.walk()
               if element.get("id") and element.tag in _HOLDERS}
    wanted = frozenset(_marks(body, frozenset(targets)))
    return _marked(body, wanted, {element.get("id") for element in body.walk()})


def _marks(element: Element, targets: frozenset[str]) -> Iterator[str]:
    """The ids of notes that marks in an element lead to."""
    raised = element.tag == "sup"
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "a" and _is_mark(child, raised) and child.get("href")[1:] in targets:
                yield child.get("href")[1:]
            yield from _marks(child, targets)


def _is_mark(link: Element, raised: bool) -> bool:
    named = link.get("role") in _NOTEREF or link.get("epub:type") in _NOTEREF
    inner = raised or any(child.tag == "sup" for child in link.walk()) or "[" in link.text()
    return (link.get("href").startswith("#") and bool(_MARK.fullmatch(link.text().strip()))
            and (named or inner))


def _marked(element: Element, wanted: frozenset[str], ids: set[str]) -> Element:
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
            continue
        made = _marked(child, wanted, ids)
        target = child.get("href").removeprefix("#")
        if child.tag == "a" and target in wanted and _is_mark(child, raised=True):
            made = _with_class(made, "footnote-ref")
        elif child.tag == "a" and target in ids and not any(
                letter.isalnum() for letter in child.text()):
            made = _with_class(made, "footnote-backref")
        elif child.tag == "sup" and _is_raised_number(child, children):
            continue
        children.append(_as_note(made, wanted))
    return replace(element, children=tuple(children))


def _is_raised_number(element: Element, before: list[Element | str]) -> bool:
    """Whether a raised number stands behind a word or a sentence, and so is no exponent."""
    if any(isinstance(child, Element) and child.tag == "a" for child in element.children):
        return False
    text = before[-1] if before and isinstance(before[-1], str) else ""
    number = "".join(element.text().split())
    return bool(_NUMBER.fullmatch(number) and _WORD_BEFORE.search(text[-12:]))


def _as_note(element: Element, wanted: frozenset[str]) -> Element:
    """A list of notes, or a note alone, inside the block that scripting looks for."""
    items = [child for child in element.children if isinstance(child, Element)]
    listed = element.tag in ("ol", "ul", "dl") and items and all(
        child.get("id") in wanted for child in items)
    if listed:
        return Element("div", (("class", "footnotes"),), (element,), element.line)
    if element.get("id") in wanted and element.tag in ("p", "div", "aside", "section"):
        note = replace(element, tag="li")
        return Element("div", (("class", "footnotes"),), (note,), element.line)
    return element


def _with_class(element: Element, name: str) -> Element:
    others = tuple(pair for pair in element.attributes if pair[0] != "class")
    classes = f"{element.get('class')} {name}".strip()
    return replace(element, attributes=(("class", classes), *others))
