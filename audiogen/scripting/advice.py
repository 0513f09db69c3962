"""Advice on pacing, for `audiogen check`: what listeners would find too much, or too close."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from collections.abc import Iterator

from audiogen.errors import Fault, Place
from audiogen.scripting.model import Cue, Line, Pause, Phase, Script, Sound
from audiogen.units import clock
from audiogen.words import words

LONGEST_STRETCH, LEAST_REST = 25.0, 2.0
"""Seconds of speech after which a listener needs a pause, and how long that pause must be; in a
pace of shorter pauses, that of a paragraph is enough."""
LONGEST_SENTENCE = 25
"""Words."""
LEAST_SILENCE, MOST_SILENCE = 0.20, 0.75
"""Share of an episode. Guided practice is usually 40 to 60 % silent; a guide 20 to 35 %."""
SHORT_EPISODE = 60.0
"""Seconds; the share of silence says nothing about an episode shorter than this."""
SLOWEST_BREATH, FASTEST_BREATH = 3.0, 12.0
"""Breaths a minute. About six is the usual slow pace; it differs between people and days."""
INSTRUCTIONS = 3
"""So many instructions in a row with no pause of a line's length are too close."""

_INSTRUCTION = re.compile(
    r"(?:(?:now|then|next|and|again|gently|slowly|softly|first|finally|please|just)[, ]++)*+"
    r"(?:notice|let|allow|breathe|inhale|exhale|feel|rest|soften|relax|place|bring|close|open|"
    r"imagine|picture|listen|look|hold|release|move|turn|sit|lie|stand|take|keep|stay|return|"
    r"follow|watch|sense|choose|find|press|lift|lower|stretch|drop|loosen|unclench|try|say|"
    r"repeat|think|remember|observe|welcome|put|lay|lean|settle|count|wiggle)\b(?!['’])",
    re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]++(?:['’.-][^\W_]++)*+")
_READABLE = re.compile(
    r"\d+(?:st|nd|rd|th|s|am|pm|a\.m|p\.m|m|km|cm|mm|kg|g|mg|ml|l|h|min|x|k|bn|hz|khz)?|[a-z]|"
    r"(?:mr|mrs|ms|dr|st|hm+|mm+|shh*|psst|brr+|tv|pm|vs|nth)", re.IGNORECASE)


def advise(script: Script, durations: tuple[float, ...]) -> tuple[Fault, ...]:
    """What could be paced better, in the order of the source.

    `durations` are the seconds of each cue, from `estimate` or from a finished timeline.
    """
    found = [*stretches(script, durations), *instructions(script), *silence(script, durations),
             *sentences(script), *unknown_words(script), *breaths(script)]
    return tuple(sorted(dict.fromkeys(found)))


def silence_share(script: Script, durations: tuple[float, ...]) -> float:
    """The part of an episode, 0 to 1, in which nobody speaks and nothing sounds but the bed.

    Of a breath's phases, those that are cued by words count as speech for a second.
    """
    total = sum(durations)
    quiet = 0.0
    for cue, seconds in zip(script.cues, durations, strict=True):
        if isinstance(cue, Pause):
            quiet += seconds
        elif isinstance(cue, Phase):
            quiet += max(0.0, seconds - 1.0) if cue.line else seconds
    return quiet / total if total else 0.0


def stretches(script: Script, durations: tuple[float, ...]) -> Iterator[Fault]:
    """Speech that goes on for too long before a pause worth the name."""
    rest = min(LEAST_REST, script.pace.paragraph)
    start: Place | None = None
    spoken = 0.0
    for cue, seconds in [*zip(script.cues, durations, strict=True), (None, 0.0)]:
        if isinstance(cue, Line):
            start = start or cue.place
            spoken += seconds
        elif cue is None or _rests(cue, seconds, rest):
            if start and spoken > LONGEST_STRETCH:
                yield Fault(start, f"From here on the voice speaks for {spoken:.0f} seconds "
                            f"without a pause of {rest:g} seconds. A [pause] would give "
                            "listeners time to follow.")
            start, spoken = None, 0.0


def _rests(cue: Cue, seconds: float, least: float) -> bool:
    return isinstance(cue, Phase | Sound) or (isinstance(cue, Pause) and seconds >= least)


def instructions(script: Script) -> Iterator[Fault]:
    """Too many things to do, one upon the other. English only."""
    row: list[Line] = []
    for cue in script.cues:
        if isinstance(cue, Line):
            if cue.language.lower().startswith("en") and _INSTRUCTION.match(cue.spoken):
                row.append(cue)
            else:
                row = []
            if len(row) == INSTRUCTIONS:
                yield Fault(row[0].place, f"{INSTRUCTIONS} instructions follow each other here "
                            f"with less than {script.pace.line:g} seconds between them. A pause "
                            "after each leaves time to do what is asked.")
        elif isinstance(cue, Phase | Sound) or (
                isinstance(cue, Pause) and cue.seconds >= script.pace.line):
            row = []


def silence(script: Script, durations: tuple[float, ...]) -> Iterator[Fault]:
    """Too little silence, or too much. Guided breaths are neither: somebody is led through them."""
    unled = [(cue, seconds) for cue, seconds in zip(script.cues, durations, strict=True)
             if not isinstance(cue, Phase)]
    total = sum(seconds for _, seconds in unled)
    if total < SHORT_EPISODE:
        return
    share = sum(seconds for cue, seconds in unled if isinstance(cue, Pause)) / total
    if not LEAST_SILENCE <= share <= MOST_SILENCE:
        few = share < LEAST_SILENCE
        yield Fault(Place(script.cues[0].place.file, 0),
                    f"{share:.0%} of its {clock(total)} are silent; between "
                    f"{LEAST_SILENCE:.0%} and {MOST_SILENCE:.0%} is easier to be with. "
                    + ("Add pauses, or choose a slower pace." if few
                       else "Shorten pauses, or say a little more."))


def sentences(script: Script) -> Iterator[Fault]:
    """Sentences too long for the ear; parts divided by a dash or ellipsis count as one."""
    begun: Line | None = None
    count = 0
    for line in script.lines:
        begun = begun or line
        count += words(line.spoken)
        if line.spoken.endswith(","):
            continue
        if count > LONGEST_SENTENCE:
            yield Fault(begun.place, f"This sentence has {count} words: "
                        f"“{_beginning(begun.text)}”. Two short ones are easier to hear.")
        begun, count = None, 0


def _beginning(text: str) -> str:
    first = text.split()[:6]
    return " ".join(first) + ("…" if len(text.split()) > len(first) else "")


def unknown_words(script: Script) -> Iterator[Fault]:
    """Words that a voice can only guess at, each once. English only."""
    seen: set[str] = set()
    for line in script.lines:
        if not line.language.lower().startswith("en"):
            continue
        for span in line.spans:
            if span.phoneme or span.interpret_as or span.language:
                continue
            for token in _TOKEN.findall(span.text):
                for word in re.split(r"[-.]", token):
                    if _odd(word) and word.lower() not in seen:
                        seen.add(word.lower())
                        yield Fault(line.place, f"A voice may not know how to say “{word}”. Put it "
                                    "into lexicon.toml, or write it as it sounds.")


def _odd(word: str) -> bool:
    """Letters mixed with digits, or consonants alone."""
    bare = re.sub(r"['’]\w*$", "", word)
    if not bare or _READABLE.fullmatch(bare):
        return False
    digits = sum(map(str.isdigit, bare))
    if digits:
        return digits < len(bare)
    return bare.isascii() and len(bare) > 1 and not re.search(r"[aeiouy]", bare, re.IGNORECASE)


def breaths(script: Script) -> Iterator[Fault]:
    """Breaths that most people could not follow with ease."""
    cycle = 0.0
    place: Place | None = None
    for cue in [*script.cues, None]:
        first = isinstance(cue, Phase) and cue.kind == "in"
        if place and (first or not isinstance(cue, Phase)):
            a_minute = 60 / cycle
            if not SLOWEST_BREATH <= a_minute <= FASTEST_BREATH:
                yield Fault(place, f"This breath asks for {a_minute:.1f} breaths a minute; from "
                            f"{SLOWEST_BREATH:g} to {FASTEST_BREATH:g} can be followed with ease.")
            place, cycle = None, 0.0
        if isinstance(cue, Phase):
            place = place or cue.place
            cycle += cue.seconds
