"""Documents for tests: short Markdown, or trees built by hand."""

from pathlib import Path

from audiogen.reading.document import read
from audiogen.reading.model import DIRECTIVE, Document, Element, FrontMatter, Source
from audiogen.scripting.model import Script, ScriptSettings, Surroundings
from audiogen.scripting.writer import write_script


def script_of(text: str, folder: Path, settings: ScriptSettings | None = None) -> Script:
    """The script of a Markdown text."""
    return write_script(document_of(text, folder), settings or ScriptSettings(), Surroundings())


def document_of(text: str, folder: Path) -> Document:
    """A Markdown text, read."""
    file = folder / "case.md"
    file.write_text(text, encoding="utf-8")
    return read(Source("case.md", file))


def tree(tag: str, *children: Element | str, line: int = 0, **attributes: str) -> Element:
    """An element; `class_` stands for class, and underscores for hyphens."""
    pairs = tuple((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    return Element(tag, pairs, children, line)


def directive(text: str) -> Element:
    """Bracket notation as reading hands it on."""
    return tree(DIRECTIVE, f"[{text}]", text=text)


def document(*children: Element | str) -> Document:
    """A document from its blocks."""
    return Document("case.md", "Case", FrontMatter(), tree("div", *children, line=1))
