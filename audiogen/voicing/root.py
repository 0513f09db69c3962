"""Where the clip store lies. The one door to platformdirs."""

import errno
import os
from pathlib import Path

from platformdirs import user_cache_dir

from audiogen.errors import OutputError
from audiogen.intake import why
from audiogen.messages import located, named

VARIABLE = "AUDIOGEN_CACHE_DIR"


def default_root() -> Path:
    """AUDIOGEN_CACHE_DIR, else the folder for caches that this system names.

    Raises OutputError for links that run in circles, for a name that is too long, and where it
    begins in a home folder that nobody has: the sign "~" would become a folder of that name here.
    """
    chosen = os.environ.get(VARIABLE, "").strip()
    root = os.path.expanduser(chosen) if chosen else user_cache_dir("audiogen")
    if root.startswith("~"):
        what = f"{VARIABLE} is “{named(chosen)}”, but there" if chosen else "There"
        raise OutputError(f"{what} is no such home folder for the clip store. Set {VARIABLE} to "
                          "a folder that can be written.")
    try:
        os.stat(root)
    except OSError as problem:
        if problem.errno in (errno.ELOOP, errno.ENAMETOOLONG):
            raise OutputError(f"The clip store can't be {located(root)}: {why(problem)}. Set "
                              f"{VARIABLE} to a folder that can be written.") from problem
    return Path(root)
