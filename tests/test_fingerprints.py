"""What names a clip: the code that shapes it, all of it and no more."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiogen import fingerprints
from audiogen.building.edition import MAKER
from audiogen.fingerprints import HOME, closure, files
from audiogen.mixing.keys import BEDS, FINISHING, SOUNDS
from audiogen.voicing.engines import ENGINES

TAKES, COVER = "audiogen.voicing.takes", "audiogen.publishing.cover"
MAKERS = (TAKES, *ENGINES.values(), FINISHING, SOUNDS, BEDS, COVER, MAKER)
"""The modules whose closures are part of keys."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, to be changed."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(HOME / "audiogen", folder / "audiogen",
                    ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """Closures are computed anew."""
    closure.cache_clear()
    yield
    closure.cache_clear()


def edited(path: Path, module: str, home: Path) -> str:
    """The closure of a module after a byte was added to a file, which is put right again."""
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    closure.cache_clear()
    try:
        return closure(module, home)
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("module", MAKERS)
def test_a_byte_in_any_module_of_a_closure_changes_it(module: str, home: Path) -> None:
    """One byte more, wherever it is."""
    before = closure(module, home)
    members = files(module, home)
    assert len(members) > 3
    unmoved = [path for path in members if edited(path, module, home) == before]
    assert not unmoved
    closure.cache_clear()
    assert closure(module, home) == before


@pytest.mark.parametrize("module", [name for name in MAKERS if name != MAKER])
def test_a_change_outside_a_closure_leaves_it(module: str, home: Path) -> None:
    """Commands, outputs, the reader of Markdown, the table of engines and other engines."""
    before = closure(module, home)
    outside = [path for path in sorted((home / "audiogen").rglob("*.py"))
               if path not in files(module, home)]
    names = {path.relative_to(home / "audiogen").as_posix() for path in outside}
    assert {"cli/build.py", "publishing/transcript.py", "reading/document.py",
            "building/pipeline.py", "voicing/engines/__init__.py", "voicing/store.py"} <= names
    assert all(edited(path, module, home) == before for path in outside)


@pytest.mark.parametrize("module", MAKERS)
def test_a_closure_holds_all_that_python_loads(module: str) -> None:
    """But for a package's `__init__` from which nothing is imported, and what that of the engines'
    table loads to find engines."""
    code = (f"import sys, {module}\n"
            "for name, module in sys.modules.items():\n"
            "    if name.startswith('audiogen'): print(module.__file__)")
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                           check=True, cwd=HOME)
    loaded = {Path(line) for line in shown.stdout.split()}
    assert len(loaded) > 5
    assert {path.name for path in loaded - set(files(module))} <= {
        "__init__.py", "fingerprints.py"}


def test_a_module_that_is_imported_by_its_name_belongs_to_it() -> None:
    """The model's side of a voice is loaded when the first line is said; other voices, which the
    table names, are none of it."""
    for engine in ("hibari", "piper"):
        folder = HOME / "audiogen/voicing/engines"
        found = files(f"audiogen.voicing.engines.{engine}.engine")
        assert folder / engine / "speaker.py" in found
        assert folder / "tone.py" not in found


def test_a_file_that_a_module_names_belongs_to_it(home: Path) -> None:
    """The child process of eSpeak NG is started by the name of its file."""
    names = {path.name for path in files(ENGINES["espeak"], home)}
    assert {"speaker.py", "process.py", "trimming.py", "model.py"} <= names
    note = home / "audiogen" / "mixing" / "finishing.txt"
    finishing = note.with_suffix(".py")
    before = finishing.read_bytes()
    note.write_text("0 dB")
    finishing.write_bytes(before + b'\nCURVE = "finishing.txt"\n')
    caches = (fingerprints.files, fingerprints._leaning, fingerprints._source)
    for cache in caches:
        cache.cache_clear()
    try:
        assert note in files(FINISHING, home)
    finally:
        finishing.write_bytes(before)
        note.unlink()
        for cache in caches:
            cache.cache_clear()


@pytest.mark.parametrize(("module", "library"), [
    (ENGINES["espeak"], "espeakng-loader"), (ENGINES["gtts"], "urllib3"), (TAKES, "pydub"),
    (FINISHING, "lameenc"), (FINISHING, "pedalboard"), (COVER, "pillow")])
def test_the_version_of_a_library_is_part_of_it(module: str, library: str,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of one that another library needs."""
    before, real = closure(module), fingerprints.version
    monkeypatch.setattr(fingerprints, "version",
                        lambda name: "999" if name.replace("_", "-") == library else real(name))
    caches = (fingerprints._edition, fingerprints.versions, closure)
    for cache in caches:
        cache.cache_clear()
    changed = closure(module)
    for cache in caches:
        cache.cache_clear()
    assert changed != before


def test_other_libraries_are_no_part_of_it() -> None:
    """A voice's sound does not depend on the painter of covers."""
    tops = {top for path in files(ENGINES["espeak"])
            for top in fingerprints._leaning(path, HOME)[1]}
    assert {"numpy", "espeakng_loader", "pydub"} <= tops
    assert not tops & {"PIL", "lxml", "mutagen", "lameenc", "click", "gtts"}


def test_a_module_that_is_not_there() -> None:
    """A slip of the pen in a key is a fault of ours, and loud."""
    with pytest.raises(FileNotFoundError, match="no module nothing"):
        closure("nothing.of.the.kind")


def test_every_library_is_known_by_its_distribution() -> None:
    """None goes without a version."""
    tops = {top for path in files(MAKER) for top in fingerprints._leaning(path, HOME)[1]}
    assert {"lxml", "PIL", "yaml", "mutagen", "markdown"} <= tops
    assert [top for top in tops if not fingerprints._edition(top)] == []
