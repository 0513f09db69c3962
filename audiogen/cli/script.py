"""`audiogen script`: what will be said, to proofread."""

from typing import Any

import click

from audiogen.building.drafting import scripts
from audiogen.building.sources import collections_of, for_each
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json
from audiogen.scripting.listing import listing
from audiogen.scripting.proof import proof


@click.command("script", epilog="""\b
Examples:
  audiogen script content/guide/co-regulation.md
  audiogen script notes.txt --pace spacious --json""")
@options.sources
@options.shaping
@click.option("--json", "as_json", is_flag=True,
              help="Print the cues as JSON: the cue sheet without audio.")
def command(sources: tuple[str, ...], as_json: bool, **shaping: Any) -> None:
    """Show what will be said, with every pause and the running time, before anything is spoken.

    SOURCES are files, folders, or "-" for standard input; left out, the folder content/.
    """
    flags = options.flags(**shaping)
    found = [script for each in for_each(collections_of(sources), lambda one: scripts(one, flags))
             for script in each]
    if as_json:
        pages = [listing(script) for script in found]
        answer_json(pages[0] if len(pages) == 1 else pages)
    else:
        answer("\n\n".join(proof(script).rstrip() for script in found))
