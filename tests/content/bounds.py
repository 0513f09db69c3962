"""What the content brief asks of each kind of episode. Seconds, words, and parts of the whole."""

PRACTICE, EXPLORATION, WELCOME = (240, 720), (300, 540), (90, 120)
RESCUE, BEDTIME, BREATHS = (120, 180), (360, 900), (360, 540)
RUNS = {
    "if-tonight-is-hard": RESCUE,
    "start-here": WELCOME,
    "a-calm-voice-beside-you": PRACTICE,
    "with-an-animal": PRACTICE,
    "held-by-the-living-world": PRACTICE,
    "someone-who-felt-safe": PRACTICE,
    "breathing-with-a-steady-companion": PRACTICE,
    "thirty-breaths": BREATHS,
    "reaching-toward-support": PRACTICE,
    "side-by-side": PRACTICE,
    "being-the-steady-one": PRACTICE,
    "becoming-your-own-steady-presence": PRACTICE,
    "compassion-as-a-healing-tool": EXPLORATION,
    "what-safety-feels-like-in-the-body": EXPLORATION,
    "working-gently-with-resistance": EXPLORATION,
    "the-body-as-a-compass": EXPLORATION,
    "nothing-left-to-do": BEDTIME,
}
"""Shortest and longest running time as heard, by slug."""
SILENT = {"guide": (0.20, 0.35), "practice": (0.40, 0.60), "exploration": (0.30, 0.50),
          "resources": (0.20, 0.35), "rescue": (0.35, 0.50), "bedtime": (0.60, 0.75),
          "breaths": (0.15, 0.92)}
"""Least and most silence by kind. The brief names guide and practice; an exploration is both. In
a rescue the voice stays close, at bedtime it stays away, and of thirty breaths most is breath."""
FIRST_WORDS = 2.0
"""Seconds until a rescue speaks."""
BREATHS_LED, BREATHS_SAID = (28, 32), 12
"""Guided breaths, and sentences at most around them."""
STRETCH, REST = 25.0, 2.0
"""Speech may go on for so long before a pause of so many seconds."""
MEDIAN_SENTENCE, LONGEST_SENTENCE = (8, 14), 25
"""Words."""
MEDIAN_OF = {"rescue": (6, 12), "bedtime": (4, 10)}
"""Where sentences are shorter: for someone who can hardly listen, or hardly should."""
PLAINEST = 75.0
"""Flesch reading ease."""
WORDINGS = 3
"""So many ways to open an episode, and to close one, or more."""
HEDGES = 30
"""May, might and could in the whole collection, at most."""
