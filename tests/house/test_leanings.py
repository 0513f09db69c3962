"""What we lean on in Python-Markdown and gTTS without their having promised it.

Each row names one private or undocumented thing and shows that it does what we take it to do. When
one of them falls after an update, the row says which of our modules has to change.
"""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus
from xml.etree.ElementTree import Element

import gtts.tts
import pytest
from gtts.lang import tts_langs
from markdown import Markdown, util
from markdown.extensions.attr_list import AttrListExtension, get_attrs_and_remainder
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor

pytestmark = pytest.mark.contract
ROOT = Path(__file__).resolve().parents[2]
MARKDOWN = ROOT / "audiogen/reading/markdown/python_markdown.py"
GTTS = ROOT / "audiogen/voicing/engines/gtts/engine.py"


def markdown() -> Markdown:
    """The instance that python_markdown.py starts from."""
    return Markdown(extensions=[FootnoteExtension(USE_DEFINITION_ORDER=False),
                                AttrListExtension()], output_format="html")


def unwashed(text: str) -> str:
    """The HTML of a text whose marks are left in, as our own processors leave theirs."""
    md = markdown()
    md.preprocessors.deregister("normalize_whitespace")
    return md.convert(text)


def registries() -> bool:
    """Its own parsers can be taken out by these names, and ours set in their place."""
    md = markdown()
    for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote",
                 "reference", "footnote"):
        md.parser.blockprocessors.deregister(name)
    for name in ("escape", "reference", "link", "image_link", "image_reference", "short_reference",
                 "short_image_ref", "autolink", "automail", "linebreak", "html", "entity"):
        md.inlinePatterns.deregister(name)
    for name in ("normalize_whitespace", "html_block"):
        md.preprocessors.deregister(name)
    return "backtick" in md.inlinePatterns


def parse_blocks() -> bool:
    """A text given to parseBlocks becomes elements of the parent."""
    parent = Element("div")
    markdown().parser.parseBlocks(parent, ["some words"])
    return [child.tag for child in parent] == ["p"]


def html_stash() -> bool:
    """What is stored comes back as a placeholder, is found by its pattern, and is put in later."""
    md = markdown()
    placeholder = md.htmlStash.store("<b>")
    return (util.HTML_PLACEHOLDER_RE.fullmatch(placeholder) is not None
            and md.htmlStash.rawHtmlBlocks == ["<b>"])


def stashed_nodes() -> bool:
    """Elements found in a line lie in the inline tree processor, under their placeholder's key."""
    md = markdown()
    md.convert("*soft*")
    nodes = md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
    key, = util.INLINE_PLACEHOLDER_RE.findall(f"{util.STX}klzzwxh:0000{util.ETX}")
    return isinstance(nodes[key], Element)


def unescape() -> bool:
    """An inline processor puts the text of what was found before in the place of its mark."""
    return callable(InlineProcessor("", markdown()).unescape)


def handle_inline() -> bool:
    """The inline tree processor reads each text by this method of its own, and keeps elements."""
    md = markdown()
    md.convert("a")
    inline: Any = md.treeprocessors["inline"]
    return (inline._InlineProcessor__handleInline("a", 0) == "a"
            and bool(inline._InlineProcessor__stashNode(Element("b"), "")))


def numbered_characters() -> bool:
    """A character's number between STX and ETX is that character in the end, untouched between."""
    return unwashed(f"{util.STX}42{util.ETX}a{util.STX}42{util.ETX}") == "<p>*a*</p>"


def ampersand_substitute() -> bool:
    """An ampersand that is to stay as it is."""
    return unwashed(f"{util.AMP_SUBSTITUTE}amp;") == "<p>&amp;</p>"


def atomic_string() -> bool:
    """What is atomic is read no further; code_escape makes it safe in HTML."""
    return isinstance(util.AtomicString("*a*"), str) and util.code_escape("<&") == "&lt;&amp;"


def attribute_lists() -> bool:
    """Names and values in order, classes under a dot, and what is no attribute after them."""
    pairs, rest = get_attrs_and_remainder('.silent role=question title="two words"')
    return not rest and [tuple(pair) for pair in pairs] == [
        (".", "silent"), ("role", "question"), ("title", "two words")]


def footnotes() -> bool:
    """A footnote can be set by name and text, without the block parser that finds it."""
    extension = FootnoteExtension(USE_DEFINITION_ORDER=False)
    md = Markdown(extensions=[extension])
    extension.setFootnote("n", "Said below.")
    return "Said below." in md.convert("Word[^n]")


def prepared() -> "gtts.tts.requests.PreparedRequest":
    """The request that gTTS makes of one piece, as engine.py asks for it."""
    asked = gtts.tts.gTTS("one piece, whole: yes.", tld="co.uk", lang="en", lang_check=False,
                          pre_processor_funcs=[], tokenizer_func=lambda text: [text])
    request, = asked._prepare_requests()
    return request


def prepare_requests() -> bool:
    """One request a piece, the piece uncut, in the language asked for."""
    body = unquote_plus(unquote_plus(str(prepared().body)))
    return "one piece, whole: yes." in body and '\\"en\\"' in body and "jQ1olc" in body


def translate_url() -> bool:
    """The address is made by one function, so that tests can put a server of ours there."""
    return str(gtts.tts._translate_url(tld="co.uk", path="p")) == "https://translate.google.co.uk/p"


def languages() -> bool:
    """Codes of languages with their names, from memory and not from the network."""
    return str(tts_langs()["en"]) == "English"


LEANINGS: tuple[tuple[str, Path, Callable[[], bool]], ...] = (
    ("deregister", MARKDOWN, registries), ("parseBlocks", MARKDOWN, parse_blocks),
    ("htmlStash", MARKDOWN, html_stash), ("HTML_PLACEHOLDER_RE", MARKDOWN, html_stash),
    ("stashed_nodes", MARKDOWN, stashed_nodes),
    ("INLINE_PLACEHOLDER_RE", MARKDOWN, stashed_nodes),
    ("unescape", MARKDOWN, unescape),
    ("_InlineProcessor__handleInline", MARKDOWN, handle_inline),
    ("_InlineProcessor__stashNode", MARKDOWN, handle_inline),
    ("STX", MARKDOWN, numbered_characters), ("ETX", MARKDOWN, numbered_characters),
    ("AMP_SUBSTITUTE", MARKDOWN, ampersand_substitute),
    ("AtomicString", MARKDOWN, atomic_string), ("code_escape", MARKDOWN, atomic_string),
    ("get_attrs_and_remainder", MARKDOWN, attribute_lists),
    ("setFootnote", MARKDOWN, footnotes),
    ("_prepare_requests", GTTS, prepare_requests),
    ("_translate_url", ROOT / "tests/voicing/conftest.py", translate_url),
    ("tts_langs", GTTS, languages),
)


@pytest.mark.parametrize(("name", "module", "holds"), LEANINGS, ids=[row[0] for row in LEANINGS])
def test_what_we_lean_on_still_holds(name: str, module: Path, holds: Callable[[], bool]) -> None:
    """It is there and does what we take it to do; and we do lean on it."""
    assert name in module.read_text(encoding="utf-8"), f"{module.name} no longer needs {name}"
    assert holds(), f"{name} has changed: see {module.relative_to(ROOT)}"


@pytest.mark.parametrize("module", [MARKDOWN, GTTS], ids=lambda path: path.stem)
def test_every_leaning_is_listed(module: Path) -> None:
    """Names of markdown.util, and privates of others' objects, stand in the table."""
    listed = {name for name, _, _ in LEANINGS}
    used = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "markdown.util":
            used |= {alias.name for alias in node.names}
        if (isinstance(node, ast.Attribute) and node.attr.startswith("_")
                and not node.attr.startswith("__") and ast.unparse(node.value) != "self"):
            used.add(node.attr)
    assert used <= listed
