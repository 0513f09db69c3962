"""What is measured: each contest tells its rows as it finds them."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import environment

from benching import texts
from benching.clock import alone, paired, timed, watched
from benching.workbench import CONTESTANTS, FLOOR, OURS, ROBOT, Bench, Point, Row

TOGETHER = 12 * 3600
"""Seconds of the longest episode."""


def natural(bench: Bench, count: int, wanted: str) -> None:
    """The natural voice against its floor."""
    lines = texts.calm_lines(count)
    source = texts.collection(bench.folder / f"natural-{count}", [lines], texts.NATURAL)
    rows = bench.rows(lines, texts.NATURAL_SPEED)
    ratio, floor, ours = paired(bench.neural_floor(rows), bench.build(source), bench.runs,
                                bench.forget(source))
    bench.points += [Point(FLOOR, count, floor), Point(OURS, count, ours)]
    bench.told(Row(f"natural voice, {count:,} lines, cold / its floor", ratio, wanted=wanted))


def shipped(bench: Bench) -> None:
    """The shipped collection against the same lines through the floor."""
    source = bench.folder / "shipped"
    shutil.copytree(environment.ROOT / "content", source,
                    ignore=shutil.ignore_patterns("es"))     # the one that espeak speaks
    settings = source / "audiogen.toml"
    settings.write_text('outputs = ["mp3"]\n' + settings.read_text("utf-8").replace(
        'voice = "auto"', 'voice = "hibari"'), "utf-8")
    bench.build(source)()
    rows, gap = _said_in(Path(f"{source}-out"))
    file = bench.folder / "shipped.tsv"
    file.write_text("".join(f"{speed}\t{line}\n" for speed, line in rows), "utf-8")
    ratio, *_ = paired(bench.neural_floor(file, gap), bench.build(source), bench.runs,
                        bench.forget(source))
    bench.told(Row("natural voice, the shipped collection, cold / its floor", ratio,
                   wanted="<= 1.18"))


def _said_in(out: Path) -> tuple[list[tuple[str, str]], float]:
    """hibari's speed and the words of each distinct line of a build, and the mean pause."""
    speeds = {"gentle": "0.44", "steady": "0.5", "spacious": "0.4"}
    found: dict[tuple[str, str], None] = {}
    quiet = 0.0
    for sheet in sorted(out.glob("*.cues.json")):
        page = json.loads(sheet.read_text("utf-8"))
        for cue in page["cues"]:
            if cue["kind"] == "line":
                found[speeds.get(page["pace"], "0.44"), cue["text"]] = None
            else:
                quiet += cue["end"] - cue["start"]
    return list(found), quiet / len(found)


def robot(bench: Bench, count: int) -> None:
    """The robot's voice against its floor, at equal rates."""
    lines = texts.calm_lines(count)
    source = texts.collection(bench.folder / f"robot-{count}", [lines], texts.ROBOT)
    ratio, _, ours = paired(bench.robot_floor(lines), bench.build(source), bench.runs,
                            bench.forget(source))
    bench.points.append(Point(ROBOT, count, ours))
    bench.told(Row(f"espeak, {count:,} lines, cold / its floor", ratio, wanted="<= 1.6"))


def changes(bench: Bench, count: int, cold: float, edited: str = "", paused: str = "",
            louder: str = "") -> None:
    """What a change costs, in parts of the cold build; the natural voice's collection is there."""
    source = bench.folder / f"natural-{count}"
    lines, build, times = texts.calm_lines(count), bench.build(source), bench.runs
    settings = source / "audiogen.toml"

    def change(turn: Iterator[int]) -> None:
        lines[count // 2] = f"This line is another one now, number {next(turn)}."
        texts.write(source, 1, lines)

    def pause(turn: Iterator[int]) -> None:
        lines[count // 2] = f"This line is another one now.\n\n[pause {next(turn) + 3}]"
        texts.write(source, 1, lines)

    def replace(old: str, new: str) -> None:
        settings.write_text(settings.read_text("utf-8").replace(old, new), "utf-8")

    def tell(what: str, seconds: float, wanted: str) -> None:
        bench.told(Row(f"{count:,} lines, {what} / cold", 100 * seconds / cold, "%", wanted))

    turn = iter(range(1000))
    build()
    tell("nothing changed", alone(build, times), "")
    seconds = alone(build, times, lambda: change(turn))
    bench.points.append(Point(f"{OURS}, one line edited", count, seconds))
    tell("one line edited", seconds, edited)
    build()
    tell("one pause changed", alone(build, times, lambda: pause(turn)), paused)
    replace("podcast", "calm")
    tell("loudness changed", timed(build), louder)
    replace('"room"', '"silence"')
    tell("bed changed", timed(build), "")


def waiting(bench: Bench) -> None:
    """What a person waits for: seconds, since that is what is felt."""
    source = texts.collection(bench.folder / "ten", [texts.calm_lines(10)], texts.NATURAL)
    bench.told(Row("ten lines, cold, natural voice, all told", alone(
        bench.build(source), bench.runs, bench.forget(source)), "s", "<= 2.5"))
    bench.told(Row("audiogen --help", alone(lambda: bench.audiogen("--help"), 5), "s", "<= 0.1"))


def shelf(bench: Bench, episodes: int = 200, each: int = 5) -> None:
    """A collection of many episodes: nothing to do, and one new."""
    lines = texts.calm_lines(episodes * each)
    parts = [lines[first:first + each] for first in range(0, len(lines), each)]
    source = texts.collection(bench.folder / "shelf", parts, texts.NATURAL)
    cold = timed(bench.build(source))
    bench.told(Row(f"{episodes} episodes, nothing to do", alone(bench.build(source), 5), "s",
                   "<= 0.3"))
    new = iter(range(episodes + 1, 1000))
    seconds = alone(bench.build(source), bench.runs, lambda: texts.write(
        source, number := next(new), [f"Here is line {line} of {number}." for line in range(each)]))
    bench.told(Row(f"one new episode in {episodes} / cold", 100 * seconds / cold, "%"))


def memory(bench: Bench, lines: int) -> None:
    """All processes together, for twelve hours of sound and for ten minutes."""
    most = []
    for length in (600, TOGETHER):
        count = max(20, round(lines * length / TOGETHER))
        gap = length / count - 7.0
        source = texts.collection(bench.folder / f"hours-{length}", [texts.calm_lines(count)],
                                  texts.NATURAL, gap)
        bench.forget(source)()
        process = bench.start(*bench.words(source))
        with watched(process) as megabytes:
            if process.wait():
                raise SystemExit("the long build failed")
        most += megabytes
    bench.told(Row("memory of all processes, 12 hours / 10 minutes", most[1] / most[0],
                   wanted="<= 1.2"))
    bench.told(Row("memory of all processes, 12 hours", most[1], "MB", "<= 900"))


def distant(bench: Bench) -> None:
    """Requests to a network voice side by side, against one after the other."""
    done = subprocess.run([str(bench.python), str(CONTESTANTS / "network.py")], check=True,
                          capture_output=True, text=True, cwd=environment.ROOT,
                          env={**os.environ, "PYTHONPATH": str(environment.ROOT)})
    one, several = map(float, done.stdout.split())
    bench.told(Row("a network voice, one request at a time / four at once", one / several,
                   wanted=">= 3.5"))
