"""The layout of a Markdown text: which lines are headings, items, quotes, code, and so on.

This is CommonMark's block structure (lists nested by two spaces or four, lists straight after a
paragraph, fences anywhere) with three hanging blocks beside it: definitions, admonitions and
footnotes. Python-Markdown's own block parser wants four spaces and blank lines where people write
none, and forgets line numbers. What stands inside a block is left to Python-Markdown.
"""

from audiogen.reading.markdown import containers, starts
from audiogen.reading.markdown.outline import Block, Chain, Layout

_HANGING = {"definition", "admonition", "footnote"}
"""Blocks whose further lines are indented, by four columns at most."""
_WHOLE = -1
"""As an outcome: the line is used up."""


def layout(rows: list[str]) -> Layout:
    """The blocks of a text, from its lines with tabs expanded. Raises TooDeep."""
    chain = Chain()
    for number, row in enumerate(rows, 1):
        _read(chain, number, row)
    unclosed = next((block for block in chain.open if block.fence or block.stop), None)
    chain.close(0)
    return Layout(chain.document, chain.references, tuple(chain.footnotes), unclosed)


def _read(chain: Chain, number: int, text: str) -> None:
    """Take in one line: go on with open blocks, open new ones, and give the rest to a leaf."""
    kept, position = _go_on(chain, number, text)
    if position == _WHOLE:
        return
    if chain.open[kept].kind in ("code", "html"):
        chain.add(number, text[position:])
        return
    started = False
    while not starts.blank(text, position):
        outcome = _start(chain, kept, number, text, position)
        if outcome is None:
            break
        if outcome == _WHOLE:
            return
        kept, position, started = len(chain.open) - 1, outcome, True
    if starts.blank(text, position):
        chain.close(kept + 1)
        return
    if chain.open[-1].kind != "paragraph" or started:
        chain.push(kept, Block("paragraph", number))
    chain.add(number, text[position:].lstrip(" "))  # an open paragraph may be continued lazily


def _go_on(chain: Chain, number: int, text: str) -> tuple[int, int]:
    """The deepest open block that this line continues, and the position of its content."""
    position = 0
    for index, block in enumerate(chain.open):
        if block.fence and starts.closes(block.fence, text[position:]):
            block.end = number
            chain.close(index)
            return index - 1, _WHOLE
        moved = _continues(block, text, position)
        if moved is None:
            return index - 1, position
        position = moved
    return len(chain.open) - 1, position


def _continues(block: Block, text: str, position: int) -> int | None:
    """Where the block's content goes on in this line; None where it does not."""
    indent, blank = starts.indent(text, position), starts.blank(text, position)
    if block.kind == "quote":
        quote = starts.QUOTE.match(text, position + indent) if indent < 4 else None
        return quote.end() if quote else None
    if block.kind == "item":
        if blank:
            return len(text) if block.children else None
        return position + block.level if indent >= block.level else None
    if block.kind in _HANGING:
        return len(text) if blank else position + block.level if indent >= block.level else None
    if block.kind == "code":
        if block.fence:
            return position + min(indent, block.level)
        return position + min(indent, 4) if blank or indent >= 4 else None
    if block.kind in ("html", "paragraph"):
        return None if blank and block.stop is None else position
    return None if block.kind in ("heading", "rule") else position


def _start(chain: Chain, kept: int, number: int, text: str, position: int) -> int | None:
    """Open the block that begins here: the position of its content, _WHOLE, or None."""
    indent = starts.indent(text, position)
    if indent >= 4:
        if chain.open[-1].kind == "paragraph":
            return None
        chain.push(kept, Block("code", number))
        chain.add(number, text[position + 4:])
        return _WHOLE
    rest = text[position + indent:]
    for opener in _OPENERS:
        outcome = opener(chain, kept, number, rest, indent)
        if outcome is not None:
            return _WHOLE if outcome == _WHOLE else position + indent + outcome
    return None


def _quote(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    mark = starts.QUOTE.match(rest)
    if not mark:
        return None
    chain.push(kept, Block("quote", number))
    return mark.end()


def _footnote(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    mark = starts.FOOTNOTE.match(rest)
    if not mark or any(block.kind == "footnote" for block in chain.open[:kept + 1]):
        return None  # footnotes hold no footnotes
    chain.footnotes.append(chain.push(kept, Block("footnote", number, name=mark[1], level=4)))
    return mark.end()


def _admonition(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    found = starts.admonition(rest)
    if not found or chain.open[kept].kind == "paragraph":
        return None
    name, title = found
    chain.push(kept, Block("admonition", number, name=name, level=4, title=title))
    return _WHOLE


def _definition(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    """A definition follows its terms, which were taken for a paragraph, or another definition."""
    mark = starts.DEFINITION.match(rest)
    if not mark:
        return None
    if chain.open[kept].kind != "definitions":
        parent = kept - (chain.open[kept].kind == "paragraph")
        siblings = chain.open[parent].children
        if not siblings or siblings[-1].kind != "paragraph":
            return None
        chain.take_definitions(siblings[-1])
        if not siblings[-1].rows:
            return None
        chain.close(parent + 1)
        terms = siblings.pop()
        if siblings and siblings[-1].kind == "definitions":
            chain.open.append(siblings[-1])
        else:
            chain.push(parent, Block("definitions", terms.line))
        chain.open[-1].children += [Block("term", line, line, rows=[row])
                                    for line, row in enumerate(terms.rows, terms.line)]
        kept = parent + 1
    chain.push(kept, Block("definition", number, level=min(4, indent + mark.end())))
    return mark.end()


def _heading(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    found = starts.heading(rest)
    if not found:
        return None
    chain.push(kept, Block("heading", number, rows=[found[1]], level=found[0]))
    return _WHOLE


def _container(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    return _WHOLE if containers.take(chain, kept, number, rest) else None


def _fence(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    mark = starts.FENCE.match(rest)
    if not mark:
        return None
    info = (mark["ticked"] or mark["info"] or "").strip()
    fence = mark["fence"] or mark["waves"]
    info = "{.silent}" if containers.is_silent(info) else info
    chain.push(kept, Block("code", number, name=info, level=indent, fence=fence))
    return _WHOLE


def _html(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    in_paragraph = chain.open[-1].kind == "paragraph"
    wrapper = starts.wrapper(rest)
    begins, stop = starts.html(rest, in_paragraph)
    if wrapper and (not in_paragraph or (wrapper[1] and wrapper[0] in chain.wrappers)):
        tag, closing = wrapper
        if closing and tag in chain.wrappers:
            chain.wrappers.remove(tag)
        elif not closing:
            chain.wrappers.append(tag)
        begins, stop = True, starts.ONE_LINE
    if not begins:
        return None
    chain.push(kept, Block("html", number, stop=stop))
    chain.add(number, " " * indent + rest)
    return _WHOLE


def _underline(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    """A paragraph with a line of = or - under it is a heading, unless it was all definitions."""
    mark = starts.UNDERLINE.match(rest)
    if not mark or chain.open[kept].kind != "paragraph":
        return None
    paragraph = chain.open[kept]
    chain.take_definitions(paragraph)
    if not paragraph.rows:
        return None
    paragraph.kind, paragraph.level = "heading", 1 if rest[0] == "=" else 2
    paragraph.end = number
    return _WHOLE


def _rule(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    if not starts.RULE.match(rest):
        return None
    chain.push(kept, Block("rule", number))
    return _WHOLE


def _item(chain: Chain, kept: int, number: int, rest: str, indent: int) -> int | None:
    bullet, ordinal = starts.BULLET.match(rest), starts.NUMBER.match(rest)
    mark = bullet or ordinal
    if not mark:
        return None
    bare = starts.blank(rest, mark.end())
    if chain.open[kept].kind == "paragraph" and (bare or (ordinal and int(ordinal[1]) != 1)):
        return None
    spaces = starts.indent(rest, mark.end())
    padding = 1 if bare or spaces > 4 else spaces
    name = ordinal[2] if ordinal else mark[1]
    if chain.open[kept].kind != "list" or chain.open[kept].name != name:
        first = int(ordinal[1]) if ordinal else 0
        around = kept - (chain.open[kept].kind in ("list", "paragraph"))
        chain.push(around, Block("list", number, name=name, level=first))
        kept = around + 1
    chain.push(kept, Block("item", number, level=indent + mark.end() + padding))
    return len(rest) if bare else mark.end() + padding


_OPENERS = (_quote, _footnote, _admonition, _definition, _heading, _container, _fence, _html,
            _underline, _rule, _item)
"""In the order in which they are tried."""
