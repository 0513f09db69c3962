"""Directives: the notation in square brackets. Adding one is a file here and a row in the table."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
import textwrap

from audiogen.messages import nearest
from audiogen.scripting.flow import Act, Wrong
from audiogen.scripting.notation.bed import BED
from audiogen.scripting.notation.breathe import BREATHE
from audiogen.scripting.notation.minutes import MINUTES
from audiogen.scripting.notation.pause import PAUSE
from audiogen.scripting.notation.protocol import Directive, Setting, Unreadable
from audiogen.scripting.notation.sound import SOUND

DIRECTIVES: tuple[Directive, ...] = (PAUSE, BREATHE, SOUND, BED, MINUTES)
"""Asked in this order; the first that knows the notation reads it."""

_STRAIGHT = str.maketrans("“”„«»‘’", "\"\"\"\"\"''")


def read_directive(text: str, setting: Setting) -> tuple[Act, ...] | Wrong:
    """What the text between two brackets asks for, or the fault in it."""
    plain = " ".join(text.translate(_STRAIGHT).lower().split())
    shown = textwrap.shorten(text, 60, placeholder="…")
    try:
        found = _asked(plain, setting)
    except Unreadable as problem:
        return Wrong(setting.place, f"[{shown}] can't be done. {problem}")
    if found is not None:
        return found
    near = _nearest(plain, setting)
    hint = f" Did you mean [{near}]?" if near else ""
    return Wrong(setting.place, f"[{shown}] is no notation that audiogen knows.{hint} "
                                f"To have it read as text, write \\[{shown}\\].")


def _asked(plain: str, setting: Setting) -> tuple[Act, ...] | None:
    for directive in DIRECTIVES:
        acts = directive.read(plain, setting)
        if acts is not None:
            return acts
    return None


def _readable(plain: str, setting: Setting) -> bool:
    try:
        return _asked(plain, setting) is not None
    except Unreadable:
        return False


def _nearest(plain: str, setting: Setting) -> str:
    """The closest spelling that can be read; empty where nothing is close.

    First the author's own numbers are kept and only the leading word is mended, then whole
    examples are compared.
    """
    words = plain.split()
    if not words:
        return "pause"
    led = re.match(r"[a-z]+", plain)
    names = ("pause", "breathe", "break", "bed", "minutes", *setting.script.sounds)
    near = nearest(led[0], names, 0.65) if led else ""
    mended = [near + plain[led.end():]] if near and led else []
    if led and led.end() < len(plain):
        mended.append("pause" + plain[led.end():])
    mended.append("pause " + plain)
    for candidate in mended:
        if _readable(candidate, setting):
            return candidate
    if near:
        return next((example for directive in DIRECTIVES for example in directive.examples
                     if example.startswith(near) and _readable(example.lower(), setting)), "")
    return nearest(
        plain, [example for directive in DIRECTIVES for example in directive.examples], 0.75)
