"""`audiogen build`: episodes out of Markdown.

This half looks whether there is anything to do, and is light. The other, making.py, is loaded
only then.
"""

import importlib
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from audiogen.building.sources import Asked, for_each, formed, inputs, keep_apart
from audiogen.cli import options, reports
from audiogen.publishing.record import BuildRecord, altered, read_record

DEFAULT_OUTPUT = Path("audio_out")
"""Where episodes go if nothing else is said."""


@click.command("build", epilog="""\b
Examples:
  audiogen build                                the folder content/ into audio_out/
  audiogen build notes.md -o out --voice espeak
  audiogen build content/practices --length 10m
  cat words.txt | audiogen build - -o out""")
@options.sources
@options.output
@options.shaping
@options.form
@options.making
@click.option("--cluster", type=options.Scheduler(), metavar="ADDRESS",
              help="Let the workers of a Dask cluster speak, too: tcp://HOST:8786.")
@click.option("--force", is_flag=True, help="Make every episode and clip again, changed or not; "
              "what slow or distant voices said is kept.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for programs.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but faults.")
def command(sources: tuple[str, ...], output: Path | None, form: str, jobs: int | None,
            cluster: str | None, force: bool, offline: bool, as_json: bool, quiet: bool,
            **shaping: Any) -> None:
    """Make episodes out of Markdown, text or HTML.

    SOURCES are files, folders, or "-" for standard input; left out, the folder content/. Episodes
    whose text and settings have not changed are not touched. A folder inside that has an
    audiogen.toml of its own is a collection of its own, with a folder of its own in the output.
    """
    flags = options.flags(**shaping)
    collections = formed(sources, form, output is not None)

    def make(asked: Asked) -> dict[str, Any]:
        folder = (output or DEFAULT_OUTPUT) / asked.place
        keep_apart(asked, sources, folder)
        record, made = None if force else _unchanged(asked, flags, folder), frozenset[str]()
        if record is None:
            with _ahead(asked, flags, jobs, folder, cluster) as ahead:
                # Loaded by name: it brings numpy, lxml and the voices.
                making = importlib.import_module("audiogen.cli.making")
                record, made = making.make(asked, folder, flags, jobs, force, offline,
                                           as_json or quiet, cluster, ahead)
        if not (as_json or quiet):
            reports.show(record, made, folder)
        return reports.summary(record, made, folder)

    summaries = for_each(collections, make)
    if as_json:
        reports.show_json(summaries)


def _ahead(asked: Asked, flags: dict[str, Any], jobs: int | None, output: Path,
           cluster: str | None) -> AbstractContextManager[Any]:
    """Workers that begin to load now, where all is to be made here."""
    if cluster or read_record(output) is not None:
        return nullcontext()
    # Loaded by name: a build with nothing to do needs no processes.
    headstart = importlib.import_module("audiogen.building.headstart")
    started: AbstractContextManager[Any] = headstart.head_start(
        asked.collection.settings_file, flags, jobs)
    return started


def _unchanged(asked: Asked, flags: dict[str, Any], output: Path) -> BuildRecord | None:
    """The last build's record where nothing has changed since and every file is there."""
    record = read_record(output)
    if (record is not None and record.fingerprint == inputs(asked, flags)
            and not altered(output, record.every_file)):
        return record
    return None
