"""Markdown into HTML. The one door to Python-Markdown.

Layout is read by blocks.py, which knows lines; links and brackets follow links.py and speech.py.
Python-Markdown does the rest: emphasis, tables, footnotes, abbreviations, attribute lists, HTML.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension, get_attrs_and_remainder
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import (
    AMP_SUBSTITUTE,
    ETX,
    HTML_PLACEHOLDER_RE,
    INLINE_PLACEHOLDER_RE,
    STX,
    AtomicString,
    code_escape,
)

from audiogen.reading import hiding, speech
from audiogen.reading.markdown import atoms, links
from audiogen.reading.markdown.elements import Builder, atom_element, words, wrapped
from audiogen.reading.markdown.labels import Labels
from audiogen.reading.markdown.outline import Block, Layout
from audiogen.reading.markdown.stretches import stretches
from audiogen.reading.model import DIRECTIVE
from audiogen.reading.tree import SHIELD

_REPLACED = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote",
             "reference", "footnote", "abbr")
"""Python-Markdown's block parsers that blocks.py stands in for."""
_FOLDED = ("backtick", "escape", "reference", "link", "image_link", "image_reference",
           "short_reference", "short_image_ref", "autolink", "automail", "linebreak", "html",
           "entity")
"""Its inline parsers that `_Inline` and `_Brackets` stand in for."""

_AMPERSAND = f"{AMP_SUBSTITUTE}amp;"
_NUMBERED = re.compile(f"{STX}([0-9]++){ETX}")
_ATTRIBUTES_AT_END = re.compile(r"(?<! ) ++\{:?[ ]*+([^{}\n ][^{}\n]*+)\}[ ]*$")  # linear
_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


class _Inline(InlineTreeprocessor):
    """Reads atoms first, then patterns, which copy their text at each find: hence stretches."""

    def _InlineProcessor__handleInline(  # noqa: N802  # the library's own, which calls itself
        self, data: str, patternIndex: int = 0  # noqa: N803
    ) -> str:
        handle = super()._InlineProcessor__handleInline  # type: ignore[misc]
        if patternIndex or isinstance(data, AtomicString):
            return str(handle(data, patternIndex))
        read = "".join(piece if isinstance(piece, str) else self._mark(piece)
                       for piece in atoms.atoms(data))
        return "".join(handle(stretch, 0) for stretch in stretches(read, STX, ETX))

    def _mark(self, atom: atoms.Atom) -> str:
        if atom.kind == "html":
            return self.md.htmlStash.store(atom.text)
        if atom.kind in ("entity", "escaped", "text"):
            meant = atoms.letters(atom.text) if atom.kind == "entity" else ""
            return _literal(meant or atom.text)
        element = atom_element(atom)
        element.text = element.text and AtomicString(
            code_escape(element.text) if element.tag == "code" else element.text)
        return str(self._InlineProcessor__stashNode(element, ""))  # type: ignore[attr-defined]


def _literal(text: str) -> str:
    """A text in which no pattern finds a mark."""
    return _MARKS.sub(lambda m: _AMPERSAND if m[0] == "&" else f"{STX}{ord(m[0])}{ETX}", text)


class _SpokenAs(InlineProcessor):
    """SpeechMarkdown's (words)[sub:"alias"], as the SSML elements of the same meaning."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(speech.SPOKEN_AS.pattern, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """The elements, the outermost first."""
        return wrapped(m[1], self.unescape(m[2])), m.start(), m.end()


class _Brackets(InlineProcessor):
    """Links, images, and all other square brackets: directives.

    Closing brackets are taken from left to right, so that what stands inside is settled first.
    """

    def __init__(self, md: Markdown, references: dict[str, tuple[str, str]]) -> None:
        super().__init__(r"\]", md)
        self.references = references

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """The element with its place in `data`; None where the brackets are text."""
        start, close = links.opening(data, m.start()), m.start()
        if start < 0:
            return None, close, close + 1
        text = data[start + 1:close]
        image = data.startswith("!", start - 1) if start else False
        inside = self._elements(text)
        found = links.leading(data, close + 1, lambda label: self.references.get(
            links.label(self._plain(text if label is None else label))))
        if found and (image or not any(element.tag == "a" for element in inside)):
            href, title, end = found
            element = Element("img") if image else Element("a")
            element.set("src" if image else "href", self._plain(href))
            if title:
                element.set("title", self._plain(title))
            element.text = text
            return element, start - image, end
        plain = self._plain(text)
        if speech.BRACKETS.fullmatch(f"[{plain}]") and STX not in plain and (
                all(element.tag == "code" for element in inside)):
            directive = Element(DIRECTIVE, {"text": plain})
            directive.text = AtomicString(f"[{plain}]")
            return directive, start, close + 1
        return None, close, close + 1

    def _plain(self, text: str) -> str:
        """A text as the author would see it, without the marks of what has been read in it."""
        return _NUMBERED.sub(lambda m: chr(int(m[1])), self.unescape(text))

    def _elements(self, text: str) -> list[Element]:
        """The elements that have been found in a text, with those inside them."""
        nodes = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        inside = (nodes.get(key) for key in INLINE_PLACEHOLDER_RE.findall(text))
        return [element for node in inside if isinstance(node, Element) for element in node.iter()]


class _Footnotes(FootnoteExtension):
    """Footnotes that need no way back from each of their marks, since nothing here follows it."""

    def reset(self) -> None:
        """Forget all footnotes."""
        super().reset()
        self.footnote_order = Labels()

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802
        """The id of a footnote's mark, the same for all of its marks."""
        return f"fnref:{id}"


class _Blocks(BlockProcessor):
    """Puts blocks where their mark stands."""

    def __init__(self, parser: BlockParser, footnotes: FootnoteExtension,
                 abbreviations: dict[str, str]) -> None:
        super().__init__(parser)
        self.kept: dict[str, Block] = {}
        self.builder = Builder(
            lambda parent, text: parser.parseBlocks(parent, [text]),
            lambda text: AtomicString(code_escape(text)),
            lambda html: AtomicString(parser.md.htmlStash.store(hiding.tamed(html))),
            abbreviations.__setitem__,
            lambda name, block: footnotes.setFootnote(name, self.keep(block)),
            _attributes)

    def keep(self, block: Block) -> str:
        """A mark that stands for a container's blocks; authors can't write one."""
        mark = f"{STX}blocks:{len(self.kept)}{ETX}"
        self.kept[mark] = block
        return mark

    def test(self, parent: Element, block: str) -> bool:
        """Whether this is one of our marks."""
        return block.strip("\n") in self.kept

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build what the mark stands for."""
        self.builder.fill(parent, self.kept[blocks.pop(0).strip("\n")])


def _attributes(text: str) -> list[tuple[str, str]]:
    """An attribute list's names and values; words with a dot are gathered into "class"."""
    pairs = [(name, name if value is None else value)
             for name, value in get_attrs_and_remainder(text)[0]]
    classes = " ".join(value for name, value in pairs if name == ".")
    return ([("class", classes)] if classes else []) + [pair for pair in pairs if pair[0] != "."]


class _Settle(Treeprocessor):
    """Last touches, once all words have been read.

    The words of an image become its alternative text. Square brackets that are text are marked, so
    that tree.py looks only at those of raw HTML.
    """

    def run(self, root: Element) -> None:
        """Change elements in place."""
        for image in list(root.iter("img")):
            image.set("alt", HTML_PLACEHOLDER_RE.sub("", words(image)))
            image.text = None
            image[:] = []
        for element in root.iter():
            if element.text and element.tag != DIRECTIVE:
                element.text = element.text.replace("[", SHIELD)
            if element.tail:
                element.tail = element.tail.replace("[", SHIELD)


class _Notation(Extension):
    """All of the above, set into a Markdown instance."""

    def __init__(self, references: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self.references = references

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the library's name
        """Register our processors in place of those they stand in for."""
        for name in _REPLACED:
            md.parser.blockprocessors.deregister(name)
        for name in _FOLDED:
            md.inlinePatterns.deregister(name)
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
        md.treeprocessors.register(_Inline(md), "inline", 20)
        md.inlinePatterns.register(_SpokenAs(md), "spoken_as", 180)
        md.inlinePatterns.register(_Brackets(md, self.references), "brackets", 170)
        md.treeprocessors.register(_Settle(md), "settle", -10)
        md.treeprocessors["attr_list"].HEADER_RE = _ATTRIBUTES_AT_END  # type: ignore[attr-defined]


def to_html(layout: Layout) -> str:
    """The HTML of a Markdown text, with line marks for tree.py.

    The text must be free of control characters, which Python-Markdown uses for marks of its own.
    """
    footnotes = _Footnotes(USE_DEFINITION_ORDER=False)
    abbreviations = AbbrExtension()
    extensions = [footnotes, TableExtension(), abbreviations, AttrListExtension()]
    md = Markdown(extensions=[*extensions, _Notation(layout.references)], output_format="html")
    processor = _Blocks(md.parser, footnotes, abbreviations.abbrs)  # type: ignore[attr-defined]
    md.parser.blockprocessors.register(processor, "layout", 200)
    return md.convert(processor.keep(layout.document))
