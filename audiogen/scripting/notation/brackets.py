"""Square brackets that are no notation: prose, which is read, and apparatus, which is silent."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
import textwrap

from audiogen.scripting.flow import Act, Aside, Phrase, Wrong
from audiogen.scripting.notation.protocol import Setting

_NUMBER = r"\d{1,3}[a-z]?+"
_CITATION = re.compile(rf"{_NUMBER}(?: ?[,;–—-] ?{_NUMBER})*+", re.IGNORECASE)
_NOTE = re.compile(r"(?:note|nb|fn|n\.|ref|refs|fig|footnote)\.? ?\d{1,3}|[a-z]|"
                   r"citation needed|clarification needed|better source needed|edit|source\?|"
                   r"when\?|who\?|by whom\?|dubious", re.IGNORECASE)
_KEY = re.compile(r"(?:see )?-?@\w", re.IGNORECASE)
_TIME = re.compile(r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
                   r"(?:\s*(?:-+>?|–|—|→|to)\s*(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?)?")
_CALLOUT = re.compile(r"!\w[\w-]*[+-]?|x", re.IGNORECASE)
_TOC = re.compile(r"_?\[?_?toc_?\]?_?", re.IGNORECASE)

_DIRECTIONS_WORDS = """
    music musical muzak applause laughter laughs laugh laughing chuckles chuckle chuckling
    giggles sighs sigh sighing coughs cough coughing sneezes gasps gasp sobs cries crying
    whispers whisper whispering shouts shouting groans yawns sniffs inhales inhale exhales
    exhale clears crosstalk inaudible unintelligible indistinct overlapping silence noise sfx
    sound sounds fx effect effects ambient ambience fade fades fading cut intro outro jingle
    theme transition end begin start script narrator host speaker speaks voiceover vo voice
    scene act verse chorus bridge refrain instrumental repeat repeats continue continues guide
    soft softly gentle gently slow slowly warm warmly calm calmly excited excitedly happy
    happily sad sadly sarcastic sarcastically curious curiously thoughtful nods nod smiles
    smile stands sits walks enters exits exit cue visual b-roll broll footage camera close-up
    slide slides click clicks on-screen graphic graphics title-card ad sponsor commercial
    blank_audio video audio image picture photo screenshot figure animation demo recording
    tape phone door knock footsteps rain wind waves birds thunder crowd cheering cheers booing
    snoring humming hums sings singing drum drums piano guitar strings música aplausos risas
    suspira musique rires applaudissements musik applaus lachen lacht risos musica risate
    applausi muziek gelach applaus
"""
_DIRECTIONS = frozenset(_DIRECTIONS_WORDS.split())
"""Words that a stage direction begins with, in lower case."""
_CLOSING_WORDS = """
    fades fade plays playing swells stops begins starts ends continues in out up down softly
    loudly laughing speaking intensifies
"""
_CLOSING = frozenset(_CLOSING_WORDS.split())
"""Words that one ends with: "waves crash in", "rain fades"."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MOST = 8
"""Words; a longer bracket is prose whatever it begins with."""


def read(text: str, spelling: str, setting: Setting) -> tuple[Act, ...] | Wrong:
    """What becomes of a bracket that is no notation, as the collection's setting has it."""
    chosen = setting.script.brackets
    shown = textwrap.shorten(text, 60, placeholder="…")
    if chosen == "fault":
        return Wrong(setting.place, f"[{shown}] is no notation that audiogen knows. To have it "
                                    f"read as text, write \\[{shown}\\].")
    said = _words(text)
    if chosen == "silent" or (not chosen and is_apparatus(text)) or not said:
        return (Phrase("", spelling),)
    if not chosen and is_direction(text):
        return (Phrase("", spelling),
                Aside(setting.place, "direction", f"[{shown}] was taken for a stage direction and "
                      "is not spoken. To have it read, take its brackets away, or set brackets = "
                      "\"read\"."))
    return (Phrase(said, spelling),)


def is_apparatus(text: str) -> bool:
    """Whether a bracket is a mark for the eye: a citation, a time, "…", "!NOTE"."""
    bare = " ".join(text.split())
    return (not any(map(str.isalnum, bare))
            or any(pattern.fullmatch(bare) for pattern in (_CITATION, _NOTE, _TIME, _CALLOUT, _TOC))
            or any(_KEY.match(part.lstrip()) for part in bare.split(";")))


def is_direction(text: str) -> bool:
    """Whether a bracket tells what is heard or done, and is not said: "laughs", "END SCRIPT"."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words or len(words) > _MOST:
        return False
    if words[0] in _DIRECTIONS:
        return True
    return len(words) > 1 and words[-1] in _CLOSING and words[0] not in ("the", "he", "she", "it")


def _words(text: str) -> str:
    """The words of a bracket; without any, nothing."""
    return text if any(map(str.isalnum, text)) else ""
