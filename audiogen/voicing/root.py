"""Where the clip store lies, and voices that were fetched. The one door to platformdirs."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_dir, user_data_dir

from audiogen.errors import OutputError
from audiogen.intake import why
from audiogen.messages import located, named

VARIABLE = "AUDIOGEN_CACHE_DIR"
DATA_VARIABLE = "AUDIOGEN_DATA_DIR"


def default_root() -> Path:
    """AUDIOGEN_CACHE_DIR, else the folder for caches that this system names.

    Raises OutputError for links that run in circles, for a name that is too long, and where it
    begins in a home folder that nobody has: the sign "~" would become a folder of that name here.
    """
    return _root(VARIABLE, user_cache_dir, "The clip store", "the clip store")


def data_root() -> Path:
    """AUDIOGEN_DATA_DIR, else the folder for data that this system names. Raises OutputError."""
    return _root(DATA_VARIABLE, user_data_dir, "The folder of voices", "voices")


def _root(variable: str, ours: Callable[[str], str], what: str, whom: str) -> Path:
    chosen = os.environ.get(variable, "").strip()
    root = os.path.expanduser(chosen) if chosen else ours("audiogen")
    if root.startswith("~"):
        where = f"{variable} is “{named(chosen)}”, but there" if chosen else "There"
        raise OutputError(f"{where} is no such home folder for {whom}. Set {variable} to "
                          "a folder that can be written.")
    try:
        os.stat(root)
    except OSError as problem:
        if problem.errno in (errno.ELOOP, errno.ENAMETOOLONG):
            raise OutputError(f"{what} can't be {located(root)}: {why(problem)}. Set "
                              f"{variable} to a folder that can be written.") from problem
    return Path(root)
