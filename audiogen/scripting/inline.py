"""The inside of a paragraph: elements → pieces of text, line breaks and directives."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from audiogen.reading.model import DIRECTIVE, UNREAD, Element
from audiogen.scripting.flow import Break, Inline, Manner, NoteMark, Phrase, Piece, Wrong
from audiogen.scripting.languages import tongue
from audiogen.scripting.manners import WISHES, marked
from audiogen.scripting.notation import read_directive
from audiogen.scripting.scene import Scene
from audiogen.scripting.wording.figures import telephones

_PLAIN_WORDS = re.compile(r"[^\W_]++(?:(?:[ ,;:]++|[.'’-])[^\W_]++)*+[.!?]?")
_NOT_WORDS = re.compile(r"[^\w\s.,'’-]+|_+|(?<!\w)[.,'-]+|[.,'-](?=[.,'-])|[.,'-](?!\w)")


def inline(child: Element | str, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """What a part of a paragraph becomes. `line` is where it begins, if it does not know itself."""
    if isinstance(child, str):
        if manner.spoken or manner.shown:
            yield _piece(child, child, manner, line)
        return
    if child.tag in UNREAD:
        return
    if not child.line:
        child = replace(child, line=line)
    inside = marked(child, manner, scene, block=False)
    if isinstance(inside, Manner) and child.tag in WISHES:
        inside = WISHES[child.tag](child, inside, scene)
    if isinstance(inside, Wrong):
        yield inside
    elif inside is not None:
        yield from _READERS.get(child.tag, within)(child, inside, child.line, scene)


def within(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """What the children of an element become."""
    for child in element.children:
        yield from inline(child, manner, line, scene)
        line = line_after(child, line)


def line_after(child: Element | str, line: int) -> int:
    """The source line on which a child ends that began on `line`."""
    if isinstance(child, str):
        return line + child.count("\n")
    return (child.line or line) + child.text().count("\n")


def _piece(shown: str, said: str, manner: Manner, line: int) -> Piece:
    return Piece(shown if manner.shown else "", said if manner.spoken else "", manner, line)


def _directive(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    acts = read_directive(element.get("text"), scene.setting(line), element.text(),
                          element.get("taken"))
    if isinstance(acts, Wrong):
        yield acts
        return
    for act in acts:
        if not isinstance(act, Phrase):
            yield act
        elif manner.spoken or manner.shown:
            shown = act.text if act.shown is None else act.shown
            yield _piece(shown, act.text, manner, line)


def _line_break(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    yield Break()


def _image(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """The words that stand for a picture; none where it is decoration."""
    if element.get("alt").strip():
        yield _piece(element.get("alt"), element.get("alt"), manner, line)


def _link(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """A link's words, never its address; a footnote's mark is silent, and so is the way back."""
    target = element.get("href").removeprefix("#")
    if "footnote-backref" in element.classes or element.get("role") == "doc-backlink":
        return
    if "footnote-ref" in element.classes or element.get("role") == "doc-noteref":
        yield NoteMark(target)
        return
    text = element.text()
    if target.lower().startswith("tel:") and sum(map(str.isdigit, text)) > 2:
        yield _piece(text, telephones(text, manner.language, sure=True), manner, line)
        return
    yield from within(element, manner, line, scene)


def _subscript(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """SSML's substitution where there is an alias; HTML's small letters are read plainly."""
    if not element.get("alias").strip():
        yield from within(element, manner, line, scene)
        return
    yield _piece(element.text(), element.get("alias"), manner, line)


def _abbreviation(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """As it is written; with `.spoken`, what it stands for."""
    if "spoken" in element.classes and element.get("title"):
        yield _piece(element.text(), element.get("title"), manner, line)
    else:
        yield from within(element, manner, line, scene)


def _code(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """Plain words are read as they stand; of anything else the words in it."""
    text = element.text()
    words = text if _PLAIN_WORDS.fullmatch(text.strip()) else _NOT_WORDS.sub(" ", text)
    yield _piece(text, text if words == text else f" {words.strip()} ", manner, line)


def _quotation(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    own = tongue(manner.style.language or manner.language)
    before, after = own.quotes if own else ("“", "”")
    yield _piece(before, before, manner, line)
    yield from within(element, manner, line, scene)
    yield _piece(after, after, manner, line)


def _sentence(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """SSML's sentence, a line of its own. (HTML's struck-out text is <del> here.)"""
    yield Break("sentence")
    yield from within(element, manner, line, scene)
    yield Break("sentence")


def _audio(element: Element, manner: Manner, line: int, scene: Scene) -> Iterator[Inline]:
    """SSML's recording: its fallback text. A player on a web page says nothing."""
    if "controls" not in dict(element.attributes):
        yield from within(element, manner, line, scene)


_READERS: dict[str, Callable[[Element, Manner, int, Scene], Iterator[Inline]]] = {
    DIRECTIVE: _directive,
    "br": _line_break,
    "img": _image,
    "a": _link,
    "sub": _subscript,
    "abbr": _abbreviation,
    "code": _code,
    "q": _quotation,
    "s": _sentence,
    "audio": _audio,
}
"""Inline elements that are more than their children."""
