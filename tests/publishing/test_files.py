"""Whole files or none."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from audiogen.errors import OutputError
from audiogen.publishing.files import ensure_folder, sweep, write_atomically
from audiogen.publishing.record import FileRecord


def chunks(*, then: BaseException | None = None) -> Iterator[bytes]:
    yield b"first "
    yield b"second"
    if then:
        raise then


def test_a_file_is_written_whole_and_recorded(tmp_path: Path) -> None:
    """The record has name, size and digest of what is on the disk."""
    record = write_atomically(tmp_path / "a.txt", chunks())
    data = (tmp_path / "a.txt").read_bytes()
    assert data == b"first second"
    assert record == FileRecord("a.txt", len(data), sha256(data).hexdigest())
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), ValueError("a bug"), GeneratorExit()])
def test_a_failure_in_the_middle_changes_nothing(tmp_path: Path, failure: BaseException) -> None:
    """The file before stays, nothing lies beside it, and the failure is passed on as it is."""
    (tmp_path / "a.txt").write_bytes(b"before")
    with pytest.raises(type(failure)):
        write_atomically(tmp_path / "a.txt", chunks(then=failure))
    assert os.listdir(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"before"


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_the_umask_decides_on_the_mode(tmp_path: Path) -> None:
    """A listener's web server can read what we write, unless the umask forbids."""
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.txt", [b"x"])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


class FullDisk:
    """Stands in for a file on a disk with no room left."""

    def __init__(self, number: int) -> None:
        self.number = number

    def write(self, chunk: bytes) -> int:
        raise OSError(self.number, os.strerror(self.number))

    def close(self) -> None:
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(("number", "words"), [
    (errno.ENOSPC, "the disk is full. Free some space"), (errno.EDQUOT, "the disk is full"),
    (errno.EACCES, "permission is denied"), (errno.EROFS, "read-only"), (errno.EIO, "-o"),
])
def test_troubles_with_the_disk_are_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str,
) -> None:
    """What, where, and what to do; and even a failing close leaves nothing behind."""
    real = Path.open

    def opened(self: Path, mode: str = "r", **options: object) -> object:
        real(self, mode).close()
        return FullDisk(number)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(OutputError) as told:
        write_atomically(tmp_path / "a.mp3", chunks())
    assert str(tmp_path / "a.mp3") in str(told.value)
    assert words in str(told.value)
    assert "\n" not in str(told.value)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_disk_that_is_really_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own full device is told as a full disk, buffered bytes included."""
    real = Path.open

    def opened(self: Path, mode: str = "r", **options: object) -> object:
        real(self, mode).close()
        return real(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(OutputError, match="the disk is full"):
        write_atomically(tmp_path / "a.mp3", [b"x" * 10])
    assert os.listdir(tmp_path) == []


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    """A folder where a file belongs, or a file where a folder belongs, is told apart."""
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError, match="a folder stands where"):
        write_atomically(tmp_path / "a.txt", [b"x"])
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="a file stands where"):
        ensure_folder(tmp_path / "file" / "below")
    with pytest.raises(OutputError, match="a file stands where"):
        ensure_folder(tmp_path / "file")
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "file"]


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    """The length of a slug is the file system's to limit."""
    with pytest.raises(OutputError, match="too long"):
        write_atomically(tmp_path / ("x" * 300 + ".txt"), [b"x"])
    assert os.listdir(tmp_path) == []


def test_a_long_but_lawful_name(tmp_path: Path) -> None:
    """What is written beside never has a longer name than the file itself may have."""
    write_atomically(tmp_path / ("x" * 251 + ".txt"), [b"x"])
    assert len(os.listdir(tmp_path)) == 1


def test_folders_are_made(tmp_path: Path) -> None:
    """Missing folders above are made too, and one that is there is left alone."""
    for _ in range(2):
        ensure_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0,
                    reason="the superuser may write anywhere")
def test_a_folder_that_can_t_be_written(tmp_path: Path) -> None:
    """Found before anything is made."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="permission is denied"):
            ensure_folder(tmp_path)
    finally:
        tmp_path.chmod(0o700)


KILLED = """
import os, signal, sys
from pathlib import Path
from audiogen.publishing.files import write_atomically
def chunks():
    yield b"half"
    os.kill(os.getpid(), signal.SIGKILL)
write_atomically(Path(sys.argv[1]), chunks())
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_what_a_killed_build_leaves_is_swept(tmp_path: Path) -> None:
    """The file is not there, its half is under a name of ours, and the next build removes it."""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", KILLED, tmp_path / "a.mp3"], cwd=root, check=False)
    (left,) = os.listdir(tmp_path)
    assert left != "a.mp3"
    assert sweep(tmp_path) == (left,)
    assert os.listdir(tmp_path) == []


def test_sweeping_spares_all_else(tmp_path: Path) -> None:
    """Files of others, and parts of a build that still runs, stay."""
    parent = os.getppid()
    names = ["01-a.mp3", ".audiogen-1-x.part", "notes.part", f".audiogen-{parent}-{'0' * 16}.part"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    gone = f".audiogen-99999999999-{'0' * 16}.part"
    (tmp_path / gone).write_bytes(b"")
    assert sweep(tmp_path) == (gone,)
    assert sorted(os.listdir(tmp_path)) == sorted(names)
    assert sweep(tmp_path / "nowhere") == ()
