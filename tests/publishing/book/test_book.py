"""The book as strangers read it: EPUBCheck, EbookLib, and a reader of XML."""

import datetime
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from ebooklib import ITEM_SMIL, epub

from audiogen.publishing.book.package import identifier
from audiogen.publishing.book.wording import BOOK_WORDS, book_words
from audiogen.publishing.model import PublishSettings
from audiogen.publishing.vocabulary import VOCABULARIES
from tests.publishing.episodes import SETTINGS, Heard, episode

from .shelf import SPACES, TEXTREF, Opened, findings, made

HOSTILE = ("]]> --> <script>alert(1)</script> &amp; &#x0; {{ words }} \"double\" 'single' \u202e"
           "\u05e9\u05dc\u05d5\u05dd\u202c \x00\x1b\ud800\ufffe <!DOCTYPE x> <?php")
SHOWN = HOSTILE.replace("\x00\x1b\ud800\ufffe", "\ufffd")
"""What is left of it: control characters go, half a character is marked."""
HOSTILE_HEARD: tuple[Heard, ...] = (
    ("chapter", HOSTILE, 0), ("line", HOSTILE, 2), ("sound", HOSTILE, 3), ("chapter", "\n", 0),
    ("pause", "", 7), ("breath", HOSTILE, 4), ("line:" + HOSTILE.replace(":", ""), HOSTILE, 1))
HELPED = replace(SETTINGS, help_text="If you are in danger, call 112", help_tel="+49 (0) 112",
                 description="One.\n\nTwo.", published=datetime.date(2025, 3, 9))


def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    """Of a book with chapters and without, with a silence alone, and of help."""
    book = made(episode(), episode([("line", "Rest.", 1)], summary="", voice="", when="I can't"),
                episode([("pause", "", 5)]), settings=HELPED)
    assert findings(book, tmp_path) == []


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Wherever they stand, they are read back as they are, and no checker stumbles."""
    settings = replace(HELPED, title=HOSTILE, author=HOSTILE, description=HOSTILE, notice=HOSTILE,
                       help_text=HOSTILE, help_tel=HOSTILE, site_url=HOSTILE)
    data = made(episode(HOSTILE_HEARD, title=HOSTILE, summary=HOSTILE, when=HOSTILE, voice=HOSTILE,
                        disclosure=HOSTILE, slug="überm-²-मेघ"), settings=settings)
    assert findings(data, tmp_path) == []
    book = Opened(data)
    assert book.core("title") == book.core("creator") == book.core("description") == [SHOWN]
    bare = SHOWN.lstrip("[] ")
    assert [par.text for par in book.pars("part-01.smil")] == [
        SHOWN, bare, "quiet, 7 seconds", f"{SHOWN}, 4 seconds.", SHOWN]
    for name in book.names(".xhtml"):
        assert not list(book.tree(name).iterfind(".//h:script", SPACES))


def test_epubcheck_knows_every_language(tmp_path: Path) -> None:
    """Also those written from the right, and a book in a language that has no words of ours."""
    episodes = [episode(language=tag) for tag in ("ar", "he-IL", "de", "zh-Hans", "ur-Latn")]
    assert findings(made(*episodes, settings=replace(HELPED, language="ar")), tmp_path) == []


@pytest.mark.parametrize("language", ["en", "de", "ar", "he-IL", "ur-Latn", "zh-Hans", "pt-BR"])
def test_every_page_says_its_language_and_direction(language: str) -> None:
    """The book's and that of an episode that has another."""
    book = Opened(made(episode(language=language), episode(language="fr"),
                       settings=replace(HELPED, language=language)))
    way = "rtl" if language in ("ar", "he-IL") else "ltr"
    assert book.core("language") == [language, "fr"]
    (spine,) = book.package.iterfind("o:spine", SPACES)
    assert spine.get("page-progression-direction") == way
    for name, tongue, direction in (
            ("title.xhtml", language, way), ("part-01.xhtml", language, way),
            ("part-02.xhtml", "fr", "ltr")):
        page = book.tree(name)
        assert (page.get("lang"), page.get("dir")) == (tongue, direction)
        assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == tongue
    # The book's own words are English where it has none in a language.
    assert book.tree("contents.xhtml").get("lang") == book_words(language).language


def test_ebooklib_reads_it_back(tmp_path: Path) -> None:
    """Spine, table of contents, cover and overlays, as another program understands them."""
    path = tmp_path / "collection.epub"
    path.write_bytes(made(episode(), episode([("line", "Rest.", 1)], title="Rest"),
                          settings=HELPED))
    book = epub.read_epub(path)
    assert [name for name, _ in book.spine] == ["title", "contents", "part-01", "part-02", "about"]
    (first, chapters), second = book.toc[1:3]
    assert (first.title, first.href) == ("Co-regulation", "part-01.xhtml")
    assert [(each.title, each.href) for each in chapters] == [
        ("Opening", "part-01.xhtml#chapter-1-of-co-regulation"),
        ("Two questions", "part-01.xhtml#chapter-2-of-co-regulation")]
    assert (second.title, second.href) == ("Rest", "part-02.xhtml")
    assert book.get_metadata("DC", "title")[0][0] == "Calm Company"
    assert book.get_item_with_id("part-01").media_overlay == "part-01-overlay"
    assert len(list(book.get_items_of_type(ITEM_SMIL))) == 2
    assert book.get_item_with_href("part-02.mp3").content == b"01-co-regulation.mp3"


def test_every_link_leads_to_an_element() -> None:
    """In contents, landmarks and overlays; chapters of the overlay are those of the page."""
    book = Opened(made(episode(), settings=HELPED))
    links = [each.attrib["href"] for name in book.names(".xhtml")
             for each in book.tree(name).iterfind(".//h:a", SPACES)]
    links += [element.get(TEXTREF, "part-01.xhtml") for element in book.tree("part-01.smil").iter()]
    assert {link for link in links if ":" in link} == {"tel:+490112"}
    for link in links:
        name, _, fragment = link.partition("#")
        if ":" not in link:
            ids = {each.get("id") for each in book.tree(name).iter()} | {""}
            assert fragment in ids, link


def test_a_book_says_what_readers_ask_of_it() -> None:
    """Access, hazards and conformance, in the words that libraries search for."""
    book = Opened(made(episode(), settings=replace(HELPED, language="de")))
    assert book.meta("schema:accessMode") == ["textual", "auditory", "visual"]
    assert book.meta("schema:accessModeSufficient") == ["textual", "textual,auditory"]
    assert {"synchronizedAudioText", "tableOfContents", "alternativeText"} <= set(
        book.meta("schema:accessibilityFeature"))
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert book.meta("schema:accessibilitySummary") == [book_words("de").summary]
    assert book.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    (active,) = book.meta("media:active-class")
    assert f".{active} {{" in book.read("book.css").decode()
    (image,) = book.tree("title.xhtml").iterfind(".//h:img", SPACES)
    assert image.get("alt") == 'A dark blue square, "quoted" & <plain>.'


@pytest.mark.parametrize(("voice", "sentence", "names"), [
    ("hibari:heart", "is made by a computer", ["hibari:heart"]),
    ("recorded:takes", "", []),
    ("recorded:takes, hibari", "is spoken by a computer", ["hibari"])])
def test_what_is_said_of_the_voice_is_true(voice: str, sentence: str, names: list[str]) -> None:
    """At the end of the episode and of the book; nothing where a person speaks."""
    book = Opened(made(episode(voice=voice)))
    for name in ("part-01.xhtml", "about.xhtml"):
        text = "".join(book.tree(name).itertext())
        assert (sentence in text) if sentence else ("computer" not in text)
    assert book.meta("media:narrator") == names


@pytest.mark.parametrize(("changes", "date", "instant"), [
    ({"published": datetime.date(2025, 3, 9)}, ["2025-03-09"], "2025-03-09T00:00:00Z"),
    ({"published": None}, ["2026"], "2026-01-01T00:00:00Z"),
    ({"published": None, "year": None}, [], "1980-01-01T00:00:00Z")])
def test_no_clock_dates_a_book(changes: dict[str, object], date: list[str], instant: str) -> None:
    """What its authors say of its age, or a day that is no news."""
    settings = replace(SETTINGS, **changes)  # type: ignore[arg-type]
    book = Opened(made(episode(), settings=settings))
    assert (book.core("date"), book.meta("dcterms:modified")) == (date, [instant])


def test_a_book_keeps_its_name() -> None:
    """That of its address, else that of title and author; another book has another one."""
    names = [identifier(settings) for settings in (
        SETTINGS, replace(SETTINGS, title="New title"), replace(SETTINGS, site_url=""),
        replace(SETTINGS, site_url="", title="New title"), PublishSettings("Calm Company"))]
    assert names[0] == names[1]
    assert len(set(names)) == len(names) - 1
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{14}5[0-9a-f-]{21}", name) for name in names)


def test_every_language_of_ours_has_words_for_the_book() -> None:
    """As many as publishing has; each says all, and none says it in another's words."""
    assert [words.language for words in BOOK_WORDS] == [language for language, _ in VOCABULARIES]
    assert len({words.summary for words in BOOK_WORDS}) == len(BOOK_WORDS)


def test_its_style_leaves_letters_to_the_reader() -> None:
    """No font, and no length that isn't relative to the reader's own letters or window."""
    style = Opened(made(episode())).read("book.css").decode()
    rules = "".join(re.findall(r"\{(.*?)\}", style, re.S))
    assert "font" not in rules
    lengths = re.findall(r"[ ][\d.]*\d([a-z%]+)", rules)
    assert len(lengths) > 10
    assert set(lengths) == {"em", "%", "vh", "px"}
    assert re.findall(r"\S+px.*?;", rules) == ["1px solid;"]


def test_the_same_collection_gives_the_same_bytes() -> None:
    """And the archive is one that a reader can open from a stream."""
    assert made(episode()) == made(episode())
    assert io.BytesIO(made(episode())).read(58)[30:] == b"mimetypeapplication/epub+zip"
