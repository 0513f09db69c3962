"""HTML into the frozen tree of model.py, with its directives set apart; XML into a plainer one.

The one door to lxml.
"""

import re
from dataclasses import dataclass, field
from html import escape
from typing import cast

from lxml import etree

from audiogen.messages import named
from audiogen.reading import hiding, speech
from audiogen.reading.archive import declares_entities
from audiogen.reading.model import BLOCKS, DIRECTIVE, UNREAD, Element, TooDeep
from audiogen.reading.tidying import joined, tidy

LINES = "data-audiogen-lines"
"""Attribute (or comment) that tells the first and last line of the source, "12:15"."""
SHIELD = "\ufdd0"
"""Stands for a square bracket that is text. Unicode keeps this character out of all texts."""
DEEPEST = 200
"""Elements inside each other."""

_VERBATIM = frozenset(("a", "code", "kbd", "pre", "samp", "sup", "textarea", "title"))
"""Elements in whose text square brackets are no directives."""

_EMPTY_SSML = re.compile(rf"<({'|'.join(speech.SSML_TAGS)})\b([^<>]*)/>", re.IGNORECASE)
_LAYOUT = frozenset(("blockquote", "body", "div", "dl", "ol", "table", "tbody", "thead", "tr",
                     "ul"))
"""Elements whose white space comes from Python-Markdown and not from the source."""
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_IDLE_END = re.compile(r"</(?:break|body|html)\s*>", re.IGNORECASE)
"""Ends that are left out: a pause holds nothing, and the parser drops what follows a page's end."""
_SPAN = re.compile(r"(\d{1,9}):(\d{1,9})")
_MARK = re.compile(rf"\s*{LINES}=(\S+)\s*")


_XML = "{http://www.w3.org/XML/1998/namespace}"


class NotXml(Exception):  # a sentence in itself
    """Why bytes are no XML that is read; its arguments are the line and the sentence."""


@dataclass
class _Place:
    """Where in the source the walk through the tree has come to."""

    source: str = ""
    starts: list[int] = field(default_factory=list)
    """Position of each line's first character."""
    line: int = 1
    position: int = 0
    limit: int = 0
    """The last position at which the present block's words may stand."""
    missing: set[str] = field(default_factory=set)
    """What is known not to stand in the rest of this block as the author would have written it."""
    raw: bool = False
    """Whether this is raw HTML, whose line breaks are those of the source."""

    def enter(self, lines: str) -> None:
        """Go to a block that stands on these lines, "12:15"."""
        written = _SPAN.fullmatch(lines)
        if not written or not 1 <= int(written[1]) <= len(self.starts):
            return  # raw HTML that uses our own attribute
        self.line, last = int(written[1]), int(written[2])
        self.position = max(self.position, self.starts[self.line - 1])
        limit = self.starts[last] if last < len(self.starts) else len(self.source)
        if limit != self.limit:
            self.limit, self.missing = limit, set()

    def pass_over(self, text: str) -> None:
        """Leave words behind that are no directives, whatever stands in them."""
        found = self._place_of(text)
        if found >= 0:
            self.position = found + len(text)

    def find(self, spelling: str) -> None:
        """Go to the next place in this block where the author wrote these words."""
        found = self._place_of(spelling)
        if found >= 0:
            self.line += self.source.count("\n", self.starts[self.line - 1], found)
            self.position = found + len(spelling)

    def _place_of(self, text: str) -> int:
        """Where these words stand next in the present block; -1 for nowhere."""
        found = -1 if text in self.missing else self.source.find(text, self.position, self.limit)
        if found < 0:
            self.missing.add(text)
        return found


def from_markdown(html: str, source: str) -> Element:
    """A `div` with what markdown.py made of `source`. Raises TooDeep."""
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    root = _parse(f"<html><body>{html}</body></html>")
    place = _Place(source, starts)
    children = [] if root is None else [
        child for body in root.iterchildren() for child in _children(body, place, 1, False)]
    return Element("div", (), tidy("div", children), 1)


def from_page(html: str) -> Element:
    """A whole HTML page, `head` left out but for its title. Raises TooDeep."""
    root = _parse(hiding.opened_up(_XML_DECLARATION.sub("", html, count=1)))
    if root is None:
        return Element("html", (), (), 1)
    frozen = _element(root, _Place(), 0, False)
    title = next((element.text for element in root.iter("title")), None)
    if title and frozen:
        heading = Element("title", (), (title.strip(),), 1)
        return Element("html", frozen.attributes, (heading, *frozen.children), 1)
    return frozen or Element("html", (), (), 1)


def from_xml(data: bytes) -> Element:
    """An XML document as it stands, comments left out. Nothing is fetched, no entity is resolved.

    Elements and attributes of the root's namespace have their local names ("xml:lang" keeps its
    prefix), all others stay in Clark's notation. Raises NotXml.
    """
    if declares_entities(data):
        raise NotXml(1, "It declares entities of its own, which are not read; take its document "
                        "type out.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                             remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        said = re.sub(r", line \d+, column \d+$", "", problem.msg or "it is empty")
        raise NotXml(problem.lineno or 1, f"This is not sound XML: {named(said)}.") from problem
    own = str(root.tag).rpartition("}")[0]
    return _plain(root, f"{own}}}" if own else "")


def _plain(node: etree._Element, own: str) -> Element:
    """An XML element; `own` is the namespace, in its brackets, whose names stand alone."""
    children: list[Element | str] = [node.text or ""]
    for child in node.iterchildren("*"):
        children += [_plain(child, own), child.tail or ""]
    attributes = tuple((str(name).replace(_XML, "xml:"), str(value))
                       for name, value in node.attrib.items())
    return Element(str(node.tag).removeprefix(own), attributes, tuple(joined(children)),
                   cast(int | None, node.sourceline) or 1)


def _parse(html: str) -> etree._Element | None:
    """The root of a page; nothing is fetched, and what is misplaced is put right."""
    html = speech.BREAK.sub(_directive_for_break, hiding.closed(html))
    html = _IDLE_END.sub("", _EMPTY_SSML.sub(r"<\1\2></\1>", html))
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_pis=True)
    root: etree._Element | None = etree.fromstring(html, parser)
    if any("depth" in error.message for error in parser.error_log):  # the rest is cut off
        raise TooDeep(0)
    return root


def _directive_for_break(m: re.Match[str]) -> str:
    text = " ".join(f"break {m[1]}".split())
    return f'<{DIRECTIVE} text="{escape(text)}">{escape(m[0])}</{DIRECTIVE}>'


def _children(node: etree._Element, place: _Place, depth: int, verbatim: bool
              ) -> list[Element | str]:
    """What stands inside an element, in order."""
    layout = bool(place.source) and node.tag in _LAYOUT
    children = _text(node.text, place, verbatim, layout)
    for child in node.iterchildren():
        if isinstance(child.tag, str):
            element = _element(child, place, depth, verbatim)
            children += [element] if element else []
        elif mark := _MARK.fullmatch(child.text or ""):
            place.enter(mark[1])
            place.raw = True
        else:
            place.line += (child.text or "").count("\n")
            place.pass_over(child.text or "")
        children += _text(child.tail, place, verbatim, layout)
    return joined(children)


def _element(node: etree._Element, place: _Place, depth: int, verbatim: bool) -> Element | None:
    """One element and all below it; None where there is nothing to be read."""
    if depth > DEEPEST:
        raise TooDeep(place.line)
    tag = str(node.tag).lower()
    if tag in UNREAD and tag != "input":  # a task's box is kept
        place.line += "".join(map(str, node.itertext())).count("\n")
        return None
    lines = node.attrib.pop(LINES, "")
    node.attrib.pop("markdown", "")  # only says that Markdown may stand inside
    if lines:
        place.enter(str(lines))
        place.raw = False
    elif not place.source:
        place.line = cast(int | None, node.sourceline) or place.line
    attributes = tuple((str(name), str(value)) for name, value in node.attrib.items())
    if tag == DIRECTIVE:
        return _directive(node.get("text", ""), node.text or "", place)
    line = place.line
    children = tidy(tag, _children(node, place, depth + 1, verbatim or tag in _VERBATIM))
    if not lines and place.source and not place.raw and tag in BLOCKS:
        line = next((child.line for child in children if isinstance(child, Element)), line)
    return Element(tag, attributes, children, line)


def _directive(text: str, spelling: str, place: _Place) -> Element:
    place.find(spelling)
    return Element(DIRECTIVE, (("text", text.strip()),), (spelling,), place.line)


def _text(text: str | None, place: _Place, verbatim: bool, layout: bool) -> list[Element | str]:
    """A text, with the directives that stand in it; `layout` where white space means nothing."""
    pieces: list[Element | str] = []
    text, position = text or "", 0
    if layout and not place.raw and not text.strip():
        return [text]
    if verbatim:
        place.pass_over(text)
    for found in () if verbatim else speech.BRACKETS.finditer(text):
        before = text[position:found.start()]
        place.line += before.count("\n")
        pieces += [before, _directive(found[1], found[0], place)]
        position = found.end()
    rest = text[position:]
    place.line += rest.count("\n")
    return [*pieces, rest.replace(SHIELD, "[")]
