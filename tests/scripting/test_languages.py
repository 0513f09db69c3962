"""What each language says: whole, and in its own words."""


import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import audiogen
from audiogen.publishing.vocabulary import VOCABULARIES
from audiogen.reading.frequent_words import FREQUENT_WORDS
from audiogen.scripting.languages import TONGUES, tongue
from audiogen.scripting.notation.words import VOCABULARIES as STILLNESS
from audiogen.scripting.numbers import in_words
from audiogen.scripting.phrases import PHRASES, minutes_in_words, phrase

OTHERS = ("es", "fr", "de", "pt", "it", "nl")
PAGE = Path(audiogen.__file__).parent / "publishing/page/languages"
Rows = Iterator[tuple[str, str]]


def flat(value: object, name: str) -> Rows:
    """Every text inside tables, tuples and dataclasses, with the way that leads to it."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{name}.{key}")
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from flat(inner, f"{name}.{number}")
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]
            yield from flat(getattr(value, field.name), f"{name}.{field.name}")


def tables(language: str) -> dict[str, str]:
    """Everything that audiogen says or shows in a language by itself, by name."""
    rows = [*flat(TONGUES[language], "figures"), *flat(dict(VOCABULARIES)[language], "published"),
            *flat({name: phrase(name, language, ()) for name in PHRASES}, "phrases"),
            *flat(tomllib.loads((PAGE / f"{language}.toml").read_text(encoding="utf-8")), "page")]
    return dict(rows)


def shape(names: dict[str, str] | set[str]) -> set[str]:
    """Names without what differs by nature: which short forms, units and endings there are."""
    return {re.sub(r"^(figures\.(?:signs|fractions|money|clock|ordinals|dates|numbers)\.[^.]+|"
                   r"figures\.\w+).*", r"\1", name) for name in names} - LEFT_OPEN


LEFT_OPEN = {"figures.abbreviations", "figures.counted", "figures.units"} | {
    f"figures.{name}" for name in ("fractions.1½", "fractions.2½", "fractions.3½", "fractions.4½",
                                   "ordinals.marks", "ordinals.shortened", "ordinals.full_stop",
                                   "clock.hours", "numbers.own", "numbers.masculine",
                                   "numbers.feminine")}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_key(language: str) -> None:
    """All of them the same ones; English leaves figures to its voices, which read them well."""
    assert shape(set(tables(language))) == shape(set(tables("es")))
    lacking = shape(set(tables("en"))) - shape(set(tables(language)))
    assert not lacking
    own = TONGUES[language]
    assert own.abbreviations
    assert own.counted
    assert len(own.units) >= 14


def test_english_has_what_others_have_but_for_figures() -> None:
    """Nothing else is missing there."""
    missing = shape(set(tables("es"))) - shape(set(tables("en")))
    assert {name.split(".")[1] for name in missing} == {"ordinals", "numbers", "clock", "dates"}


MORE_ENGLISH = """
    breathe hold rest breath pause note minutes seconds minute second hour hours silence bell
    chapter chapters voice code formula piece page table percent pounds listen play stop speed
    night sleep next again settings close open more please player turn episode quiet
"""
ENGLISH_WORDS = FREQUENT_WORDS["en"] | frozenset(MORE_ENGLISH.split())
SPELT_ALIKE = {
    "es": "as", "fr": "an code minute minutes note page pause second silence",
    "de": "minute pause player was", "pt": "", "it": "all formula no pause", "nl": "code of",
}
"""Words of a language that English has too, with another sense or the same."""
SAME = {
    "es": "euros micro normal pi",
    "fr": "pause silences cents dollars euros micro minute minutes pi plus",
    "de": "minute pause pi player yen minus normal plus", "pt": "euros micro pi",
    "it": "micro yen", "nl": "micro pi plus yen",
}
"""Whole entries that are the same in English."""
FREE = re.compile(r"figures\.(?:quotes|decimal|cents|feminine|since|clock\.marks|clock\.after"
                  r"|clock\.dotted|money|calls|called|abbreviations|counted|units"
                  r"|ordinals\.(?:marks|shortened))|published\.(?:decimal|cover)|page\.\w*format")
"""Marks, expressions and short forms, where sameness means nothing; their words are looked at."""


KEYS = re.compile(r"published\.sounds\.\d\.0")
"""Names of sounds, as authors write them in whatever language."""


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_other_languages(language: str) -> None:
    """No entry equals the English one, and none holds English words that the language lacks."""
    english = tables("en")
    same = [name for name, text in tables(language).items()
            if re.search(r"[^\W\d_]{2}", _bare(text))
            and not (FREE.match(name) or KEYS.match(name))
            and text.casefold() == english.get(name, "").casefold()
            and _bare(text).strip().casefold() not in SAME[language].split()]
    own = FREQUENT_WORDS[language] | frozenset(SPELT_ALIKE[language].split())
    foreign = {(name, word) for name, text in tables(language).items() if not KEYS.match(name)
               for word in re.findall(r"[^\W\d_]{2,}", _bare(text).casefold())
               if word in ENGLISH_WORDS and word not in own}
    assert not same
    assert not foreign


def _bare(text: str) -> str:
    """A text without its placeholders."""
    return re.sub(r"\{\w*\}", "", text)


def test_english_words_would_be_found() -> None:
    """The test above can fail: English itself doesn't pass it for any other language."""
    for language in OTHERS:
        own = FREQUENT_WORDS[language] | frozenset(SPELT_ALIKE[language].split())
        found = {word for text in tables("en").values()
                 for word in re.findall(r"[^\W\d_]{2,}", _bare(text).casefold())
                 if word in ENGLISH_WORDS and word not in own}
        assert len(found) > 30


@pytest.mark.parametrize("language", OTHERS)
def test_words_of_stillness_are_the_languages_own(language: str) -> None:
    """The tables in which stillness is written down hold no common English word."""
    own = FREQUENT_WORDS[language] | frozenset(SPELT_ALIKE[language].split())
    words = {word for field in fields(STILLNESS[language]) if field.name not in ("kinds", "numbers")
             for word in getattr(STILLNESS[language], field.name).split()}
    assert {word for word in words if len(word) > 1 and word in ENGLISH_WORDS} <= own


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_numbers_up_to_a_hundred(language: str) -> None:
    """All different, none in figures; beyond them, figures (in English from 1000 on)."""
    said = [in_words(number, language) for number in range(100)]
    assert len(set(said)) == 100
    assert not re.search(r"\d", " ".join(said))
    assert in_words(1000, language) == "1000"
    assert in_words(5, "pl") == "5"


@pytest.mark.parametrize(("language", "said"), [
    ("es", {1: "uno", 16: "dieciséis", 21: "veintiuno", 30: "treinta", 31: "treinta y uno",
            99: "noventa y nueve"}),
    ("fr", {17: "dix-sept", 21: "vingt et un", 22: "vingt-deux", 61: "soixante et un",
            70: "soixante-dix", 71: "soixante et onze", 77: "soixante-dix-sept",
            80: "quatre-vingts", 81: "quatre-vingt-un", 91: "quatre-vingt-onze",
            99: "quatre-vingt-dix-neuf"}),
    ("de", {1: "eins", 17: "siebzehn", 21: "einundzwanzig", 67: "siebenundsechzig",
            30: "dreißig"}),
    ("pt", {14: "catorze", 21: "vinte e um", 45: "quarenta e cinco"}),
    ("it", {17: "diciassette", 21: "ventuno", 23: "ventitré", 28: "ventotto", 35: "trentacinque",
            88: "ottantotto"}),
    ("nl", {1: "één", 21: "eenentwintig", 22: "tweeëntwintig", 33: "drieëndertig",
            45: "vijfenveertig"}),
])
def test_numbers_that_go_their_own_way(language: str, said: dict[int, str]) -> None:
    """As the language spells them."""
    assert {number: in_words(number, language) for number in said} == said


@pytest.mark.parametrize(("language", "words"), [
    ("es", "veintiún minutos"), ("fr", "vingt et une minutes"), ("de", "einundzwanzig Minuten"),
    ("pt", "vinte e um minutos"), ("it", "ventuno minuti"), ("nl", "eenentwintig minuten"),
    ("pt-BR", "vinte e um minutos"),
])
def test_running_times(language: str, words: str) -> None:
    """A number has the gender of its minutes."""
    assert minutes_in_words(21 * 60, language, ()) == words


def test_a_variety_speaks_as_its_language() -> None:
    """And others have no words of ours."""
    assert tongue("pt-BR") is TONGUES["pt"]
    assert tongue("pl") is None
