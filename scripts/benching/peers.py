"""What people would do without us, on the same text; what would take hours is drawn as it grows."""

import shutil

from benching import texts
from benching.clock import alone, timed
from benching.workbench import OURS, Bench, Point, Row


def peers(bench: Bench, count: int, long: int) -> None:
    """Each of them that this machine has; `long` lines are extrapolated."""
    lines, out = texts.calm_lines(count), bench.folder / "peer.mp3"
    script, rate = bench.rows(lines), texts.ROBOT_RATE
    [ours] = [point.seconds for point in bench.points
              if (point.who, point.lines) == (OURS, count)]
    _kokoro(bench, lines, ours, long)
    if shutil.which("espeak-ng") and shutil.which("ffmpeg"):
        short = timed(bench.contestant("obvious.py", script, out, texts.GAP, rate))
        more = bench.rows(texts.calm_lines(10 * count))
        longer = timed(bench.contestant("obvious.py", more, out, texts.GAP, rate))
        # Each line costs the same, and copies all that is there: a * n + b * n * n.
        square = (longer - 10 * short) / 90
        bench.points += [Point("the obvious script", count, short),
                         Point("the obvious script", 10 * count, longer),
                         Point("the obvious script", long, (short - square) * long / count
                               + square * (long / count) ** 2, True)]
        bench.told(Row(f"the obvious script, a robot's voice, {count} lines / ours", short / ours))
    if shutil.which("espeak-ng") and shutil.which("lame"):
        shell = alone(bench.contestant("shell.sh", script, out, round(1000 * texts.GAP), rate),
                      bench.runs)
        bench.points += [Point("the shell pipeline", count, shell),
                         Point("the shell pipeline", long, shell * long / count, True)]
        bench.told(Row(f"the shell pipeline, a robot's voice, {count} lines / ours", shell / ours))


def _kokoro(bench: Bench, lines: list[str], ours: float, long: int) -> None:
    """Only where its model is: the extra `test` brings it."""
    count = len(lines)
    seconds = timed(bench.contestant(
        "kokoro_pipeline.py", bench.rows(lines, texts.KOKORO_SPEED), bench.folder / "peer.mp3",
        bench.jobs, texts.GAP))
    bench.points += [Point("a Kokoro pipeline", count, seconds),
                     Point("a Kokoro pipeline", long, seconds * long / count, True)]
    bench.told(Row(f"a Kokoro pipeline, {count} lines / ours", seconds / ours))
