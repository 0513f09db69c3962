"""Markdown → script, by the fixtures beside this file."""

from pathlib import Path

import pytest

from .golden import FIXTURES, Case, cases, render, written

FILES = sorted(FIXTURES.glob("*.txt"))
CASES = [case for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_script_is_as_the_fixture_says(case: Case, tmp_path: Path) -> None:
    """Each fixture's input becomes exactly the cues that it lists."""
    assert render(case, tmp_path) == case.expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_fixture_files_keep_their_form(file: Path) -> None:
    """Rewriting a fixture file with its own listings changes nothing; titles are unique."""
    found = list(cases(file))
    assert len({case.title for case in found}) == len(found)
    listings = {case.title: case.expected for case in found}
    assert written(file, listings) == file.read_text(encoding="utf-8")
