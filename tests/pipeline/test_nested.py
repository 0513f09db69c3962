"""A folder with settings of its own is a collection of its own."""

import json
from pathlib import Path

import pytest

from tests.program import PLAIN, files, inside, is_episode, stamps, write

TEXTS: dict[str, str | bytes] = {
    "content/audiogen.toml": 'title = "Days"\n', "content/a.md": "# Apples\n\nHello.\n",
    "content/plain/b.md": "# Bees\n\nHello.\n",
    "content/eve/audiogen.toml": 'title = "Evenings"\n', "content/eve/c.md": "# Clouds\n\nHello.\n",
    "content/eve/low/d.md": "# Dew\n\nHello.\n",
    "content/eve/deep/er/audiogen.toml": 'title = "Deep"\n',
    "content/eve/deep/er/e.md": "# Elms\n\nHello.\n",
    "content/plain/x/audiogen.toml": "", "content/plain/x/f.md": "# Ferns\n\nHello.\n",
}
DAYS = {"01-apples.mp3", "02-bees.mp3"}
EVENINGS = {"01-clouds.mp3", "02-dew.mp3"}
ALL = {*DAYS, *(f"eve/{name}" for name in EVENINGS), "eve/deep/er/01-elms.mp3",
       "plain/x/01-ferns.mp3"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """content/ with collections inside."""
    return write(tmp_path, TEXTS)


def made(place: Path, *arguments: str, output: str = "audio_out") -> set[str]:
    """The MP3 files of a build."""
    answer = inside("build", *arguments, *PLAIN, cwd=place)
    assert answer.status == 0, answer
    return {name for name in files(place / output) if is_episode(name)}


def test_a_bare_build_makes_each_in_a_folder_of_its_own(place: Path) -> None:
    """At any depth; none is part of the one around it."""
    assert made(place) == ALL
    title = json.loads(files(place / "audio_out")["eve/01-clouds.cues.json"])["title"]
    assert title == "Clouds"
    assert b"#PLAYLIST:Evenings" in files(place / "audio_out")["eve/playlist.m3u8"]


def test_the_outer_collection_leaves_the_inner_one_alone(place: Path) -> None:
    """A rename outside, a removal inside, and a build with nothing to do."""
    made(place)
    before = stamps(place / "audio_out")
    assert made(place) == ALL
    assert stamps(place / "audio_out") == before
    (place / "content/a.md").write_text("# Acorns\n\nHello.\n")
    assert made(place) == ALL - {"01-apples.mp3"} | {"01-acorns.mp3"}
    after = stamps(place / "audio_out")
    assert {name for name in before if name.startswith(("eve/", "plain/"))
            and after.get(name) != before[name]} == set()
    (place / "content/eve/c.md").unlink()
    assert "eve/01-clouds.mp3" not in made(place)


@pytest.mark.parametrize(("sources", "output", "wanted"), [
    (("content/eve",), "", {f"eve/{name}" for name in EVENINGS} | {"eve/deep/er/01-elms.mp3"}),
    (("content/eve/c.md",), "", {"eve/01-clouds.mp3"}),
    (("content/a.md",), "", {"01-apples.mp3"}),
    (("content/plain",), "", {"02-bees.mp3", "plain/x/01-ferns.mp3"}),
    (("content/plain/x",), "out", {"01-ferns.mp3"}),
    (("content/a.md", "content/eve/c.md"), "out", {"01-apples.mp3", "eve/01-clouds.mp3"}),
    (("content/eve/deep/er", "content/plain/x"), "out",
     {"eve/deep/er/01-elms.mp3", "plain/x/01-ferns.mp3"}),
    (("content", "content/eve/c.md"), "out", ALL),
    ((".",), "out", {f"content/{name}" for name in ALL}),
])
def test_part_of_it_goes_where_all_of_it_would(
        place: Path, sources: tuple[str, ...], output: str, wanted: set[str]) -> None:
    """A file of the inner collection is never built as one of the outer."""
    named = ("-o", output) if output else ()
    assert made(place, *sources, *named, output=output or "audio_out") == wanted


def test_a_folder_of_collections_needs_no_text_of_its_own(place: Path) -> None:
    """Nor settings."""
    for name in ("audiogen.toml", "a.md", "plain/b.md"):
        (place / "content" / name).unlink()
    assert made(place) == ALL - DAYS


def test_json_is_one_object_or_a_list(place: Path) -> None:
    """The shape for one collection is as it was."""
    one = json.loads(inside("build", "content/plain/x", *PLAIN, "--json", cwd=place).out)
    several = json.loads(inside("build", *PLAIN, "--json", cwd=place).out)
    assert one["output"] == "audio_out/plain/x"
    assert [each["output"] for each in several] == [
        "audio_out", "audio_out/eve", "audio_out/eve/deep/er", "audio_out/plain/x"]
    assert one in [{**each, "episodes": [{**episode, "made": True}
                    for episode in each["episodes"]]} for each in several]


def test_script_and_check_see_each_with_its_own_settings(place: Path) -> None:
    """Every text once; the faults of all collections together."""
    pages = json.loads(inside("script", "--json", cwd=place).out)
    assert [page["title"] for page in pages] == [
        "Apples", "Bees", "Clouds", "Dew", "Elms", "Ferns"]
    assert inside("check", cwd=place).status == 0
    for folder in ("content", "content/eve", "content/plain/x"):
        (place / folder / "audiogen.toml").write_text("pase = 1\n")
    for command in (("check",), ("script",), ("build", *PLAIN)):
        answer = inside(*command, cwd=place)
        assert answer.status == 1
        assert "3 faults" in answer.err
        for folder in ("content", "content/eve", "content/plain/x"):
            assert f"{folder}/audiogen.toml:1" in answer.err
