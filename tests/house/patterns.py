"""What a regular expression may cost: a walk over its parse tree.

Three shapes take more than linear time, and each is refused: a repeat without bound inside another
one, two of them side by side that can share characters, and, in an expression that is searched for,
a repeat that runs on over further places where the expression may begin and can then fail.
Atomic groups and possessive repeats give nothing back, so they are safe inside and in front.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from re import _constants as op  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

LONG = 300
"""A repeat of more than so many is as good as one without bound."""
CHARACTERS = frozenset(chr(code) for code in (
    *range(0x250), *range(0x2bc, 0x2c0), *range(0x2000, 0x2070), 0x20ac, *range(0x2190, 0x2200),
    *range(0x25a0, 0x2610), *range(0x3000, 0x3110), *range(0x4e00, 0x4e10), 0xac00, 0xfdd0, 0xfdd1,
    0xff0c, 0xff1a, 0xff1b, 0x1f600))
"""A sample in which every class of our expressions has members."""
NOTHING: frozenset[str] = frozenset()
Node = tuple[Any, Any]


@dataclass(frozen=True)
class Part:
    """One step of a flattened sequence: characters, and how they may repeat."""

    characters: frozenset[str]
    mandatory: bool
    endless: bool = False
    gives_back: bool = False
    """Whether a failure behind it makes it try again with less."""
    look: bool = False
    """Whether it only looks: at what follows, or (with `behind`) at what stands before."""
    behind: bool = False
    negative: bool = False
    groups: tuple[int, ...] = ()
    """The optional groups around it: where one fails, the expression goes on without it."""
    ends: bool = False
    """Marks the end of a look ahead: what follows begins again where the look began."""


@dataclass
class Walk:
    """Walks one expression and gathers its faults."""

    pattern: re.Pattern[str] | re.Pattern[bytes]
    faults: list[str] = field(default_factory=list)
    group: int = 0

    def run(self, searched: bool) -> list[str]:
        """Every fault, as sentences."""
        text = self.pattern.pattern
        if isinstance(text, bytes):
            text = text.decode("latin-1")
        self.flags = self.pattern.flags
        tree = parser.parse(text, self.flags & ~(re.UNICODE if isinstance(
            self.pattern.pattern, bytes) else 0))
        self._nested(list(tree), False)
        for path in self._paths(list(tree)):
            self._adjacent(path)
            if searched:
                self._searched(path)
        return sorted(set(self.faults))

    # ---- nested -------------------------------------------------------------------------------

    def _nested(self, nodes: Sequence[Node], inside: bool) -> None:
        for kind, value in nodes:
            if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
                endless = value[1] > LONG
                if endless and inside:
                    self.faults.append("a repeat without bound stands inside another")
                self._nested(value[2], inside or endless)
            elif kind is op.POSSESSIVE_REPEAT:
                self._nested(value[2], value[1] > LONG)
            else:
                for below in self._below(kind, value):
                    self._nested(below, inside and kind is not op.ATOMIC_GROUP)

    @staticmethod
    def _below(kind: Any, value: Any) -> Iterable[Sequence[Node]]:
        if kind is op.SUBPATTERN:
            return [value[3]]
        if kind is op.BRANCH:
            return list(value[1])
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return [value[1]]
        return [value] if kind is op.ATOMIC_GROUP else []

    # ---- sequences ----------------------------------------------------------------------------

    def _paths(self, nodes: Sequence[Node]) -> list[list[Part]]:
        """Every way through a sequence, repeats of whole sequences taken as one part or twice."""
        paths: list[list[Part]] = [[]]
        for node in nodes:
            ways = self._ways(node)
            paths = [[*path, *way] for path in paths for way in ways]
            assert len(paths) < 20000, "too many ways"
        return paths

    def _ways(self, node: Node) -> list[list[Part]]:
        kind, value = node
        characters = self._characters(node)
        if characters is not None:
            return [[Part(characters, True)]]
        if kind is op.SUBPATTERN:
            return self._paths(value[3])
        if kind is op.ATOMIC_GROUP:
            return [[replace(part, gives_back=False) for part in path]
                    for path in self._paths(value)]
        if kind is op.BRANCH:
            paths = [path for branch in value[1] for path in self._paths(branch)]
            return [self._optional(path) for path in paths] if [] in paths else paths
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._looks(value[0], self._paths(value[1]), kind is op.ASSERT_NOT)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeated(kind, *value)
        if kind is op.AT:
            return [[self._anchor(value)]]
        assert kind is op.GROUPREF, kind
        return [[Part(CHARACTERS, True)]]

    @staticmethod
    def _looks(way: int, paths: list[list[Part]], negative: bool) -> list[list[Part]]:
        """A look ahead is gone into and, beside that, passed over; of one behind, its letters."""
        if way < 0:
            taken = frozenset[str]().union(*(part.characters for path in paths for part in path))
            return [[Part(taken, False, look=True, behind=True, negative=negative)]]
        if negative and all(len(path) == 1 for path in paths):
            taken = frozenset[str]().union(*(path[0].characters for path in paths))
            return [[Part(taken, False, look=True, negative=True)]]
        fails = Part(NOTHING, not negative, look=True)
        return [[fails], *([*path, Part(NOTHING, False, look=True, ends=True)] for path in paths)]

    def _repeated(self, kind: Any, least: int, most: int, body: Sequence[Node]
                  ) -> list[list[Part]]:
        """No time, once, twice; and of a group without bound, its letters as one long run."""
        gives_back = kind is not op.POSSESSIVE_REPEAT
        single = body[0][1][3] if len(body) == 1 and body[0][0] is op.SUBPATTERN else body
        taken = self._characters(single[0]) if len(single) == 1 else None
        if taken is not None:
            return [[Part(taken, least > 0, most > LONG, most > LONG and gives_back)]]
        ways = self._paths(body)
        if not gives_back:
            ways = [[replace(part, gives_back=False) for part in way] for way in ways]
        again = [self._optional(way) for way in ways]
        once = ways if least else again
        several = [[*way, *other] for way in once for other in again][:400] if most > 1 else []
        runs = []
        if most > LONG:
            letters = frozenset[str]().union(*(
                part.characters for way in ways for part in way if not part.look))
            first = [next((part.characters for part in way if part.mandatory), letters)
                     for way in ways]
            begins = Part(frozenset[str]().union(*first), True)
            runs = [self._optional([begins, Part(letters, False, True, gives_back)])]
        return [*([] if least else [[]]), *once, *several, *runs]

    def _optional(self, way: list[Part]) -> list[Part]:
        """The same parts, in an optional group of their own."""
        self.group += 1
        return [replace(part, groups=(self.group, *part.groups)) for part in way]

    @staticmethod
    def _anchor(where: Any) -> Part:
        word = frozenset(character for character in CHARACTERS if re.match(r"\w", character))
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_BEGINNING_LINE):
            return Part(NOTHING, False, look=True, behind=True)
        if where is op.AT_BOUNDARY:
            return Part(word, False, look=True, negative=True)
        return Part(NOTHING, True, look=True)

    def _characters(self, node: Node) -> frozenset[str] | None:
        """What a node that takes one character may take; None for any other node."""
        kind, value = node
        if kind is op.ANY:
            return CHARACTERS if self.flags & re.DOTALL else CHARACTERS - {"\n"}
        if kind is op.LITERAL:
            return self._both_cases({chr(value)})
        if kind is op.NOT_LITERAL:
            return CHARACTERS - self._both_cases({chr(value)})
        if kind is not op.IN:
            return None
        taken: set[str] = set()
        for what, which in value:
            if what is op.LITERAL:
                taken.add(chr(which))
            elif what is op.RANGE:
                taken |= {c for c in CHARACTERS if which[0] <= ord(c) <= which[1]}
            elif what is op.CATEGORY:
                taken |= {c for c in CHARACTERS if _in_category(which, c)}
        found = self._both_cases(taken)
        return CHARACTERS - found if value[0][0] is op.NEGATE else found

    def _both_cases(self, taken: set[str]) -> frozenset[str]:
        if self.flags & re.IGNORECASE:
            return frozenset(other for c in taken for other in (c, c.lower(), c.upper()))
        return frozenset(taken)

    # ---- judgement ----------------------------------------------------------------------------

    def _adjacent(self, path: list[Part]) -> None:
        for index, first in enumerate(path):
            if not (first.endless and first.gives_back):
                continue
            shared = first.characters
            for second in path[index + 1:]:
                if second.behind:
                    continue
                if second.ends:
                    break
                if second.endless and shared & second.characters:
                    self.faults.append("two repeats without bound share "
                                       f"{_shown(shared & second.characters)}")
                if second.mandatory and not second.look and not shared & second.characters:
                    break

    def _searched(self, path: list[Part]) -> None:
        """A run of the repeat's characters must not be scanned again from each of its places."""
        for index, run in enumerate(path):
            if not run.endless:
                continue
            before = [part for part in path[:index] if not part.behind]
            begins = run.characters
            if any(part.mandatory and not part.characters & begins for part in before):
                continue
            if self._keeps_out([part for part in path[:index] if part.behind], run):
                continue
            if any(self._can_fail(part, run) for part in path[index + 1:]):
                self.faults.append("searched for, a run of "
                                   f"{_shown(run.characters)} is scanned from each of its places")

    @staticmethod
    def _keeps_out(looks: list[Part], run: Part) -> bool:
        """Whether looks behind forbid to begin in the middle of the run."""
        forbidden = frozenset[str]().union(*(look.characters for look in looks if look.negative))
        return run.characters <= forbidden or any(
            not look.negative and not look.characters & run.characters for look in looks)

    @staticmethod
    def _can_fail(part: Part, run: Part) -> bool:
        """Whether the expression may fail here, with the run scanned for nothing."""
        if part.behind or part.ends or not set(part.groups) <= set(run.groups):
            return False
        if part.look and part.negative:
            return not part.characters <= run.characters
        return part.mandatory


def _in_category(which: Any, character: str) -> bool:
    names = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
             op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W"}
    return re.match(names[which], character) is not None


def _shown(characters: frozenset[str]) -> str:
    return repr("".join(sorted(characters)[:8]))
