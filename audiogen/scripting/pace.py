"""The pace presets: speaking rate, and the lengths of silences.

There is no citable standard for pacing. The numbers follow practice in guided meditation: 100 to
130 words a minute while speaking, silences of a few seconds between thoughts, 40 to 60 % of a
practice silent. Every one of them can be set in audiogen.toml and in front matter.
"""

from dataclasses import fields, replace

from audiogen.scripting.model import Pace

GENTLE = Pace(
    name="gentle", words_per_minute=110, phrase=0.4, ellipsis=1.8, sentence=0.9, line=2.0,
    item=2.0, paragraph=3.5, heading=2.0, before_heading=4.5, section=6.0, breath=10.0, start=0.75,
    end=2.5,
)
"""For practices. `before_heading` lies between paragraph and section, so that a heading inside a
chapter is heard to open something, yet less than a chapter does. A breath of 10 s makes six a
minute."""

STEADY = Pace(
    name="steady", words_per_minute=125, phrase=0.3, ellipsis=0.6, sentence=0.6, line=1.2,
    item=1.2, paragraph=1.8, heading=1.4, before_heading=2.5, section=3.5, breath=8.0, start=0.75,
    end=2.5,
)
"""For guides: an attentive reading, with time to follow."""


def _longer(pace: Pace, factor: float) -> dict[str, float]:
    """Every silence of a pace, so many times as long; seconds."""
    lengths = {option.name for option in fields(Pace)} - {"name", "words_per_minute"}
    return {name: round(getattr(pace, name) * factor, 3) for name in sorted(lengths)}


SPACIOUS = replace(GENTLE, name="spacious", words_per_minute=100, **_longer(GENTLE, 1.5))
"""For long rests: slower words, and one and a half times the silences of gentle."""

PRESETS: dict[str, Pace] = {pace.name: pace for pace in (GENTLE, STEADY, SPACIOUS)}

KINDS: dict[str, Pace] = {
    "guide": STEADY, "practice": GENTLE, "exploration": STEADY, "resources": STEADY,
    "rescue": GENTLE, "bedtime": GENTLE, "breaths": GENTLE,
}
"""Each kind of episode, and the pace that suits it."""


def pace_named(name: str) -> Pace:
    """The preset of that name, in any case. Raises KeyError where there is none."""
    return PRESETS[name.strip().lower()]


def pace_for(name: str, kind: str) -> Pace:
    """The preset of that name, or where the name is empty the one that suits a kind of episode.

    Raises KeyError where there is no such preset.
    """
    if name:
        return pace_named(name)
    return KINDS.get(kind, STEADY)
