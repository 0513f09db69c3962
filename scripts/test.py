"""Sets up, then runs the linter, the type checker and every test.

usage: python scripts/test.py [options of pytest]
       python scripts/test.py --oldest    the contract and golden tests, and a build of a small
                                          collection, with the oldest libraries we allow
       python scripts/test.py --brief     the same with the newest libraries, under the Python
                                          that runs this; its environment is its own
"""

import os
import sys
import tempfile
from pathlib import Path

import environment

CORES = str(os.cpu_count() or 1)
WORKERS = str(2 * (os.cpu_count() or 1))
"""Two a core: much of the time tests wait, for a browser, a server or another process."""


def everything(*options: str) -> int:
    """Linter, types and tests; the exit status of the first that fails."""
    python = environment.ensure("test")
    return (environment.run(python, "-m", "ruff", "check", "audiogen", "scripts", "tests")
            or environment.run(python, "-m", "mypy")
            or environment.run(python, "-m", "pytest", "-n", WORKERS, "--dist", "loadgroup",
                               "-m", "not browser", *options)
            or environment.run(python, "-m", "pytest", "-n", CORES, "-m", "browser", *options))


def brief(python: Path, *options: str) -> int:
    """A build of the collection that `audiogen new` writes, then the contract and golden tests."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "small"), Path(folder, "out")
        return (environment.run(python, "-m", "audiogen", "new", source)
                or environment.run(python, "-m", "audiogen", "build", source, "-o", out,
                                   "--voice", "espeak")
                or environment.run(python, "-m", "pytest", "-n", WORKERS, "--dist", "loadgroup",
                                   "-m", "contract", *options))


def main(*words: str) -> int:
    """The exit status of what was asked for."""
    options = [word for word in words if word not in ("--oldest", "--brief")]
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if "--oldest" in words:
        constraints = environment.oldest()
        print(f"With the oldest libraries we allow: {', '.join(constraints.split(chr(10))[:-1])}",
              flush=True)
        return brief(environment.ensure("test", "oldest", constraints), *options)
    if "--brief" in words:
        print(f"With Python {version} and the newest libraries we allow:", flush=True)
        return brief(environment.ensure("test", version), *options)
    return everything(*options)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
