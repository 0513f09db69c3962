"""`audiogen check`: faults, and advice on pacing and on publishing."""

from typing import Any

import click

from audiogen.building.rehearsal import rehearse
from audiogen.building.sources import for_each, formed
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json, say
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
    """Find faults, and give advice on pacing and publishing, without speaking anything.

    Faults stop a build and exit with 1. Advice is advice: a stretch without rest, instructions
    that come too close, a sentence too long for the ear; and, where a feed or an audiobook is to
    be made, what podcast apps or ACX will refuse.
    """
    flags = options.flags(**shaping)
    found: list[tuple[Advice, ...]] = []
    others: list[Advice] = []
    for tried in for_each(formed(sources, form), lambda asked: rehearse(asked, flags)):
        for note in tried.notes:
            say(note)
        found += [weighed(script, estimate(script)) for script in tried.scripts]
        others += [Advice(each, "take") for each in tried.takes]
        others += [Advice(each, "reception") for each in tried.reception]
    every = [*(each for advice in found for each in advice), *others]
    if as_json:
        answer_json([{"file": each.fault.place.file, "line": each.fault.place.line,
                      "kind": each.kind, "advice": each.fault.message} for each in every])
    else:
        for advice in found:
            _show(advice, everything)
        for each in others:
            answer(str(each.fault))
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
