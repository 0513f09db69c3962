"""The rules of the house, read off the syntax tree of every module.

Each test looks at all modules, gathers what offends and shows it in one list.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "audiogen"
ORDER = ("messages", "errors", "units", "intake", "words", "slugs", "tags", "cue_rows", "audio",
         "interrupts", "fingerprints", "reading", "scripting", "voicing", "mixing", "publishing",
         "settings", "building", "serving", "cli")
"""Bottom to top: a module may import from its own storey and from those before it."""
ROOMS = ("reading", "scripting", "voicing", "mixing", "publishing")
DOORS = {"lxml", "markdown", "yaml", "sentencex", "emoji", "gtts", "requests", "espeakng_loader",
         "hibari", "piper", "onnxruntime", "mammoth", "pedalboard", "soxr", "miniaudio", "lameenc",
         "mutagen", "av", "PIL", "distributed", "platformdirs", "pydub", "rich", "jinja2",
         "markupsafe", "starlette", "uvicorn", "watchfiles"}
"""Libraries that only one module may import."""
CURRENCY = {"numpy"}
"""Libraries whose values pass between rooms."""
WHOLE_ROOM = {"click": "cli"}
"""Libraries that a whole room speaks, and no other."""
LONGEST_FILE = 250
LONGEST_FUNCTION = 40
DRAWERS = re.compile(r"util|helper|manager|common|misc")
GUARDS = {"audiogen.building.crew", "audiogen.interrupts",
          "audiogen.voicing.engines.espeak.speaker"}
"""Modules that end a process at once, by `os._exit`: a worker its own, and ours when a signal
comes again."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    path: Path

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def name(self) -> str:
        """As it is imported: "audiogen.mixing.beds.room"."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def at(self, node: ast.AST) -> str:
        """Where a node stands, as `file:line`."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"

    @cached_property
    def imports(self) -> list[tuple[str, ast.stmt]]:
        """Every module that it imports, wherever the statement stands."""
        imported: list[tuple[str, ast.stmt]] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                imported += [(alias.name, node) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.at(node)} imports by dots"
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    file = ROOT.joinpath(*inner.split("."))
                    is_module = file.with_suffix(".py").exists() or file.is_dir()
                    imported.append((inner if is_module else str(node.module), node))
        return imported

    @cached_property
    def functions(self) -> list[Function]:
        """Every function and method, nested ones included."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


MODULES = [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]


def storey(module: str) -> str:
    """"audiogen.mixing.beds.room" stands on the storey "mixing"."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def refuse(offences: list[str]) -> None:
    """Fails with the whole list, one offence a line, if there is any."""
    if offences:
        pytest.fail("\n".join(offences), pytrace=False)


def test_imports_run_one_way() -> None:
    """No module imports from a storey above its own."""
    refuse([f"{module.at(node)} {storey(module.name)} imports {imported}"
            for module in MODULES if storey(module.name) in ORDER
            for imported, node in module.imports if imported.startswith("audiogen.")
            if ORDER.index(storey(imported)) > ORDER.index(storey(module.name))])


def test_no_modules_import_each_other_in_a_ring() -> None:
    """Within a storey, too, there is an order in which the modules can be read."""
    names = {module.name for module in MODULES}
    graph = {module.name: {imported for imported, _ in module.imports
                           if imported in names and imported != module.name}
             for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as ring:
        refuse([" <- ".join(ring.args[1])])


def test_a_room_imports_only_the_nouns_of_another() -> None:
    """Between rooms only model.py passes; the corridor calls the verbs."""
    offences = []
    for module in MODULES:
        own = storey(module.name)
        for imported, node in module.imports:
            other = storey(imported) if imported.startswith("audiogen.") else ""
            if own in ROOMS and other in ROOMS and other != own \
                    and imported != f"audiogen.{other}.model":
                offences.append(f"{module.at(node)} {own} imports {imported}")
    refuse(offences)


def test_each_library_has_one_door() -> None:
    """A third-party library is imported by one module, and each stands in a list above."""
    users: dict[str, set[str]] = {}
    for module in MODULES:
        for imported, _ in module.imports:
            library = imported.split(".")[0]
            if library != "audiogen" and library not in sys.stdlib_module_names:
                users.setdefault(library, set()).add(module.name)
    refuse([f"{library} is imported by {', '.join(sorted(modules))}"
            for library, modules in users.items() if library in DOORS and len(modules) > 1]
           + [f"{library} is imported outside {room}: {name}"
              for library, room in WHOLE_ROOM.items()
              for name in sorted(users.get(library, ())) if storey(name) != room]
           + [f"{library} stands in no list of this test"
              for library in sorted(set(users) - DOORS - CURRENCY - set(WHOLE_ROOM))]
           + [f"{library} stands in a list of this test, and nothing imports it"
              for library in sorted((DOORS | CURRENCY | set(WHOLE_ROOM)) - set(users))])


def test_no_import_hides_in_a_function() -> None:
    """What a module needs stands at its top."""
    refuse([module.at(node) for module in MODULES for node in ast.walk(module.tree)
            if isinstance(node, ast.Import | ast.ImportFrom) and node not in module.tree.body])


def speaks(node: ast.AST) -> str:
    """What a node prints with or ends the program with, or nothing."""
    if isinstance(node, ast.Name) and node.id in {"print", "SystemExit", "exit", "quit"}:
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        whole = f"{node.value.id}.{node.attr}"
        if whole in {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}:
            return whole
    return ""


def test_only_the_command_line_prints_and_exits() -> None:
    """Every other room gives back a value or raises; a worker ends its own process alone."""
    refuse([f"{module.at(node)} {speaks(node)}"
            for module in MODULES if storey(module.name) != "cli"
            for node in ast.walk(module.tree) if speaks(node)
            if not (speaks(node) == "os._exit" and module.name in GUARDS)])


def test_files_and_functions_stay_short() -> None:
    """Files stay under 250 lines and functions under 40."""
    refuse([f"{module.path.relative_to(ROOT)} has {module.text.count(chr(10))} lines"
            for module in MODULES if module.text.count("\n") > LONGEST_FILE]
           + [f"{module.at(function)} {function.name} has {length(function)} lines"
              for module in MODULES for function in module.functions
              if length(function) > LONGEST_FUNCTION])


def length(function: Function) -> int:
    """Lines from its `def` to its end."""
    return (function.end_lineno or 0) - function.lineno + 1


def test_names_are_words_of_the_field() -> None:
    """No drawer for leftovers."""
    refuse([module.name for module in MODULES if DRAWERS.search(module.path.stem)])


def public(body: list[ast.stmt]) -> Iterator[ast.ClassDef | Function]:
    """The public classes and functions of a body, and the public methods of those classes."""
    for node in body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_public_things_say_what_they_are() -> None:
    """Modules, public classes, functions and methods carry a docstring."""
    refuse([f"{module.at(module.tree)} the module" for module in MODULES
            if module.tree.body and not ast.get_docstring(module.tree)]
           + [f"{module.at(node)} {node.name}" for module in MODULES
              for node in public(module.tree.body) if not ast.get_docstring(node)])
