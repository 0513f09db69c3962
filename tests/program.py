"""The real program, run as its user runs it: a process of its own, its answer taken whole."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from audiogen.cli import boundary, group

PLAIN = ("--voice", "tone", "--quality", "small", "--jobs", "1")
"""Flags of a build that takes a second."""


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    status: int
    out: str
    err: str

    def refuses(self, *words: str, status: int = 1) -> None:
        """Asserts a clear refusal that holds these words: no output, no traceback."""
        assert self.status == status, self
        assert not self.out, self
        assert "Traceback" not in self.err, self
        assert "fault of audiogen" not in self.err, self
        for word in words:
            assert word in self.err, (word, self.err)


def start(*arguments: str, cwd: Path, before: Callable[[], None] | None = None,
          **environment: str) -> "subprocess.Popen[bytes]":
    """The program, running, in a session of its own. Unless told another, it uses a clip store that
    the whole run of tests shares, so that words which many tests say are spoken once."""
    shared = Path(os.environ["AUDIOGEN_CACHE_DIR"]).parents[1] / "shared-clips"
    environment.setdefault("AUDIOGEN_CACHE_DIR", str(shared))
    return subprocess.Popen(
        [sys.executable, "-m", "audiogen", *arguments], cwd=cwd, preexec_fn=before,
        env={**os.environ, "PYTHONWARNINGS": "error", **environment}, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def run(*arguments: str, cwd: Path, stdin: bytes = b"",
        before: Callable[[], None] | None = None, **environment: str) -> Answer:
    """A command's answer."""
    with start(*arguments, cwd=cwd, before=before, **environment) as process:
        out, err = process.communicate(stdin, timeout=60)
    return Answer(process.returncode, out.decode(), err.decode())


def inside(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> Answer:
    """A command's answer out of this very process: quicker, and open to doubles."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["audiogen", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        status = boundary.run(group)
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode() for stream in streams)
    return Answer(status, out, err)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Puts files into a folder, which is made where it is missing."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def is_episode(name: str) -> bool:
    """Whether a file is the sound of an episode, and not of the page."""
    return name.endswith(".mp3") and "page/" not in name


def stamps(folder: Path) -> dict[str, int]:
    """When each file below a folder was last written, in nanoseconds."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
            for path in sorted(folder.rglob("*")) if path.is_file()}
