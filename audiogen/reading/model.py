"""What reading hands on: a collection's sources, and each source as one frozen tree of HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audiogen.errors import Place

DIRECTIVE = "audiogen-directive"
"""Tag of the element that stands for bracket notation; its `text` attribute is what stood inside
the brackets, and its one child is the author's own spelling, brackets included."""

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "speak", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
"""Elements that stand one below the other; the white space between them is layout."""

VOID = frozenset((
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
))
"""Elements that hold nothing; what follows stands beside them."""

UNREAD: dict[str, str] = {
    **dict.fromkeys(("base", "basefont", "bgsound", "col", "desc", "head", "lexicon", "link",
                     "map", "meta", "metadata", "param", "script", "style", "template"),
                    "is machinery that no page shows"),
    **dict.fromkeys(("canvas", "embed", "frame", "frameset", "iframe", "math", "noembed",
                     "noframes", "noscript", "object", "source", "svg", "track", "video"),
                    "is shown otherwise than as words, or only where it can't be shown"),
    **dict.fromkeys(("datalist", "input", "keygen", "meter", "progress", "select", "textarea"),
                    "is a field to be filled in or a gauge"),
    **dict.fromkeys(("del", "strike"), "is struck out"),
    **dict.fromkeys(("rp", "rt"), "tells how the characters below it are read"),
    "wbr": "is a place where a line may break",
}
"""Elements whose content is neither said nor shown, and why."""


class TooDeep(Exception):  # a sentence in itself
    """Blocks or elements stand inside each other deeper than is read; its argument is the line."""


@dataclass(frozen=True, slots=True)
class Element:
    """One HTML element; narrator and transcript both walk it, so seen and said can't drift."""

    tag: str
    """Lower case."""
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Element | str", ...]
    line: int
    """The line of the source where the element begins; 0 where it is not known. A newline inside
    a child string is a newline of the source, so lines can be counted on from here."""

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return next((value for key, value in self.attributes if key == name), default)

    @property
    def classes(self) -> tuple[str, ...]:
        """The words of the class attribute."""
        return tuple(self.get("class").split())

    def text(self) -> str:
        """All text below, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def numbered(self) -> Iterator[tuple["Element | str", int | None]]:
        """The children of an ordered list, its items with their numbers, as `start` and `value`
        have them; None for what is no item."""
        number = _number(self.get("start"), 1)
        for child in self.children:
            if isinstance(child, Element) and child.tag == "li":
                number = _number(child.get("value"), number)
                yield child, number
                number += 1
            else:
                yield child, None

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The settings on top of a file, as written; settings.py judges them."""

    values: tuple[tuple[str, object], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    """The line on which each key stands."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read."""

    name: str
    """How messages name it: the path as the user gave it, or "stdin"."""
    title: str
    """From front matter, else the first level-1 heading, else the file's name in words."""
    front: FrontMatter
    body: Element
    """A `div` that holds the whole document."""
    paragraphs: tuple[str, ...] = ()
    """Of a book, which has no lines: where each of its paragraphs stands, by number from 1."""
    notes: tuple[tuple[int, str], ...] = ()
    """Line and sentence of what a person should be told, and that is no fault."""
    digest: str = ""
    """Of the bytes that it was read from."""

    def place(self, line: int) -> Place:
        """A line of this document, or a paragraph of a book, as a message names it."""
        known = 0 < line <= len(self.paragraphs)
        return Place(self.name, line, self.paragraphs[line - 1] if known else "")


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """How a word is to be said; where nothing is told for an engine, as it is written."""

    word: str
    alias: str = ""
    """Another spelling, that is said well."""
    ipa: str = ""
    engines: tuple[tuple[str, str, str], ...] = ()
    """Engine, spelling, IPA (one of the two is empty): what holds for that voice engine alone."""
    language: str = ""
    """The BCP 47 tag of the language whose lines it is for; empty for all. "en" holds for "en-GB",
    and not the other way round."""
    nested: bool = False
    """Whether other entries are looked for inside its alias, as W3C lexicons have it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read, found but not yet opened; stdin has no path."""

    name: str
    path: Path | None
    text: str = ""
    """Of stdin; empty for files."""
    form: str = ""
    """What it is to be read as: markdown, text, html; empty to go by its name and its marks."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The sources of one build and the settings file beside them."""

    root: Path
    """Where relative names in audiogen.toml (cover, lexicon, takes) start from."""
    settings_file: Path | None
    sources: tuple[Source, ...]
    """In file-name order; the pipeline puts them in listening order once front matter is known."""
