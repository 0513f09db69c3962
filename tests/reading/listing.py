"""The golden family of trees: Markdown in, the tree as a plain listing out, a row for each block.

A row gives tag, attributes, line and words; newlines in words are ⏎, directives stand in guillemets
with their line.
"""

from pathlib import Path

from audiogen.reading.document import read
from audiogen.reading.model import DIRECTIVE, Element, Source

BLOCKS = {"div", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "hr", "table",
          "thead", "tbody", "tr", "dl", "dt", "dd", "section", "header", "aside", "details"}


def render(text: str, options: dict[str, str], folder: Path) -> str:
    """The listing of a text's tree; `folder` takes the source file."""
    source = folder / options.get("file", "page.md")
    source.write_text(text, encoding="utf-8")
    return listing(read(Source(source.name, source)).body)


def listing(body: Element) -> str:
    """A tree written down, a line for each block."""
    return "\n".join(_rows(body, 0)[1:])


def _rows(block: Element, depth: int) -> list[str]:
    """One line for a block and its own words, then lines for the blocks inside."""
    nested = [child for child in block.children if isinstance(child, Element)
              and (child.tag in BLOCKS or any(inner.tag in BLOCKS for inner in child.walk()))]
    words = "".join(_inline(child) for child in block.children if child not in nested)
    row = f"{'  ' * (depth - 1)}{_tag(block)}@{block.line} {words}".rstrip()
    return [row, *(line for child in nested for line in _rows(child, depth + 1))]


def _tag(element: Element) -> str:
    return " ".join([element.tag, *(f"{key}={value!r}" for key, value in element.attributes)])


def _inline(child: Element | str) -> str:
    """Words as they stand, newlines as ⏎; directives in guillemets with their line."""
    if isinstance(child, str):
        return child.replace("\n", "⏎")
    if child.tag == DIRECTIVE:
        return f"«{child.get('text')}@{child.line}»"
    inside = "".join(map(_inline, child.children))
    return f"<{_tag(child)}>{inside}</>" if child.children else f"<{_tag(child)}>"
