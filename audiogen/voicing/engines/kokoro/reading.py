"""A line's words in the phonemes of Kokoro: English as hibari reads it, the rest as eSpeak NG does.

hibari's pronunciation is that of the model's own English, in an American and a British accent.
eSpeak NG tells no punctuation, so each clause is read for itself and its mark set behind it.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import importlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from audiogen.scripting.model import Span
from audiogen.voicing.cutting import cut
from audiogen.voicing.engines.espeak.pronouncing import ipa, voice_for
from audiogen.voicing.engines.espeak.wording import marked
from audiogen.voicing.engines.hibari.wording import sentences
from audiogen.voicing.engines.kokoro.alphabet import UnknownSound, letters, written

ENGLISH = "audiogen.voicing.engines.hibari.speaker"
"""The module that reads English; it loads a runtime, so only who speaks imports it."""
BRITISH = "en-GB"
LONGEST = 150
"""Phonemes said at once. The model takes 510, but a second of sound costs it some 15 MB, and 150
are twenty slow seconds: a process takes 640 MB then. A longer sentence is cut where it breathes."""
ABBREVIATIONS = frozenset((
    "sr", "sra", "srta", "dr", "dra", "d", "dña", "ud", "uds", "prof", "m", "mm", "st", "ste",
    "av", "núm", "pág", "p", "art", "vol", "sig", "dott", "ing", "avv", "डॉ", "प्रो"))
"""Words whose full stop ends no sentence; so does that of no single letter."""

_MARKS = re.compile(r"(?<![,;:.!?…।—–])[,;:.!?…।—–]++(?=[\s\"»”’)\]]|$)")
_STOPS = ("?", "!", "…", ".", ";", ":", ",", "—")
"""Marks as phonemes, the one that counts most in a row of several first."""


class Unsayable(Exception):  # its argument is the word
    """A word that can't be read."""


def pieces(spans: tuple[Span, ...], language: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of a line in phonemes, each in pieces of at most LONGEST.

    `language` is that of a voice: "en-GB", "es". Raises Unsayable, and SpeakerFailed.
    """
    if language.startswith("en"):
        return _english(spans, language == BRITISH)
    try:
        return tuple(cut(sentence, LONGEST) for sentence in _sentences(spans, voice_for(language)))
    except UnknownSound as problem:
        raise Unsayable("".join(span.text for span in spans).strip()) from problem


def _english(spans: tuple[Span, ...], british: bool) -> tuple[tuple[str, ...], ...]:
    module: Any = importlib.import_module(ENGLISH)
    reader = module.english(british)
    try:
        said = [reader.pieces(sentence, LONGEST) for sentence in sentences(spans, british)]
    except module.Unsayable as problem:
        raise Unsayable(*problem.args) from problem
    return tuple(filter(None, said))


def _sentences(spans: tuple[Span, ...], voice: str) -> Iterator[str]:
    """The sentences of a line as eSpeak NG's voice reads them."""
    sentence = ""
    for clause, mark in _clauses(spans):
        said = _phonemes(clause, voice)
        if said and sentence[-1:] in tuple("?!….") and not _goes_on(clause):
            yield sentence
            sentence = ""
        sentence = f"{sentence} {said}".strip() + (mark if said else "")
    if sentence:
        yield sentence


def _clauses(spans: tuple[Span, ...]) -> Iterator[tuple[tuple[Span, ...], str]]:
    """The clauses of a line, each with its mark as a phoneme; the last one may have none."""
    clause: list[Span] = []
    for span in spans:
        text, start = span.text.replace("—", " — "), 0
        for match in () if span.phoneme else _MARKS.finditer(text):
            if match[0] == "." and _is_short(text[:match.start()]) and text[match.end():].strip():
                continue
            yield (*clause, replace(span, text=text[start:match.start()])), _phoneme(match[0])
            clause, start = [], match.end()
        clause.append(replace(span, text=text[start:]))
    yield tuple(clause), ""


def _is_short(before: str) -> bool:
    """Whether a text ends in a word that is short for another, or in a single letter."""
    word = before.rsplit(None, 1)[-1].lstrip("¿¡«“\"(").casefold() if before.strip() else ""
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _phoneme(marks: str) -> str:
    plain = marks.replace("...", "…").replace("।", ".").replace("–", "—")
    return next(stop for stop in _STOPS if stop in plain)


def _goes_on(clause: tuple[Span, ...]) -> bool:
    """Whether a clause begins with a small letter, and so no sentence."""
    return next((sign for span in clause for sign in span.text if sign.isalnum()), "").islower()


def _phonemes(clause: tuple[Span, ...], voice: str) -> str:
    """A clause in the model's letters. Raises UnknownSound, Unsayable and SpeakerFailed."""
    found = ""
    for own, group in itertools.groupby(clause, lambda span: written(span.phoneme)):
        part = tuple(group)
        text = "".join(span.text for span in part)
        said = own or letters(ipa(marked(part, lambda sounds: ""), voice))
        if not said and any(map(str.isalnum, text)):
            raise Unsayable(text.strip())
        found += " " * text[:1].isspace() + said + " " * text[-1:].isspace()
    return " ".join(found.split())
