"""A TOML file beside the texts: its text, for the lines of faults, and what it says."""

import re
import tomllib
from pathlib import Path
from typing import Any

from audiogen.errors import Fault, Place, SettingsError


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file, and its tables. Raises SettingsError where it is no TOML."""
    def fault(line: int, message: str) -> SettingsError:
        return SettingsError([Fault(Place(str(path), line), message)])

    try:
        text = path.read_bytes().decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise fault(line, "This is not UTF-8 text; save it as UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"at line (\d+)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        said = re.sub(r" \(at .*\)$", "", str(problem))
        raise fault(line, f"This is not valid TOML: {said}.") from problem
    except (RecursionError, ValueError) as problem:
        raise fault(0, f"This is not valid TOML: {problem}.") from problem
    except OSError as problem:
        raise fault(0, f"It can't be read: {problem.strerror}.") from problem
