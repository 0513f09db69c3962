"""The clip store: whole or absent, shared, healed."""

import errno
import io
import os
import random
import shutil
import struct
import subprocess
import sys
import time
import zlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiogen.errors import OutputError
from audiogen.voicing import store as module
from audiogen.voicing.root import default_root
from audiogen.voicing.store import HEAD, Store
from tests.effort import effort

KEY = "0123456789abcdef"


def entry(store: Store, key: str = KEY) -> Path:
    """The file of an entry."""
    return store.root / key[:2] / key


@given(st.binary(max_size=3 * HEAD))
@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_is_got(store: Store, body: bytes) -> None:
    """Any bytes come back as they were, and their head is their start."""
    store.put(KEY, body)
    assert store.get(KEY) == body
    assert store.head(KEY) == body[:HEAD]
    assert store.head(KEY, 10) == body[:10]
    assert store.head(KEY, 2 * HEAD) == body[:2 * HEAD]


def test_absent(store: Store) -> None:
    """A key that was never put is absent, and looking makes no folder."""
    assert store.get(KEY) is None
    assert store.head(KEY) is None
    assert not store.has(KEY)
    assert not store.root.exists()


@pytest.mark.parametrize("place", [0, 5, 14, 18, 25, 5000, -1])
def test_damage_is_healed(store: Store, place: int) -> None:
    """One wrong byte anywhere makes an entry absent, and putting it again mends it."""
    body = random.Random(1).randbytes(9000)
    store.put(KEY, body)
    data = bytearray(entry(store).read_bytes())
    data[place] ^= 0x40
    entry(store).write_bytes(data)
    assert store.get(KEY) is None
    assert not entry(store).exists()
    store.put(KEY, body)
    assert store.get(KEY) == body


@pytest.mark.parametrize("length", [0, 3, 19, 20, 1000, 8999])
def test_a_cut_entry_is_healed(store: Store, length: int) -> None:
    """An entry that lost its end is absent to `get` and to `head` alike."""
    for read in (store.get, store.head):
        store.put(KEY, b"x" * 9000)
        entry(store).write_bytes(entry(store).read_bytes()[:length])
        assert read(KEY) is None
        assert not store.has(KEY)


def test_a_head_is_checked(store: Store) -> None:
    """A wrong byte in the head is noticed without reading the rest."""
    store.put(KEY, b"y" * 9000)
    data = bytearray(entry(store).read_bytes())
    data[100] ^= 1
    entry(store).write_bytes(data)
    assert store.head(KEY) is None


def test_swapped_entries_are_absent(store: Store) -> None:
    """Whole entries that stand in each other's place, or are copied, are not taken for what they
    are not."""
    other = KEY[::-1]
    store.put(KEY, b"one")
    store.put(other, b"two")
    first, second = entry(store).read_bytes(), entry(store, other).read_bytes()
    entry(store).write_bytes(second)
    entry(store, other).write_bytes(first)
    assert store.head(KEY) is None
    assert store.get(other) is None
    store.put(KEY, b"one")
    assert store.get(KEY) == b"one"


def test_an_entry_of_an_older_form_is_absent(store: Store) -> None:
    """The program before this one kept no key."""
    body = b"kept long ago"
    entry(store).parent.mkdir(parents=True)
    checks = [zlib.crc32(body)] * 2
    entry(store).write_bytes(struct.pack(">4sQII", b"agc1", len(body), *checks) + body)
    assert store.get(KEY) is None
    store.put(KEY, body)
    assert store.get(KEY) == body


def odd(place: Path, kind: str) -> None:
    """Puts something into a place that is none of ours."""
    place.parent.mkdir(parents=True, exist_ok=True)
    elsewhere = place.parent.parent / "elsewhere"
    if kind in ("folder", "full folder"):
        place.mkdir()
        if kind == "full folder":
            (place / "mine.txt").write_text("mine")
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "foreign":
        place.write_bytes(b"#!/bin/sh\n" * 900)
    elif kind == "empty":
        place.touch()
    elif kind == "loop":
        place.symlink_to(place)
    elif kind == "dangling":
        place.symlink_to(elsewhere)
    elif kind == "device":
        place.symlink_to("/dev/zero")
    elif kind == "link":
        elsewhere.write_text("mine")
        place.symlink_to(elsewhere)


ODD = ("folder", "full folder", "pipe", "foreign", "empty", "loop", "dangling", "device", "link")


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("where", ["entry", "shard"])
def test_odd_things_in_a_place_are_passed_over(store: Store, kind: str, where: str) -> None:
    """Whatever stands where an entry or its folder belongs: absent at once, and made anew. What
    might be somebody's stays, beside it."""
    place = entry(store) if where == "entry" else entry(store).parent
    odd(place, kind)
    assert store.get(KEY) is None
    assert store.head(KEY) is None
    assert not store.has(KEY) or kind in ("foreign", "empty", "link")
    assert store.usage().entries <= 1
    store.put(KEY, b"made anew")
    assert store.get(KEY) == store.expect(KEY) == b"made anew"
    if kind == "full folder":
        assert [path.read_text() for path in store.root.rglob("mine.txt")] == ["mine"]
    if kind == "link":
        assert (place.parent.parent / "elsewhere").read_text() == "mine"
    store.prune(older_than=0.0, now=time.time() + 1e6)
    store.clear()


@pytest.mark.parametrize("kind", ["foreign", "pipe", "loop", "dangling"])
def test_odd_things_in_the_store_s_own_place(tmp_path: Path, kind: str) -> None:
    """There, nothing is moved: the sentence names the path and both ways out."""
    root = tmp_path / "deep" / "clips"
    odd(root, kind)
    store = Store(root / "x" if kind == "dangling" else root)
    assert store.get(KEY) is None
    assert store.usage().entries == store.takes.usage().entries == 0
    if kind == "dangling":
        return
    with pytest.raises(OutputError, match=rf"{root}.*Mend or remove .*AUDIOGEN_CACHE_DIR"):
        store.put(KEY, b"z")


def test_what_cannot_be_read_again_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that takes entries and doesn't give them back: path, reason, and what to do."""
    store.put(KEY, b"z")

    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    assert store.get(KEY) is None
    with pytest.raises(OutputError, match=rf"{entry(store)} .*Permission denied.*AUDIOGEN_CACHE"):
        store.expect(KEY)


def test_a_folder_that_cannot_be_entered_is_named(
        store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an entry can't be put, the sentence names that very path."""
    def refuse(self: Path, *arguments: object, **options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match=rf"Permission denied: {store.root}.*Mend or remove"):
        store.put(KEY, b"z")


def test_takes_are_kept_apart(store: Store) -> None:
    """What voices said is counted, pruned and cleared by itself."""
    store.put(KEY, b"a clip")
    store.takes.put(KEY, b"a take")
    assert (store.get(KEY), store.takes.get(KEY)) == (b"a clip", b"a take")
    assert store.usage().entries == store.takes.usage().entries == 1
    store.clear()
    assert (store.get(KEY), store.takes.get(KEY)) == (None, b"a take")
    store.takes.discard(KEY)
    assert store.takes.usage().entries == 0


def test_a_full_disk_is_said_and_leaves_nothing(
        store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in mid-entry: one sentence, and no file is left behind."""
    store.put("ff" * 8, b"there before")

    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(path: Path, mode: str) -> io.BytesIO:
        Path(path).touch()
        return Full()

    monkeypatch.setattr(module, "open", full, raising=False)
    with pytest.raises(OutputError, match=r"full\. Finished lines are kept"):
        store.put(KEY, b"z" * 100)
    monkeypatch.undo()
    assert list(entry(store).parent.iterdir()) == []
    assert store.get("ff" * 8) == b"there before"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file where the folder should be: one sentence that names both ways out."""
    (tmp_path / "clips").write_text("in the way")
    with pytest.raises(OutputError, match="AUDIOGEN_CACHE_DIR"):
        Store(tmp_path / "clips").put(KEY, b"z")
    assert Store(tmp_path / "clips").get(KEY) is None


def hammer(root: Path, seed: int) -> int:
    """Puts and gets the same fifty entries as others do; how often one was wrong."""
    store, order, wrong = Store(root), random.Random(seed), 0
    for _ in range(300):
        number = order.randrange(50)
        key, body = f"{number:02x}" * 8, bytes([number]) * (number * 300)
        if order.random() < 0.3:
            store.put(key, body)
        wrong += store.get(key) not in (None, body) or store.head(key) not in (None, body[:HEAD])
    return wrong


def test_builds_share_a_store(store: Store) -> None:
    """Four processes on one store, while it is deleted again and again, see whole entries only."""
    with ProcessPoolExecutor(4, get_context("spawn")) as pool:
        running = [pool.submit(hammer, store.root, seed) for seed in range(4)]
        while not all(future.done() for future in running):
            time.sleep(0.02)
            shutil.rmtree(store.root, ignore_errors=True)
        assert [future.result() for future in running] == [0] * 4
    assert not list(store.root.rglob("*.new"))


def test_a_killed_writer_leaves_whole_entries_only(store: Store) -> None:
    """A process killed while it puts leaves entries that are whole; `prune` sweeps the rest."""
    program = ("import sys; from pathlib import Path; from audiogen.voicing.store import Store\n"
               "store = Store(Path(sys.argv[1])); print(flush=True)\n"
               "while True:\n"
               "    for n in range(20): store.put(f'{n:02x}' * 8, bytes([n]) * 200000)\n")
    with subprocess.Popen([sys.executable, "-c", program, str(store.root)],
                          stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.3)
        process.kill()
    for number in range(20):
        assert store.get(f"{number:02x}" * 8) in (None, bytes([number]) * 200000)
    store.prune(now=time.time() + 7200)
    assert not list(store.root.rglob("*.new"))


def test_usage_prune_and_clear(store: Store) -> None:
    """Usage counts entries; prune takes the stale ones, then the least recently used; clear all."""
    for number in range(4):
        key = f"{number:02x}" * 8
        store.put(key, b"x" * 80)
        os.utime(entry(store, key), (1000 * number, 1000 * number))
    size = store.usage().size // 4
    assert (store.usage().entries, store.usage().size) == (4, 4 * size)
    assert store.prune(older_than=2500, now=3000).entries == 1
    assert store.prune(size=2 * size, now=3000).size == size
    assert [store.has(f"{number:02x}" * 8) for number in range(4)] == [False, False, True, True]
    assert store.clear().entries == 2
    assert store.usage().entries == 0
    assert "safe" in (store.root / "README").read_text()


def test_reading_keeps_an_entry_from_being_pruned(store: Store) -> None:
    """What was read today is not stale, however long ago it was made."""
    store.put(KEY, b"x")
    os.utime(entry(store), (1000, 1000))
    store.get(KEY)
    assert store.prune(older_than=3600).entries == 0


def test_a_key_is_no_path(store: Store) -> None:
    """Only plain hexadecimal keys are taken, so that no key leaves the folder."""
    for key in ("", "../../etc", "0123/../x", "0123456X"):
        with pytest.raises(ValueError, match="not a key"):
            store.put(key, b"")


def test_the_default_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """AUDIOGEN_CACHE_DIR decides; without it, the system's folder for caches."""
    monkeypatch.setenv("AUDIOGEN_CACHE_DIR", str(tmp_path))
    assert default_root() == tmp_path
    monkeypatch.delenv("AUDIOGEN_CACHE_DIR")
    assert "audiogen" in str(default_root())


def test_facts_of_thousands_load_fast(store: Store) -> None:
    """The heads of 2,000 entries of 50 KB are read with little work."""
    body = bytes(50_000)
    keys = [f"{number:08x}" for number in range(2000)]
    for key in keys:
        store.put(key, body)
    heads: list[bytes | None] = []
    assert effort(lambda: heads.extend(map(store.head, keys))) < 10
    assert None not in heads


def test_the_store_is_light() -> None:
    """Importing the store loads neither numpy nor pydub: a build with nothing to do is quick."""
    program = ("import sys, audiogen.voicing.store, audiogen.voicing.model;"
               "print([name for name in ('numpy', 'pydub', 'requests') if name in sys.modules])")
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                           check=True)
    assert found.stdout.strip() == "[]"
