"""The golden family of scripts: Markdown in, the cues as a plain listing out.

Options are settings of ScriptSettings and Surroundings, or phrases. The pauses at the two ends and
the chapter that begins with the episode are left out unless `@ ends = yes`. Faults are listed as
"fault LINE message".
"""
# ruff: noqa: RUF001 - typographic signs are meant here

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from audiogen.errors import ContentError
from audiogen.reading.document import read
from audiogen.reading.model import LexiconEntry, Source
from audiogen.scripting.model import (
    BedChange,
    Chapter,
    Cue,
    Line,
    Pause,
    Phase,
    Script,
    ScriptSettings,
    Sound,
    Span,
    Surroundings,
)
from audiogen.scripting.pace import pace_named
from audiogen.scripting.writer import write_script

LEXICON = (LexiconEntry("Ambershine", "amber shine"), LexiconEntry("vagus", "", "ˈveɪɡəs"),
           LexiconEntry("c++", "see plus plus"))
SETTINGS = {field.name for field in fields(ScriptSettings)}
SURROUNDINGS = {field.name for field in fields(Surroundings)}


def render(text: str, options: dict[str, str], folder: Path) -> str:
    """The listing of a text's script; `folder` takes the source file."""
    options = dict(options)
    source = folder / options.pop("file", "case.md")
    source.write_text(text, encoding="utf-8")
    ends = options.pop("ends", "") == "yes"
    settings: dict[str, object] = {"lexicon": LEXICON, "beds": ("room", "river", "silence")}
    around: dict[str, object] = {}
    phrases = []
    for key, value in options.items():
        if key in SURROUNDINGS:
            around[key] = _surrounding(key, value)
        elif key in SETTINGS:
            settings[key] = _setting(key, value)
        else:
            phrases.append((key, value))
    try:
        document = read(Source("case.md", source))
        script = write_script(document, ScriptSettings(phrases=tuple(phrases), **settings),  # type: ignore[arg-type]  # options are text
                              Surroundings(**around))  # type: ignore[arg-type]
    except ContentError as problem:
        return "\n".join(f"fault {fault.place.line} {fault.message}" for fault in problem.faults)
    return "\n".join(listing(script, ends))


def _setting(key: str, value: str) -> object:
    if key == "pace":
        return pace_named(value)
    if key in ("chapters",):
        return value == "yes"
    if key == "worded_cycles":
        return int(value)
    return tuple(value.split()) if key in ("roles", "sounds", "beds") else value


def _surrounding(key: str, value: str) -> object:
    if key == "seconds":
        pairs = (pair.split(":") for pair in value.split())
        return tuple((slug, float(seconds)) for slug, seconds in pairs)
    return float(value) if key == "own_seconds" else value


def listing(script: Script, ends: bool) -> Iterator[str]:
    """One row for each cue."""
    cues = script.cues if ends else _inner(script.cues)
    for cue in cues:
        yield _row(cue, script)
    for aside in script.asides:
        yield f"aside {aside.fault.place.line} {aside.kind}: {aside.fault.message}"


def _inner(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Without what each script begins and ends with."""
    start = 1 if isinstance(cues[0], Chapter) else 0
    return cues[start + 1:-1]


def _row(cue: Cue, script: Script) -> str:
    if isinstance(cue, Line):
        return _line(cue, script)
    if isinstance(cue, Pause):
        explicit = [f"fixed {cue.fixed:g}"] * bool(cue.fixed) + (
            [f"flexible {cue.flexible:g}"] * bool(cue.flexible))
        taken = f" from {cue.written}" if cue.written else ""
        return f"pause {cue.seconds:g}" + (f" ({', '.join(explicit)})" if explicit else "") + taken
    if isinstance(cue, Phase):
        said = "said" if cue.line else "tone"
        return f"phase {cue.kind} {cue.seconds:g} {cue.cycle}/{cue.cycles} {said}: {cue.text}"
    if isinstance(cue, Sound):
        return f"sound {cue.name}"
    return f"bed {cue.name}" if isinstance(cue, BedChange) else f"chapter {cue.title}"


def _line(line: Line, script: Script) -> str:
    marks = [line.role] * (line.role != "narrator") + [f"voice {line.voice}"] * bool(line.voice) + (
        [line.language] * (line.language != script.language))
    row = "line" + (f" [{', '.join(marks)}]" if marks else "") + f" {line.text}"
    said = "|".join(map(_span, line.spans))
    return row if said == line.text else f"{row}\n  said {said}"


def _span(span: Span) -> str:
    """The words, with what is wished for them in curly brackets."""
    wishes = [f"{field.name} {getattr(span, field.name)}" for field in fields(Span)
              if field.name != "text" and getattr(span, field.name) != field.default]
    return span.text + (f"{{{', '.join(wishes)}}}" if wishes else "")
