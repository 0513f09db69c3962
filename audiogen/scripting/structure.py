"""The walk through the blocks of a document: headings, paragraphs, lists, quotes, and so on."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from audiogen.reading.model import BLOCKS, UNREAD, Element
from audiogen.scripting.announcements import announced
from audiogen.scripting.flow import Aside, Gap, Inline, Item, Manner, Piece, SectionEnd, Wrong
from audiogen.scripting.inline import inline, line_after, within
from audiogen.scripting.manners import marked
from audiogen.scripting.model import Chapter
from audiogen.scripting.notes import is_notes
from audiogen.scripting.outline import broken, says_numbers, with_numbers
from audiogen.scripting.paragraphs import paragraph, title_of
from audiogen.scripting.scene import QUOTE, Scene
from audiogen.scripting.tables import rows

_PROSE_FENCES = {"text", "txt", "plain", "plaintext", "md", "markdown", "script", "none"}
"""Languages of fences in which people keep texts."""
_FEWEST = 3
"""Lines of prose that make a block of code a text."""
_CODE = ("code", "samp", "kbd", "span")
"""What preformatted text holds when it is code, coloured code included; a poem holds none."""


def blocks(parent: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """What the children of a block become; text that stands between blocks is a paragraph."""
    loose: list[Inline] = []
    line = parent.line
    for child in parent.children:
        if isinstance(child, Element) and is_block(child):
            yield from paragraph(loose, manner.gap)
            loose = []
            yield from block(child, manner, scene)
            line = child.line or line
        else:
            loose += inline(child, manner, line, scene)
            line = line_after(child, line)
    yield from paragraph(loose, manner.gap)


def block(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """What one block becomes."""
    if element.tag in UNREAD or is_notes(element):
        return
    inside = marked(element, manner, scene, block=True)
    if isinstance(inside, Wrong):
        yield inside
    elif inside is not None:
        yield from _READERS.get(element.tag, blocks)(element, inside, scene)


def is_block(element: Element) -> bool:
    """Whether an element is a block, or wraps one (as a link around a paragraph does)."""
    return element.tag in BLOCKS or any(
        isinstance(child, Element) and is_block(child) for child in element.children)


def _paragraph(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    gap = "line" if "admonition-title" in element.classes else manner.gap
    if any(isinstance(child, Element) and is_block(child) for child in element.children):
        yield from blocks(element, manner, scene)
    else:
        yield from paragraph(within(broken(element), manner, element.line, scene), gap)


def _heading(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """A heading ends its section, and may start a chapter; the title is not said twice."""
    level = int(element.tag[1])
    content = list(within(element, manner, element.line, scene))
    title = title_of(content)
    if level == 1 and scene.title_said and _same(title, scene.document.title):
        content = [part for part in content if not isinstance(part, Piece)]
        yield from paragraph(content, "heading")
        return
    chapter = level == scene.chapter_level and scene.settings.chapters and title
    yield SectionEnd()
    yield Gap("section" if level == 1 or chapter else "before_heading")
    if chapter:
        yield Chapter(title, scene.place(element.line))
    yield from paragraph(content, "heading")


def _same(one: str, other: str) -> bool:
    """Whether two titles are the same to a listener."""
    def plain(text: str) -> str:
        return "".join(letter for letter in text.casefold() if letter.isalnum())

    return plain(one) == plain(other)


def _rule(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    yield Gap("section")


def _quote(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """In the role `quote`, unless the quote names a role of its own."""
    named = marked(element, replace(manner, role=""), scene, block=True)
    role = named.role if isinstance(named, Manner) and named.role else QUOTE
    yield from blocks(element, replace(manner, role=role, gap="paragraph"), scene)
    yield Gap("paragraph")


def _list(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    if element.tag == "ol" and says_numbers(element, scene.refers):
        element = with_numbers(element)
    yield from blocks(element, manner, scene)
    yield Gap(manner.gap)


def _item(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """Every paragraph of an item is followed by an item's pause, and so is the item itself."""
    yield from blocks(element, replace(manner, gap="item"), scene)
    yield Gap("item")


def _term(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    yield from blocks(element, replace(manner, gap="sentence"), scene)


def _definition(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    yield from blocks(element, replace(manner, gap="item"), scene)


def _summary(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    yield from blocks(element, replace(manner, gap="line"), scene)


def _code(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """Code is announced and skipped; with `.spoken`, and where it is none, it is read by lines."""
    inner = [child for child in element.walk() if child.tag in _CODE]
    classes = {name for one in (element, *inner) for name in one.classes}
    if not manner.spoken or "silent" in classes or not element.text().strip():
        return
    if "spoken" not in classes and (inner or classes):
        if _is_script(element, classes):
            yield Aside(scene.place(element.line), "fence", "What stands in this code block reads "
                        "like a text to be spoken. Take its fences away, or write {.spoken} behind "
                        "the upper one, and it is.")
        name = "formula" if "language-math" in classes else "code"
        yield from announced(name, scene, element.line, manner)
        yield Gap("paragraph")
        return
    for number, text in enumerate(element.text().split("\n")):
        if text.strip():
            yield from paragraph([Piece(text, text, manner, element.line + number)], "line")
    yield Gap("paragraph")


def _is_script(element: Element, classes: set[str]) -> bool:
    """Whether a block of code holds sentences: of no language, and most lines end as prose does."""
    languages = {name.removeprefix("language-") for name in classes if name.startswith("language-")}
    rows = [row.strip() for row in element.text().split("\n") if row.strip()]
    prose = [row for row in rows if len(row.split()) > 3 and row[-1] in ".!?…:,)]”\""
             and row[0].isalpha()]
    return languages <= _PROSE_FENCES and len(prose) >= _FEWEST and len(prose) >= 0.5 * len(rows)


def _table(element: Element, manner: Manner, scene: Scene) -> Iterator[Item]:
    """The caption, then row by row, each cell after its column's name."""
    found = list(rows(element))
    if not found:
        yield from blocks(element, manner, scene)
    for row in found:
        for cell in row:
            inside = marked(cell.element, manner, scene, block=True)
            if isinstance(inside, Wrong):
                yield inside
            elif inside is not None:
                inside = replace(inside, gap="sentence")
                name = f"{cell.column}: "
                head = [Piece(name, name, inside, cell.element.line)] if cell.column else []
                yield from _cell(cell.element, head, inside, scene)
        yield Gap("item")
    yield Gap("paragraph")


def _cell(element: Element, head: list[Piece], manner: Manner, scene: Scene) -> Iterator[Item]:
    if is_block(replace(element, tag="span")):
        yield from paragraph(head, manner.gap)
        yield from blocks(element, manner, scene)
        return
    content = list(within(element, manner, element.line, scene))
    spoken = any(not isinstance(part, Piece) or part.core.strip() for part in content)
    yield from paragraph([*head, *content] if spoken else content, manner.gap)


_READERS: dict[str, Callable[[Element, Manner, Scene], Iterator[Item]]] = {
    "p": _paragraph, "hr": _rule, "blockquote": _quote, "pre": _code, "table": _table,
    "ul": _list, "ol": _list, "menu": _list, "dl": _list, "li": _item, "dt": _term,
    "dd": _definition, "summary": _summary,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
}
"""Blocks that are more than their children."""
