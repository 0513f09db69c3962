"""The story of a soak: edits, fates, looks, and a clean build at the end to compare with."""

import csv
import os
import platform
import shutil
import sys
import tempfile
import time
import wave
from argparse import Namespace
from array import array
from pathlib import Path
from random import Random

from soaking.author import EDITS, Author
from soaking.fates import FATES, Fate
from soaking.judge import Judge, digests, stamps
from soaking.stage import Stage, Violation
from soaking.tally import Tally

PATIENCE = 4
"""Steps at most after which all must be well again."""
BETWEEN = 1200.0
"""Seconds between comparisons with a clean build."""
RATE, PER_WORD = 24000, 9600
"""Hertz of a person's takes, and samples that a word of them takes."""


class Soak:
    """One run of it."""

    def __init__(self, folder: Path, asked: Namespace) -> None:
        self.folder, self.asked = folder, asked
        self.chance = Random(asked.seed)
        self.tally, self.begun = Tally(), time.monotonic()
        self.author = Author(folder / "in", self.chance, asked.episodes)
        self.stage = Stage(folder, self.chance, asked.jobs, self.say)
        self.judge = Judge(folder / "in", self.stage.episodes, Random(asked.seed))
        self.last: tuple[dict[str, str], dict[str, str]] | None = None
        """Texts and output at the last look."""
        self.unsettled = 0
        """Steps since then."""

    def say(self, text: str) -> None:
        """A line of the journal."""
        minutes = (time.monotonic() - self.begun) / 60
        line = f"{minutes:6.2f} min, step {self.tally.steps}: {text}"
        print(line, flush=True)
        with (self.folder / "journal.txt").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def run(self) -> None:
        """Goes on until the time is over. Raises Violation."""
        self.stage.build()
        self._record()
        self.settle()
        compared = time.monotonic()
        while (time.monotonic() - self.begun < self.asked.minutes * 60
               and self.tally.steps < self.asked.steps):
            self.step()
            if time.monotonic() - compared > BETWEEN:
                self.compare()
                compared = time.monotonic()
        self.compare()

    def step(self) -> None:
        """A few edits, a fate, and perhaps a look."""
        self.tally.steps += 1
        fate = self._fate()
        if not fate.settled:
            self._edit()
        elif self.unsettled:
            self.settle()
        self.unsettled += 1
        self.say(f"befalls: {fate.name}")
        ended = list(fate.befall(self.stage, self.author))
        self.say(f"ended: {[each.status for each in ended]}")
        self.tally.befell(fate, ended)
        if fate.settled or self.unsettled >= PATIENCE or self.chance.random() < 0.4:
            self.settle()

    def _fate(self) -> Fate:
        mounted = self.stage.output.mounted and self.stage.store.mounted
        open_to_us = [each for each in FATES if mounted or not each.disk]
        return self.chance.choices(open_to_us, [each.weight for each in open_to_us])[0]

    def _edit(self) -> None:
        for edit in self.chance.choices(EDITS, [each.weight for each in EDITS],
                                        k=self.chance.choice((1, 1, 2, 3))):
            self.say(f"edit: {edit.name}")
            edit.make(self.author)
            self.tally.edits[edit.name] += 1

    def settle(self) -> None:
        """A plain build, which must succeed; what it leaves; and that the next does nothing.

        Raises Violation.
        """
        self.unsettled = 0
        self.stage.build()
        if left := sorted(self.stage.clips.rglob("*.part")):
            raise Violation(f"half-written files in the store: {left}")
        texts, found = digests(self.folder / "in"), self.judge.look()
        if self.last and self.last[0] == texts and self.last[1] != found:
            raise Violation(f"other bytes from the same texts: {different(self.last[1], found)}")
        self.last = texts, found
        before = stamps(self.stage.episodes)
        done = self.stage.build()
        if stamps(self.stage.episodes) != before:
            raise Violation(f"a build with nothing to do did something: {done.out}{done.err}")
        self.tally.looks += 1
        (self.folder / "so-far.md").write_text(self.page(), "utf-8")

    def compare(self) -> None:
        """The same texts, built into a fresh folder from a fresh store, give the same bytes."""
        if self.unsettled:
            self.settle()
        fresh = self.folder / "fresh"
        fresh.mkdir()
        self.stage.build(output=fresh / "out", store=fresh / "clips")
        if wrong := different(digests(fresh / "out"), digests(self.stage.episodes)):
            raise Violation(f"a clean build in {fresh} differs: {wrong}")
        shutil.rmtree(fresh)
        self.tally.comparisons += 1
        self.say("equal to a clean build")

    def page(self) -> str:
        """What was found so far."""
        asked, version = self.asked, platform.python_version_tuple()
        return self.tally.page(
            episodes=asked.episodes, seed=asked.seed, minutes=asked.minutes, jobs=asked.jobs,
            s="" if asked.jobs == 1 else "s", python=".".join(version[:2]),
            cores=os.cpu_count() or 1, patience=PATIENCE, builds=self.stage.builds,
            sheets=self.judge.sheets, decoded=self.judge.decoded)

    def _record(self) -> None:
        """A person speaks every other line of a collection inside: takes that are only a hum."""
        own = self.folder / "in/own"
        if not list(own.glob("*.md")):
            return
        self.stage.ended(self.stage.begin("script", "in/own", "--takes"))
        with (own / "takes/takes.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1::2]
        for row in rows:
            hum = array("h", (6000 * (-1) ** (place // 100)
                              for place in range(PER_WORD * len(row[-1].split()))))
            with wave.open(str(own / "takes" / f"{row[0]}.wav"), "wb") as take:
                take.setparams((1, 2, RATE, 0, "NONE", ""))
                take.writeframes(hum.tobytes())


def different(wanted: dict[str, str], found: dict[str, str]) -> list[str]:
    """Names of files that are not the same."""
    return sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))


def run(asked: Namespace) -> int:
    """The exit status of a soak: 0 where all was well, 1 for a violation, whose folder stays."""
    folder = Path(tempfile.mkdtemp(prefix="audiogen-soak-"))
    soak = Soak(folder, asked)
    try:
        soak.run()
    except Violation as problem:
        soak.say(f"VIOLATION: {problem}")
        print(f"\nSeed {asked.seed}, step {soak.tally.steps}. Everything lies in {folder}: texts "
              "in in/, episodes in out/made/, clips in store/clips/, what happened in journal.txt. "
              f"Afterwards: umount {folder}/out {folder}/store; rm -r {folder}", file=sys.stderr)
        return 1
    except BaseException:
        soak.stage.close()
        raise
    soak.stage.close()
    shutil.rmtree(folder)
    print(soak.page())
    if asked.write:
        asked.write.write_text(soak.page(), encoding="utf-8")
    return 0
