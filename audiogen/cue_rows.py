"""The rows of a cue sheet, version 1: the same names before there is audio and after.

Other tools build on these names; DESIGN fixes them. Times are seconds.
"""

VERSION = 1


def cue_row(identity: str, kind: str, text: str, role: str, start: float, end: float,
            chapter: int) -> dict[str, object]:
    """A cue; `chapter` is an index into the sheet's chapters."""
    return {"id": identity, "kind": kind, "text": text, "role": role, "start": start, "end": end,
            "chapter": chapter}


def chapter_row(title: str, start: float, end: float) -> dict[str, object]:
    """A chapter; they tile the episode."""
    return {"title": title, "start": start, "end": end}
