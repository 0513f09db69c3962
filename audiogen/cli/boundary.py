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
from audiogen.cli.terminal import Unheard, prepare, say, stop_listening
from audiogen.errors import AudiogenError, FaultyInput
from audiogen.intake import why
from audiogen.messages import located, named

_FULL = (errno.ENOSPC, errno.EDQUOT)
_OF_THE_SYSTEM = frozenset((
    *_FULL, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.ELOOP, errno.ENOTDIR,
    errno.EISDIR, errno.EMFILE, errno.ENFILE, errno.EIO, errno.EFBIG, errno.ESTALE, errno.ENOMEM,
    errno.ENXIO, errno.EBUSY, errno.ENOTEMPTY, errno.EILSEQ))
"""What a system answers because of how it is set up; anything else that escapes is a bug."""
_LONGEST_USAGE = 600
"""Characters of what click says of a command line, which repeats what was typed."""


def run(group: click.Group) -> int:
    """The exit status of the command line that was given to this process."""
    prepare()
    try:
        _judge_surroundings()
        with interrupts.recognised():
            status = group.main(prog_name="audiogen", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0     # an int where a command chose to exit
    except (click.Abort, KeyboardInterrupt):
        say(interrupts.told())
        return interrupts.status()
    except click.ClickException as problem:
        return _misused(problem)
    except FaultyInput as problem:
        return _faulty(problem)
    except AudiogenError as problem:
        say(str(problem))
        return 1
    except SystemExit as done:
        # So click ends a command whose reader has gone; completion for shells ends so, too.
        if getattr(done.__context__, "errno", 0) != errno.EPIPE:
            raise
        return _unheard(done.__context__)
    except Unheard as problem:
        return _unheard(problem.__cause__)
    except MemoryError:
        say("There is not enough memory for this. Close other programs, or make fewer at once "
            "with --jobs 1.")
        return 1
    except Exception as problem:
        return _of_the_system(problem) if isinstance(problem, OSError) else _bug(problem)


def _judge_surroundings() -> None:
    """Raises AudiogenError or UsageError for what no command can work with."""
    try:
        os.getcwd()
    except OSError as problem:
        raise AudiogenError("The folder in which this command was given is not there any more, or "
                            "can't be read. Go to another folder first.") from problem
    for argument in sys.argv[1:]:
        try:
            argument.encode()
        except UnicodeEncodeError as problem:
            raise click.UsageError(
                f"“{named(argument)}” is not written in UTF-8. Give the file or the folder another "
                "name, or write the text in UTF-8.") from problem


def _misused(problem: click.ClickException) -> int:
    page = io.StringIO()
    if len(problem.message) > _LONGEST_USAGE:
        problem.message = problem.message[:_LONGEST_USAGE] + "…"
    problem.show(page)
    say(page.getvalue().rstrip("\n"))
    return problem.exit_code


def _faulty(problem: FaultyInput) -> int:
    say(str(problem))
    if all(fault.place.file.startswith("--") for fault in problem.faults):
        return 2
    count = len(problem.faults)
    say(f"{count} fault{'s' if count > 1 else ''} to mend.")
    return 1


def _unheard(problem: BaseException | None) -> int:
    """The exit status where nobody takes our output: good if its reader has seen enough."""
    stop_listening(1)
    number = getattr(problem, "errno", 0)
    if number == errno.EPIPE:
        return 0
    if number in _FULL:
        say("The disk is full. Free some space and run the same command again.")
    else:
        said = why(problem) if isinstance(problem, OSError) else "it is closed"
        say(f"Nothing can be written to the standard output: {said}.")
    return 1


def _of_the_system(problem: OSError) -> int:
    """What the system refused, and where; without a name it was our own output."""
    if problem.filename is None and problem.errno in (errno.EPIPE, errno.EBADF, *_FULL):
        return _unheard(problem)
    if problem.filename is None or problem.errno not in _OF_THE_SYSTEM:
        return _bug(problem)
    say(f"{located(os.fsdecode(problem.filename))} can't be used: {why(problem)}.")
    return 1


def _bug(problem: Exception) -> int:
    say(f"This is a fault of audiogen, not yours: {type(problem).__name__}: {named(problem)}")
    text = (f"audiogen {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
            f"command: {' '.join(sys.argv[1:])}\n\n{traceback.format_exc()}")
    try:
        say(f"Please report it with the log {_log(text)}")
    except OSError:
        say(f"Please report it with this log, for which no file could be made:\n\n{text}")
    return 3


def _log(text: str) -> Path:
    """A file with all that a report of a bug needs. Raises OSError."""
    with tempfile.NamedTemporaryFile("w", prefix="audiogen-", suffix=".log", delete=False,
                                     encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return Path(file.name)
