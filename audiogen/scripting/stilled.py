"""Finds stillness outside of square brackets, and sets it apart as directives of the same tree.

"(Pause 3s)", "{{pause:5}}", "<pause 5s>", "/5s", "*Pause*" and a line that says only "Long pause."
become the element that "[pause 3s]" is, with the author's own spelling inside, so that one reader
judges them all. Where the words could be prose ("(rest)"), the rest of the text decides: if it
holds stillness that is sure, so is this.
"""


from collections.abc import Iterator
from dataclasses import dataclass, replace

from audiogen.reading.model import DIRECTIVE, Element
from audiogen.scripting.notation import ELLIPSIS
from audiogen.scripting.notation.stillness import Stillness, read_stillness
from audiogen.scripting.rows import ENDED, GROUP, LINED, TITLES, Part, Row, lines_of, words_of

_MARKED = ("em", "strong", "b", "i", "u", "small", "span", "mark")
_UNTOUCHED = frozenset(("code", "pre", "kbd", "samp", "script", "style", "math", "svg", "table"))
_LONGEST_BARE = 120.0
"""Seconds; a longer time in brackets, "(10 minutes)", tells how long a part lasts."""
_OPENERS, _CLOSERS = "([{", ")]}"


def stilled(body: Element, language: str) -> Element:
    """The same tree, with all that says only stillness as directives."""
    finder = _Finder(language, False)
    found = finder.element(body, ())
    if finder.sure and finder.unsure:
        return _Finder(language, True).element(body, ())
    return found


@dataclass
class _Finder:
    """One walk through a tree."""

    language: str
    trusting: bool
    """Whether the text is known to hold stillness, so that a doubtful one is taken for it."""
    sure: int = 0
    unsure: int = 0

    def element(self, element: Element, around: tuple[str, ...]) -> Element:
        """An element with stillness set apart in it."""
        if element.tag == DIRECTIVE:
            return self._square(element)
        if element.tag in _UNTOUCHED and element.tag != "table":
            return element
        tags = (*around, element.tag)
        if element.tag == "a" and "wikilink" in element.classes:
            still = self._asked(element.text(), alone=False)
            return _directive(element.text(), f"[[{element.text()}]]", element.line,
                              "round") if still else element
        if element.tag == "pause":      # "<pause 5s>" as an HTML parser sees it
            words = " ".join(("pause", *(f"{name} {value}" for name, value in element.attributes)))
            return replace(_directive(words, f"<{words}>", element.line, "round"),
                           children=(f"<{words.strip()}>", ))
        children: list[Part] = []
        for line in lines_of(element):
            children += self._line(line, tags)
        return replace(element, children=_joined(children))

    def _square(self, element: Element) -> Element:
        """A directive in square brackets; what is doubtful is marked once the text vouches."""
        still = read_stillness(element.get("text"), self.language)
        if still is None or still.led:
            return element
        if still.sure:
            self.sure += 1
        elif not still.bells and not still.bare:
            self.unsure += 1
            if self.trusting and not element.get("taken"):
                return replace(element, attributes=(*element.attributes, ("taken", "sure")))
        return element

    def _line(self, line: "Row", tags: tuple[str, ...]) -> Iterator[Part]:
        """The parts of one line of a block."""
        words = [part for part, _ in line.parts
                 if (part.strip() if isinstance(part, str) else part.tag != "br")]
        if len(words) == 1 and not any(tag in TITLES for tag in tags):
            taken = self._whole(line, words[0], tags)
            if taken:
                yield from taken
                yield from (part for part, _ in line.parts
                            if isinstance(part, Element) and part.tag == "br")
                return
        for index, (part, number) in enumerate(line.parts):
            if isinstance(part, str):
                yield from self._text(part, number, len(words) == 1, tags)
            elif part.tag in _MARKED and "a" not in tags and self._stands_apart(line, index):
                yield _directive(part.text(), _spelling(part), part.line or number, "round")
            else:
                yield self.element(part, tags)

    def _whole(self, line: "Row", part: Part, tags: tuple[str, ...]) -> list[Part]:
        """A line that is nothing but stillness, as a directive; empty where it is not."""
        text = part if isinstance(part, str) else part.text()
        if isinstance(part, Element) and not _is_words(part):
            return []
        bare, number = text.strip(), line.number
        if not bare or tags[-1] not in LINED or "li" in tags or "a" in tags:
            return []
        if _is_dots(bare) and tags[-1] in LINED:
            return _around(text, _directive(ELLIPSIS, bare, number, "line"))
        if isinstance(part, str) and not line.may_stand:
            return []
        still = read_stillness(bare, self.language, square=False)
        if not still or still.led or not still.alone:
            return []
        self.sure += 1
        spelling = bare if isinstance(part, str) else _spelling(part)
        return _around(text, _directive(bare, spelling, number, "line"))

    def _stands_apart(self, line: "Row", index: int) -> bool:
        """Whether emphasised words say only stillness, and are no words of a sentence."""
        part = line.parts[index][0]
        if not isinstance(part, Element) or not _is_words(part):
            return False
        text = part.text().strip()
        still = read_stillness(text, self.language, square=False)
        if not still or still.led or not (still.sure or still.alone):
            return False
        before = "".join(words_of(each) for each, _ in line.parts[:index]).rstrip()
        after = "".join(words_of(each) for each, _ in line.parts[index + 1:]).lstrip()
        ended = not before or bool(ENDED.search(before))
        opened = not after or after[0].isupper() or not after[0].isalnum() or text[-1] in ".!…"
        enclosed = before[-1:] in _OPENERS and after[:1] in _CLOSERS if before and after else False
        if (ended and opened) or enclosed or still.seconds or still.breaths:
            self.sure += 1
            return True
        return False

    def _text(self, text: str, number: int, alone: bool, tags: tuple[str, ...]) -> Iterator[Part]:
        """A text, with the stillness in round or other brackets set apart."""
        position = 0
        for match in GROUP.finditer(text):
            kind = match.lastgroup or ""
            inside = match[kind] + ("s" if kind == "slash" else "")
            whole_line = alone and match[0].strip() == text.strip()
            if kind != "slash" and not self._asked(inside, whole_line, any(
                    tag in TITLES for tag in tags)):
                continue
            line = number + text.count("\n", 0, match.start())
            yield text[position:match.start()]
            yield _directive(inside, match[0], line, "round")
            position = match.end()
        yield text[position:]

    def _asked(self, inside: str, alone: bool, title: bool = False) -> Stillness | None:
        """What brackets of another kind ask for, if they do."""
        still = read_stillness(" ".join(inside.split()), self.language, square=False)
        if still is None:
            return None
        if still.sure and not (title and not still.alone):
            self.sure += 1
            return still
        self.unsure += 1
        too_bare = still.bare and not (alone and still.seconds <= _LONGEST_BARE)
        if not self.trusting or title or too_bare:
            return None
        return still


def _is_dots(text: str) -> bool:
    """Whether a line is an ellipsis and nothing else."""
    return set(text) <= set(". …\u00a0") and ("…" in text or text.count(".") > 2)


def _is_words(element: Element) -> bool:
    """Whether an element is emphasis around words and nothing else."""
    return element.tag in _MARKED and all(
        isinstance(child, str) or _is_words(child) for child in element.children)


def _spelling(part: Part) -> str:
    """How an author wrote a part: emphasis as stars."""
    text = words_of(part).strip()
    return text if isinstance(part, str) else f"*{text}*"


def _directive(text: str, spelling: str, line: int, taken: str) -> Element:
    return Element(DIRECTIVE, (("text", " ".join(text.split())), ("taken", taken)), (spelling,),
                   line)


def _around(text: str, directive: Element) -> list[Part]:
    """A directive in place of the words of a text, whose newline stays."""
    return [directive, "\n"] if text.endswith("\n") else [directive]


def _joined(children: list[Part]) -> tuple[Part, ...]:
    """The same children, with no empty text and no two texts side by side."""
    joined: list[Part] = []
    for child in children:
        if isinstance(child, str) and joined and isinstance(joined[-1], str):
            joined[-1] += child
        elif child != "":
            joined.append(child)
    return tuple(joined)
