"""Our command and the contestants as things to be run, and what is found."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import environment

from benching import texts

CONTESTANTS = Path(__file__).parent / "contestants"
FLOOR, OURS, ROBOT = "the neural floor", "audiogen", "audiogen with espeak"


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    ratio: float
    unit: str = "x"
    wanted: str = ""
    """What it is to reach: "<= 1.18"."""

    @property
    def reached(self) -> bool:
        """Whether it is."""
        sign, _, bound = self.wanted.partition(" ")
        return (not bound or (self.ratio <= float(bound) if sign == "<="
                              else self.ratio >= float(bound)))


@dataclass(frozen=True)
class Point:
    """What a contestant took for so many lines, in seconds."""

    who: str
    lines: int
    seconds: float
    extrapolated: bool = False


@dataclass
class Bench:
    """One run: a folder of its own, the environment's Python, and what was found."""

    folder: Path
    python: Path
    jobs: int
    runs: int
    told: Callable[[Row], None]
    points: list[Point] = field(default_factory=list)

    @property
    def store(self) -> Path:
        """The clip store of our builds."""
        return self.folder / "store"

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """Our command, running."""
        return subprocess.Popen(
            [str(self.python), "-m", "audiogen", *words], stdout=subprocess.DEVNULL,
            env={**os.environ, "AUDIOGEN_CACHE_DIR": str(self.store)})

    def audiogen(self, *words: str) -> None:
        """Our command, done."""
        if self.start(*words).wait():
            raise SystemExit(f"audiogen {' '.join(words)} failed")

    def words(self, source: Path) -> tuple[str, ...]:
        """A build of a collection beside itself."""
        return ("build", str(source), "-o", f"{source}-out", "-q", "--jobs", str(self.jobs))

    def build(self, source: Path) -> Callable[[], None]:
        """The same, to be run."""
        return lambda: self.audiogen(*self.words(source))

    def forget(self, source: Path) -> Callable[[], None]:
        """Leaves a build nothing to go on from."""
        def forgotten() -> None:
            for folder in (self.store, Path(f"{source}-out")):
                shutil.rmtree(folder, ignore_errors=True)
        return forgotten

    def contestant(self, name: str, *words: object) -> Callable[[], None]:
        """A program of the folder contestants, to be run; Python's or the shell's."""
        program = CONTESTANTS / name
        runner = [str(self.python)] if program.suffix == ".py" else ["sh"]

        def run() -> None:
            subprocess.run([*runner, str(program), *map(str, words)], check=True,
                           stdout=subprocess.DEVNULL, cwd=environment.ROOT)
        return run

    def rows(self, lines: list[str], speed: str = "") -> Path:
        """A file of lines for the contestants, each after a speed where one is given."""
        file = self.folder / f"lines-{len(lines)}-{speed or 'plain'}.txt"
        file.write_text("".join(f"{speed}\t{line}\n" if speed else f"{line}\n" for line in lines),
                        "utf-8")
        return file

    def neural_floor(self, rows: Path, gap: float = texts.GAP) -> Callable[[], None]:
        """The natural voice's floor."""
        return self.contestant("neural_floor.py", rows, self.folder / "floor.mp3", self.jobs, gap)

    def robot_floor(self, lines: list[str]) -> Callable[[], None]:
        """The robot's floor."""
        return self.contestant("espeak_floor.py", self.rows(lines), self.folder / "floor.mp3",
                               self.jobs, texts.GAP, texts.ROBOT_RATE)
