"""Finding what is to be read."""

from pathlib import Path

import pytest

from audiogen.errors import ContentError
from audiogen.reading.collection import find
from audiogen.reading.document import read


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection in ./content, with everything that must be passed over."""
    monkeypatch.chdir(tmp_path)
    for name in ("2-b.md", "10-c.md", "1-a.txt", "practices/calm/d.markdown", "page.HTML",
                 "README.md", ".draft.md", ".git/x.md", "notes.pdf", "lexicon.toml",
                 "audio_out/01-x.txt", "audio_out/build.json"):
        path = Path("content") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    Path("content/audiogen.toml").write_text("")
    return Path("content")


def test_a_folder_is_walked_in_natural_order(content: Path) -> None:
    """Texts come sorted, numbers as numbers; hidden, README and built files are passed over."""
    collection = find((), content)
    assert [source.name for source in collection.sources] == [
        f"content/{name}"
        for name in ("1-a.txt", "2-b.md", "10-c.md", "page.HTML", "practices/calm/d.markdown")]
    assert collection.settings_file == Path("content/audiogen.toml")
    assert collection.root == Path("content")
    assert find(("content",), Path("elsewhere")) == collection


@pytest.mark.parametrize(("name", "below"), [
    ("content/practices/calm/d.markdown", "content"), ("content/2-b.md", "content"),
    ("content/practices", "content"), ("content/README.md", "content"),
])
def test_settings_are_found_above_a_source(content: Path, name: str, below: str) -> None:
    """Up to three folders above a file or folder; relative names in them start from there."""
    collection = find((name,), Path("content"))
    assert collection.settings_file == Path(below) / "audiogen.toml"
    assert collection.root == Path(below)
    assert len(collection.sources) == 1


def test_settings_are_found_from_inside_a_collection(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name relative to a folder inside the collection finds the settings above that folder."""
    monkeypatch.chdir("content/practices/calm")
    settings = find(("d.markdown",), Path("content")).settings_file
    assert settings == Path("../../audiogen.toml")


def test_without_settings_the_root_is_where_the_text_is(tmp_path: Path) -> None:
    """A file on its own is a collection of one."""
    (tmp_path / "deep/a/b/c").mkdir(parents=True)
    (tmp_path / "deep/a/b/c/x.md").write_text("x")
    (tmp_path / "audiogen.toml").write_text("")
    collection = find((str(tmp_path / "deep/a/b/c/x.md"),), Path("content"))
    assert collection.settings_file is None
    assert collection.root == tmp_path / "deep/a/b/c"


def test_sources_keep_their_order_and_are_taken_once(content: Path) -> None:
    """Files come as they were named; one named twice, or inside a named folder, comes once."""
    names = ("content/practices/calm/d.markdown", "content/2-b.md", "content/practices")
    sources = find((*names, names[1]), content).sources
    assert [source.name for source in sources] == list(names[:2])


def test_stdin(content: Path) -> None:
    """A dash is standard input, read as UTF-8, with the default collection's settings."""
    collection = find(("-",), content, lambda: "Über\n".encode())
    assert collection.sources[0].text == "Über\n"
    assert collection.settings_file == Path("content/audiogen.toml")
    assert read(collection.sources[0]).name == "stdin"
    with pytest.raises(ContentError, match="stdin:1: Byte 1 of this line"):
        find(("-",), content, lambda: b"\xff")


def test_all_sources_that_can_not_be_used_are_named(content: Path) -> None:
    """Missing, empty and unreadable kinds each get a sentence, all at once."""
    Path("empty").mkdir()
    Path("empty/README.md").write_text("x")
    with pytest.raises(ContentError) as caught:
        find(("gone.md", "empty", "content/notes.pdf", "content"), content)
    assert list(map(str, caught.value.faults)) == [
        "content/notes.pdf: This kind of file can't be read; "
        "use .md, .markdown, .txt, .html, .htm, .docx or .epub.",
        "empty: This folder holds no text to read: no .md, .markdown, .txt, .html, .htm, .docx or "
        ".epub file.",
        "gone.md: There is no such file or folder; check the name.",
    ]


def test_a_missing_default_says_how_to_begin(tmp_path: Path) -> None:
    """Without SOURCES and without content, the next step is told."""
    with pytest.raises(ContentError, match="start a collection with “audiogen new”"):
        find((), tmp_path / "content")
