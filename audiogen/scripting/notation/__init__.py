"""Directives: the notation in square brackets. Adding one is a file here and a row in the table.

A bracket is asked for in this order: our own notation, stillness as the world writes it, a slip of
the pen in our notation (a fault), a stage direction that begins with stillness; what is left is
prose or apparatus (`brackets.py`).
"""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
import textwrap
from dataclasses import replace

from audiogen.scripting.flow import Act, Aside, Rest, Wrong
from audiogen.scripting.model import Sound
from audiogen.scripting.notation import brackets, misspelt
from audiogen.scripting.notation.bed import BED
from audiogen.scripting.notation.breathe import BREATHE
from audiogen.scripting.notation.minutes import MINUTES
from audiogen.scripting.notation.pause import PAUSE, named_seconds
from audiogen.scripting.notation.protocol import Directive, Setting, Unreadable
from audiogen.scripting.notation.sound import SOUND
from audiogen.scripting.notation.stillness import Stillness, read_stillness
from audiogen.units import LONGEST

DIRECTIVES: tuple[Directive, ...] = (PAUSE, BREATHE, SOUND, BED, MINUTES)
"""Asked in this order; the first that knows the notation reads it."""

ELLIPSIS = "…"
"""As the text of a directive that was taken: an ellipsis alone on its line."""
_STRAIGHT = str.maketrans("“”„«»‘’", "\"\"\"\"\"''")
_NEGATIVE = re.compile(r"(?:^|\s)-\d")
_PROSE = 4
"""Words; a bracket of so many is prose, even if its first word is one of ours."""


def read_directive(text: str, setting: Setting, spelling: str = "",
                   taken: str = "") -> tuple[Act, ...] | Wrong:
    """What the text between two brackets asks for, or the fault in it.

    `spelling` is all that the author wrote, brackets included; `taken` says where the lenient
    reader found it when it stood in no square brackets ("round", "line" …), or "sure" for square
    ones that the rest of the text vouches for.
    """
    plain = " ".join(text.translate(_STRAIGHT).lower().split())
    spelling = spelling or f"[{text}]"
    shown = textwrap.shorten(text, 60, placeholder="…")
    problem = ""
    try:
        acts = asked(plain, setting)
    except Unreadable as wrong:
        acts, problem = None, str(wrong)
    if acts is not None:
        return _marked(acts, spelling) if taken not in ("", "sure") else acts
    still = read_stillness(text, setting.script.language)
    if taken == "line" and plain == ELLIPSIS:
        still = Stillness()
    digits = any(map(str.isdigit, plain))
    if still and digits and not taken and _is_unreadable(plain, still, problem):
        still = None
    if still and not still.led and (still.sure or still.bells or taken or problem):
        return _still(still, spelling, setting)
    near = "" if taken else misspelt.meant(plain, lambda candidate: _readable(candidate, setting))
    if near:
        return Wrong(setting.place, f"[{shown}] is no notation that audiogen knows. Did you mean "
                                    f"[{near}]? To have it read as text, write \\[{shown}\\].")
    timed = still is not None and still.measured
    if problem and not taken and not timed and (digits or _is_short(plain, still)):
        return Wrong(setting.place, f"[{shown}] can't be done. {problem}")
    if still:
        return _still(still, spelling, setting)
    return brackets.read(text, spelling, setting)


def _is_unreadable(plain: str, still: Stillness, problem: str) -> bool:
    """Whether a number is one that our own notation refuses, or that belongs to nothing."""
    seconds = still.seconds + still.breaths
    return bool(still.muddled or _NEGATIVE.search(plain) or seconds > LONGEST
                or (problem and (not seconds or plain.startswith("breathe"))))


def _is_short(plain: str, still: Stillness | None) -> bool:
    """Whether a directive that can't be read is surely one, and no prose: "[bed rivr]"."""
    words = plain.split()
    own = words[0].rstrip(":=") in ("bed", "minutes", "break") and len(words) < _PROSE
    slip = len(words) == 2 and len(words[1]) <= 3 and words[1].isalpha()
    return own or (slip and still is not None and still.led)


def _still(still: Stillness, spelling: str, setting: Setting) -> tuple[Act, ...] | Wrong:
    """The bells and the pause that were asked for, with what is worth telling about them."""
    seconds = still.seconds + still.breaths * setting.pace.breath
    if seconds > LONGEST:
        return Wrong(setting.place, f"{spelling} is too long: a single pause may last up to "
                                    f"{LONGEST / 60:g} minutes.")
    acts: list[Act] = [Sound("bell", setting.place)] * still.bells
    if still.silent:
        length = seconds or named_seconds(still.length, setting.pace)
        acts.append(Rest(length, still.flexible, setting.place, " ".join(spelling.split())))
    if still.led:
        said = "its words are not spoken" if still.bells or seconds else (
            f"it holds no length, so it lasts {length:g} seconds and its words are not spoken")
        acts.append(Aside(setting.place, "stage", f"{_short(spelling)} was taken for a pause; "
                          f"{said}. Write them outside of the brackets to have them said."))
    elif still.ranged:
        acts.append(Aside(setting.place, "range", f"{_short(spelling)} leaves its length open; the "
                          f"first number was taken, {seconds:g} seconds."))
    elif not still.sure and not still.bells:
        acts.append(Aside(setting.place, "unsure", f"{_short(spelling)} was taken for a pause. "
                          "Is it one? If it is to be read, take its brackets away."))
    return tuple(acts)


def _short(spelling: str) -> str:
    return textwrap.shorten(spelling, 60, placeholder="…")


def _marked(acts: tuple[Act, ...], spelling: str) -> tuple[Act, ...]:
    """The same acts, each pause with the author's own words for it."""
    return tuple(replace(act, written=spelling) if isinstance(act, Rest) else act for act in acts)


def asked(plain: str, setting: Setting) -> tuple[Act, ...] | None:
    """What our own notation reads in a text; None where it is none. Raises Unreadable."""
    for directive in DIRECTIVES:
        acts = directive.read(plain, setting)
        if acts is not None:
            return acts
    return None


def _readable(plain: str, setting: Setting) -> bool:
    try:
        return asked(plain, setting) is not None
    except Unreadable:
        return False
