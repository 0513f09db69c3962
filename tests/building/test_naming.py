"""Episodes have names of their own, whatever their texts are called."""

from dataclasses import replace
from pathlib import Path

import pytest

from audiogen.building.naming import slugs
from audiogen.reading.document import read
from audiogen.reading.model import Document, Source
from audiogen.settings.model import Settings
from audiogen.slugs import LONGEST_SLUG
from tests.program import inside, write

Named = tuple[Document, Settings]


def text(name: str, title: str, slug: str = "") -> Named:
    """A text of this name and title."""
    document = read(Source(name, None, "Words."))
    return replace(document, name=name, title=title), Settings(slug=slug)


def test_texts_of_one_title_are_told_apart_by_their_files() -> None:
    """The first in the order of names keeps the title to itself."""
    found, faults = slugs((text("b/evening-two.md", "Evening"), text("a/first.md", "Evening")))
    assert found == ("evening-evening-two", "evening")
    assert faults == []


def test_files_of_one_name_and_title_are_numbered() -> None:
    """As README.md in each folder."""
    found, _ = slugs(text(f"{folder}/readme.md", "Readme") for folder in "abc")
    assert found == ("readme", "readme-2", "readme-3")


def test_an_authors_own_slug_comes_first() -> None:
    """A title gives way to it, wherever its file stands."""
    found, faults = slugs((text("a.md", "Rest"), text("b.md", "Other", "rest")))
    assert found == ("rest-a", "rest")
    assert faults == []


def test_one_slug_given_twice_is_a_fault() -> None:
    """Which of both was meant, nobody knows."""
    _, faults = slugs((text("a.md", "A", "rest"), text("b.md", "B", "rest")))
    assert [str(fault) for fault in faults] == [
        'b.md:1: Its slug "rest" is already that of a.md; give one of them another.']


@pytest.mark.parametrize("title", ["a" * 300, "é" * 200, "静" * 120])
def test_long_names_stay_names_of_files(title: str) -> None:
    """However many share a title."""
    found, _ = slugs(text(f"{number}/{title[:70]}.md", title) for number in range(12))
    assert len(set(found)) == 12
    assert max(len(slug.encode()) for slug in found) <= LONGEST_SLUG


def test_a_folder_of_evenings_is_built(tmp_path: Path) -> None:
    """Nothing is refused, and each has its file."""
    write(tmp_path / "in", {f"{day}.md": "# Evening\n\nRest now.\n" for day in ("mon", "tue")})
    answer = inside("build", "in", "-o", "out", "--voice", "tone", "--quality", "small",
                    cwd=tmp_path)
    assert answer.status == 0, answer.err
    assert sorted(path.name for path in (tmp_path / "out").glob("*.mp3")) == [
        "01-evening.mp3", "02-evening-tue.mp3"]
