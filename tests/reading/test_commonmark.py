"""Markdown is read as CommonMark's specification reads it, word for word, but for a written list.

The specification is not part of this project: `npm install commonmark-spec` puts it into a
node_modules folder here, or anywhere that NODE_PATH_DIR names; without it the test is skipped.
"""

import os
import re
import tomllib
from pathlib import Path

import pytest
from lxml import etree

from audiogen.reading import tree
from audiogen.reading.markdown import blocks, python_markdown
from audiogen.reading.model import Element

HERE = Path(__file__).parent
FOLDERS = [Path(os.environ.get("NODE_PATH_DIR", ".")), *HERE.parents]
SPECIFICATION = Path("node_modules/commonmark-spec/spec.txt")
BREAKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "div",
          "table", "tr", "td", "th", "br", "hr"}
HIDDEN = {"script", "style", "template", "noscript", "textarea"}


def _shown(html: str) -> str:
    """The text that a reader sees of a piece of HTML, the words of images included."""
    body = etree.fromstring(f"<html><body>{html}", etree.HTMLParser(remove_pis=True))

    def words(node: etree._Element) -> str:
        if not isinstance(node.tag, str) or node.tag in HIDDEN:
            return ""
        space = " " if node.tag in BREAKS else ""
        inside = (words(child) + (child.tail or "") for child in node)
        return space + node.get("alt", "") + (node.text or "") + "".join(inside) + space

    return words(body)


def _visible(child: Element | str) -> str:
    """The same of our tree; directives count as their author's own spelling."""
    if isinstance(child, str):
        return child
    if child.tag == "img":
        return child.get("alt")
    space = " " if child.tag in BREAKS else ""
    return space + "".join(map(_visible, child.children)) + space


def _read(text: str) -> Element:
    text = text.expandtabs(4)
    return tree.from_markdown(python_markdown.to_html(blocks.layout(text.split("\n"))), text)


def test_words_are_those_of_the_specification_but_for_the_listed_examples() -> None:
    """Exactly the examples on the list of deliberate differences are read with other words."""
    found = [folder / SPECIFICATION for folder in FOLDERS if (folder / SPECIFICATION).is_file()]
    if not found:
        pytest.skip("the CommonMark specification is not installed (npm install commonmark-spec)")
    examples = re.findall(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$",
                          found[0].read_text(encoding="utf-8").replace("→", "\t"),
                          re.MULTILINE | re.DOTALL)
    listed = tomllib.loads((HERE / "commonmark_differences.toml").read_text(encoding="utf-8"))
    expected = {number for reason in listed.values() for number in reason["examples"]}
    differing = {number for number, (source, html) in enumerate(examples, 1)
                 if _visible(_read(source)).split() != _shown(html).split()}
    assert len(examples) == 652
    assert differing == expected
