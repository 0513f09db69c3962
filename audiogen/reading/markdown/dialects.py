"""What other programs add to Markdown, taken off or turned into Markdown before it is read.

Site builders and note books have marks of their own: template tags, wiki links, comments between
percent signs, highlights between equals signs, formulas between dollars. Each function takes rows
and gives back as many, so that line numbers hold; code is left alone.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Callable, Iterator

from audiogen.reading.markdown import starts

Rows = list[str]

_COMMENT = re.compile(r"%%")
_LIQUID = re.compile(r"\{%[-+]?\s*+(/?\w++)[^{}\n%]*+(?:%(?!\})[^{}\n%]*+)*+%\}")
_LIQUID_ANYWHERE = re.compile(r"\{%[^{}%]*+(?:%(?!\})[^{}%]*+)*+%\}")
_HUGO = re.compile(r"\{\{[<%]\s*+(/?)\s*+([\w.-][\w/.-]*+)([^{}\n]*+)(?<=[>%])\}\}")
_VARIABLE = re.compile(
    r"""\{\{-?\s*+(?:[.$@]\w|"[^"{}\n]*+"\s*+\||'[^'{}\n]*+'\s*+\||\w++\s*+[.|\[])"""
    r"[^{}\n]*+\}\}|\$\{\w++\}")
_CODE_TAGS = ("highlight", "code", "codetabs", "mermaid", "raw-code")
_SILENT_TAGS = ("comment",)
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_WIKI = re.compile(
    r"\[\[([^\[\]\n|#^]{0,200})([#^][^\[\]\n|]{0,200})?(?:\\?\|([^\[\]\n]{1,200}))?\]\]")
_TOC = re.compile(r"\s*(?:\[\[?_?toc_?\]\]?|\$\{toc\}|@\[toc\](?:\([^()\n]{0,80}\))?"
                  r"|\{:?\s*toc\s*\}|\{\{\s*toc\s*\}\}|<!-- ?toc ?-->)\s*", re.IGNORECASE)
_KRAMDOWN = re.compile(r"\s*\{::[^{}\n]*\}\s*|\s*\{: ?\.no_toc ?\}\s*")
_MARK = re.compile(r"(?<![=\w\\])==(?=[^\s=])([^=\n]{1,300})(?<=\S)==(?![=\w])")
_MATH = re.compile(r"(?<![\\$\w])\$(?=[^\s$\d])([^$\n]{1,200})(?<=[^\s\\$])\$(?![\w$])"
                   r"|\\\(([^\n\\]{1,300}(?:\\[^)\n][^\n\\]{0,300}){0,50})\\\)")
_MATH_SIGN = re.compile(r"[\\^_={}<>+*/]|^[A-Za-z]['′]?$")
_BLOCK_MATH = re.compile(r"\s*(\$\$|\\\[)")
_IMPORT = re.compile(r"import\s++['\"]|import\s[^\n]* from ['\"]"
                     r"|export\s++(?:const|let|default|function)\b")
_ROLE = re.compile(r"\{[a-z][\w:.-]{0,40}\}$")
"""What MyST writes before code to say what it is: "{term}`rest`"."""
_TICKS = re.compile(r"`++")


def translated(rows: Rows) -> Rows:
    """The rows with what is not Markdown taken off."""
    prose = list(_prose(rows))
    for step in (_without_imports, _without_comments, _without_tags, _with_math_blocks):
        rows = step(rows, prose)
    return [_inline(row) if is_prose else row
            for row, is_prose in zip(rows, prose, strict=True)]


def filled_in(page: str) -> str:
    """An HTML page that is a template, without the tags and variables of its program; on as many
    lines. Any other as it is."""
    if "{%" not in page:
        return page
    page = _LIQUID_ANYWHERE.sub(lambda match: "\n" * match[0].count("\n"), page)
    return _VARIABLE.sub("", page)


def _prose(rows: Rows) -> Iterator[bool]:
    """Whether each row stands outside of code between fences."""
    fence = ""
    for row in rows:
        bare = row.lstrip(" >")
        if fence:
            yield False
            fence = "" if starts.closes(fence, bare) else fence
            continue
        mark = starts.FENCE.match(bare)
        fence = (mark["fence"] or mark["waves"]) if mark else ""
        yield not fence


def _without_imports(rows: Rows, prose: list[bool]) -> Rows:
    """No lines of a program at the top of a page, or between blank lines."""
    kept = list(rows)
    for number, row in enumerate(rows):
        alone = number == 0 or not kept[number - 1].strip()
        if prose[number] and alone and _IMPORT.match(row):
            kept[number] = ""
    return kept


def _without_comments(rows: Rows, prose: list[bool]) -> Rows:
    """No text between two pairs of percent signs, on one line or many; a lone pair is text."""
    text = "\n".join(rows)
    if text.count("%%") < 2:
        return rows
    kept, inside = list(rows), False
    marks = [(number, match.start()) for number, row in enumerate(rows) if prose[number]
             for match in _COMMENT.finditer(row)]
    marks = marks[:len(marks) // 2 * 2]
    position = {number: [at for where, at in marks if where == number] for number, _ in marks}
    for number, row in enumerate(rows):
        if number not in position:
            kept[number] = "" if inside and prose[number] else row
            continue
        parts, last = [], 0
        for at in position[number]:
            parts.append("" if inside else row[last:at])
            inside, last = not inside, at + 2
        kept[number] = "".join([*parts, "" if inside else row[last:]])
    return kept


def _without_tags(rows: Rows, prose: list[bool]) -> Rows:
    """No template tags; what stands between those of code becomes code, of comments nothing."""
    kept, ending, code = list(rows), "", False
    for number, row in enumerate(rows):
        if not prose[number] or ("{%" not in row and "{{" not in row and not ending):
            kept[number] = "" if ending and not code and prose[number] else row
            continue
        tags = [*_LIQUID.finditer(row), *_HUGO.finditer(row)]
        names = [(match[2] if match.re is _HUGO else match[1]) for match in tags]
        closed = [name for name, match in zip(names, tags, strict=True)
                  if ending and (name in (ending, f"end{ending}", f"/{ending}")
                                 and not (match.re is _HUGO and not match[1]))]
        if ending:
            if closed:
                kept[number], ending = ("```" if code else ""), ""
            elif not code:
                kept[number] = ""
            continue
        opened = next((name for name in names if name in (*_CODE_TAGS, *_SILENT_TAGS)), "")
        alone = opened and tags and row.strip() == tags[0][0].strip()
        if alone and _closes_later(rows, number, opened):
            ending, code = opened, opened in _CODE_TAGS
            kept[number] = "```code" if code else ""
            continue
        kept[number] = _LIQUID.sub("", _HUGO.sub(_shortcode, row))
    return kept


def _closes_later(rows: Rows, number: int, name: str) -> bool:
    ends = (f"end{name}", f"/{name}", f"/ {name}")
    return any(("{%" in row or "{{" in row) and any(end in row for end in ends)
               for row in rows[number + 1:number + 2000])


def _shortcode(match: re.Match[str]) -> str:
    """What a person would read of a shortcode: a caption, a quotation's text; mostly nothing."""
    caption = re.search(r'\b(?:caption|alt|text|summary)="([^"\n]{1,400})"', match[3])
    return caption[1] if caption and not match[1] else ""


def _with_math_blocks(rows: Rows, prose: list[bool]) -> Rows:
    """Formulas between double dollars as code of the language "math"."""
    kept, closing = list(rows), ""
    for number, row in enumerate(rows):
        if closing:
            if closing in row:
                kept[number], closing = "```", ""
            continue
        opening = _BLOCK_MATH.match(row) if prose[number] else None
        if not opening:
            continue
        end = "$$" if opening[1] == "$$" else "\\]"
        rest = row[opening.end():]
        if end in rest:
            inside, _, after = rest.partition(end)
            kept[number] = _span(inside) + after
        elif any(end in later for later in rows[number + 1:number + 200]):
            kept[number], closing = "```math", end
    return kept


def _inline(row: str) -> str:
    """A row with its wiki links, embeds, highlights and formulas as Markdown or HTML."""
    if _TOC.fullmatch(row) or _KRAMDOWN.fullmatch(row):
        return ""
    if not any(mark in row for mark in ("[[", "==", "$", "\\(", "{{", "}`")):
        return row
    parts: list[str] = []
    for text, is_code in _parts(row):
        for pattern, change in () if is_code else _CHANGES:
            text = pattern.sub(change, text)
        if is_code and parts:
            parts[-1] = _ROLE.sub("", parts[-1])
        parts.append(text)
    return "".join(parts)


def _parts(row: str) -> Iterator[tuple[str, bool]]:
    """A row in stretches, and whether each is code between as many backticks as open it."""
    runs = list(_TICKS.finditer(row))
    ends: dict[int, list[int]] = {}
    for match in runs:
        ends.setdefault(len(match[0]), []).append(match.end())
    position = 0
    for match in runs:
        if match.start() < position:
            continue
        same = ends[len(match[0])]
        while same and same[0] <= match.end():
            same.pop(0)
        if same:
            yield row[position:match.start()], False
            yield row[match.start():same[0]], True
            position = same[0]
    yield row[position:], False


def _wiki(match: re.Match[str]) -> str:
    """A wiki link as its words: those behind the bar, else the page's name and heading."""
    page = match[1].removesuffix(".md").rpartition("/")[2].strip()
    heading = (match[2] or "").lstrip("#^").replace("#", ", ").strip()
    words = match[3] or ", ".join(part for part in (page, heading) if part)
    return f'<a class="wikilink">{words.strip()}</a>' if words else ""


def _formula(match: re.Match[str]) -> str:
    inside = next(group for group in match.groups() if group is not None)
    if match[0].startswith("$") and not _MATH_SIGN.search(inside):
        return match[0]
    return _span(inside)


def _span(formula: str) -> str:
    """A formula inside of a line, none of its signs Markdown."""
    escaped = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = "".join(f"&#{ord(letter)};" if letter in "*_`[]\\" else letter for letter in escaped)
    return f'<span class="math">{escaped}</span>'


_CHANGES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_VARIABLE, ""), (_EMBED, ""), (_WIKI, _wiki), (_MARK, r"<mark>\1</mark>"), (_MATH, _formula),
)
"""In their order, since an embed holds what looks like a wiki link."""
