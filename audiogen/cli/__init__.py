"""The command line: parses, calls, prints. The only place that prints, exits or imports click.

A command's module is loaded when the command runs, so that `audiogen --help` answers at once.
"""

import importlib
import sys
from typing import Any

import click

from audiogen import __version__, interrupts
from audiogen.cli.boundary import run
from audiogen.messages import nearest

COMMANDS = {
    "build": "Make episodes out of Markdown.",
    "script": "Show what will be said, with every pause and the running time.",
    "check": "Find faults, and give advice on pacing.",
    "say": "Hear one line or section now.",
    "serve": "Listen while you write: the page, made anew on every save.",
    "inspect": "Measure finished episodes against their cue sheets, and draw them.",
    "voices": "Show what can speak here, and what the others lack.",
    "new": "Start a collection in a new folder.",
    "cache": "Show, prune or clear the store of finished clips.",
    "doctor": "Look whether everything needed is in place.",
}
"""Command → what `audiogen --help` says of it; the module of the same name holds it."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads them when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table, which is the order of a first day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"audiogen.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the table, so that help needs no command's module."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; a word near to one is answered with that one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            near = nearest(args[0], COMMANDS)
            if near:
                problem.message += f" Did you mean {near}?"
            raise


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: audiogen new my-collection, then: audiogen build my-collection",
)
@click.version_option(__version__, prog_name="audiogen")
def group(**_: Any) -> None:
    """Markdown in, calm audio out: spoken episodes with real silence between the lines."""


def main() -> None:
    """The program: runs a command and turns whatever happens into an exit status."""
    with interrupts.heeded():
        sys.exit(run(group))
