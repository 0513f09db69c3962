"""A line's wording as eSpeak NG 1.52 wants it: its SSML, with phonemes in its own notation.

Measured on 1.52: emphasis, prosody and say-as "characters" work, <phoneme> doesn't but [[…]]
does, and a <speak> around it all costs 0.6 s of silence. <lang> is ignored; <voice xml:lang>
works, but what follows it has lost its speed; and prosody can't be slower than the slowest rate,
which is a calm line's own. So each language and each rate in a line is said for itself.
"""

import itertools
import re
from collections.abc import Callable
from html import escape

from audiogen.scripting.model import Span

SAY_AS = {"characters": "characters", "spell-out": "characters", "verbatim": "characters",
          "digits": "tts:digits", "telephone": "telephone"}
"""SSML's interpret-as → the one that 1.52 knows; it reads the others well enough unmarked."""

_CONTROL = re.compile("[\x00-\x20\x7f-\xa0\ufeff\u200b-\u200f\u2028\u2029]+")
_PITCH = re.compile(r"x-low|low|medium|high|x-high|default|[+-]?\d+(\.\d+)?(%|st|Hz)")
_SEMITONE = 2 ** (1 / 12)


def marked(spans: tuple[Span, ...], phonemes: Callable[[str], str]) -> str:
    """The SSML of a line. `phonemes` turns IPA into eSpeak NG's notation, or into "" where it
    can't; then the plain words are said."""
    return "".join(_span(span, phonemes) for span in spans).strip()


def runs(spans: tuple[Span, ...]) -> tuple[tuple[str, float, tuple[Span, ...]], ...]:
    """Neighbours of one language and rate together, as (language, rate, spans).

    All but the last end in a comma, so that the voice doesn't fall before the line's end.
    """
    spoken = [span for span in spans if span.text.strip()]
    found = [(language, rate, tuple(group)) for (language, rate), group
             in itertools.groupby(spoken, lambda span: (span.language, span.rate))]
    return tuple(
        (language, rate, group if position == len(found) - 1 or _ends(group) else
         (*group, Span(",")))
        for position, (language, rate, group) in enumerate(found))


def _ends(spans: tuple[Span, ...]) -> bool:
    """Whether words end in punctuation already."""
    return not spans[-1].text.rstrip()[-1].isalnum()


def _span(span: Span, phonemes: Callable[[str], str]) -> str:
    said = phonemes(span.phoneme) if span.phoneme else ""
    text = f"[[{escape(said, quote=False)}]]" if said else plain(span.text)
    lead = " " if span.text[:1].isspace() else ""
    tail = " " if span.text[-1:].isspace() else ""
    text = text.strip()
    if not text:
        return " " if lead or tail else ""
    if span.interpret_as in SAY_AS and not said:
        text = _element("say-as", "interpret-as", SAY_AS[span.interpret_as], text)
    if span.emphasis in ("none", "reduced", "moderate", "strong"):
        text = _element("emphasis", "level", span.emphasis, text)
    if _PITCH.fullmatch(span.pitch):
        text = _element("prosody", "pitch", _pitch(span.pitch), text)
    return lead + text + tail


def plain(text: str) -> str:
    """Text that is nothing but text: no markup, no command, no phonemes."""
    text = _CONTROL.sub(" ", text)
    return escape(re.sub(r"\[(?=\[)", "[ ", text), quote=False)


def _pitch(written: str) -> str:
    """Semitones as a percentage, which is what 1.52 understands; others as they are."""
    if not written.endswith("st"):
        return written
    return f"{100 * (_SEMITONE ** float(written[:-2]) - 1):+.0f}%"


def _element(name: str, attribute: str, value: str, text: str) -> str:
    return f'<{name} {attribute}="{escape(value)}">{text}</{name}>'
