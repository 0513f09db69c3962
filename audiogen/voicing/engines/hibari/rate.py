"""Which of hibari's speeds says so many words a minute.

Its speed divides the length that the model foresees for each sound, and lengths are whole frames of
12.5 ms: what is said in a minute hardly moves for a while and then leaps, where all sounds of two
frames become longer together (105 to 115 words at 0.444). So no curve is drawn: each speed was
measured on the reference passage, sentence by sentence, trimmed as takes are, and a pace gets the
speed that came nearest. Over long text it is met within 5 %.
"""
# ruff: noqa: RUF001 - phonemes are meant here

SLOWEST, STEP = 0.2, 0.01
MEASURED = (
    50.0, 51.5, 54.5, 57.1, 60.9, 62.2, 63.1, 67.9, 68.8, 72.6, 73.8, 79.2, 81.1, 82.1, 82.8, 83.8,
    85.7, 92.8, 93.8, 94.4, 98.5, 102.2, 102.9, 104.1, 105.3, 115.3, 117.3, 119.6, 120.7, 121.4,
    122.1, 123.1, 124.0, 124.9, 125.4, 128.3, 129.6, 132.4, 145.8, 146.7, 147.5, 148.2, 149.2,
    150.3, 151.1, 151.7, 154.4, 164.9, 170.6, 171.9, 173.0, 174.1, 175.2, 176.2, 177.2, 177.8,
    179.2, 180.2, 181.2, 182.6, 197.3, 216.4, 218.5, 220.0, 221.0, 222.5, 228.8, 232.1, 233.5,
    234.4, 236.1, 237.4, 238.5, 240.1, 240.7, 241.2, 242.5, 243.7, 244.4, 245.5, 246.1,
)
"""Words a minute at speeds from SLOWEST on, each STEP above the one before."""
FASTER = ((1.1, 252.6), (1.2, 267.7), (1.3, 281.5), (1.4, 376.4), (1.5, 386.5))
"""Speed and words a minute, for what no calm pace asks for."""

NATURAL = MEASURED[round((1 - SLOWEST) / STEP)]
"""Words a minute at speed 1. Other voices are slowed along the same table, as many times as they
are faster or slower of themselves."""

BRIEF = 0.7
"""The least speed of a lone sound. An "Oh" drawn out over a second is no longer heard as one:
Whisper takes it for "Hello" at 0.44, and for what it is at 0.7."""

_VOWELS = frozenset("AIOQWYaiuæɑɔəɛɜɪʊʌᵻ")
_NO_SOUND = frozenset("ˈˌ.,;:!?…— ")
_SPEEDS = (*((round(SLOWEST + STEP * place, 2), words) for place, words in enumerate(MEASURED)),
           *FASTER)


def speed_for(words_per_minute: float) -> float:
    """The speed that says nearest to so many words a minute; the last one beyond both ends."""
    return min(_SPEEDS, key=lambda known: abs(known[1] / words_per_minute - 1))[0]


def speed_of(phonemes: str, speed: float) -> float:
    """The speed at which a piece is said: that of its line, unless it is but one lone sound."""
    sounds = [sign for sign in phonemes if sign not in _NO_SOUND]
    lone = len(sounds) < 2 or _VOWELS.isdisjoint(sounds)
    return max(speed, BRIEF) if lone else speed
