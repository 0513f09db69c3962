"""`audiogen new`: a collection to start from."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from audiogen.errors import OutputError


@click.command("new", epilog="Example: audiogen new evenings")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Start a collection in the folder DIR: settings, a lexicon and two short episodes.

    Files that are there already are never touched.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder} is not an empty folder; name one that is not there yet.")
    try:
        _copy(resources.files("audiogen.cli") / "starter", folder)
    except OSError as problem:
        raise OutputError(f"{folder} can't be made: {problem.strerror}.") from problem
    click.echo(f"Made {folder}. Now try:\n  audiogen script {folder}\n"
               f"  audiogen build {folder} -o {folder}-audio")


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in sorted(source.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
