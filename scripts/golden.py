"""Compare the golden fixtures with what the program says now; --update writes it into them.

usage: python scripts/golden.py [--update]

Review the difference before you commit it: the fixtures are what we promise to authors.
"""

import difflib
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.golden import cases, files, render, written


def main() -> int:
    """0 where nothing differs or all has been updated, else 1."""
    update, differs = "--update" in sys.argv[1:], False
    with tempfile.TemporaryDirectory() as folder:
        for file in files():
            listings = {case.title: render(case, Path(folder)) for case in cases(file)}
            old, new = file.read_text(encoding="utf-8"), written(file, listings)
            if old == new:
                continue
            differs = True
            sys.stdout.writelines(difflib.unified_diff(
                old.splitlines(True), new.splitlines(True), file.name, f"{file.name} (now)", n=6))
            if update:
                file.write_text(new, encoding="utf-8")
    return 1 if differs and not update else 0


if __name__ == "__main__":
    sys.exit(main())
