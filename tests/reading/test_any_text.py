"""Whatever an author writes is read or refused, and every directive has its line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.errors import ContentError
from audiogen.reading import page, tree
from audiogen.reading.document import read
from audiogen.reading.markdown import blocks, python_markdown
from audiogen.reading.model import DIRECTIVE, Element, Source
from audiogen.reading.plain import document as plain

PIECES = st.sampled_from([
    "[pause 5]", "[bell]", "words ", "More. ", "\n", "\n\n", "- ", "  ", "    ", "> ", "1. ", "# ",
    "*", "**", "_", "`", "```\n", "[", "]", "(", ")", "![", "](u)", "<", ">", "<div>", "</div>",
    "<b>", "<!--", "-->", "&amp;", "\\", "|", "|-|-|\n", ": ", "[^1]", "\n[^1]: ", "!!! note\n",
    "{: .x}", "<break time='1s'/>", "<prosody rate='slow'>\n", "\n</prosody>\n", "[ ] ", "---\n",
    "\n[ref]: /u\n", "(a)[sub:'b']", "é😀", "\t",
])
TEXTS = st.lists(PIECES, max_size=40).map(
    lambda pieces: "".join(piece.replace("5", str(n)) for n, piece in enumerate(pieces)))
"""No two pauses are of the same length, so that each can be told by its spelling."""


def _check_lines(body: Element, text: str) -> None:
    rows = text.split("\n")
    for element in body.walk():
        if element.tag == DIRECTIVE and element.get("text") .startswith("pause "):
            assert element.text() in rows[element.line - 1]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_markdown_is_read_with_true_lines(text: str) -> None:
    """A directive's line holds its spelling, wherever in the text's structure it stands."""
    text = text.expandtabs(4)
    html = python_markdown.to_html(blocks.layout(text.split("\n")))
    _check_lines(tree.from_markdown(html, text), text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_plain_text_is_read_with_true_lines(text: str) -> None:
    """The same holds for plain text, read whole."""
    try:
        document = read(Source("stdin", None, text))
    except ContentError:
        return
    _check_lines(document.body, text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_page_is_read(text: str) -> None:
    """A page is read whatever stands in it."""
    page.read(f"<p>{text}")
    plain.read(text)
