"""Processes of a build, as the system sees them: most of this needs /proc."""

import signal
import subprocess
import time
from pathlib import Path

from audiogen import interrupts


def heed_signals() -> None:
    """Under `nohup`, or in the background of a script, this process is told to ignore some signals,
    and so would be every program that it starts: no more."""
    for number in interrupts.SIGNALS:
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def left_running(session: int) -> list[str]:
    """Commands of processes that a build started and that still run; they get a moment to end."""
    for _ in range(100):
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                state = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(state[3]) == session and state[0] != "Z":
                    found.append((folder / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
        if not found:
            return []
        time.sleep(0.1)
    return found


def when_heeded(process: "subprocess.Popen[bytes]", within: float = 30.0) -> None:
    """Returns once the program answers signals, or has ended: Python's own start is not ours.
    `within` is seconds."""
    end = time.monotonic() + within
    while process.poll() is None:
        assert time.monotonic() < end, "it heeds no signal"
        caught = next(line for line in Path(f"/proc/{process.pid}/status").read_text().splitlines()
                      if line.startswith("SigCgt"))
        if int(caught.split()[1], 16) >> (signal.SIGHUP - 1) & 1:
            return
        time.sleep(0.001)
