"""Sets up, then runs the linter, the type checker and every test.

usage: python scripts/test.py [options of pytest]
"""

import sys

import environment

if __name__ == "__main__":
    python = environment.ensure("test")
    sys.exit(
        environment.run(python, "-m", "ruff", "check", "audiogen", "scripts", "tests")
        or environment.run(python, "-m", "mypy")
        or environment.run(python, "-m", "pytest", "-n", "auto", *sys.argv[1:])
    )
