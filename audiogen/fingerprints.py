"""What names a clip, a take, an episode: digests of what shapes it, computed and never listed.

A `closure` is the code that a module's doing depends on, told by its imports, so that a change of
any of it gives new names and a change of anything else gives none. `program` is everything that
is here, told by bytes alone, to see at once that nothing has changed.
"""

import ast
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

VOICES = "audiogen.voices"
"""The entry-point group of voice engines from outside."""
HOME = Path(__file__).parent.parent
"""The folder that holds the package."""

_FILE_NAME = re.compile(rb"""["']([\w-]+\.[a-z]\w*)["']""")
"""A file that a module names: it stands beside the module, or is no file of ours."""
_MODULE_NAME = re.compile(rb"""["']((?:\w++\.)++\w++)["']""")
"""A module that another one imports by its name when it is needed: it counts where it stands beside
that one. A table, in the `__init__` of a folder, names what others choose from."""

_NAMED_OTHERWISE = {"PIL": "pillow", "yaml": "pyyaml", "hibari": "hibari-tts",
                    "piper": "piper-tts"}
"""Library → its distribution, where their names differ: to look them up takes longer than all
else here. One that is missing here is looked up."""
_SOURCES = (".py", ".toml", ".txt", ".html", ".xml", ".css", ".js")
"""Endings of the files that a program is made of."""
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
"""Where Python's grammar has statements in statements."""
_DEFINITION = re.compile(rb"^(?:def |class |async def |@)", re.MULTILINE)


def digest(parts: Iterable[bytes]) -> str:
    """A fingerprint of parts that can't run into each other."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


@cache
def closure(module: str, home: Path = HOME) -> str:
    """The fingerprint of a module of ours and of all it leans on.

    That is its source, the sources of the modules of its package that it imports, and so on, the
    files beside them that they name, and the versions of the distributions that these import, and
    of those which they need. The `__init__` of a package counts where something is imported from
    it. Computed once a process, from the files; nothing is imported. Raises FileNotFoundError
    where there is no such module.
    """
    parts: list[bytes] = []
    for path in files(module, home):
        parts += [path.relative_to(home).as_posix().encode(), path.read_bytes()]
    parts += [f"{top} {', '.join(_edition(top))}".encode() for top in _tops(module, home)]
    return digest(parts)


def libraries(module: str, home: Path = HOME) -> tuple[str, ...]:
    """The distributions behind a module's closure, and all that these need: "numpy 2.4.6" …"""
    return tuple(sorted({edition for top in _tops(module, home) for edition in _edition(top)}))


def _tops(module: str, home: Path) -> list[str]:
    """The libraries that the files of a closure import."""
    return sorted({top for path in files(module, home) for top in _leaning(path, home)[1]})


@cache
def files(module: str, home: Path = HOME) -> tuple[Path, ...]:
    """The files of a module's closure, in order of their paths."""
    first = _source(module, home)
    if first is None:
        raise FileNotFoundError(f"there is no module {module} in {home}")
    known, waiting = {first}, [first]
    while waiting:
        for path in _leaning(waiting.pop(), home)[0]:
            if path not in known:
                known.add(path)
                waiting.append(path)
    return tuple(sorted(known))


@cache
def _leaning(path: Path, home: Path) -> tuple[tuple[Path, ...], frozenset[str]]:
    """The files of ours that a file imports or names, and the libraries that it imports."""
    if path.suffix != ".py":
        return (), frozenset()
    source = path.read_bytes()
    own: set[Path] = {path.parent / name.decode() for name in _FILE_NAME.findall(source)}
    if path.name != "__init__.py":
        named = (_source(name.decode(), home) for name in _MODULE_NAME.findall(source))
        own |= {file for file in named if file is not None and file.parent == path.parent}
    tops: set[str] = set()
    package = path.relative_to(home).parts[0]
    for module in _imports(source):
        top = module.partition(".")[0]
        if top != package:
            tops.add(top)
        elif (imported := _source(module, home)) is not None:
            own.add(imported)
    return (tuple(sorted(file for file in own if file.is_file())),
            frozenset(tops - sys.stdlib_module_names))


def _imports(source: bytes) -> Iterator[str]:
    """Every module that a source imports; what is imported from a module may be one itself."""
    # Imports stand before all else, and to parse only that is three times as fast. A line that
    # only looks like the beginning of a definition stands in a string, which is cut off then.
    try:
        tree = ast.parse(_DEFINITION.split(source, maxsplit=1)[0])
    except SyntaxError:
        tree = ast.parse(source)
    for node in _statements(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """All below a node; what a statement is made of holds no import, and is most of a tree."""
    for name in _BLOCKS:
        for inner in getattr(node, name, ()):
            yield inner
            yield from _statements(inner)


@cache
def _source(module: str, home: Path) -> Path | None:
    """The file of a module, or of the module that a name in it was imported from."""
    path = home.joinpath(*module.split("."))
    for place in (path.with_suffix(".py"), path / "__init__.py",
                  path.parent.with_suffix(".py"), path.parent / "__init__.py"):
        if place.is_file():
            return place
    return None


@cache
def program() -> str:
    """The fingerprint of all that can shape a build: the program, and what is installed beside it.

    Bytes of files and names of folders, so that a build with nothing to do is quick. Taken from
    the sources and not from the version number, so that a change of the program is never mistaken
    for no change; `closure` then tells what it touches.
    """
    here = Path(__file__).parent
    return digest([*_tree(here), *(name.encode() for name in _installed()),
                   *(outside(entry).encode() for entry in entries())])


def entries(name: str | None = None) -> tuple[metadata.EntryPoint, ...]:
    """The voice engines from outside, or those of one name."""
    found = metadata.entry_points(group=VOICES)
    return tuple(entry for entry in found if name in (None, entry.name))


def outside(entry: metadata.EntryPoint) -> str:
    """The fingerprint of an engine from outside: the distribution that it came with and all that
    this needs, with their versions, and its sources.

    The sources are those of its whole package, since a package that is being worked on changes
    without its version. It is not imported.
    """
    came_with = "none"
    if entry.dist:
        came_with = f"{entry.dist.version} {', '.join(_with_needed([entry.dist.name]))}"
    spec = None
    with suppress(ImportError, ValueError):     # then loading it says what is wrong
        spec = find_spec(entry.module.partition(".")[0])
    places = list(spec.submodule_search_locations or ()) if spec else []
    sources = [part for place in places for part in _tree(Path(place))]
    if spec and not places and spec.origin:
        sources = [Path(spec.origin).read_bytes()]
    return digest([entry.name.encode(), entry.value.encode(), came_with.encode(), *sources])


def version(name: str) -> str:
    """Of an installed distribution; "none" where it isn't installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


@cache
def versions(*names: str) -> str:
    """Distributions with their versions, "numpy 2.4.6 onnxruntime 1.32.0": found out once a
    process, since it is asked for every line."""
    return " ".join(f"{name} {version(name)}" for name in names)


def _tree(folder: Path) -> Iterator[bytes]:
    """Names and contents of the sources below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SOURCES and path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


def _installed() -> list[str]:
    """Every installed distribution with its version, as its folder is named."""
    found: set[str] = set()
    for place in map(Path, sys.path):
        with suppress(OSError):
            found.update(path.name for path in place.iterdir() if path.suffix == ".dist-info")
    return sorted(found)


@cache
def _edition(top: str) -> tuple[str, ...]:
    """The distributions that a library is imported from, and all they need, with their versions."""
    name = _NAMED_OTHERWISE.get(top, top)
    return _with_needed([name] if version(name) != "none"
                        else metadata.packages_distributions().get(top, ()))


def _with_needed(names: Iterable[str]) -> tuple[str, ...]:
    """Distributions and all they need, with their versions; but for this one, whose code is told
    by its closures."""
    waiting = list(names)
    known = set(waiting)
    while waiting:
        needed = set(_needed(waiting.pop())) - known - {"audiogen"}
        known |= needed
        waiting += needed
    return tuple(versions(name) for name in sorted(known))


@cache
def _needed(name: str) -> tuple[str, ...]:
    """The distributions that one needs without its extras, as it names them."""
    try:
        requirements = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return ()
    named = (re.match(r"[\w.-]+", each) for each in requirements if "extra" not in each)
    return tuple(each[0].lower() for each in named if each)
