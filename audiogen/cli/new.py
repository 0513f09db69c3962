"""`audiogen new`: a collection to start from."""

import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from audiogen.cli import options
from audiogen.cli.terminal import answer
from audiogen.errors import OutputError
from audiogen.intake import why
from audiogen.messages import located


@click.command("new", epilog="Example: audiogen new evenings")
@click.argument("folder", metavar="DIR", type=options.Name("folder"))
def command(folder: Path) -> None:
    """Start a collection in the folder DIR: settings, a lexicon and two short episodes.

    Files that are there already are never touched.
    """
    try:
        if os.path.lexists(folder) and not (os.path.isdir(folder) and not os.listdir(folder)):
            raise OutputError(f"{folder} is not an empty folder; name one that is not there yet.")
        _copy(resources.files("audiogen.cli") / "starter", folder)
    except OSError as problem:
        raise OutputError(f"{located(folder)} can't be made: {why(problem)}.") from problem
    answer(f"Made {folder}. Now try:\n  audiogen script {folder}\n"
         f"  audiogen build {folder} -o {folder}-audio")


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in sorted(source.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
