"""A voice in a package of its own, installed as a stranger would install it."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.program import run, write

SOURCE = Path(__file__).resolve().parents[1] / "sample_voice"


@pytest.fixture
def installed(tmp_path: Path) -> str:
    """The folder that the package was installed into, and where audiogen is, for PYTHONPATH."""
    if find_spec("setuptools") is None or find_spec("pip") is None:
        pytest.skip("to install a package, pip and setuptools must be here")
    shutil.copytree(SOURCE, tmp_path / "source")
    site = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
                    "--no-build-isolation", "--disable-pip-version-check", "--target", str(site),
                    str(tmp_path / "source")], check=True, capture_output=True, timeout=60)
    return os.pathsep.join((str(site), str(SOURCE.parents[1])))


def test_a_voice_from_a_package_is_listed_and_speaks(installed: str, tmp_path: Path) -> None:
    """The same command that knows the built-in ones knows it, and it says an episode."""
    write(tmp_path, {"in/a.md": "# Hello\n\nRest now.\n"})
    listed = run("voices", "--json", cwd=tmp_path, PYTHONPATH=installed)
    found = {each["name"]: each for each in json.loads(listed.out)}
    assert found["sample"]["summary"] == "a buzz, from a package of its own"
    assert found["sample"]["speaks"]
    built = run("build", "in", "-o", "out", "--voice", "sample", "--quality", "small", "--jobs",
                "1", cwd=tmp_path, PYTHONPATH=installed, PYTHONWARNINGS="ignore")
    assert built.status == 0, built
    sheet = json.loads((tmp_path / "out/01-hello.cues.json").read_text())
    assert sheet["voice"] == "sample"
    assert any(cue["kind"] == "line" for cue in sheet["cues"])
