"""How the blocks of a Markdown text begin and end, as regular expressions over one line.

The shapes are CommonMark's; admonitions, definitions and footnotes are those of Python-Markdown.
A line is matched after its indent has been taken off.
"""

import re

from audiogen.reading.model import BLOCKS
from audiogen.reading.speech import SSML_TAGS

QUOTE = re.compile(r"> ?")
_HEADING = re.compile(r"(#{1,6})(?: ++(?P<words>.*))?$")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=\s))#+$")
FENCE = re.compile(r"(?P<fence>`{3,}+)(?P<ticked>[^`]*)$|(?P<waves>~{3,}+)(?P<info>.*)$")
UNDERLINE = re.compile(r"(=++|-++) *+$")
RULE = re.compile(r"(?:(?:\* *+){3,}+|(?:- *+){3,}+|(?:_ *+){3,}+)$")
BULLET = re.compile(r"([*+-])(?= |$)")
NUMBER = re.compile(r"(\d{1,9})([.)])(?= |$)")
TASK = re.compile(r"\[([ xX])\] +(?=\S)")
DEFINITION = re.compile(r": +(?=\S)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?+) ?([\w-]++)((?: .*)?)$")
_TAB = re.compile(r'===[!+]? ++"([^"]*+)" *+$')
"""One of several texts that a page shows in turn, as pymdown-extensions has it."""
_CLASSES = re.compile(r"[\w -]*")
_KINDS = frozenset((
    "abstract", "attention", "bug", "caution", "danger", "error", "example", "failure", "hint",
    "important", "info", "note", "question", "quote", "success", "summary", "tip", "warning"))
"""Usual kinds of admonitions."""
_SIDES = frozenset(("inline", "end"))
"""Classes that tell where an admonition stands on the page."""
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:[ ]*")
ABBREVIATION = re.compile(r"\*\[([^\]\\]++)\] ?:(.*)$")
TABLE_RULE = re.compile(r"\|? *+:?-++:? *+(?:\| *+:?-++:? *+)*+\|? *+$")
ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}")

_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_VALUE = r"""(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+")"""
_OPENING = rf"<{_NAME}(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+{_VALUE})?+)*+\s*+/?>"
TAG_PATTERN = rf"(?:{_OPENING}|</{_NAME}\s*+>)"
"""An opening or closing HTML tag."""
_TAG = re.compile(rf"{TAG_PATTERN}\s*$")
_WRAPPER = re.compile(rf"(?:<(/?)({'|'.join(SSML_TAGS)})\b[^<>]*(?<!/)>)\s*$", re.IGNORECASE)
_MARKDOWN_INSIDE = re.compile(rf"<{_NAME}(?=[^>]*\smarkdown(?:[=\s>]))[^>]*>\s*$")
_BEGINNING = sorted(BLOCKS - {"hgroup", "pre", "speak"} | {
    "base", "basefont", "col", "colgroup", "frame", "frameset", "head", "iframe", "link",
    "menuitem", "noframes", "param", "title", "track"})
"""Elements that CommonMark takes for blocks of HTML wherever a line begins with them."""
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(_BEGINNING)})(?:\s|/?>|$)", re.IGNORECASE)
_CLOSED = tuple((re.compile(begins, re.I), re.compile(ends, re.I)) for begins, ends in (
    (r"<(?:script|pre|style|textarea)(?=\s|>|$)", r"</(?:script|pre|style|textarea)>"),
    (r"<!--", r"-->"),
    (r"<\?", r"\?>"),
    (r"<![A-Za-z]", r">"),
    (r"<!\[CDATA\[", r"\]\]>"),
))

ONE_LINE = re.compile("")
"""As what ends a block of HTML: the block is this line alone, and Markdown goes on behind it."""


def indent(text: str, position: int) -> int:
    """Spaces from here on."""
    return len(text) - position - len(text[position:].lstrip(" "))


def blank(text: str, position: int) -> bool:
    """Whether nothing but white space follows, of whatever kind: no-break, ideographic and so on.

    To CommonMark a line with a no-break space is not blank. Nobody sees or hears a difference.
    """
    return not text[position:].strip()


def heading(rest: str) -> tuple[int, str] | None:
    """Level and words of a heading that begins with hashes; those at its end are decoration."""
    mark = _HEADING.match(rest)
    if not mark:
        return None
    return len(mark[1]), _CLOSING_HASHES.sub("", (mark["words"] or "").strip()).rstrip()


def admonition(rest: str) -> tuple[str, str | None] | None:
    """An admonition's classes and its title; None for the title where the author gave none.

    Words without quotes are a title, too, whatever Python-Markdown takes them for. Where the first
    of them is no usual kind of admonition, it belongs to the title. Those that a page folds away
    and its tabs are read as they stand open.
    """
    tab = _TAB.match(rest)
    if tab:
        return "tab", tab[1]
    mark = _ADMONITION.match(rest)
    if not mark:
        return None
    kind, more = mark[1].lower(), mark[2].strip()
    before, quote, title = more.partition('"')
    if quote and title.endswith('"') and _CLASSES.fullmatch(before):
        return f"{kind} {before}".lower().strip(), title[:-1]
    if _SIDES.issuperset(more.split()):
        return f"{kind} {more}".strip(), None
    return kind, more if kind in _KINDS else f"{mark[1]} {more}"


def closes(fence: str, text: str) -> bool:
    """Whether a line closes the code that this fence opened: as long a run of the same mark."""
    run = text.strip(" ")
    return (len(run) >= len(fence) and not run.strip(fence[0]) and indent(text, 0) < 4)


def html(rest: str, in_paragraph: bool) -> tuple[bool, re.Pattern[str] | None]:
    """Whether a block of raw HTML begins here, and what ends it (None for a blank line).

    A tag alone on its line begins one too, though not in the middle of a paragraph.
    """
    if not rest.startswith("<"):
        return False, None
    for begins, ends in _CLOSED:
        if begins.match(rest):
            return True, ends
    if _MARKDOWN_INSIDE.match(rest):
        return True, ONE_LINE
    if _BLOCK_TAG.match(rest):
        return True, None
    if not in_paragraph and _TAG.match(rest):
        return True, None
    return False, None


def closing(row: str) -> tuple[str, str]:
    """How a block of raw HTML that needs an end opens in its first line, and how it would close."""
    opened = next(found[0] for begins, _ in _CLOSED if (found := begins.match(row.strip())))
    ends = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
    return opened, ends.get(opened, ">" if opened[1] == "!" else f"</{opened[1:]}>")


def wrapper(rest: str) -> tuple[str, bool] | None:
    """The SSML tag that stands alone on this line, lower case, and whether it closes."""
    found = _WRAPPER.match(rest)
    return (found[2].lower(), bool(found[1])) if found else None
