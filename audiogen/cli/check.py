"""`audiogen check`: faults, and advice on pacing."""

from typing import Any

import click

from audiogen.building.rehearsal import rehearse
from audiogen.building.sources import for_each, formed
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json, say
from audiogen.errors import Fault
from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import Advice
from audiogen.scripting.summary import weighed, worst


@click.command("check", epilog="""\b
Examples:
  audiogen check
  audiogen check content/practices --strict""")
@options.sources
@options.shaping
@options.form
@click.option("--all", "everything", is_flag=True,
              help="Show every piece of advice, and not only the worst three of a file.")
@click.option("--strict", is_flag=True, help="Exit with 1 where there is advice, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the advice as JSON.")
def command(sources: tuple[str, ...], form: str, everything: bool, strict: bool, as_json: bool,
            **shaping: Any) -> None:
    """Find faults, and give advice on pacing, without speaking anything.

    Faults stop a build and exit with 1. Advice is advice: a stretch without rest, instructions
    that come too close, a sentence too long for the ear.
    """
    flags = options.flags(**shaping)
    found: list[tuple[Advice, ...]] = []
    takes: list[Fault] = []
    for tried in for_each(formed(sources, form), lambda asked: rehearse(asked, flags)):
        for note in tried.notes:
            say(note)
        found += [weighed(script, estimate(script)) for script in tried.scripts]
        takes += tried.takes
    every = [*(each for advice in found for each in advice),
             *(Advice(each, "take") for each in takes)]
    if as_json:
        answer_json([{"file": each.fault.place.file, "line": each.fault.place.line,
                      "kind": each.kind, "advice": each.fault.message} for each in every])
    else:
        for advice in found:
            _show(advice, everything)
        for take in takes:
            answer(str(take))
        count = len(every)
        answer(f"No faults; {count} piece{'' if count == 1 else 's'} of advice." if every
               else "No faults, and nothing to advise.")
    if strict and every:
        raise click.exceptions.Exit(1)


def _show(advice: tuple[Advice, ...], everything: bool) -> None:
    """The advice on one file."""
    chosen, rest = (advice, "") if everything else worst(advice)
    for each in chosen:
        answer(str(each.fault))
    if rest:
        answer(f"{advice[0].fault.place.file}: {rest}")
