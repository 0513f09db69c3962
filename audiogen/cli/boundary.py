"""The one place where what happened becomes an exit status.

0 done; 1 the content, the settings or a voice; 2 usage; 3 our own bug; 130 interrupted
(143 by SIGTERM, 129 by SIGHUP).
"""

import errno
import io
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

import click

from audiogen import __version__, interrupts
from audiogen.errors import AudiogenError, FaultyInput


def run(group: click.Group) -> int:
    """The exit status of the command line that was given to this process."""
    _speak_plainly()
    try:
        with interrupts.recognised():
            status = group.main(prog_name="audiogen", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0     # an int where a command chose to exit
    except (click.Abort, KeyboardInterrupt):
        say(interrupts.told())
        return interrupts.status()
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except FaultyInput as problem:
        say(str(problem))
        if all(fault.place.file.startswith("--") for fault in problem.faults):
            return 2
        count = len(problem.faults)
        say(f"{count} fault{'s' if count > 1 else ''} to mend.")
        return 1
    except AudiogenError as problem:
        say(str(problem))
        return 1
    except SystemExit as done:
        # So click ends a command whose reader has gone; completion for shells ends so, too.
        if getattr(done.__context__, "errno", 0) != errno.EPIPE:
            raise
        return _unheard("")
    except Exception as problem:
        number = problem.errno if isinstance(problem, OSError) else None
        if number == errno.EPIPE:
            return _unheard("")
        if number in (errno.ENOSPC, errno.EDQUOT):
            return _unheard("The disk is full. Free some space and run the same command again.")
        say(f"This is a fault of audiogen, not yours: {type(problem).__name__}: {problem}")
        say(f"Please report it with the log {_log()}")
        return 3


def _unheard(why: str) -> int:
    """The exit status where nobody takes our output: good if its reader has seen enough.

    What is still held back goes nowhere; Python would complain about it again at exit.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    if why:
        say(why)
    return 1 if why else 0


def _speak_plainly() -> None:
    """Files and pipes get UTF-8; a terminal that lacks a sign shows a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


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
