"""Words as IPA, as eSpeak NG reads them: for engines that speak from phonemes."""

import functools
import re

from audiogen.voicing.engines.espeak.library import data, library
from audiogen.voicing.engines.espeak.process import Speaker
from audiogen.voicing.engines.espeak.voices import catalogue

_SWITCH = re.compile("\\([\u0361a-z-]+\\)")
"""Where eSpeak NG reads a word as one of another language, and where it comes back."""


def voice_for(language: str) -> str:
    """The voice that reads a language: "roa/es-419" for "es-MX". Raises UnknownVoice."""
    return catalogue(data()).find("", language)


def ipa(text: str, voice: str) -> str:
    """The IPA of a clause, with ties and stress; empty where it holds no word.

    `text` is SSML as eSpeak NG understands it. Raises SpeakerFailed.
    """
    spelled = _speaker().ask(voice=voice, text=text, spell="ipa").decode()
    return _SWITCH.sub("", spelled).replace("\n", " ").strip()


@functools.cache
def _speaker() -> Speaker:
    """One process for all that this one asks; it is small, and each question starts afresh."""
    return Speaker(library(), data())
