"""What the listening page shows and says, by language. To add one: one file in languages/."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audiogen.publishing.vocabulary import VOCABULARIES
from audiogen.tags import primary

FALLBACK = "en"
SPEEDS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
"""Offered by the page; pitch is kept."""
TIMERS = (5, 10, 15, 20, 30, 45, 60, 90)
"""Minutes that the sleep timer offers."""
STEPS = (*range(1, 21), *range(25, 61, 5), *range(70, 121, 10))
"""Minutes that can be said to be left: whoever waits for an hour asks for no single minute."""
SLOWEST = 2 / min(SPEEDS)
"""How much longer than made an episode may last: silences doubled, at the lowest speed."""
SAID = (
    "play", "pause", "paused", "again", "next", "shorter", "longer", "silences_half",
    "silences_made", "silences_more", "silences_double", "talk_stop", "talking", "talked",
    "where", "continue", "continue_slept", "more", "close", "chosen", "all_episodes", "line",
    "follow", "words", "transcript", "sound_file", "help", "left_moment", "left_minute",
    "left_hours", "long_moment", "long_minute", "long_hours", "timer_off", "timer_line",
    "timer_episode", "timer_collection", "timer_again_on", "timer_again_off", "wait_on",
    "wait_off", "onward_on", "onward_off", "keys_on", "keys_off", "scan_on", "scan_off",
    "size_normal", "size_larger", "size_largest", "spacing_normal", "spacing_wide",
    "colours_device", "colours_cream", "colours_dark", "colours_contrast", "keep", "kept",
    "keep_failed", "forget", "forgotten", "over", "broken", "key_help",
)
"""Keys of the table whose words the page can say as they stand."""
_ENDS = (".", "!", "?", "…", "。", "؟")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: str
    """The language they are in: English where the wanted one has no table."""
    table: tuple[tuple[str, str], ...]
    decimal: str

    def __getitem__(self, key: str) -> str:
        """The words of a key."""
        return dict(self.table)[key]

    def speed(self, speed: float) -> str:
        """As it is written in this language: "0.9"."""
        return f"{speed:g}".replace(".", self.decimal)

    def minutes(self, kind: str, seconds: float) -> str:
        """A length in whole minutes; kind is `left` or `long`."""
        return self.whole_minutes(kind, round(seconds / 60))

    def whole_minutes(self, kind: str, minutes: int) -> str:
        """"4 minutes left", "One minute", "More than two hours"."""
        if minutes < 1:
            return self[f"{kind}_moment"]
        if minutes == 1:
            return self[f"{kind}_minute"]
        if minutes > STEPS[-1]:
            return self[f"{kind}_hours"]
        return self[f"{kind}_minutes"].format(number=minutes)

    def numbered(self, longest: float, count: int) -> tuple[str, ...]:
        """Every sentence that holds a number, for episodes of `longest` seconds at most."""
        most = longest / 60 * SLOWEST
        steps = STEPS[:sum(step <= most for step in STEPS) + 1]
        return (
            *(self["speed_is"].format(speed=self.speed(speed)) for speed in SPEEDS),
            *(self["timer_minutes"].format(number=minutes) for minutes in TIMERS),
            *(self.whole_minutes("left", step) for step in steps),
            *(self["episode"].format(number=number) for number in range(1, count + 1)),
        )


def wording(language: str) -> Wording:
    """The words for a BCP 47 language, by its first subtag; English where there are none."""
    base = primary(language)
    name = base if base in languages() else FALLBACK
    decimals = {code: words.decimal for code, words in VOCABULARIES}
    return Wording(name, _table(name), decimals.get(name, "."))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words, in alphabetical order."""
    folder = resources.files("audiogen.publishing.page").joinpath("languages")
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir()
                        if file.name.endswith(".toml")))


@cache
def _table(language: str) -> tuple[tuple[str, str], ...]:
    file = resources.files("audiogen.publishing.page").joinpath("languages", f"{language}.toml")
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")).items())


def sentence(text: str) -> str:
    """A label as it is said: with a full stop, so that the voice falls."""
    return text if text.endswith(_ENDS) else f"{text}."


def sentences(texts: Iterable[str]) -> tuple[str, ...]:
    """Each label once, as it is said; blanks left out."""
    return tuple(dict.fromkeys(sentence(text) for text in texts if text.strip()))
