"""`audiogen cache`: the store of finished clips."""

import re
from typing import Any

import click

from audiogen.voicing.store import Store, Usage, default_root

_SIZES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


class Size(click.ParamType):
    """Bytes: "500M", "2G"."""

    name = "size"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """Bytes; fails as a usage error."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", str(value).strip().lower())
        if not found:
            self.fail(f'{value!r} is no size; write for instance "500M" or "2G".', param, ctx)
        return int(float(found[1]) * _SIZES[found[2]])


class Days(click.ParamType):
    """Days, as "30" or "30d"."""

    name = "days"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """Seconds; fails as a usage error."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*d?", str(value).strip().lower())
        if not found:
            self.fail(f'{value!r} is no number of days; write for instance "30".', param, ctx)
        return float(found[1]) * 86400


@click.group("cache", invoke_without_command=True, epilog="""\b
Examples:
  audiogen cache
  audiogen cache prune --older-than 30 --size 2G
  audiogen cache clear""")
@click.pass_context
def command(context: click.Context) -> None:
    """Show, prune or clear the store of finished clips.

    It is only a store: deleting all of it costs nothing but the time to speak the lines again.
    AUDIOGEN_CACHE_DIR moves it.
    """
    if context.invoked_subcommand is None:
        root = default_root()
        usage = Store(root).usage()
        click.echo(f"{root}\n{usage.entries} entries, {_amount(usage)}")


@command.command("prune", epilog="Example: audiogen cache prune --older-than 30 --size 2G")
@click.option("--older-than", type=Days(), help="Remove what was not used for so many days.")
@click.option("--size", type=Size(), help='Then remove the oldest until so much is left, as "2G".')
def prune(older_than: float | None, size: int | None) -> None:
    """Remove what was not used for long."""
    if older_than is None and size is None:
        older_than = 30 * 86400.0
    _removed(Store(default_root()).prune(older_than, size))


@command.command("clear", epilog="Example: audiogen cache clear")
def clear() -> None:
    """Remove everything."""
    _removed(Store(default_root()).clear())


def _removed(usage: Usage) -> None:
    click.echo(f"Removed {usage.entries} entries, {_amount(usage)}")


def _amount(usage: Usage) -> str:
    return f"{usage.size / 1e6:.1f} MB"
