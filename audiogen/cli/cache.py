"""`audiogen cache`: the store of finished clips, and of what voices said."""

import re
from typing import Any

import click

from audiogen.cli.terminal import answer
from audiogen.messages import quoted
from audiogen.voicing.root import default_root
from audiogen.voicing.store import Store, Usage

_SIZES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_MOST = 10**18
"""Bytes."""
_LONGEST = 100_000
"""Days."""


class Size(click.ParamType):
    """Bytes: "500M", "2G"."""

    name = "size"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """Bytes; fails as a usage error."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", str(value).strip().lower())
        if not found:
            self.fail(f'{quoted(value)} is no size; write for instance "500M" or "2G".', param, ctx)
        size = float(found[1]) * _SIZES[found[2]]
        if size > _MOST:
            self.fail(f"{quoted(value)} is more than any disk holds.", param, ctx)
        return int(size)


class Days(click.ParamType):
    """Days, as "30" or "30d"."""

    name = "days"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """Seconds; fails as a usage error."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*d?", str(value).strip().lower())
        if not found:
            self.fail(f'{quoted(value)} is no number of days; write for instance "30".', param, ctx)
        days = float(found[1])
        if days > _LONGEST:
            self.fail(f"{quoted(value)} is longer ago than anything; write for instance "
                      '"30".', param, ctx)
        return days * 86400


@click.group("cache", invoke_without_command=True, epilog="""\b
Examples:
  audiogen cache
  audiogen cache prune --older-than 30 --size 2G
  audiogen cache clear --takes""")
@click.pass_context
def command(context: click.Context) -> None:
    """Show, prune or clear what is kept: clips and takes.

    Clips are finished lines, sounds and beds. Takes are what slow or distant voices said, as they
    said it; of these, clips are made again without asking the voice. It is only a store: deleting
    all of it costs nothing but the time to speak the lines again. AUDIOGEN_CACHE_DIR moves it.
    """
    if context.invoked_subcommand is None:
        store = Store(default_root())
        answer(f"{store.root}\n{_amount(store.usage(), 'clip')}\n"
               f"{_amount(store.takes.usage(), 'take')}")


@command.command("prune", epilog="Example: audiogen cache prune --older-than 30 --size 2G")
@click.option("--older-than", type=Days(), help="Remove what was not used for so many days.")
@click.option("--size", type=Size(), help='Then remove the oldest until so much is left, as "2G".')
def prune(older_than: float | None, size: int | None) -> None:
    """Remove what was not used for long, and of a size too large the clips before the takes."""
    if older_than is None and size is None:
        older_than = 30 * 86400.0
    store = Store(default_root())
    takes = store.takes.prune(older_than, size)
    left = None if size is None else max(0, size - store.takes.usage().size)
    _removed(store.prune(older_than, left), takes)


@command.command("clear", epilog="Example: audiogen cache clear --takes")
@click.option("--takes", is_flag=True, help="Remove the takes, too: all lines are said again.")
def clear(takes: bool) -> None:
    """Remove all clips. Takes stay, unless you ask for them."""
    store = Store(default_root())
    _removed(store.clear(), store.takes.clear() if takes else Usage(0, 0))
    kept = store.takes.usage()
    if kept.entries:
        answer(f"Kept {_amount(kept, 'take')}; --takes removes them, too")


def _removed(clips: Usage, takes: Usage) -> None:
    answer(f"Removed {_amount(clips, 'clip')} and {_amount(takes, 'take')}")


def _amount(usage: Usage, kind: str) -> str:
    return f"{usage.entries} {kind}{'' if usage.entries == 1 else 's'}, {usage.size / 1e6:.1f} MB"
