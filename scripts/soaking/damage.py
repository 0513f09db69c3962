"""What may become of a file on a disk that is not to be trusted."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random


def flip(path: Path, chance: Random) -> None:
    """A few bits turned over; the size stays."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def zero(path: Path, chance: Random) -> None:
    """Zeros from somewhere on; the size stays."""
    data = path.read_bytes()
    start = chance.randrange(len(data))
    path.write_bytes(data[:start] + bytes(len(data) - start))


def truncate(path: Path, chance: Random) -> None:
    """The end is missing; perhaps all of it."""
    left = chance.choice((0, chance.randrange(path.stat().st_size)))
    path.write_bytes(path.read_bytes()[:left])


def grow(path: Path, chance: Random) -> None:
    """Something stands behind the end."""
    path.write_bytes(path.read_bytes() + chance.randbytes(chance.randint(1, 5000)))


def junk(path: Path, chance: Random) -> None:
    """Something else altogether."""
    path.write_bytes(chance.randbytes(chance.randint(1, 5000)))


def delete(path: Path, chance: Random) -> None:
    """It is gone."""
    path.unlink()


def folder(path: Path, chance: Random) -> None:
    """A folder stands in its place, with something in it."""
    path.unlink()
    path.mkdir()
    (path / "stray").write_bytes(b"stray")


def swap(path: Path, chance: Random) -> None:
    """The content of a neighbour."""
    other = chance.choice(sorted(each for each in path.parent.iterdir() if each.is_file()))
    if other != path:
        shutil.copyfile(other, path)


Damage = Callable[[Path, Random], None]
ANY: tuple[Damage, ...] = (flip, zero, truncate, grow, junk, delete, swap)
"""For what carries a checksum."""
SIZED: tuple[Damage, ...] = (truncate, grow, delete)
"""For what is known by its size."""
UNSEEN: tuple[Damage, ...] = (flip, zero)
"""What a look at sizes can't tell."""
