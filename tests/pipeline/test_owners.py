"""Whose an output folder is: nothing of another collection is taken away or written over."""

from pathlib import Path

import pytest

from tests.program import PLAIN, Answer, files, inside, is_episode, write


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two collections whose texts have the same names, and loose texts."""
    return write(tmp_path, {
        "x/audiogen.toml": "", "x/one.md": "# Rest\n\nSit down.\n", "x/two.md": "# Two\n\nHi.\n",
        "y/audiogen.toml": "", "y/one.md": "# Rest\n\nLie down.\n",
        "a.md": "# Apples\n\nHello.\n", "b.md": "# Bees\n\nHello.\n",
        "other/c.md": "# Clouds\n\nHello.\n", "other2/a.md": "# Apples\n\nNot those.\n"})


def build(place: Path, *sources: str, stdin: bytes = b"", clips: str = "clips") -> Answer:
    """A build into out/."""
    return inside("build", *sources, "-o", "out", *PLAIN, cwd=place, stdin=stdin,
                  AUDIOGEN_CACHE_DIR=str(place / clips))


@pytest.mark.parametrize(("first", "second", "held"), [
    ("x", "y", "“Rest”"), ("x", "a.md", "“Rest”"), ("a.md", "x", "“Apples”"),
    ("a.md", "other2", "“apples”"), ("a.md", "other2/a.md", "“apples”")])
def test_a_folder_that_is_taken_is_refused(place: Path, first: str, second: str,
                                           held: str) -> None:
    """With the way out; everything stays as it was."""
    assert build(place, first).status == 0
    before = files(place / "out")
    build(place, second).refuses(held, "-o", str(place / first))
    assert files(place / "out") == before


def test_loose_texts_share_a_folder_and_its_playlist(place: Path) -> None:
    """Whoever is built last: all are in the playlist and in the record, and none is made again."""
    for name in ("a.md", "b.md", "other/c.md", "other"):
        assert build(place, name).status == 0
    written = files(place / "out")
    playlist = written["playlist.m3u8"].decode().split("\n")
    assert [line for line in playlist if line.endswith(".mp3")] == [
        "01-apples.mp3", "01-bees.mp3", "01-clouds.mp3"]
    (place / "other" / "c.md").write_text("# Clouds\n\nHello again.\n")
    assert build(place, "other").status == 0
    after = files(place / "out")
    assert after.keys() == written.keys()
    assert all(after[name] == written[name] for name in after if "apples" in name or "bees" in name)
    assert after["01-clouds.mp3"] != written["01-clouds.mp3"]


def test_a_loose_text_is_built_though_a_guest_is_gone(place: Path) -> None:
    """What was not asked for is only left out."""
    for name in ("a.md", "b.md"):
        assert build(place, name).status == 0
    (place / "out/01-apples.mp3").unlink()
    (place / "b.md").write_text("# Bees\n\nHello again.\n")
    assert build(place, "b.md").status == 0
    assert "apples" not in (place / "out/playlist.m3u8").read_text("utf-8")


def test_what_was_piped_in_stays(place: Path) -> None:
    """Nobody could make it again."""
    for text in (b"# One\n\nHello.\n", b"# Two\n\nHello.\n"):
        assert build(place, "-", stdin=text).status == 0
    assert len([name for name in files(place / "out") if is_episode(name)]) == 2


def test_an_episode_whose_text_is_gone_goes_with_a_word(place: Path) -> None:
    """In a collection, and among loose texts."""
    for folder, gone, title in (("x", "x/two.md", "Two"), ("other", "other/c.md", "Clouds")):
        write(place, {"other/d.md": "# Dew\n\nHello.\n"})
        assert inside("build", folder, "-o", f"out-{folder}", *PLAIN, cwd=place).status == 0
        (place / gone).unlink()
        answer = inside("build", folder, "-o", f"out-{folder}", *PLAIN, cwd=place)
        assert answer.status == 0
        assert f"Removed “{title}”" in answer.err
        assert not [name for name in files(place / f"out-{folder}") if title.lower() in name]


def test_a_collection_that_moved_is_the_same(place: Path) -> None:
    """Its old place is no more; or, with the store deleted, its names tell."""
    assert build(place, "x").status == 0
    (place / "x").rename(place / "z")
    (place / "z" / "one.md").write_text("# Rest\n\nSit down now.\n")
    assert build(place, "z").status == 0
    (place / "z" / "two.md").write_text("# Two\n\nHi you.\n")
    assert build(place, "z", clips="others").status == 0


def test_the_record_names_no_place_of_this_machine(place: Path) -> None:
    """Where an episode comes from is remembered beside the clips."""
    build(place, "a.md")
    assert str(place).encode() not in b"".join(files(place / "out").values())


def test_a_folder_of_texts_and_episodes_is_read_for_its_texts(tmp_path: Path) -> None:
    """A loose text may be built where it lies; what is written there is never taken for a text."""
    place = write(tmp_path, {"c/a.md": "# Only\n\nHello.\n", "c/b.txt": "Hello there.\n"})
    assert inside("build", "c/a.md", "-o", "c", *PLAIN, cwd=place).status == 0
    for sources in ("c", "."):
        assert inside("build", sources, "-o", f"out-{sources}x", *PLAIN, "--json",
                      cwd=place).out.count('"title": "Only"') == 1
    names = {name for name in files(place / "out-cx") if is_episode(name)}
    assert names == {"01-only.mp3", "02-b.mp3"}


@pytest.mark.parametrize(("output", "says"), [
    ("n" * 300, "too long"), ("dangling", "is a link to gone"), ("dangling/in", "is a link to"),
    ("round", "is a link to circle"), ("round/in", "leads back"), ("a.md", "a file stands"),
    ("a.md/in", "a file stands")])
@pytest.mark.parametrize("source", ["a.md", "other", "x"])
def test_an_output_that_can_not_be_made(place: Path, output: str, says: str, source: str) -> None:
    """Each gets its own sentence."""
    for name, target in (("dangling", "gone"), ("round", "circle"), ("circle", "round")):
        (place / name).symlink_to(target)
    answer = inside("build", source, "-o", output, *PLAIN, cwd=place)
    answer.refuses(says, "-o")
    assert "slug" not in answer.err
