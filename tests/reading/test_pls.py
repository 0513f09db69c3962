"""W3C pronunciation lexicons: what they say, and what is wrong in them."""
# ruff: noqa: RUF001 - IPA is meant here

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiogen.errors import ContentError
from audiogen.reading.model import LexiconEntry
from audiogen.reading.pls import read_pls
from audiogen.reading.xsampa import ALPHABET, ipa_of

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<lexicon version="1.0" alphabet="ipa" '
        'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xml:lang="en-GB">\n')


def lexicon(folder: Path, inside: str, head: str = HEAD, end: str = "\n</lexicon>") -> Path:
    """A lexicon with this inside."""
    file = folder / "lexicon.pls"
    file.write_text(head + inside + end, encoding="utf-8")
    return file


def read(folder: Path, inside: str, head: str = HEAD) -> tuple[LexiconEntry, ...]:
    """What a lexicon with this inside says."""
    return read_pls(lexicon(folder, inside, head))


def said(folder: Path, inside: str) -> dict[str, str]:
    """Word → spelling or IPA."""
    return {entry.word: entry.alias or entry.ipa for entry in read(folder, inside)}


def faults(file: Path) -> list[tuple[int, str]]:
    """Line and sentence of each fault in a file."""
    with pytest.raises(ContentError) as caught:
        read_pls(file)
    assert {fault.place.file for fault in caught.value.faults} == {str(file)}
    return [(fault.place.line, fault.message) for fault in caught.value.faults]


def test_phonemes_and_aliases(tmp_path: Path) -> None:
    """Every spelling of a lexeme is an entry, for the lexicon's language; spaces are single."""
    assert read(tmp_path, """<!-- ours -->
        <meta name="author" content="us"/><metadata><x:any xmlns:x="urn:x"><x:lexeme/></x:any>
        </metadata>
        <lexeme><grapheme> chi
          kung </grapheme><grapheme>qigong</grapheme><!-- two --><phoneme>tʃiː<!-- - -->ˈɡʊŋ
          </phoneme><example>We do qigong.</example></lexeme>
        <lexeme xml:id="w"><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias>
        </lexeme>""") == (
        LexiconEntry("chi kung", "", "tʃiːˈɡʊŋ", language="en-GB"),
        LexiconEntry("qigong", "", "tʃiːˈɡʊŋ", language="en-GB"),
        LexiconEntry("W3C", "World Wide Web Consortium", "", (), "en-GB", nested=True))


@pytest.mark.parametrize("head", [
    '<p:lexicon xmlns:p="http://www.w3.org/2005/01/pronunciation-lexicon" version="1.0" '
    'xml:lang="en" alphabet="ipa">', '<lexicon xml:lang="en" alphabet="ipa">'])
def test_namespaces(tmp_path: Path, head: str) -> None:
    """With a prefix, or without any namespace; what is of another is left alone."""
    own = "p:" if head.startswith("<p:") else ""
    inside = (f"<{own}lexeme><{own}grapheme>a</{own}grapheme><{own}phoneme>b</{own}phoneme>"
              f'<n xmlns="urn:n"/></{own}lexeme>')
    file = lexicon(tmp_path, inside, head, f"</{own}lexicon>")
    assert [(entry.word, entry.ipa) for entry in read_pls(file)] == [("a", "b")]


def test_the_preferred_way_counts(tmp_path: Path) -> None:
    """Else the first; a lexeme with a role only where there is no other for its word."""
    assert said(tmp_path, """
        <lexeme><grapheme>a</grapheme><phoneme>1</phoneme><alias>two</alias></lexeme>
        <lexeme><grapheme>b</grapheme><phoneme>1</phoneme><alias prefer="true">two</alias>
            <phoneme prefer="true">3</phoneme></lexeme>
        <lexeme><grapheme>a</grapheme><phoneme prefer="false">4</phoneme></lexeme>
        <lexeme role="x:verb" xmlns:x="urn:x"><grapheme>c</grapheme><phoneme prefer="true">1
            </phoneme></lexeme>
        <lexeme><grapheme>c</grapheme><phoneme>2</phoneme></lexeme>
        <lexeme><grapheme>c</grapheme><phoneme prefer="true">3</phoneme></lexeme>
        <lexeme role="x:noun" xmlns:x="urn:x"><grapheme>d</grapheme><phoneme>1</phoneme></lexeme>
        """) == {"a": "1", "b": "two", "c": "3", "d": "1"}


def test_alphabets(tmp_path: Path) -> None:
    """X-SAMPA becomes IPA; one that isn't read is no fault beside one that is."""
    assert said(tmp_path, """
        <lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">h@"l@U tS_hi:</phoneme></lexeme>
        <lexeme><grapheme>b</grapheme><phoneme alphabet="cmu-arpabet">B IY1</phoneme>
            <phoneme>biː</phoneme></lexeme>
        """) == {"a": "həˈləʊ tʃʰiː", "b": "biː"}


def test_composed_letters(tmp_path: Path) -> None:
    """Some keyboards write é as e and an accent."""
    assert said(tmp_path, "<lexeme><grapheme>cafe\u0301</grapheme><alias>x</alias></lexeme>"
                ) == {"café": "x"}


@pytest.mark.parametrize(("inside", "line", "words"), [
    ("<lexeme><grapheme>a</grapheme></lexeme>", 3, "doesn't say how"),
    ("\n<lexeme><alias>a</alias></lexeme>", 4, "no <grapheme>"),
    ("<lexeme><grapheme> </grapheme><alias>a</alias></lexeme>", 3, "<grapheme> is empty"),
    ("<lexeme><grapheme>a</grapheme>\n<alias/></lexeme>", 4, "<alias> is empty"),
    ("<lexeme><grapheme>a</grapheme><phoneme>/ /</phoneme></lexeme>", 3, "<phoneme> is empty"),
    ('<lexeme><grapheme>a</grapheme><phoneme alphabet="x-microsoft-ups">A</phoneme></lexeme>', 3,
     "“x-microsoft-ups” can't be read; use ipa or x-sampa"),
    ('<lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">a#</phoneme></lexeme>', 3,
     "“#” is no sign of X-SAMPA"),
    ('<lexeme><grapheme>a</grapheme><phoneme prefer="yes">a</phoneme></lexeme>', 3, "true or"),
    ("<lexeme><graphem>a</graphem><grapheme>a</grapheme><alias>b</alias></lexeme>", 3,
     "Did you mean <grapheme>?"),
    ("<entry/>", 3, "can't stand in <lexicon>"),
])
def test_faults(tmp_path: Path, inside: str, line: int, words: str) -> None:
    """Each on its line."""
    fault, = faults(lexicon(tmp_path, inside))
    assert fault[0] == line
    assert words in fault[1]


def test_faults_are_gathered(tmp_path: Path) -> None:
    """All of a file are shown at once."""
    file = lexicon(tmp_path, "<lexeme><grapheme/><alias>a</alias></lexeme>\n<x/>\n<lexeme/>")
    assert [line for line, _ in faults(file)] == [3, 4, 5, 5]


@pytest.mark.parametrize(("text", "line", "words"), [
    ("", 1, "no sound XML|not sound XML"), ("qigong = x", 1, "not sound XML"),
    (HEAD + "<lexeme>\n</lexicon>", 4, "not sound XML"),
    ("<html/>", 1, "begins with <html>"),
    (HEAD.replace(' xml:lang="en-GB"', "") + "</lexicon>", 2, "for which language"),
    (HEAD.replace("en-GB", "English") + "</lexicon>", 2, "for which language"),
    (HEAD.replace('version="1.0" alphabet', 'version="2.0" alphabet') + "</lexicon>", 2, "2.0"),
    ('<lexicon xml:lang="en"><lexeme><grapheme>a</grapheme><phoneme>b</phoneme></lexeme></lexicon>',
     1, "names no alphabet"),
    ("[playlist]\nFile1=a.mp3\n", 1, "This is a playlist"),
    ('<!DOCTYPE lexicon [<!ENTITY a "b">]>' + HEAD[39:] + "</lexicon>", 1, "declares entities"),
    ('<!DOCTYPE lexicon [<!ENTITY % a SYSTEM "file:///etc/passwd">]><lexicon/>', 1, "entities"),
    ("<lexicon>" + "<a>" * 9999 + "</a>" * 9999 + "</lexicon>", 1, "not sound XML"),
])
def test_what_is_no_lexicon(tmp_path: Path, text: str, line: int, words: str) -> None:
    """A sentence with the place, for each."""
    file = tmp_path / "a.pls"
    file.write_text(text, encoding="utf-8")
    fault, *more = faults(file)
    assert not more
    assert fault[0] == line
    assert any(word in fault[1] for word in words.split("|")), fault
    assert len(fault[1]) < 200


def test_other_encodings_and_bad_bytes(tmp_path: Path) -> None:
    """UTF-16 is read as XML has it; entities are seen in it, too; broken UTF-8 is told."""
    whole = HEAD.replace("UTF-8", "UTF-16") + ("<lexeme><grapheme>ñ</grapheme><alias>x</alias>"
                                               "</lexeme></lexicon>")
    file = tmp_path / "a.pls"
    file.write_bytes(whole.encode("utf-16"))
    assert read_pls(file)[0].word == "ñ"
    file.write_bytes(('<!DOCTYPE a [<!ENTITY b "c">]>' + whole[39:]).encode("utf-16"))
    assert "declares entities" in faults(file)[0][1]
    file.write_bytes(HEAD.encode() + b"\xff</lexicon>")
    assert "not sound XML" in faults(file)[0][1]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder of such a name, or nothing."""
    (tmp_path / "a.pls").mkdir()
    assert "it is a folder and no file" in faults(tmp_path / "a.pls")[0][1]
    assert "can't be read" in faults(tmp_path / "b.pls")[0][1]


@given(st.lists(st.sampled_from(sorted(ALPHABET)), max_size=8))
def test_every_sign_of_x_sampa_is_read(signs: list[str]) -> None:
    """In whatever order they stand, something is said of each."""
    assert ipa_of(" ".join(signs)) == " ".join(ALPHABET[sign] for sign in signs)


def test_x_sampa_has_no_two_signs_for_one_sound_by_mistake() -> None:
    """But for those that X-SAMPA itself spells in two ways."""
    twice = [said for said in ALPHABET.values() if list(ALPHABET.values()).count(said) > 1]
    assert set(twice) <= set(ipa_of("P ' = ~ _\\ _/"))
