"""The golden fixtures hold: Markdown → tree, Markdown → script."""

from pathlib import Path

import pytest

from tests.golden import Case, cases, files, render, written

pytestmark = pytest.mark.contract
CASES = [case for file in files() for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_it_is_as_the_fixture_says(case: Case, tmp_path: Path) -> None:
    """Each fixture's input becomes exactly what stands under it."""
    assert render(case, tmp_path) == case.expected


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_fixture_files_keep_their_form(file: Path) -> None:
    """Rewriting a fixture file with its own listings changes nothing; titles are unique."""
    listings = {case.title: case.expected for case in cases(file)}
    assert len(listings) == len(list(cases(file)))
    assert written(file, listings) == file.read_text(encoding="utf-8")
