"""What the shape of a whole text tells: which headings make chapters, which lists say their
numbers, which lines are verse."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from audiogen.reading.model import Element
from audiogen.scripting.rows import Row, lines_of, words_of

INSTRUCTION = re.compile(
    r"(?:(?:now|then|next|and|again|gently|slowly|softly|first|finally|please|just)[, ]++)*+"
    r"(?:notice|let|allow|breathe|inhale|exhale|feel|rest|soften|relax|place|bring|close|open|"
    r"imagine|picture|listen|look|hold|release|move|turn|sit|lie|stand|take|keep|stay|return|"
    r"follow|watch|sense|choose|find|press|lift|lower|stretch|drop|loosen|unclench|try|say|"
    r"repeat|think|remember|observe|welcome|put|lay|lean|settle|count|wiggle|write|read|add|mix|"
    r"stir|bake|pour|cut|heat|cook|fold|install|run|click|go|create|select|enter|download|check|"
    r"set|use|make|dig|cover|soak|water|plant|boil|drain|serve|peel|chop|rinse|wash|remove|insert|"
    r"attach|connect|build|test|push|pull|measure|weigh|prepare|spread|roll|sprinkle|drink|eat|start|begin|stop|ask|name|draw|walk|pick|get|give|wait|type|copy|save|call)"
    r"\b(?!['’])", re.IGNORECASE)
"""A sentence that tells the listener to do something. English only."""

_REFERS = re.compile(r"\b(?:steps?|points?|numbers?|items?|questions?|rules?|schritt|punkt|étape|"
                     r"point|paso|punto|passo|passaggio|ponto|stap) (?:\d|one|two|three|four|five)",
                     re.IGNORECASE)
_LONGEST_VERSE, _FEWEST_LINES = 55, 3
"""Characters of a line of verse, and how many lines make one."""
_ENDS = (".", "!", "?", "…", ":", "”", '"')


def chapter_level(body: Element) -> int:
    """The level of headings that make chapters: the second level in use, or the first where it
    occurs more than once; 2 where there are no headings."""
    counts = Counter(int(element.tag[1]) for element in body.walk()
                     if re.fullmatch("h[1-6]", element.tag))
    levels = sorted(counts)
    if not levels or (len(levels) == 1 and levels[0] == 1 and counts[1] == 1):
        return 2
    return levels[0] if counts[levels[0]] > 1 or len(levels) == 1 else levels[1]


def refers_to_numbers(body: Element) -> bool:
    """Whether a text speaks of its own numbers: "go back to step 2"."""
    return _REFERS.search(body.text()) is not None


def says_numbers(items: Element, refers: bool) -> bool:
    """Whether an ordered list says its numbers: where its items are instructions, or the text
    refers to them; `.numbered` and `.plain` decide otherwise."""
    entries = [child for child in items.children if isinstance(child, Element)]
    classes = {*items.classes, *(entries[-1].classes if entries else ())}
    if classes & {"numbered", "plain"}:     # behind the last item it means the list
        return "numbered" in classes
    texts = [child.text().strip() for child in items.children
             if isinstance(child, Element) and child.tag == "li"]
    told = sum(INSTRUCTION.match(text) is not None for text in texts)
    return len(texts) > 1 and (refers or told >= 0.5 * len(texts))


def with_numbers(items: Element) -> Element:
    """An ordered list with each item's number in front of its words."""
    return replace(items, children=tuple(
        _led(child, f"{number}. ") if isinstance(child, Element) and number is not None else child
        for child, number in items.numbered()))


def _led(element: Element, mark: str) -> Element:
    """An element with a mark before its first words."""
    first = element.children[0] if element.children else ""
    if isinstance(first, str):
        return replace(element, children=(mark + first.lstrip(), *element.children[1:]))
    if first.tag == "p":
        return replace(element, children=(_led(first, mark), *element.children[1:]))
    return replace(element, children=(mark, *element.children))


def laid_out(body: Element) -> Element:
    """A document's body as it is looked at: each line of verse ends in a line break."""
    children = tuple(child if isinstance(child, str) else laid_out(child)
                     for child in body.children)
    whole = replace(body, children=children)
    return broken(whole) if body.tag == "p" else whole


def broken(paragraph: Element) -> Element:
    """A paragraph whose lines are lines (verse, or lines that each begin with a bold label) with
    a line break after each; any other as it is."""
    rows = tuple(lines_of(paragraph))
    if len(rows) < 2 or any(isinstance(child, Element) and child.tag == "br"
                            for child in paragraph.children):
        return paragraph
    if not (all(map(_is_labelled, rows)) or _is_verse(rows)):
        return paragraph
    children: list[Element | str] = []
    for row, following in pairwise(rows):
        children += [part for part, _ in row.parts]
        # Behind the newline that ends its row, so it stands on the next one.
        children.append(Element("br", (), (), following.number))
    children += [part for part, _ in rows[-1].parts]
    return replace(paragraph, children=tuple(children))


def _is_labelled(row: Row) -> bool:
    """Whether a line begins with bold words and a colon."""
    parts = [part for part, _ in row.parts if not isinstance(part, str) or part.strip()]
    if not parts or isinstance(parts[0], str) or parts[0].tag not in ("strong", "b"):
        return False
    after = words_of(parts[1]).lstrip() if len(parts) > 1 else ""
    return parts[0].text().rstrip().endswith(":") or after.startswith(":") or len(parts) == 1


def _is_verse(rows: tuple[Row, ...]) -> bool:
    """Whether lines are those of a poem: short, with capitals, most with no full stop."""
    texts = ["".join(words_of(part) for part, _ in row.parts).strip() for row in rows]
    capital = [text.lstrip("“\"'‘—–-([ ")[:1].isupper() for text in texts]
    return (len(texts) >= _FEWEST_LINES and all(len(text) <= _LONGEST_VERSE for text in texts)
            and sum(capital) >= 0.8 * len(texts)
            and sum(text.endswith(_ENDS) for text in texts) <= 0.7 * len(texts))
