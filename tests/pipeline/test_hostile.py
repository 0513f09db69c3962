"""Texts that mean to break what is written, through the whole program and out as text."""

import io
import os
from pathlib import Path

import pytest
import srt
from lxml import html
from mutagen.id3 import ID3

from tests.program import PLAIN, files, inside, write

TITLE = "]]> <script>alert('1')</script> --> \u202eeltit \"quoted\" & {\\an8}"
SAID = "</v></p>]]><script>alert(2)</script> --> {\\an8} &amp; \"said\"."
OWN = "Sent to us for free."
TEXTS: dict[str, str | bytes] = {
    "audiogen.toml": f"title = '''{TITLE}'''\nauthor = '''{TITLE}'''\nnotice = '''{TITLE}'''\n"
                     "disclosure = 'Some links are affiliate links.'\n",
    "odd.txt": f"---\ndisclosure: {OWN}\n---\n{SAID}\n\n{SAID}\n\n[bell]\n\n[pause 7]\n\n"
               "[breathe in 4 out 6 x3]\n",
}
SIGNS = str.maketrans("<>{}", "‹›()")    # noqa: RUF001
"""What the captions in SubRip show in the place of signs that players obey."""
WORD_JOINER = "\u2060"
"""What keeps an entity from being one there."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the output folder."""
    return _build(tmp_path_factory.mktemp("a-private-place"))


def _build(folder: Path) -> dict[str, bytes]:
    write(folder / "in", TEXTS)
    answer = inside("build", "in", "-o", "out", *PLAIN, cwd=folder)
    assert answer.status == 0, answer
    return files(folder / "out")


def _tag(built: dict[str, bytes]) -> ID3:
    return ID3(io.BytesIO(built["01-odd.mp3"]))


def test_another_place_gives_the_same_bytes(built: dict[str, bytes], tmp_path: Path) -> None:
    """Of every file, though the folder has another name and depth."""
    again = _build(tmp_path / "elsewhere" / "and deeper")
    assert again.keys() == built.keys()
    assert [name for name in built if again[name] != built[name]] == []


def test_nothing_names_a_place_of_the_machine(built: dict[str, bytes]) -> None:
    """Neither the folder of the texts, nor the home, nor where the program or its store lie."""
    places = ("a-private-place", str(Path.home()), str(Path(__file__).parents[2]),
              os.environ["AUDIOGEN_CACHE_DIR"])
    for name, data in built.items():
        assert [place for place in places if place.encode() in data] == [], name


def test_an_episode_s_own_disclosure_stands_in_its_notes(built: dict[str, bytes]) -> None:
    """In the place of the collection's."""
    for text in (built["01-odd.txt"].decode(), built["01-odd.html"].decode(),
                 str(_tag(built).getall("COMM")[0])):
        assert text.count(OWN) == 1
        assert "affiliate" not in text


def test_pages_hold_no_element_that_a_text_asked_for(built: dict[str, bytes]) -> None:
    """The texts are there as texts, and the only scripts are ours."""
    for name in [name for name in built if name.endswith(".html")]:
        page = html.fromstring(built[name].decode())
        assert not [each for each in page.iter("script") if (each.text or "").startswith("alert")]
        assert "<script>alert('1')</script>" in str(page.xpath("string()"))
        assert not page.xpath("//@*[starts-with(name(), 'on')]")


def test_captions_and_tags_hold_them_as_text(built: dict[str, bytes]) -> None:
    """Read back by others."""
    said = "".join(SAID.translate(SIGNS).split())
    subtitles = srt.parse(built["01-odd.srt"].decode(), ignore_errors=False)
    assert said in "".join("".join(each.content.split()) for each in subtitles).replace(
        WORD_JOINER, "")
    blocks = built["01-odd.vtt"].decode().split("\n\n")
    assert all(block.count("-->") == 1 for block in blocks[1:])
    assert "<" not in built["01-odd.vtt"].decode()
    tag = _tag(built)
    assert str(tag["TALB"]) == TITLE
    assert TITLE in str(tag.getall("COMM")[0])
    assert "<script>alert(2)</script> --> {\\an8}" in tag.getall("USLT")[0].text
