"""The rules of the house, read off the syntax tree of every module."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "audiogen"
MODULES = sorted(PACKAGE.rglob("*.py"))
ORDER = ("errors", "units", "audio", "interrupts", "fingerprints", "reading", "scripting",
         "voicing", "mixing", "publishing", "settings", "building", "cli")
"""Bottom to top: a module may import from its own storey and from those before it."""
ROOMS = ("reading", "scripting", "voicing", "mixing", "publishing")
DOORS = {"lxml", "markdown", "yaml", "sentencex", "emoji", "gtts", "requests", "espeakng_loader",
         "pedalboard", "soxr", "miniaudio", "lameenc", "mutagen", "PIL", "platformdirs"}
"""Libraries that only one module may import; numpy and pydub are currency between two rooms."""
LONGEST_FILE = 260
LONGEST_FUNCTION = 45


def storey(module: str) -> str:
    """"audiogen.mixing.beds.room" stands on the storey "mixing"."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> list[tuple[str, ast.stmt]]:
    """Every module that a file imports, wherever the statement stands."""
    found: list[tuple[str, ast.stmt]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by dots"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                real = PACKAGE.parent.joinpath(*inner.split("."))
                is_module = real.with_suffix(".py").exists() or real.is_dir()
                found.append((inner if is_module else str(node.module), node))
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    """No module imports from a storey above its own."""
    own = storey(name_of(path))
    for module, node in imports(path):
        if module.startswith("audiogen.") and own in ORDER:
            assert ORDER.index(storey(module)) <= ORDER.index(own), (
                f"{path.name}:{node.lineno} {own} imports {module}")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_the_nouns_of_another(path: Path) -> None:
    """Between rooms only model.py passes; the corridor calls the verbs."""
    own = storey(name_of(path))
    for module, node in imports(path):
        other = storey(module) if module.startswith("audiogen.") else ""
        if own in ROOMS and other in ROOMS and other != own:
            assert module == f"audiogen.{other}.model", f"{path.name}:{node.lineno} {module}"


def test_each_library_has_one_door() -> None:
    """A third-party library is imported by one module."""
    users: dict[str, set[str]] = {}
    for path in MODULES:
        for module, _ in imports(path):
            top = module.split(".")[0]
            if top in DOORS:
                users.setdefault(top, set()).add(name_of(path))
    crowded = {library: sorted(modules) for library, modules in users.items() if len(modules) > 1}
    assert not crowded
    assert set(users) == DOORS, "a library of the list is no longer used"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_import_hides_in_a_function(path: Path) -> None:
    """What a module needs stands at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            assert id(node) in top, f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_short(path: Path) -> None:
    """Files stay under about 250 lines and functions under about 40."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{path}:{node.lineno} {node.name}: {length}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_names_are_words_of_the_field(path: Path) -> None:
    """No drawer for leftovers."""
    assert not re.search(r"util|helper|manager|common|misc", path.stem)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_things_say_what_they_are(path: Path) -> None:
    """Modules, public classes and public functions carry a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, path
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}:{node.lineno} {node.name}"
