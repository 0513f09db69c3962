"""What the content brief asks of each kind of episode. Seconds, words, and parts of the whole."""

PRACTICE, EXPLORATION, WELCOME = (240, 720), (300, 540), (200, 290)
RUNS = {
    "start-here": WELCOME,
    "a-calm-voice-beside-you": PRACTICE,
    "with-an-animal": PRACTICE,
    "held-by-the-living-world": PRACTICE,
    "someone-who-felt-safe": PRACTICE,
    "reaching-toward-support": PRACTICE,
    "breathing-with-a-steady-companion": PRACTICE,
    "becoming-your-own-steady-presence": PRACTICE,
    "compassion-as-a-healing-tool": EXPLORATION,
    "what-safety-feels-like-in-the-body": EXPLORATION,
    "working-gently-with-resistance": EXPLORATION,
    "the-body-as-a-compass": EXPLORATION,
}
"""Shortest and longest running time as heard, by slug."""
SILENT = {"guide": (0.20, 0.35), "practice": (0.40, 0.60), "exploration": (0.30, 0.50),
          "resources": (0.20, 0.35)}
"""Least and most silence by kind. The brief names guide and practice; an exploration is both."""
STRETCH, REST = 25.0, 2.0
"""Speech may go on for so long before a pause of so many seconds."""
MEDIAN_SENTENCE, LONGEST_SENTENCE = (8, 14), 25
"""Words."""
PLAINEST = 75.0
"""Flesch reading ease."""
