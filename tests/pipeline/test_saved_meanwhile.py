"""An author goes on writing while a build runs: nothing that was saved is overlooked."""

from pathlib import Path
from typing import Any

import pytest

from audiogen.building import pipeline
from tests.program import PLAIN, Answer, inside, write


def text(words: str) -> dict[str, str]:
    """The collection's one text."""
    return {"in/rest.md": f"# Rest\n\n{words}\n"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A collection that was never built."""
    return write(tmp_path, {"in/audiogen.toml": 'title = "T"\nauthor = "A"\n', **text("Sit down.")})


def build(place: Path) -> Answer:
    """A build of the texts."""
    return inside("build", "in", "-o", "out", *PLAIN, cwd=place)


def save_before(step: str, place: Path, patch: pytest.MonkeyPatch) -> None:
    """The author saves a text just before a step of the build."""
    real = getattr(pipeline, step)

    def saving(*given: Any) -> Any:
        write(place, text("Lie down."))
        return real(*given)

    patch.setattr(pipeline, step, saving)


def says(place: Path, words: str) -> bool:
    """Whether the transcript has these words."""
    return words in (place / "out/01-rest.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("step", ["plan_collection", "first_drafts", "write_collection"])
def test_what_is_saved_during_a_build_is_heard_after_the_next(
        place: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whether that build has read it already or not."""
    with monkeypatch.context() as patch:
        save_before(step, place, patch)
        assert build(place).status == 0
    assert build(place).status == 0
    assert says(place, "Lie down.")


def test_what_is_undone_after_a_build_is_undone_in_the_next(
        place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the text is now what it was when the build began."""
    with monkeypatch.context() as patch:
        save_before("plan_collection", place, patch)
        assert build(place).status == 0
    assert says(place, "Lie down.")
    write(place, text("Sit down."))
    assert build(place).status == 0
    assert says(place, "Sit down.")
