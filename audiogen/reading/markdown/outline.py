"""The blocks of a Markdown text as a tree, and the chain of those that are still open."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from audiogen.reading.markdown import links, starts
from audiogen.reading.model import TooDeep

DEEPEST = 100
"""Blocks open inside each other (a list and its item are two); a deeper text is refused."""

_HOLDS = {"list": {"item"}, "definitions": {"term", "definition"}}
"""What only certain blocks may stand in; other containers hold anything."""
_LEAVES = {"paragraph", "heading", "rule", "code", "html", "term"}


@dataclass(eq=False)
class Block:
    """One block: document, quote, list, item, definitions, definition, admonition, footnote, or a
    leaf: paragraph, heading, rule, code, html, term."""

    kind: str
    line: int
    """Of its first character."""
    end: int = 0
    """Its last line that is not blank."""
    children: list["Block"] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The lines of a leaf, without what belongs to the containers around it."""
    name: str = ""
    """A list's marker, an admonition's classes, a footnote's label, a fence's info string."""
    level: int = 0
    """A heading's level, a list's first number, an item's columns, the indent of a fence."""
    title: str | None = None
    """Of an admonition."""
    fence: str = ""
    stop: re.Pattern[str] | None = None
    """What ends raw HTML; None where a blank line does."""

    @property
    def loose(self) -> bool:
        """Whether blank lines stand between the blocks inside, or inside the items of a list."""
        groups = [self.children, *(item.children for item in self.children if item.kind == "item")]
        return any(after.line - before.end > 1 for group in groups
                   for before, after in pairwise(group))


@dataclass(frozen=True)
class Layout:
    """A text's blocks, and the link definitions taken out of them."""

    document: Block
    references: dict[str, tuple[str, str]]
    """Label → destination and title; the first definition of a label counts."""
    footnotes: tuple[Block, ...]
    """All footnotes, in the order of their lines."""
    unclosed: Block | None
    """Code or raw HTML that goes on to the end of the text, because nothing closes it."""


class Chain:
    """The blocks that the next line may continue, each inside the one before it."""

    def __init__(self) -> None:
        self.document = Block("document", 1)
        self.open = [self.document]
        self.references: dict[str, tuple[str, str]] = {}
        self.footnotes: list[Block] = []
        self.wrappers: list[str] = []
        """SSML tags that stand open on lines of their own."""
        self.containers: list[str] = []
        """The fences of the containers that stand open."""
        self.options = 0
        """The line that may set an option of the container above it."""

    def push(self, kept: int, block: Block) -> Block:
        """Open a block inside the block at `kept`, or the nearest around it that may hold it."""
        self.close(kept + 1)
        while self.open[-1].kind in _LEAVES or block.kind not in _HOLDS.get(
                self.open[-1].kind, {block.kind}):
            self.close(len(self.open) - 1)
        if len(self.open) > DEEPEST:
            raise TooDeep(block.line)
        self.open[-1].children.append(block)
        self.open.append(block)
        block.end = block.line
        return block

    def add(self, number: int, row: str) -> None:
        """A line for the leaf that is open."""
        leaf = self.open[-1]
        if leaf.kind == "paragraph" and len(leaf.rows) > 1 and "|" in row and (
                "|" in leaf.rows[-1]) and starts.TABLE_RULE.match(row):
            header = leaf.rows.pop()
            leaf.end = number - 2
            leaf = self.push(len(self.open) - 1, Block("paragraph", number - 1))
            leaf.rows.append(header)
        if leaf.kind == "paragraph" and not leaf.rows:
            leaf.line = number  # all before it were definitions
        leaf.rows.append(row)
        if row.strip():
            leaf.end = number
        if leaf.stop and leaf.stop.search(row):
            self.close(len(self.open) - 1)

    def close(self, length: int) -> None:
        """Close open blocks until the chain is this long."""
        while len(self.open) > length:
            block = self.open.pop()
            if block.kind == "paragraph":
                self.take_definitions(block)
            if block.kind == "code" and not block.fence:
                while not block.rows[-1].strip():
                    block.rows.pop()
            if self.open:
                self.open[-1].end = max(self.open[-1].end, block.end)
                if block.kind == "paragraph" and not block.rows:
                    self.open[-1].children.pop()

    def take_definitions(self, paragraph: Block) -> None:
        """Move link definitions at the paragraph's start among the references."""
        text = "\n".join(paragraph.rows)
        position = 0
        while text.startswith("[", position) and (found := links.definition(text, position)):
            name, href, title, end = found
            self.references.setdefault(name, (href, title))
            paragraph.line += text.count("\n", position, end)
            position = end
        text = text[position:]
        paragraph.rows = text.split("\n") if text.strip() else []
