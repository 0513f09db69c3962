"""From the layout of a Markdown text to HTML elements, whose words are still to be read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement

from audiogen.reading import speech
from audiogen.reading.markdown import starts
from audiogen.reading.markdown.atoms import Atom
from audiogen.reading.markdown.outline import Block
from audiogen.reading.tree import LINES

_TAGS = {"quote": "blockquote", "item": "li", "definitions": "dl", "definition": "dd",
         "term": "dt", "rule": "hr"}
_AT_END = re.compile(rf"(?<![ \t])[ \t]+({starts.ATTRIBUTES.pattern})[ \t]*$")
_CALLOUT = re.compile(r"\[!([\w-]++)(?:\|[^\]\n]*+)?\][+-]? *+(.*)")
_INFO = re.compile(r"(?P<language>[^\s{}]*)\s*+(?:\{:?\s*+(?P<attributes>[^{}]*)\})?")


@dataclass(frozen=True)
class Builder:
    """Builds elements; what only Python-Markdown can do is handed in."""

    paragraph: Callable[[Element, str], None]
    """Adds a paragraph, or the table or abbreviations that it turns out to be, to its parent."""
    literal: Callable[[str], str]
    """A text that is to stay as it is."""
    raw: Callable[[str], str]
    """A text that stands for raw HTML."""
    abbreviation: Callable[[str, str], None]
    """Keeps an abbreviation and what it stands for."""
    footnote: Callable[[str, Block], None]
    """Keeps a footnote's blocks under its label."""
    attributes: Callable[[str], list[tuple[str, str]]]
    """The classes, id and other attributes of an attribute list, "class" given once."""

    def fill(self, parent: Element, block: Block) -> None:
        """Add a container's blocks to an element."""
        for child in block.children:
            self._add(parent, child)
        if block.kind == "footnote" and not len(parent):
            SubElement(parent, "p", _lines(block)).text = ""  # where the way back is put

    def _add(self, parent: Element, block: Block) -> None:
        if block.kind == "paragraph":
            self._paragraph(parent, block)
        elif block.kind == "code":
            self._code(parent, block)
        elif block.kind == "html":
            mark = f"<!--{LINES}={block.line}:{block.end}-->"
            SubElement(parent, "p").text = self.raw(mark + "\n".join(block.rows))
        elif block.kind == "footnote":
            self.footnote(block.name, block)
        elif block.kind == "list":
            self._list(parent, block)
        elif block.kind == "quote" and (callout := _callout(block)):
            self._admonition(parent, callout)
        elif block.kind == "admonition":
            self._admonition(parent, block)
        else:
            tag = f"h{block.level}" if block.kind == "heading" else _TAGS[block.kind]
            element = SubElement(parent, tag, _lines(block))
            element.text = "\n".join(block.rows).rstrip() or None
            self.fill(element, block)
            if block.kind == "definition" and not block.loose:
                _unwrap_paragraphs(element)

    def _paragraph(self, parent: Element, block: Block) -> None:
        """A paragraph, a table, or the attributes of the block before it."""
        rows = block.rows
        if starts.ATTRIBUTES.fullmatch("\n".join(rows).strip()) and len(parent):
            for name, value in self.attributes(rows[0].strip()[2:-1]):
                parent[-1].set(name, f"{parent[-1].get(name, '')} {value}".strip())
            return
        for line, part in self._without_abbreviations(rows, block.line):
            self._words(parent, Block("paragraph", line, line + len(part) - 1, rows=part))

    def _without_abbreviations(self, rows: list[str], line: int) -> Iterator[tuple[int, list[str]]]:
        """The lines between definitions of abbreviations, which are kept, with their first line."""
        part: list[str] = []
        for number, row in enumerate([*rows, None], line):
            found = starts.ABBREVIATION.match(row) if row is not None else None
            if found and found[2].strip():
                self.abbreviation(found[1].strip(), found[2].strip())
            if row is not None and not (found and found[2].strip()):
                part.append(row)
            elif any(kept.strip() for kept in part):
                yield number - len(part), part
                part = []

    def _words(self, parent: Element, block: Block) -> None:
        """A paragraph or a table."""
        rows, before = block.rows, len(parent)
        # An attribute list at the end of a paragraph's last line is moved to a line of its own,
        # which is where Python-Markdown looks for it.
        self.paragraph(parent, _AT_END.sub(r"\n\1", "\n".join(rows).rstrip()))
        for element in parent[before:]:
            element.attrib |= _lines(block)
            if element.tag == "table":
                rule_passed = [element[0][0], None, *(element[1] if len(element) > 1 else ())]
                for number, row in enumerate(rule_passed, block.line):
                    if row is not None and number <= block.end:
                        row.set(LINES, f"{number}:{number}")

    def _code(self, parent: Element, block: Block) -> None:
        """Code with the language of its fence; classes and other attributes go to the `pre`."""
        pre = SubElement(parent, "pre", _lines(block))
        code = SubElement(pre, "code")
        info = _INFO.match(block.name)
        if info and info["language"]:
            code.set("class", f"language-{info['language']}")
        if info and info["attributes"]:
            for name, value in self.attributes(info["attributes"]):
                pre.set(name, value)
        code.text = self.literal("".join(f"{row}\n" for row in block.rows))

    def _list(self, parent: Element, block: Block) -> None:
        """A list; where no blank lines stand between its items, they hold their words directly."""
        element = SubElement(parent, "ul" if block.name in "-+*" else "ol", _lines(block))
        if block.name in ".)" and block.level != 1:
            element.set("start", str(block.level))
        loose = block.loose
        for item in block.children:
            box = _take_task_box(item)
            entry = SubElement(element, "li", _lines(item))
            self.fill(entry, item)
            if not loose:
                _unwrap_paragraphs(entry)
            if box:
                _insert_task_box(entry, box)

    def _admonition(self, parent: Element, block: Block) -> None:
        """A note set off from the text; its title is its kind where the author gave none."""
        element = SubElement(parent, "div", {"class": f"admonition {block.name}", **_lines(block)})
        title = block.title if block.title is not None else block.name.split()[0].capitalize()
        if title:
            lines = f"{block.line}:{block.line}"
            SubElement(element, "p", {"class": "admonition-title", LINES: lines}).text = title
        self.fill(element, block)


def _lines(block: Block) -> dict[str, str]:
    return {LINES: f"{block.line}:{block.end}"}


def _callout(block: Block) -> Block | None:
    """A quote that begins with "[!note] Title" as the note that it is."""
    first = block.children[0] if block.children else None
    mark = _CALLOUT.match(first.rows[0]) if first and first.kind == "paragraph" else None
    if not first or not mark:
        return None
    title = mark[2].strip() or mark[1].capitalize()
    if len(first.rows) > 1:
        rest = replace(first, rows=first.rows[1:], line=first.line + 1)
        children = [rest, *block.children[1:]]
    else:
        children = block.children[1:]
    return replace(block, kind="admonition", name=mark[1].lower(), title=title, children=children)


def _take_task_box(item: Block) -> str:
    """The box at an item's start, "[ ]" or "[x]", taken out of its first paragraph."""
    first = item.children[0] if item.children else None
    box = starts.TASK.match(first.rows[0]) if first and first.kind == "paragraph" else None
    if not first or not box:
        return ""
    first.rows[0] = first.rows[0][box.end():]
    return box[1]


def _insert_task_box(entry: Element, box: str) -> None:
    """Show a task box before an item's words."""
    holder = entry[0] if len(entry) and entry[0].tag == "p" and not entry.text else entry
    attributes = {"type": "checkbox", "disabled": "disabled"}
    task = Element("input", attributes | ({} if box == " " else {"checked": "checked"}))
    task.tail, holder.text = f" {holder.text or ''}", None
    holder.insert(0, task)


def _unwrap_paragraphs(entry: Element) -> None:
    """Put the words of paragraphs straight into the item or definition around them."""
    last = None
    for element in list(entry):
        if element.tag != "p":
            last = element
            continue
        entry.remove(element)
        if last is None:
            entry.text = f"{entry.text}\n{element.text}" if entry.text else element.text
        else:
            last.tail = f"{last.tail or ''}\n{element.text}"


def words(element: Element) -> str:
    """The words inside an element, those of images in it included."""
    inside = (child.get("alt") or words(child) for child in element)
    parts = (text + (child.tail or "") for text, child in zip(inside, element, strict=True))
    return (element.text or "") + "".join(parts)


def wrapped(text: str, modifiers: str) -> Element | None:
    """SSML elements around some words, for SpeechMarkdown's modifiers; None if they are unknown."""
    outer = inner = Element("span")
    for wrapping in speech.wrappings(modifiers):
        inner = SubElement(inner, wrapping.tag, dict(wrapping.attributes))
    inner.text = text
    return None if inner is outer else outer[0]


def atom_element(atom: Atom) -> Element:
    """The element of a hard break, a run of code, or an address in angle brackets."""
    if atom.kind == "break":
        return Element("br")
    element = Element("code") if atom.kind == "code" else Element(
        "a", {"href": ("mailto:" if atom.kind == "mail" else "") + atom.text})
    element.text = atom.text.strip()
    return element
