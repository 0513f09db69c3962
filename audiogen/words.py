"""Counting spoken words: for estimates, for advice, and for measuring how fast a voice speaks."""
# ruff: noqa: RUF001 - typographic apostrophes and hyphens stand inside words

import re

_WORD = re.compile(r"[^\W_]++(?:['’.\-‑][^\W_]++)*+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf"
                       "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def words(text: str) -> int:
    """How many words are spoken; "co-regulation" and "don't" are one each.

    Scripts that put no space between words count a word for every two characters.
    """
    count = unspaced(text)
    return len(_WORD.findall(_UNSPACED.sub(" ", text) if count else text)) + (count + 1) // 2


def unspaced(text: str) -> int:
    """How many characters belong to scripts that put no space between words."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))
