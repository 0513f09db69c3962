"""An hour of ill luck: edits, kills, full disks, damage and cache prunes, and nothing may be lost.

usage: python scripts/soak.py [--minutes 60] [--episodes 200] [--seed 1] [--jobs 1] [--write]

A collection is made by chance, and its author goes on writing. After every few edits something ill
befalls a build or what it left. Then a plain build must succeed, every file must be whole and hold
what the texts say now, and a build with nothing to do must do nothing. Every twenty minutes, and at
the end, all bytes must equal those of a clean build into a fresh folder from a fresh store. What
was found is a page; --write puts it into docs/soak.md. The first thing that goes wrong ends the
soak with status 1; its folder stays.

The same seed makes the same texts, edits and fates; at which instant a signal meets a build is the
machine's. Disks are filled and frozen where we may mount small ones, which needs root on Linux.
"""

import argparse
import importlib
import importlib.util
import sys
from pathlib import Path

import environment

DOCUMENT = environment.ROOT / "docs/soak.md"


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--steps", type=int, default=sys.maxsize, help="stop after so many, too")
    parser.add_argument("--episodes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--write", type=Path, nargs="?", const=DOCUMENT, metavar="FILE")
    return parser.parse_args()


def main() -> int:
    """Sets up, and soaks."""
    asked = arguments()
    if importlib.util.find_spec("audiogen") is None:
        return environment.become(environment.ensure("test"), *sys.argv)
    sys.path.insert(0, str(environment.ROOT))
    # Loaded by name, once the environment is there: it leans on the package and on its tests.
    status: int = importlib.import_module("soaking.story").run(asked)
    return status


if __name__ == "__main__":
    sys.exit(main())
