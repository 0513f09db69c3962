"""`audiogen doctor`: is everything in place?"""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from audiogen.building.diagnosis import examine
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json, say

_MARKS = {"good": "ok   ", "note": "note ", "bad": "BAD  "}


@click.command("doctor", epilog="""\b
Examples:
  audiogen doctor
  audiogen doctor -o /media/player/episodes --json""")
@click.option("-o", "--output", type=options.Name("folder"), default=Path("audio_out"),
              show_default=True, metavar="DIR", help="Where episodes are to go.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(output: Path, as_json: bool) -> None:
    """Look whether everything that a build needs is in place.

    Exits with 1 where something needed is broken. A network voice that doesn't answer is a note:
    the voice that is built in needs none.
    """
    findings = []
    for finding in examine(output, sys.stdout.encoding or "ascii"):
        findings.append(finding)
        if not as_json:
            answer(f"{_MARKS[finding.state]} {finding.name:<15} {finding.says}")
    if as_json:
        answer_json([asdict(finding) for finding in findings])
    broken = [finding.name for finding in findings if finding.state == "bad"]
    if broken:
        say(f"Broken: {', '.join(broken)}.")
        raise click.exceptions.Exit(1)
