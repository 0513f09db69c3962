"""A finished file against its cue sheet: what was measured, and which targets it misses."""

from bisect import bisect_left
from collections.abc import Iterator

from audiogen.mixing.hearing import SHORTEST_SILENCE, Hearing, moments
from audiogen.mixing.loudness import integrated
from audiogen.mixing.matching import QUIET_KINDS, matched
from audiogen.mixing.meter import decibels
from audiogen.mixing.model import Inspection, Loudness, Miss, Passage, Timeline
from audiogen.mixing.presets import LOUDNESS
from audiogen.units import clock, seconds
from audiogen.words import words

LENGTH_SECONDS = 0.030
"""How far a pause, a line or the whole file may be from its written length: what the house promises
of a pause."""
LEVEL_LU = 0.5
"""How far the loudness may be from the written one."""
HIGHEST_DBTP = max(target.peak_dbtp for target in LOUDNESS.values())
"""What no preset lets a peak pass."""
STRANGE = 0.5
"""The share of passages that may differ before the sheet is said to be that of another file."""


def inspect(hearing: Hearing, timeline: Timeline, title: str, written: Loudness,
            least_rest: float) -> Inspection:
    """What was heard in a file, at the timeline's rate, beside what was written of it.

    `least_rest` is the shortest silence that counts as a rest, in seconds.
    """
    rate = timeline.rate
    passages = matched(timeline.cues, hearing.silences, rate, SHORTEST_SILENCE)
    heard = Loudness(integrated(hearing.powers), decibels(hearing.peak))
    spoken = [passage for passage in passages if passage.kind == "line" and passage.heard]
    speaking = sum(passage.heard for passage in spoken) / rate
    said = sum(words(passage.text) for passage in spoken)
    step, course = moments(hearing)
    misses = sorted((*_of_all(timeline, hearing.length, written, heard),
                     *_of_passages(passages, timeline, hearing.length)), key=lambda miss: miss.at)
    return Inspection(
        title, rate, timeline.length, hearing.length, written, heard, timeline.chapters, passages,
        step, course, said * 60 / speaking if speaking else 0.0, _silence(passages, hearing),
        _longest(passages, round(least_rest * rate), rate), tuple(misses))


def _of_all(timeline: Timeline, length: int, written: Loudness,
            heard: Loudness) -> Iterator[Miss]:
    """Misses of the file as a whole: its length, its loudness, its peaks."""
    rate = timeline.rate
    if abs(length - timeline.length) > LENGTH_SECONDS * rate:
        kind = "shorter" if length < timeline.length else "longer"
        yield Miss(seconds(min(length, timeline.length), rate), "", (
            f"The file lasts {clock(length / rate)}, {_apart(length, timeline.length, rate)} "
            f"{kind} than the cue sheet says."))
    off = heard.integrated_lufs - written.integrated_lufs
    if abs(off) > LEVEL_LU:
        kind = "louder" if off > 0 else "quieter"
        yield Miss(0.0, "", f"The loudness is {heard.integrated_lufs:.1f} LUFS, {abs(off):.1f} LU "
                            f"{kind} than the {written.integrated_lufs:.1f} that were written.")
    if heard.true_peak_dbtp > HIGHEST_DBTP:
        yield Miss(0.0, "", f"The true peak is {heard.true_peak_dbtp:.1f} dBTP; more than "
                            f"{HIGHEST_DBTP:g} may be distorted in a player.")


def _of_passages(passages: tuple[Passage, ...], timeline: Timeline,
                 length: int) -> Iterator[Miss]:
    """Misses of lines, sounds and rests, or one for all where hardly any is as it was written."""
    rate, tolerance = timeline.rate, LENGTH_SECONDS * timeline.rate
    kept = list(zip(passages, _sided(passages), strict=True))
    if timeline.length - length > tolerance:
        while kept and not kept[-1][0].heard:
            kept.pop()
        lost = [passage for passage in passages[len(kept):] if passage.kind not in QUIET_KINDS]
        if lost:
            yield Miss(seconds(length, rate), lost[0].cue, (
                f"The file ends before {_name(lost[0])}"
                + (f" and {len(lost) - 1} more lines and sounds." if lost[1:] else ".")))
    gone = [each for each, _ in kept if each.kind not in QUIET_KINDS and not each.heard]
    off = [each for each, sided in kept if sided and abs(each.heard - each.written) > tolerance]
    strange = len(gone) + sum(each.kind not in QUIET_KINDS for each in off)
    if strange > max(1, STRANGE * (len(kept) // 2)):
        yield Miss(0.0, "", f"Of {len(kept) // 2} lines and sounds in the cue sheet, {strange} are "
                            "not what is heard: it belongs to another file, or to another build.")
        return
    for passage in gone:
        yield Miss(seconds(passage.heard_start, rate), passage.cue,
                   _sentence(f"{_name(passage)} isn't heard."))
    for passage in off:
        yield Miss(seconds(passage.heard_start, rate), passage.cue, _sentence(
            f"{_name(passage)} lasts {passage.heard / rate:.2f} s, "
            f"{_apart(passage.heard, passage.written, rate)} "
            f"{'more' if passage.heard > passage.written else 'less'} than was written."))


def _sided(passages: tuple[Passage, ...]) -> Iterator[bool]:
    """Whether a passage is to be judged by its length: it is heard, and so are both beside it."""
    for index, passage in enumerate(passages):
        if index % 2:
            yield passage.heard > 0
        else:
            yield all(each.heard for each in passages[max(0, index - 1):index + 2:2])


def _name(passage: Passage) -> str:
    if passage.kind == "line":
        return f"“{passage.text}”"
    if passage.kind == "sound":
        return f"the {passage.text}"
    kind = "pause" if passage.kind == "pause" else "breathing"
    return f"the {kind} after “{passage.text}”" if passage.text else f"the {kind} at the start"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _apart(heard: int, written: int, rate: int) -> str:
    return f"{abs(heard - written) / rate:.2f} s"


def _silence(passages: tuple[Passage, ...], hearing: Hearing) -> float:
    """The share of the file in which a rest is silent, tones among breaths left out."""
    quiet = 0
    for rest in passages[::2]:
        first = bisect_left(hearing.silences, (rest.heard_start, 0))
        for start, end in hearing.silences[max(0, first - 1):]:
            if start >= rest.heard_end:
                break
            quiet += max(0, min(end, rest.heard_end) - max(start, rest.heard_start))
    return quiet / hearing.length


def _longest(passages: tuple[Passage, ...], least: int, rate: int) -> tuple[float, float]:
    """The longest stretch of lines with neither a pause of `least` samples, nor a breath, nor a
    sound between them."""
    best = (0, 0)
    start: int | None = None
    for rest, voice in zip(passages[::2], passages[1::2], strict=False):
        if voice.kind != "line":
            start = None
        elif voice.heard:
            if start is None or rest.kind == "breath" or rest.heard >= least:
                start = voice.heard_start
            best = max(best, (voice.heard_end - start, start))
    return seconds(best[1], rate), seconds(best[0], rate)
