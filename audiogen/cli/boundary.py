"""The one place where what happened becomes an exit status.

0 done; 1 the content, the settings or a voice; 2 usage; 3 our own bug; 130 interrupted.
"""

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

import click

from audiogen import __version__
from audiogen.errors import AudiogenError, FaultyInput


def run(group: click.Group) -> int:
    """The exit status of the command line that was given to this process."""
    try:
        group.main(prog_name="audiogen", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Stopped. Finished lines are kept; the same command carries on from here.")
        return 130
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except FaultyInput as problem:
        say(str(problem))
        count = len(problem.faults)
        say(f"{count} fault{'s' if count > 1 else ''} to mend; nothing was changed.")
        return 1
    except AudiogenError as problem:
        say(str(problem))
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        say(f"This is a fault of audiogen, not yours: {type(problem).__name__}: {problem}")
        say(f"Please report it with the log {_log()}")
        return 3
    return 0


def say(text: str) -> None:
    """A line to the person at the terminal, not into the output."""
    click.echo(text, err=True)


def _log() -> str:
    """The path of a file with all that a report of a bug needs."""
    text = (f"audiogen {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
            f"command: {' '.join(sys.argv[1:])}\n\n{traceback.format_exc()}")
    with tempfile.NamedTemporaryFile(
        "w", prefix="audiogen-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(text)
    return str(Path(file.name))
