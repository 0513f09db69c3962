"""`audiogen serve`: listen while writing.

This half knows the command and looks whether what it needs is installed. The other, serving.py, is
loaded only then.
"""

import importlib
from pathlib import Path
from typing import Any

import click

from audiogen.cli import options
from audiogen.cli.build import DEFAULT_OUTPUT
from audiogen.errors import AudiogenError
from audiogen.reading.collection import STDIN

PORT = 8465
EXTRA = ("starlette", "uvicorn", "watchfiles")
"""What the extra of this command brings."""


@click.command("serve", epilog="""\b
Examples:
  audiogen serve --open                       the folder content/, as “audiogen build” makes it
  audiogen serve notes.md -o out --voice espeak
  audiogen serve content/practices --port 9000""")
@options.sources
@options.output
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              metavar="N", help="Where the page is served; 0 for any port that is free.")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@options.shaping
@options.form
@options.making
def command(sources: tuple[str, ...], output: Path | None, port: int, opens: bool, form: str,
            jobs: int | None, offline: bool, **shaping: Any) -> None:
    """Listen while you write: the page on this machine, made anew on every save.

    SOURCES are files or folders; left out, the folder content/. What is saved is built as “audiogen
    build” builds it, and the open page goes on where it was. It shows where each line is written,
    and faults and advice at their lines. Nobody but this machine can reach it. Ctrl-C ends it.
    """
    if STDIN in sources:
        raise click.UsageError("Standard input can't be watched for changes. Name files or "
                               "folders.")
    try:
        serving = importlib.import_module("audiogen.cli.serving")
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] not in EXTRA:
            raise
        raise AudiogenError('“audiogen serve” needs a server and a watcher that are not installed. '
                            'Install them with: pip install "audiogen[serve]"') from problem
    serving.serve(sources, form, output or DEFAULT_OUTPUT, output is not None,
                  options.flags(**shaping), jobs, offline, port, opens)
