"""The language of a collection, a file, a line and a few words reaches the voice, or is a fault."""

import json
from pathlib import Path

import pytest

from tests.program import files, inside, is_episode, write

WORDS = "Descansa un momento junto a la ventana, y escucha la lluvia."
FRONT = "---\nlanguage: es\n---\n"
TEXTS = {
    "collection": {"audiogen.toml": 'language = "es"\n', "x.md": f"# Uno\n\n{WORDS}\n"},
    "file": {"audiogen.toml": "", "x.md": f"{FRONT}# Uno\n\n{WORDS}\n"},
    "line": {"audiogen.toml": 'language = "en"\n', "x.md": f'# One\n\n<p lang="es">{WORDS}</p>\n'},
    "words": {"audiogen.toml": 'language = "en"\n',
              "x.md": f'# One\n\nSay <lang xml:lang="es">{WORDS}</lang>\n'},
    "nowhere": {"audiogen.toml": 'language = "en"\n', "x.md": f"# One\n\nSay {WORDS}\n"},
    "line nowhere": {"audiogen.toml": 'language = "en"\n', "x.md": f"# One\n\n{WORDS}\n"},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each text as espeak says it, as MP3."""
    sounds = {}
    for name, texts in TEXTS.items():
        folder = tmp_path_factory.mktemp("spoken")
        write(folder / "in", texts)
        answer = inside("build", "in", "-o", "out", "--voice", "espeak", "--quality", "small",
                        "--bed", "silence", "--jobs", "1", cwd=folder)
        assert answer.status == 0, answer
        sounds[name] = next(data for file, data in files(folder / "out").items()
                            if is_episode(file))
    return sounds


def speech(mp3: bytes) -> bytes:
    """The frames behind the tags."""
    return mp3[mp3.index(b"\xff\xf3"):] if b"\xff\xf3" in mp3 else mp3


@pytest.mark.parametrize(("one", "other"), [
    ("line", "line nowhere"), ("words", "nowhere"), ("file", "line nowhere"),
])
def test_a_language_is_heard(built: dict[str, bytes], one: str, other: str) -> None:
    """The same words sound otherwise where nobody says that they are Spanish."""
    assert len(built[one]) != len(built[other]) or speech(built[one]) != speech(built[other])


def test_a_language_is_the_same_wherever_it_is_set(built: dict[str, bytes]) -> None:
    """In audiogen.toml or in front matter."""
    assert built["collection"] == built["file"]


@pytest.mark.parametrize(("texts", "place"), [
    ("collection", "in/x.md:1: "), ("file", "in/x.md:4: "), ("line", "in/x.md:3: ")])
def test_a_voice_that_lacks_the_language_is_told(tmp_path: Path, texts: str, place: str) -> None:
    """With the first line that it can't say, before anything is spoken."""
    write(tmp_path / "in", TEXTS[texts])
    answer = inside("build", "in", "-o", "out", "--voice", "hibari", cwd=tmp_path)
    answer.refuses(place, "hibari speaks English only, not “es”", "espeak")
    assert not any(map(is_episode, files(tmp_path / "out")))
    inside("check", "in", "--voice", "hibari", cwd=tmp_path).refuses(
        place, "hibari speaks English only, not “es”", "1 fault to mend.")
    assert inside("check", "in", "--voice", "espeak", cwd=tmp_path).status == 0


def test_a_voice_that_is_not_there_is_no_matter_of_the_text(tmp_path: Path) -> None:
    """Then no line is named."""
    write(tmp_path / "in", TEXTS["file"])
    answer = inside("build", "in", "-o", "out", "--voice", "hibary", cwd=tmp_path)
    answer.refuses("There is no voice engine “hibary”")
    assert "x.md" not in answer.err
    checked = inside("check", "in", "--voice", "hibary", cwd=tmp_path)
    checked.refuses("There is no voice engine “hibary”")
    assert "x.md" not in checked.err


def test_a_language_of_nobody_is_told(tmp_path: Path) -> None:
    """Espeak speaks a hundred, and this is none of them."""
    write(tmp_path / "in", {"audiogen.toml": 'language = "xx"\n', "x.md": "# A\n\nRest.\n"})
    inside("build", "in", "-o", "out", "--voice", "espeak", cwd=tmp_path).refuses(
        "in/x.md:1: ", "doesn't speak the language “xx”")


def test_a_few_words_that_the_voice_lacks_are_said_as_its_own(tmp_path: Path) -> None:
    """A name in another language stops nothing."""
    write(tmp_path / "in", TEXTS["words"])
    answer = inside("build", "in", "-o", "out", "--voice", "hibari", "--json", cwd=tmp_path)
    assert answer.status == 0, answer
    assert len(json.loads(answer.out)["episodes"]) == 1
