"""Sets up, then runs the linter and the type checker.

usage: python scripts/check.py
"""

import sys

import environment

if __name__ == "__main__":
    python = environment.ensure("test")
    sys.exit(
        environment.run(python, "-m", "ruff", "check", "audiogen", "scripts", "tests")
        or environment.run(python, "-m", "mypy")
    )
