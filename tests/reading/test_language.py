"""The language of a text is recognised, or nothing is said of it."""
# ruff: noqa: RUF001 - other scripts are meant here

import pytest

from audiogen.reading.language import recognised, scripts_of, unspoken_share

TEXTS = {
    "en": "The kettle is on, and there is a chair for you by the window.",
    "es": "El agua está en el fuego y hay una silla para ti junto a la ventana.",
    "fr": "L’eau est sur le feu et il y a une chaise pour vous près de la fenêtre.",
    "de": "Das Wasser steht auf dem Herd, und am Fenster ist ein Stuhl für dich.",
    "it": "L’acqua è sul fuoco e c’è una sedia per te vicino alla finestra.",
    "pt": "A água está no fogo e há uma cadeira para você junto da janela.",
    "nl": "Het water staat op het vuur en bij het raam is een stoel voor je.",
    "sv": "Vattnet står på spisen och det finns en stol för dig vid fönstret.",
    "pl": "Woda jest na ogniu, a przy oknie jest dla ciebie krzesło i nie ma pośpiechu.",
    "ru": "Чайник на плите, и у окна для тебя есть стул.",
    "ja": "やかんが火にかかっていて、窓のそばに椅子があります。",
    "zh": "水壶在火上，窗边有一把椅子给你。",
    "ko": "주전자가 불 위에 있고 창가에 의자가 있습니다.",
    "el": "Ο βραστήρας είναι στη φωτιά και υπάρχει μια καρέκλα για σένα.",
    "he": "הקומקום על האש ויש כיסא בשבילך ליד החלון.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_enough(code: str) -> None:
    """Fifteen languages of seven scripts are known by one sentence."""
    assert recognised(TEXTS[code]) == code


def test_the_ends_of_words_tell_neighbours_apart() -> None:
    """Where common words are few, and those of several languages."""
    text = "Lección: no evites la tensión. Es una invitación a la evolución."
    assert recognised(text) == "es"


@pytest.mark.parametrize("text", ["", "42", "Om.", "Amen", "pip install x", "— … —"])
def test_too_little_says_nothing(text: str) -> None:
    """A word or a sign is no language."""
    assert recognised(text) == ""


def test_letters_that_a_voice_does_not_know_are_counted() -> None:
    """By their script; names and numbers of another one don't weigh much."""
    assert unspoken_share(TEXTS["ja"], "en") == 1
    assert unspoken_share(TEXTS["ja"], "ja") == 0
    assert unspoken_share("The word мир means peace.", "en") < 0.3
    assert unspoken_share("", "en") == 0
    assert scripts_of("a 1 я")["CYRILLIC"] == 1
