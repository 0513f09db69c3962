"""Containers of other programs: ":::" divisions, and fences that name a directive as MyST does.

What stands inside is Markdown and is read as such; a title, or the kind of a note, stands above it.
"""

import re
from dataclasses import dataclass

from audiogen.reading.markdown import starts
from audiogen.reading.markdown.outline import Block, Chain

_COLONS = re.compile(r"(:{3,}+) *+([^\n:][^\n]*)")
_DIRECTIVE = re.compile(r"\{([\w:.+-]++)\} *+(.*)")
_NAMED = re.compile(r"([\w-]++) *+(?:\[([^\]\n]*)\])? *+(.*)")
_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\} *+(.*)")
_TITLE = re.compile(r"title=\"([^\"\n]*)\"")
_OPTION = re.compile(r":[\w-]++:(?: |$)")

_NOTE_NAMES = """
    note tip warning important caution danger info hint attention error seealso success question
    failure bug example quote abstract todo
"""
NOTES = frozenset(_NOTE_NAMES.split())
"""Kinds of notes, whose name is their title where they have no other."""
_PROSE_NAMES = """
    admonition dropdown details card margin sidebar epigraph pull-quote topic figure glossary
    tab-set tab-item grid grid-item grid-item-card div aside table list-table rubric versionadded
    versionchanged deprecated exercise solution proof theorem lemma definition container
"""
_PROSE = frozenset(_PROSE_NAMES.split())
"""Directives that hold prose."""
_TITLED = _PROSE - {"figure", "table", "list-table", "tab-set", "grid", "div", "container"}
_SILENT_NAMES = """
    toctree contents include literalinclude index bibliography raw automodule autoclass
    autofunction autodoc2-summary image video iframe button-ref
"""
_SILENT = frozenset(_SILENT_NAMES.split())
"""Directives with nothing to be read."""


@dataclass(frozen=True)
class Container:
    """A container that begins."""

    fence: str
    """What closes it: as long a run of the same mark."""
    title: str


def take(chain: Chain, kept: int, number: int, rest: str) -> bool:
    """Whether a line belongs to a container: its title becomes a paragraph, its end and its
    options nothing."""
    inner = chain.containers[-1] if chain.containers else ""
    if inner and (closes(inner, rest) or starts.closes(inner, rest)):
        chain.containers.pop()
    elif number == chain.options and is_option(rest):
        chain.options = number + 1
    elif inner or not closes(":::", rest):
        found = opening(rest) or _fenced(rest)
        if found is None:
            return False
        chain.containers.append(found.fence)
        chain.options = number + 1
        if found.title:
            chain.push(kept, Block("paragraph", number))
            chain.add(number, found.title)
            chain.add(number, "{: .admonition-title }")
    chain.close(kept + 1)
    if chain.open[kept].kind == "paragraph":
        chain.close(kept)
    return True


def opening(rest: str) -> Container | None:
    """The container of colons that begins on a line."""
    mark = _COLONS.fullmatch(rest)
    if not mark or not mark[2].strip():
        return None
    said = mark[2].strip().rstrip(":").strip()
    directive = _DIRECTIVE.fullmatch(said)
    if directive and not directive[1].startswith("."):
        return Container(mark[1], _title(directive[1], directive[2]))
    attributes = _ATTRIBUTES.fullmatch(said)
    if attributes:
        given = _TITLE.search(attributes[1])
        kinds = re.findall(r"\.(?:callout-)?([\w-]+)", attributes[1])
        kind = next((name for name in kinds if name in NOTES), "")
        return Container(mark[1], given[1] if given else kind.capitalize())
    named = _NAMED.fullmatch(said)
    if not named:
        return Container(mark[1], said)
    return Container(mark[1], _title(named[1].lower(), named[2] or named[3]))


def closes(fence: str, rest: str) -> bool:
    """Whether a line of nothing but colons ends the container."""
    bare = rest.rstrip()
    return fence[0] == ":" and len(bare) >= 3 and not bare.strip(":")


def _fenced(rest: str) -> Container | None:
    """The container that a fence of code is, if its info string names a directive of prose."""
    mark = starts.FENCE.match(rest)
    info = (mark["ticked"] or mark["info"] or "").strip() if mark else ""
    directive = _DIRECTIVE.fullmatch(info)
    if not mark or not directive or directive[1] not in NOTES | _PROSE:
        return None
    return Container(mark["fence"] or mark["waves"], _title(directive[1], directive[2]))


def is_silent(info: str) -> bool:
    """Whether a fence names a directive that holds nothing to be read."""
    directive = _DIRECTIVE.fullmatch(info)
    return directive is not None and directive[1] in _SILENT


def is_option(rest: str) -> bool:
    """Whether a line below an opening only sets an option of the container."""
    return _OPTION.match(rest) is not None


def _title(kind: str, given: str) -> str:
    """What is read above a container: its own title, else the kind of a note."""
    if kind in NOTES:
        return given.strip() or kind.capitalize()
    return given.strip() if kind in _TITLED or kind not in _PROSE | _SILENT else ""
