"""The project's own virtual environments: made once, refreshed when pyproject.toml changes.

Uses nothing but Python itself, so that it runs on a machine where nothing is installed yet.
"""

import hashlib
import os
import re
import signal
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_WINDOW = re.compile(r'^ *"([\w.-]+)[>=]=([\w.]+)([^"]*)",', re.M)
"""A dependency in pyproject.toml, which gives name, oldest version, and the rest."""


def ensure(extra: str = "", name: str = "", constraints: str = "") -> Path:
    """The Python of an environment with the project (and an extra of it) installed, editable.

    `name` tells environments apart: without one it is .venv, which daily work uses. `constraints`
    are lines as pip reads them. Raises SystemExit with a sentence when Python is too old, or the
    installation fails.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - the reader may well have an older one
        raise SystemExit(f"audiogen needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    home = ROOT / (f".venv-{name}" if name else ".venv")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / f"installed-{extra or 'base'}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()
                            + str(ROOT).encode() + constraints.encode()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"Setting up the environment in {home.name} (only the first time) ...", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=not python.exists()).create(home)
    except (subprocess.CalledProcessError, OSError) as problem:
        raise SystemExit(
            f"Python could not make a virtual environment ({problem}). "
            "Install Python's venv module (on Debian: python3-venv) and run this again."
        ) from problem
    _install(python, f"{ROOT}[{extra}]" if extra else str(ROOT), constraints)
    stamp.write_text(wanted)
    return python


def _install(python: Path, target: str, constraints: str) -> None:
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if constraints:
        file = python.parent.parent / "constraints.txt"
        file.write_text(constraints)
        pip += ["--constraint", str(file)]
    if subprocess.run([*pip, "--editable", target]).returncode:
        raise SystemExit(
            "Installing the packages failed (pip says why above). It needs the network once."
        )


def oldest() -> str:
    """The oldest version of each dependency that pyproject.toml allows, as pip's constraints.

    Tools of the tests are left as they come: what they are is no promise to anybody.
    """
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.M | re.S)
    if needed is None:
        raise SystemExit("pyproject.toml has no list of dependencies.")
    constraints = []
    for name, version, rest in _WINDOW.findall(needed.group(1)):
        marker = rest.partition(";")[2]
        constraints.append(f"{name}=={version}" + (f" ;{marker}" if marker else ""))
    rows = [row for row in needed.group(1).split("\n") if row and not row.lstrip().startswith("#")]
    if len(constraints) != len(rows):
        raise SystemExit('Each dependency in pyproject.toml stands on a line, as "name>=oldest".')
    return "\n".join(constraints) + "\n"


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
