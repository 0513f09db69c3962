"""Options that several commands share, and how they become flags of the settings.

An option that was not given is absent from the flags, and not false: otherwise it would
outrank audiogen.toml.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from audiogen.messages import quoted
from audiogen.units import parse_duration

FORMS = ("markdown", "text", "html", "")
"""What a source may be written in; empty to go by its name and its marks."""
_SCHEDULER = re.compile(r"(tcp|tls)://([\w.-]+|\[[0-9a-fA-F:]+\]):[0-9]{1,5}")
Function = TypeVar("Function", bound=Callable[..., Any])


class Duration(click.ParamType):
    """A duration as authors write it, in seconds: "10m", "7m 30s", "600"."""

    name = "duration"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """Seconds; fails as a usage error."""
        found = parse_duration(value) if isinstance(value, str) else float(value)
        if found is None or not 1 <= found <= 86400:
            self.fail(f'{quoted(value)} is no duration; write for instance "10m" or "7m 30s".',
                      param, ctx)
        return found


class Name(click.Path):
    """A file or folder to write, which need not be there; who writes it says what is wrong."""

    def __init__(self, kind: str) -> None:
        """`kind` is "file" or "folder"."""
        super().__init__(path_type=Path)
        self._kind = kind

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """A Path; fails as a usage error for no name at all, as an empty variable gives it."""
        if not str(value).strip():
            self.fail(f"A {self._kind} must have a name.", param, ctx)
        return super().convert(value, param, ctx)


class Scheduler(click.ParamType):
    """The address of a Dask scheduler."""

    name = "address"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """The same; fails as a usage error where it is none."""
        if not _SCHEDULER.fullmatch(value):
            self.fail(f"{quoted(value)} is no address of a scheduler; write for instance "
                      "tcp://192.168.1.5:8786, or tls:// in place of tcp://.", param, ctx)
        return str(value)


def sources(function: Function) -> Function:
    """The SOURCES argument."""
    return click.argument("sources", nargs=-1, metavar="[SOURCES]...")(function)


def shaping(function: Function) -> Function:
    """The options that shape a script or an episode."""
    for option in reversed((
        click.option("--voice", metavar="VOICE",
                     help="Who speaks: auto, hibari, espeak, espeak:en-gb, gtts …"),
        click.option("--pace", metavar="PACE", help="gentle, steady or spacious."),
        click.option("--bed", metavar="BED", help="Quiet sound under the voice: room or silence."),
        click.option("--length", type=Duration(),
                     help='Fit each episode to a length, such as "10m".'),
    )):
        function = option(function)
    return function


def output(function: Function) -> Function:
    """The output folder."""
    return click.option("-o", "--output", type=Name("folder"), show_default="audio_out",
                        metavar="DIR", help="Where the episodes go.")(function)


def making(function: Function) -> Function:
    """The options that shape how episodes are made, and not what is said in them."""
    for option in reversed((
        click.option("--quality", metavar="Q", help="standard, small or audiobook."),
        click.option("--loudness", metavar="L",
                     help="podcast, audiobook, calm, or LUFS as a number."),
        click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes; "
                     "if left out, as many as cores and free memory allow."),
        click.option("--offline", is_flag=True,
                     help="Let auto choose among voices that send nothing anywhere."),
    )):
        function = option(function)
    return function


def form(function: Function) -> Function:
    """What the sources are written in, where their names don't say it."""
    return click.option("--format", "form", type=click.Choice(FORMS), default="",
                        metavar="FORMAT", show_default="by name and marks",
                        help="markdown, text or html: what the sources are written in.")(function)


def flags(**given: Any) -> dict[str, Any]:
    """What was really given, under the settings' names."""
    return {name: value for name, value in given.items() if value is not None}
