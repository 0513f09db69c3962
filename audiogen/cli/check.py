"""`audiogen check`: faults, and advice on pacing."""

from typing import Any

import click

from audiogen.building.drafting import advice
from audiogen.building.sources import collections_of, for_each
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json


@click.command("check", epilog="""\b
Examples:
  audiogen check
  audiogen check content/practices --strict""")
@options.sources
@options.shaping
@click.option("--strict", is_flag=True, help="Exit with 1 where there is advice, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the advice as JSON.")
def command(sources: tuple[str, ...], strict: bool, as_json: bool, **shaping: Any) -> None:
    """Find faults, and give advice on pacing, without speaking anything.

    Faults stop a build and exit with 1. Advice is advice: a stretch without rest, instructions
    that come too close, a sentence too long for the ear.
    """
    flags = options.flags(**shaping)
    found = [one for each in for_each(collections_of(sources), lambda asked: advice(asked, flags))
             for one in each]
    if as_json:
        answer_json([{"file": each.place.file, "line": each.place.line, "advice": each.message}
                   for each in found])
    else:
        for each in found:
            answer(str(each))
        count = len(found)
        answer(f"No faults; {count} piece{'' if count == 1 else 's'} of advice." if found
             else "No faults, and nothing to advise.")
    if strict and found:
        raise click.exceptions.Exit(1)
