"""How fast, as ratios within one run against stated baselines; nothing here is a test.

usage: python scripts/bench.py [--runs 5] [--jobs 2] [--quick] [--write]

Everything side by side on the same text and at equal rates, medians of paired runs; --quick leaves
out what takes minutes, --write puts the table and its picture into docs/performance.md. On two
cores all of it takes about forty minutes, and nothing else should run meanwhile. The contestants
that need the commands espeak-ng, ffmpeg or lame are left out where these aren't here, and told.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

import environment
from benching import contests, page
from benching.peers import peers
from benching.workbench import OURS, Bench, Row

FEW, MANY, MOST = 100, 1000, 5000
"""Lines."""


def quick(bench: Bench) -> None:
    """What takes a minute or two."""
    contests.waiting(bench)
    contests.natural(bench, FEW, "")
    contests.changes(bench, FEW, _cold(bench, FEW))
    contests.robot(bench, MANY)
    contests.distant(bench)


def whole(bench: Bench) -> None:
    """Everything."""
    quick(bench)
    contests.shelf(bench)
    contests.natural(bench, MANY, "<= 1.18")
    contests.changes(bench, MANY, _cold(bench, MANY))
    contests.shipped(bench)
    once = Bench(bench.folder, bench.python, bench.jobs, 1, bench.told, bench.points)
    contests.natural(once, MOST, "")
    contests.changes(bench, MOST, _cold(bench, MOST), "<= 1", "<= 3", "<= 55")
    peers(bench, FEW, MOST)
    contests.memory(bench, MOST)


def _cold(bench: Bench, count: int) -> float:
    return next(point.seconds for point in bench.points
                if (point.who, point.lines) == (OURS, count))


def main() -> None:
    """Prints the table as it grows."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--quick", action="store_true", help="only what takes a minute or two")
    options.add_argument("--write", action="store_true", help="write docs/performance.md")
    given = options.parse_args()
    for command in ("espeak-ng", "ffmpeg", "lame"):
        if not shutil.which(command):
            print(f"Without {command}, what needs it is left out.", flush=True)
    rows: list[Row] = []

    def told(row: Row) -> None:
        rows.append(row)
        aim = f"{'reached' if row.reached else 'MISSED'}: {row.wanted}" if row.wanted else ""
        print(f"{row.what:62}{page.figure(row):>10}    {aim}", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), environment.ensure("test"), given.jobs, given.runs, told)
        quick(bench) if given.quick else whole(bench)
        if given.write:
            print(page.write(environment.ROOT / "docs", rows, bench.points, given.jobs, given.runs))


if __name__ == "__main__":
    main()
