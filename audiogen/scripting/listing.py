"""A script as data, for tools: the cue sheet before there is audio."""

from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import Bed, Chapter, Cue, Line, Phase, Script, Sound


def listing(script: Script) -> dict[str, object]:
    """The cue sheet before there is audio: the same names, with estimated times in seconds."""
    cues: list[dict[str, object]] = []
    chapters: list[dict[str, object]] = []
    now = 0.0
    for cue, seconds in zip(script.cues, estimate(script), strict=True):
        if isinstance(cue, Chapter):
            chapters.append({"title": cue.title, "start": round(now, 3), "end": 0.0})
        elif not isinstance(cue, Bed):
            cues.append({**_entry(cue), "start": round(now, 3), "end": round(now + seconds, 3),
                         "chapter": max(0, len(chapters) - 1)})
        now += seconds
    ends = [*(chapter["start"] for chapter in chapters[1:]), round(now, 3)]
    for chapter, end in zip(chapters, ends, strict=bool(chapters)):
        chapter["end"] = end
    return {"version": 1, "title": script.title, "language": script.language,
            "pace": script.pace.name, "estimated": True, "duration": round(now, 3),
            "chapters": chapters, "cues": cues}


def _entry(cue: Cue) -> dict[str, object]:
    """A cue as the cue sheet names it."""
    if isinstance(cue, Line):
        return {"id": cue.id, "kind": "line", "text": cue.text, "role": cue.role}
    if isinstance(cue, Phase):
        return {"id": cue.line.id if cue.line else "", "kind": "breath", "text": cue.text,
                "role": cue.line.role if cue.line else ""}
    if isinstance(cue, Sound):
        return {"id": "", "kind": "sound", "text": cue.name, "role": ""}
    return {"id": "", "kind": "pause", "text": "", "role": ""}
