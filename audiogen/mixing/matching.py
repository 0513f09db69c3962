"""Which of the silences that are heard are the rests that were written.

Nothing but the lengths of lines and rests is compared, one after another, never a position: so a
pause that lasts too long is one miss, and all that comes after it is where it should be. A line
has silences of its own, at commas and in consonants; a breath may have tones in it. Among all ways
to tell the rests from those, the one is taken that agrees best with what was written.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audiogen.mixing.model import Passage, TimedCue

QUIET_KINDS = ("pause", "breath")
REACH = 5.0
"""Seconds. The furthest that a line or a rest may end from where it should, to be that one."""
HALF = 0.2
"""Seconds by which half of the trust is lost that a line or a rest is the one written."""
UNHEARD, CUT_OFF = 1.0, 0.5
"""What it costs to take a line for one that isn't heard: as much as to find quite another one, or
half of that where the file has ended."""
SURE, WAYS = 4.0, 32
"""Ways that are followed: none that agrees so much worse than the best, and no more of them."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to tell the written rests, so far."""

    cost: float
    first: int
    last: int
    """Index of the first and of the last silence of the newest rest."""
    before: "_Way | None" = None
    """The same, of the rest before."""
    doubt: float = 1.0
    """What the newest rest has added to the cost, or may add at most."""
    since: int = -1
    """Where the rest began, as it was written, that its first silence was taken for at first; -1
    where it was taken for none yet."""


def matched(cues: Sequence[TimedCue], silences: Sequence[Span], rate: int,
            shortest: float) -> tuple[Passage, ...]:
    """A timeline's cues with where each is heard; a rest first and last, lines and sounds between.

    `silences` are samples as `Hearing` has them, of whose rests none is shorter than `shortest`
    seconds: what stands closer together is one passage. One that isn't heard lasts no time.
    """
    written = _written(cues, round(shortest * rate))
    ways = _rested([_Way(0.0, 0, 0)], written[0], silences, rate)
    for voice, rest in zip(written[1::2], written[2::2], strict=True):
        ways = _rested(_voiced(ways, voice, silences, rate), rest, silences, rate)
    end = len(silences) - 1
    way: _Way | None = min(ways, key=lambda way: way.cost + (way.last != end))
    rests: list[Span] = []
    while way is not None:
        rests.append((silences[way.first][0], silences[way.last][1]))
        way = way.before
    return tuple(_heard(written, rests[::-1]))


def _written(cues: Sequence[TimedCue], shortest: int) -> list[Passage]:
    """Rests and what stands between them by turns, a rest first and last, nothing heard yet."""
    passages = [Passage("pause", "", "", 0, 0, 0, 0)]
    for index, cue in enumerate(cues):
        before = passages[-1]
        quiet = cue.kind in QUIET_KINDS
        inside = 0 < index < len(cues) - 1 and cue.end - cue.start < shortest
        if quiet and inside and before.kind not in QUIET_KINDS:
            joined = (before.kind, before.cue, before.text)     # too short to be told from a stop
        elif quiet == (before.kind in QUIET_KINDS):
            ids = before.cue or cue.id
            texts = before.text if quiet else f"{before.text} {cue.text}"
            joined = ("breath" if "breath" in (cue.kind, before.kind) else before.kind, ids, texts)
        else:
            passages.append(Passage(cue.kind, cue.id, before.text if quiet else cue.text,
                                    cue.start, cue.end, 0, 0))
            continue
        passages[-1] = Passage(*joined, before.start, cue.end, 0, 0)
    if passages[-1].kind not in QUIET_KINDS:
        last = passages[-1]
        passages.append(Passage("pause", "", last.text, last.end, last.end, 0, 0))
    return passages


def _voiced(ways: list[_Way], voice: Passage, silences: Sequence[Span], rate: int) -> list[_Way]:
    """Ways on to the silence behind a line or a sound; or to where it was, if it isn't heard."""
    best: dict[int, _Way] = {}
    for way in ways:
        # The silence in which it isn't heard is to be judged again with the rest that follows.
        cost = way.cost - way.doubt + (CUT_OFF if way.last == len(silences) - 1 else UNHEARD)
        _keep(best, _Way(cost, way.last, way.last, way, way.doubt, way.since))
        aim = silences[way.last][1] + voice.written
        low = bisect_left(silences, (aim - round(REACH * rate), 0), way.last + 1)
        high = bisect_right(silences, (aim + round(REACH * rate), 0), way.last + 1)
        for index in range(low, high):
            cost = way.cost + _doubt(silences[index][0] - aim, rate)
            _keep(best, _Way(cost, index, index, way))
    return _likely(best)


def _rested(ways: list[_Way], rest: Passage, silences: Sequence[Span], rate: int) -> list[_Way]:
    """Ways on to the end of a rest: of its one silence, or among breaths of any after it."""
    best: dict[int, _Way] = {}
    for way in ways:
        start = silences[way.first][0]
        since = rest.start if way.since < 0 else way.since
        for index in _ends(way.first, start + rest.written, rest, silences, rate):
            length = silences[index][1] - start
            # Of lines that aren't heard in it, either nothing is left, or their time is.
            doubt = min(way.doubt, _doubt(length - rest.written, rate),
                        _doubt(length - (rest.end - since), rate))
            _keep(best, _Way(way.cost + doubt, way.first, index, way.before, doubt, since))
    return _likely(best)


def _ends(first: int, aim: int, rest: Passage, silences: Sequence[Span],
          rate: int) -> Iterator[int]:
    """Silences with which a rest may end that begins with the first and should end at `aim`."""
    yield first
    for index in range(first + 1, len(silences) if rest.kind == "breath" else 0):
        off = silences[index][1] - aim
        if off > REACH * rate:
            break
        if off >= -REACH * rate:
            yield index


def _doubt(off: int, rate: int) -> float:
    """From 0 where a length is the one written to nearly 1 where it is quite another."""
    return abs(off) / (abs(off) + HALF * rate)


def _keep(best: dict[int, _Way], way: _Way) -> None:
    if way.last not in best or way.cost < best[way.last].cost:
        best[way.last] = way


def _likely(best: dict[int, _Way]) -> list[_Way]:
    ways = sorted(best.values(), key=lambda way: way.cost)[:WAYS]
    return [way for way in ways if way.cost <= ways[0].cost + SURE]


def _heard(written: list[Passage], rests: list[Span]) -> Iterator[Passage]:
    """The passages, with where they are heard. A line that isn't heard stands where it should in
    the silence that the rests beside it share."""
    end = 0
    for index, passage in enumerate(written):
        start, before = end, index // 2
        if index % 2:
            end = max(start, rests[before + 1][0])
        elif before + 1 < len(rests) and rests[before + 1][1] == rests[before][1]:
            end = min(start + passage.written, rests[before][1])
        else:
            end = rests[before][1]
        yield replace(passage, heard_start=start, heard_end=end)
