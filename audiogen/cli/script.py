"""`audiogen script`: what will be said, to proofread."""

from typing import Any

import click

from audiogen.building.drafting import drafted
from audiogen.building.rehearsal import sheet
from audiogen.building.sources import for_each, formed
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json, say
from audiogen.scripting.listing import listing
from audiogen.scripting.model import Script
from audiogen.scripting.proof import proof


@click.command("script", epilog="""\b
Examples:
  audiogen script content/guide/co-regulation.md
  audiogen script notes.txt --pace spacious --json
  audiogen script --takes""")
@options.sources
@options.shaping
@options.form
@click.option("--json", "as_json", is_flag=True,
              help="Print the cues as JSON: the cue sheet without audio.")
@click.option("--takes", is_flag=True,
              help="Write takes/takes.csv beside the texts instead: the sheet to record from.")
def command(sources: tuple[str, ...], form: str, as_json: bool, takes: bool,
            **shaping: Any) -> None:
    """Show what will be said, with every pause and the running time, before anything is spoken.

    SOURCES are files, folders, or "-" for standard input; left out, the folder content/.
    """
    flags = options.flags(**shaping)
    if takes:
        for file, count in for_each(formed(sources, form), lambda asked: sheet(asked, flags)):
            answer(f"{file}: {count} line{'' if count == 1 else 's'} to record")
        return
    found: list[Script] = []
    for scripts, notes in for_each(formed(sources, form), lambda asked: drafted(asked, flags)):
        found += scripts
        for note in notes:
            say(note)
    if as_json:
        pages = [listing(script) for script in found]
        answer_json(pages[0] if len(pages) == 1 else pages)
    else:
        answer("\n\n".join(proof(script).rstrip() for script in found))
