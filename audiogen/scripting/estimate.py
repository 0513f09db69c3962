"""How long a script will last, before anything has been spoken."""

import re

from audiogen.scripting.model import Line, Pause, Phase, Script, Sound

SOUND = 5.0
"""Seconds that a bell or chime is taken to ring."""
SYLLABLES_A_WORD = 1.4
"""Of plain English prose; a pace's words per minute are taken for words of this length."""
SHORTEST_LINE = 0.4
"""Seconds; even a single short word takes as long."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ]+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(text: str) -> int:
    """How many words a text has; of scripts without spaces, two characters count for one."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(_WIDE.sub(" ", text) if wide else text)) + (wide + 1) // 2


def syllables(text: str) -> int:
    """About how many syllables are spoken: groups of vowels, a silent e at a word's end left out.

    A digit counts as one and a half, a character of a script without an alphabet of vowels here
    as one; every word has at least one. Right within a tenth over a paragraph of English.
    """
    total = 0.0
    for word in _WORD.findall(text.lower()):
        if not word.isascii() and not _VOWELS.search(word):
            total += max(1, len(word) if _WIDE.search(word) else len(word) / 2)
            continue
        groups = len(_VOWELS.findall(word))
        if groups > 1 and word.endswith("e") and not word.endswith(("le", "ee", "ie", "oe", "ye")):
            groups -= 1
        if groups > 1 and word.endswith("ed") and word[-3:-2] not in "td":
            groups -= 1
        total += max(1.0, groups + 1.5 * sum(map(str.isdigit, word)))
    return round(total)


def line_seconds(line: Line, words_per_minute: float) -> float:
    """Seconds that a line takes to say: its syllables at the pace, each span at its own rate."""
    a_minute = words_per_minute * SYLLABLES_A_WORD
    spoken = sum(syllables(span.text) / (a_minute * span.rate) * 60 for span in line.spans)
    return round(max(SHORTEST_LINE, spoken), 3)


def estimate(script: Script) -> tuple[float, ...]:
    """Seconds of each cue, in order. Marks of chapters and beds last no time."""
    found = []
    for cue in script.cues:
        if isinstance(cue, Line):
            found.append(line_seconds(cue, script.pace.words_per_minute))
        elif isinstance(cue, Pause | Phase):
            found.append(cue.seconds)
        else:
            found.append(SOUND if isinstance(cue, Sound) else 0.0)
    return tuple(found)


def running_time(script: Script) -> float:
    """Estimated seconds from the first pause to the last."""
    return round(sum(estimate(script)), 3)
