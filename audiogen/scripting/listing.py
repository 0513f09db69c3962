"""A script as data, for tools: the cue sheet before there is audio."""

from audiogen.cue_rows import VERSION, chapter_row, cue_row
from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import BedChange, Chapter, Cue, Line, Phase, Script, Sound


def listing(script: Script) -> dict[str, object]:
    """The cue sheet before there is audio: the same names, with estimated times in seconds."""
    cues: list[dict[str, object]] = []
    opened: list[tuple[str, float]] = []
    now = 0.0
    for cue, seconds in zip(script.cues, estimate(script), strict=True):
        if isinstance(cue, Chapter):
            opened.append((cue.title, round(now, 3)))
        elif not isinstance(cue, BedChange):
            cues.append(cue_row(*_named(cue), round(now, 3), round(now + seconds, 3),
                                max(0, len(opened) - 1)))
        now += seconds
    ends = [*(start for _, start in opened[1:]), round(now, 3)]
    chapters = [chapter_row(title, start, end)
                for (title, start), end in zip(opened, ends, strict=bool(opened))]
    return {"version": VERSION, "title": script.title, "language": script.language,
            "pace": script.pace.name, "estimated": True, "duration": round(now, 3),
            "chapters": chapters, "cues": cues}


def _named(cue: Cue) -> tuple[str, str, str, str]:
    """Id, kind, text and role, as the cue sheet names them."""
    if isinstance(cue, Line):
        return cue.id, "line", cue.text, cue.role
    if isinstance(cue, Phase):
        line = cue.line
        return (line.id if line else ""), "breath", cue.text, (line.role if line else "")
    if isinstance(cue, Sound):
        return "", "sound", cue.name, ""
    return "", "pause", "", ""
