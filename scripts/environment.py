"""The project's own virtual environment: made once, refreshed when pyproject.toml changes.

Uses nothing but Python itself, so that it runs on a machine where nothing is installed yet.
"""

import hashlib
import os
import signal
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"


def ensure(extra: str = "") -> Path:
    """The environment's Python, with the project (and an extra of it) installed, editable.

    Raises SystemExit with a sentence when Python is too old, or the installation fails.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - the reader may well have an older one
        raise SystemExit(f"audiogen needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = HOME / f"installed-{extra or 'base'}"
    wanted = hashlib.sha256(
        (ROOT / "pyproject.toml").read_bytes() + sys.version.encode() + str(ROOT).encode()
    ).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    print("Setting up the environment in .venv (only the first time) ...", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=not python.exists()).create(HOME)
    except (subprocess.CalledProcessError, OSError) as problem:
        raise SystemExit(
            f"Python could not make a virtual environment ({problem}). "
            "Install Python's venv module (on Debian: python3-venv) and run this again."
        ) from problem
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*pip, "--editable", target]).returncode:
        raise SystemExit(
            "Installing the packages failed (pip says why above). It needs the network once."
        )
    stamp.write_text(wanted)
    return python


def run(*command: str | Path) -> int:
    """The exit status of a command run from the project's folder.

    Ctrl-C is the command's to answer.
    """
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def become(*command: str | Path) -> int:
    """Runs a command from the project's folder in place of this script, where the system can:
    then there is but one process, and signals are its to answer. Elsewhere as `run`.
    """
    if os.name != "posix":
        return run(*command)
    # Blocked until the program can answer them; it lifts that itself.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(command[0], [str(part) for part in command])
