"""Markdown texts and the trees they become, as pairs in trees.txt.

A case is a title, a text and its tree, each followed by a line with a dot. For a new case leave the
tree empty and run this with AUDIOGEN_GOLDEN=rewrite; then read what it wrote.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

FILE = Path(__file__).with_name("trees.txt")
PARTS = [part.strip("\n") for part in re.split(r"^\.\n", FILE.read_text("utf-8"), flags=re.M)]
CASES = list(zip(PARTS[::3], PARTS[1::3], PARTS[2::3], strict=False))
REWRITE = os.environ.get("AUDIOGEN_GOLDEN") == "rewrite"
written: list[str] = []


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_tree(title: str, text: str, expected: str, read_text: Callable, show: Callable) -> None:
    """A text becomes the tree that is written under it."""
    shown = show(read_text(text).body)
    if REWRITE:
        written.append(f"{title}\n.\n{text}\n.\n{shown}\n.\n")
        if len(written) == len(CASES):
            FILE.write_text("".join(written), encoding="utf-8")
        return
    assert shown == expected
