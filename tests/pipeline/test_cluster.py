"""Many machines give the bytes of one, whatever becomes of them, or it is said in a sentence."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import audiogen
from audiogen.building.pipeline import Request, build
from audiogen.building.sources import collection_of
from audiogen.errors import ClusterError
from audiogen.publishing.record import EpisodeRecord
from audiogen.voicing.root import default_root
from audiogen.voicing.store import Store
from tests.program import PLAIN, Answer, files, inside, run, start, write

pytest.importorskip("distributed", reason="the extra “cluster” is not installed")

from audiogen.building import scheduler as connection
from audiogen.building.cluster import Cluster
from tests.pipeline.dask_cluster import (
    DELIBERATE,
    NO_AUDIOGEN,
    DaskCluster,
    dask_cluster,
    free_port,
)

pytestmark = pytest.mark.xdist_group("cluster")

LINES = 40
FLAGS = {"voice": "tone", "quality": "small"}
HOME = Path(audiogen.__file__).parent.parent
OTHERWISE = "from audiogen.voicing.engines import tone\ntone.LEVEL = 0.2\n"
"""What makes a worker whose program is the same say everything a little differently."""
LAST = DELIBERATE.replace(
    "    time.sleep(0.2)\n", "    if utterance.text.endswith('line 20.'):\n        os._exit(1)\n")
"""What makes a worker end over one line of the text."""


class Listener:
    """An observer that remembers what it is told."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.count = self.done = 0

    def note(self, text: str) -> None:
        """Remembers."""
        self.notes.append(text)

    warn = note

    def lines(self, count: int) -> None:
        """Counts."""
        self.count += count

    def voiced(self, count: int) -> None:
        """Counts."""
        self.done += count

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """Hears."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text, and what one machine makes of it."""
    folder = tmp_path_factory.mktemp("undisturbed")
    write(folder / "in", {"a.md": "# Many\n\n" + "".join(
        f"This is line {number}.\n\n" for number in range(LINES))})
    answer = run("build", "in", "-o", "out", *PLAIN, cwd=folder,
                 AUDIOGEN_CACHE_DIR=str(folder / "clips"))
    assert answer.status == 0, answer
    return folder


@pytest.fixture
def fresh(undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same text, nothing made; tests are there, and their clips go to a folder of it."""
    shutil.copytree(undisturbed / "in", tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIOGEN_CACHE_DIR", str(tmp_path / "clips"))
    return tmp_path


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """A cluster with three workers like this machine."""
    with dask_cluster(tmp_path_factory.mktemp("three") / "dask") as cluster:
        yield cluster.ready()


@pytest.fixture
def fourth(three: DaskCluster) -> Iterator["subprocess.Popen[bytes]"]:
    """One more of its workers, which has to suffer."""
    worker = three.add()
    three.ready()
    yield worker.process
    three.lose(worker)
    three.ready()


def made(cluster: DaskCluster, patience: float = 60.0) -> Listener:
    """Who watched a build on a cluster; what is done here is done by a thread of this process."""
    listener = Listener()
    with (ThreadPoolExecutor(1) as lent,
          Cluster(cluster.address, listener.note, patience) as machines):
        build(Request(collection_of(("in",)), Path("out"), FLAGS, 1), listener, lent, machines)
    return listener


def on(cluster: DaskCluster, folder: Path) -> Answer:
    """The answer of the program's build on a cluster."""
    return run("build", "in", "-o", "out", *PLAIN, "--cluster", cluster.address, cwd=folder,
               AUDIOGEN_CACHE_DIR=str(folder / "clips"))


def kept() -> int:
    """How many clips the store here holds."""
    return Store(default_root()).usage().entries


def once(count: int, process: "subprocess.Popen[bytes]", what: int) -> threading.Thread:
    """A thread that sends a process a signal as soon as so many clips are kept."""
    def wait() -> None:
        for _ in range(1200):
            if kept() >= count:
                process.send_signal(what)
                return
            time.sleep(0.02)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_it_gives_the_bytes_of_one_machine(
        three: DaskCluster, fresh: Path, undisturbed: Path) -> None:
    """Every worker says its share, and the program says what it says at home."""
    answer = on(three, fresh)
    assert answer.status == 0, answer
    assert files(fresh / "out") == files(undisturbed / "out")
    said = [three.said(worker) for worker in three.workers]
    assert all(len(lines) > 3 for lines in said), said
    assert {f"This is line {number}." for number in range(LINES)} <= {
        line for lines in said for line in lines}
    assert f"{LINES + 2} lines to speak" in answer.err
    assert all(word not in answer.err for word in ("distributed", "Warning", "not used")), answer


@pytest.mark.parametrize("what", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "hanging"])
def test_a_worker_lost_in_mid_build_costs_only_time(
        what: int, three: DaskCluster, fourth: "subprocess.Popen[bytes]", fresh: Path,
        undisturbed: Path) -> None:
    """Others say what it was to say; one that hangs is named."""
    thread = once(8, fourth, what)
    listener = made(three, patience=4.0)
    thread.join()
    assert files(fresh / "out") == files(undisturbed / "out")
    assert listener.count == listener.done
    assert three.said(three.workers[-1])
    if what == signal.SIGSTOP:
        assert f"The worker {three.workers[-1].address} hasn't answered" in listener.notes[-1]


def test_ctrl_c_leaves_nothing_running_there(
        three: DaskCluster, fresh: Path, undisturbed: Path) -> None:
    """Status 130 and the sentence, no more; what was finished is kept, and the next run goes on."""
    with start("build", "in", "-o", "out", *PLAIN, "--cluster", three.address, cwd=fresh,
               AUDIOGEN_CACHE_DIR=str(fresh / "clips")) as program:
        once(8, program, signal.SIGINT).join()
        asked = time.monotonic()
        _, err = program.communicate(timeout=30)
    assert program.returncode == 130, err
    assert time.monotonic() - asked < 5
    assert err.decode().splitlines()[-1] == (
        "Stopped. Finished lines are kept; the same command carries on from here.")
    assert b"Traceback" not in err
    for _ in range(100):
        if not three.busy():
            break
        time.sleep(0.1)
    assert three.busy() == 0
    time.sleep(1)       # a worker ends the lines of its task
    before = [three.said(worker) for worker in three.workers]
    time.sleep(1)
    assert [three.said(worker) for worker in three.workers] == before
    assert 8 <= kept() < LINES
    assert on(three, fresh).status == 0
    assert files(fresh / "out") == files(undisturbed / "out")


def test_workers_that_would_make_other_clips_are_named_and_not_used(
        fresh: Path, undisturbed: Path, tmp_path: Path) -> None:
    """An older audiogen, none at all, and another sound from the same program; then one that is
    as it should be joins them."""
    older = shutil.copytree(HOME / "audiogen", tmp_path / "older/audiogen")
    init = older / "__init__.py"
    init.write_text(init.read_text().replace(audiogen.__version__, "0.9.1"))
    with dask_cluster(tmp_path / "dask", workers=0) as cluster:
        unlike = [cluster.add(PYTHONPATH=str(tmp_path / "older")), cluster.add(NO_AUDIOGEN),
                  cluster.add(OTHERWISE)]
        cluster.ready()
        with pytest.raises(ClusterError) as refused:
            made(cluster)
        reasons = (f"{unlike[0].address} (audiogen 0.9.1, and here it is {audiogen.__version__})",
                   f"{unlike[1].address} (audiogen isn't as it is here, or isn't installed)",
                   f"{unlike[2].address} (the same program, and yet other bytes")
        for reason in reasons:
            assert reason in str(refused.value)
        assert str(refused.value).startswith("No worker of the cluster makes the clips")
        like = cluster.add()
        cluster.ready()
        notes = made(cluster).notes
        assert len(cluster.said(like)) > LINES
        assert not any(cluster.said(worker) for worker in unlike[:1])
    assert any(note.startswith("3 of 4 workers are not used") and all(
        reason in note for reason in reasons) for note in notes), notes
    assert files(fresh / "out") == files(undisturbed / "out")


def test_a_scheduler_that_goes_away_stops_the_build_and_nothing_is_lost(
        fresh: Path, undisturbed: Path, tmp_path: Path) -> None:
    """A sentence, status 1; the same command without a cluster finishes what is left."""
    with dask_cluster(tmp_path / "dask", workers=1) as cluster:
        cluster.ready()
        thread = once(8, cluster.scheduler.process, signal.SIGKILL)
        answer = on(cluster, fresh)
        thread.join()
    assert answer.status == 1, answer
    assert answer.err.splitlines()[-1] == (
        f"The scheduler at {cluster.address} doesn't answer any more. Finished lines are kept; the "
        "same command carries on from here, with --cluster or without.")
    assert "Traceback" not in answer.err
    before = {path: path.stat().st_ino for path in (fresh / "clips").glob("??/*")}
    assert len(before) >= 8
    again = run("build", "in", "-o", "out", *PLAIN, cwd=fresh,
                AUDIOGEN_CACHE_DIR=str(fresh / "clips"))
    assert again.status == 0, again
    assert {path: path.stat().st_ino for path in before} == before
    assert files(fresh / "out") == files(undisturbed / "out")


def test_when_the_last_worker_is_lost_the_build_stops(fresh: Path, tmp_path: Path) -> None:
    """And a cluster that has none from the start is refused."""
    with dask_cluster(tmp_path / "dask", workers=0) as cluster:
        with pytest.raises(ClusterError, match=r"has no workers\. Start some with `dask worker"):
            made(cluster)
        cluster.add(LAST)
        cluster.ready()
        with pytest.raises(ClusterError, match=r"No worker of the cluster at .* is left\. Fini"):
            made(cluster)
    assert kept() > 8


def test_nobody_who_answers_is_told(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the time that a scheduler is given."""
    monkeypatch.setattr(connection, "CONNECT", 1.0)
    address = f"tcp://127.0.0.1:{free_port()}"
    answer = inside("build", "in", "-o", "out", *PLAIN, "--cluster", address, cwd=fresh)
    answer.refuses(f"Nobody answers at {address}. Look whether")


def test_tls_that_is_not_set_up_is_told(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is set up in Dask's own settings."""
    monkeypatch.setattr(connection, "CONNECT", 1.0)
    address = f"tls://127.0.0.1:{free_port()}"
    answer = inside("build", "in", "-o", "out", *PLAIN, "--cluster", address, cwd=fresh)
    answer.refuses(f"The cluster at {address} can't be used")


@pytest.mark.parametrize("address", ["8786", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://"])
def test_what_is_no_address_is_refused(address: str, fresh: Path) -> None:
    """Before anything is read."""
    inside("build", "in", "--cluster", address, cwd=fresh).refuses(
        f"'{address}' is no address of a scheduler", status=2)


def test_without_the_package_it_is_told_what_to_install(
        fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is made."""
    for name in ("cluster", "scheduler"):
        monkeypatch.delitem(sys.modules, f"audiogen.building.{name}")
    monkeypatch.setitem(sys.modules, "distributed", None)
    answer = inside("build", "in", "-o", "out", "--cluster", "tcp://127.0.0.1:8786", cwd=fresh)
    answer.refuses("--cluster needs the package distributed: `pip install 'audiogen[cluster]'`.")
    assert not (fresh / "out").exists()


def test_a_build_at_home_never_loads_it(fresh: Path) -> None:
    """It takes seconds to load."""
    script = (f"import sys; sys.argv = ['audiogen', 'build', 'in', '-o', 'out', *{PLAIN!r}]\n"
              "from audiogen.cli import main\n"
              "try: main()\nexcept SystemExit as done: assert not done.code, done.code\n"
              "assert 'audiogen.building.workers' in sys.modules\n"
              "assert not {'distributed', 'dask', 'tornado'} & set(sys.modules)")
    child = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                           timeout=60, env=os.environ)
    assert child.returncode == 0, child.stderr


@pytest.mark.skipif(not hasattr(os, "confstr") or "CS_GNU_LIBC_VERSION" not in os.confstr_names,
                    reason="only the GNU C library can be told")
def test_a_worker_keeps_the_memory_of_the_last_line_for_the_next() -> None:
    """Dask's own setting makes every array out of new pages, which takes as long as the line."""
    script = ("import resource, numpy\n"
              "from audiogen.building.errands import hold_memory\n"
              "def faults():\n"
              "    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt\n"
              "    for _ in range(100): numpy.ones(300_000)\n"
              "    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before\n"
              "new = faults(); hold_memory(); faults(); print(new, faults())")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True,
                          check=True, env={**os.environ, "MALLOC_TRIM_THRESHOLD_": "65536"})
    before, after = map(int, done.stdout.split())
    assert after < before / 20
