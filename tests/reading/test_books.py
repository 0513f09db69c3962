"""Word documents and EPUBs are read like pages, with places, bounds and no trust."""

from pathlib import Path

import pytest

from audiogen.errors import ContentError
from audiogen.reading import archive
from audiogen.reading.document import read
from audiogen.reading.model import Document, Source
from audiogen.scripting.model import Script, ScriptSettings, Surroundings
from audiogen.scripting.writer import write_script

from .books import archive as packed
from .books import docx, epub, paragraph

EVENING = (paragraph("An Evening", "Title") + paragraph("Arriving", "Heading2")
           + paragraph("Sit down. (Pause 5 seconds) Rest.") + paragraph("Soft light.", "Quote"))


def _document(path: Path) -> Document:
    return read(Source(path.name, path))


def _script(path: Path, **settings: str) -> Script:
    return write_script(_document(path), ScriptSettings(**settings), Surroundings())  # type: ignore[arg-type]


def _fault(path: Path) -> str:
    with pytest.raises(ContentError) as caught:
        _script(path)
    return str(caught.value)


def test_a_word_document_has_title_chapters_stillness_and_roles(tmp_path: Path) -> None:
    """Styles become headings and quotes, and each place is a paragraph."""
    script = _script(docx(tmp_path / "evening.docx", EVENING))
    assert script.title == "An Evening"
    assert [(line.text, line.role) for line in script.lines] == [
        ("An Evening", "narrator"), ("Arriving", "narrator"), ("Sit down.", "narrator"),
        ("Rest.", "narrator"), ("Soft light.", "quote")]
    assert str(script.lines[2].place) == "evening.docx, paragraph 3"
    assert any(getattr(cue, "written", "") == "(Pause 5 seconds)" for cue in script.cues)


def test_an_epub_is_one_episode_in_reading_order(tmp_path: Path) -> None:
    """Pages follow the spine, empty elements hide nothing, notes come once, places are exact."""
    book = epub(tmp_path / "book.epub", {
        "one.xhtml": '<a id="top"/><h1>Eins</h1><p>Erstes Wort<sup><a href="two.xhtml#n1">1</a>'
                     "</sup> hier.</p>",
        "two.xhtml": '<h1>Zwei</h1><p>Zweites\nWort.</p><ol><li id="n1">Die Notiz. '
                     '<a href="one.xhtml#top">↩</a></li></ol>'})
    document = _document(book)
    assert document.title == "A Quiet Book"
    assert dict(document.front.values)["language"] == "de"
    lines = [(line.text, str(line.place)) for line in _script(book, language="de").lines]
    assert ("Zweites Wort.", "book.epub, chapter 2, paragraph 2") in lines
    assert [text for text, _ in lines].count("Die Notiz.") == 1
    assert "Erstes Wort hier." in [text for text, _ in lines]


def test_a_fault_in_a_book_names_chapter_and_paragraph(tmp_path: Path) -> None:
    """A slip in our notation is told with the place where it stands."""
    book = epub(tmp_path / "book.epub", {"a.xhtml": "<p>One.</p>",
                                         "b.xhtml": "<p>Two.</p><p>[puase 3s]</p>"})
    assert _fault(book).startswith("book.epub, chapter 2, paragraph 2: [puase 3s]")


def test_a_locked_book_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """What a seller has encrypted is told as that."""
    lock = ('<encryption xmlns="urn:x"><EncryptedData><CipherData><CipherReference '
            'URI="book/a.xhtml"/></CipherData></EncryptedData></encryption>')
    book = epub(tmp_path / "book.epub", {"a.xhtml": "<p>One.</p>"},
                **{"META-INF/encryption.xml": lock})
    assert "locked by its seller" in _fault(book)


def test_entities_of_its_own_are_refused(tmp_path: Path) -> None:
    """Neither outside entities nor those that grow are ever looked at."""
    bomb = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///x">]><w/>'
    word = docx(tmp_path / "a.docx", "", **{"word/document.xml": bomb})
    assert "declares entities" in _fault(word)
    book = epub(tmp_path / "b.epub", {"a.xhtml": "<p>x</p>"}, **{"book/package.opf": bomb})
    assert "declares entities" in _fault(book)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that would unpack beyond the bound is a fault, in both kinds of book."""
    monkeypatch.setattr(archive, "MOST_BYTES", 100_000)
    huge = "x" * 200_000
    assert "larger than" in _fault(docx(tmp_path / "a.docx", paragraph(huge)))
    assert "larger than" in _fault(epub(tmp_path / "b.epub", {"a.xhtml": f"<p>{huge}</p>"}))


@pytest.mark.parametrize("name", ["a.docx", "a.epub"])
def test_anything_else_by_that_name_is_a_fault(tmp_path: Path, name: str) -> None:
    """Empty, cut-off and foreign files are told apart from texts, with no traceback."""
    file = tmp_path / name
    for data in (b"", b"PK\x03\x04", b"%PDF-1.4 and so on", b"\x00" * 100):
        file.write_bytes(data)
        assert "damaged" in _fault(file)
    packed(file, {"hello.txt": "hi"})
    assert "inside of it" in _fault(file)
    whole = docx(tmp_path / "whole.docx", EVENING).read_bytes()
    for cut in range(0, len(whole), 97):
        file.write_bytes(whole[:cut])
        assert _fault(file)
