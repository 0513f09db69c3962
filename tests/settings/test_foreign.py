"""Front matter that was written for other programs is understood or left alone."""

import datetime

import pytest

from audiogen.building.planning import CHOICES
from audiogen.reading.model import FrontMatter
from audiogen.settings import layers
from audiogen.settings.foreign import Understood, understood
from audiogen.settings.model import SETTINGS, Settings
from audiogen.settings.others import ALIASES, OTHERS

HUGO = {"title": "The ferry", "date": datetime.date(2024, 3, 1), "draft": False, "weight": 3,
        "tags": ["sea"], "categories": ["travel", "home"], "cascade": {"x": 1}, "slug": "a/b"}
JEKYLL = {"layout": "post", "permalink": "/a/", "excerpt": "Short.", "author": "Ida",
          "comments": True, "image": "a.png", "last_modified_at": "2024"}
OBSIDIAN = {"aliases": ["Night"], "cssclasses": "wide", "created": "2024-01-02", "kind": "note",
            "publish": True, "id": 7, "link": "x", "place": "home", "page": 3, "path": "a"}
DOCUSAURUS = {"id": "intro", "sidebar_position": 2, "sidebar_label": "Intro", "order": "first",
              "description": "What it is.", "hide_title": True, "authors": [{"name": "Ida"}]}
PANDOC = {"title": "Houses", "author": ["Ida", "Tom"], "lang": "en_GB", "abstract": "All.",
          "bibliography": "x.bib", "length": "medium", "toc": True, "name": "n"}


def _read(values: dict[str, object]) -> tuple[Understood, Settings, list[str]]:
    lines = tuple((key, number) for number, key in enumerate(values, 2))
    said = understood(FrontMatter(tuple(values.items()), lines), CHOICES)
    settings, faults = layers.for_episode(Settings(), "a.md", said.front, CHOICES)
    return said, settings, [str(fault) for fault in faults]


@pytest.mark.parametrize("values", [HUGO, JEKYLL, OBSIDIAN, DOCUSAURUS, PANDOC],
                         ids=["hugo", "jekyll", "obsidian", "docusaurus", "pandoc"])
def test_no_program_is_refused(values: dict[str, object]) -> None:
    """Keys of five programs are no fault, whatever their values."""
    assert not _read(values)[2]


def test_what_says_the_same_is_taken_over() -> None:
    """Under the names that other programs have for it."""
    assert _read(HUGO)[1].order == 3
    assert _read(HUGO)[1].date == datetime.date(2024, 3, 1)
    assert _read(HUGO)[0].genre == "travel"
    assert _read(JEKYLL)[1].summary == "Short."
    assert _read(JEKYLL)[0].author == "Ida"
    assert _read(DOCUSAURUS)[1].summary == "What it is."
    assert _read(DOCUSAURUS)[0].author == "Ida"
    assert _read(PANDOC)[1].language == "en-GB"
    assert _read({"language": "German", "layout": "x"})[1].language == "de"


def test_what_means_nothing_is_named_once() -> None:
    """Keys that are left alone are told; those that were understood are not."""
    said = _read(JEKYLL)[0]
    assert set(said.left_alone) == {"layout", "permalink", "comments", "image", "last_modified_at"}


@pytest.mark.parametrize("values", [{"draft": True}, {"published": False}, {"status": "Draft"}])
def test_drafts_are_known(values: dict[str, object]) -> None:
    """By each of the ways in which programs mark them."""
    assert _read(values)[0].draft


@pytest.mark.parametrize(("key", "value", "meant"), [
    ("titel", "A", "title"), ("sumary", "A b.", "summary"), ("kindd", "practice", "kind"),
    ("languge", "en", "language"), ("chaptrs", False, "chapters")])
def test_a_slip_of_the_pen_is_a_fault(key: str, value: object, meant: str) -> None:
    """One letter off, two from seven letters on, with a value that would do for ours."""
    assert f"did you mean {meant}?" in "".join(_read({key: value, "layout": "x"})[2])


@pytest.mark.parametrize(("key", "value"), [
    ("page", "x"), ("place", "home"), ("name", "n"), ("path", "p"), ("id", "i"), ("link", "l"),
    ("authors", ["a"]), ("order_by", "x"), ("wind", "north"), ("modes", [1])])
def test_a_key_that_is_only_near_is_none(key: str, value: object) -> None:
    """Common keys of others, and values that would not do, are left alone."""
    assert not _read({key: value})[2]


def test_our_own_keys_keep_their_faults() -> None:
    """A wrong value of ours is a fault where no other program wrote there, or a slip is plain."""
    assert _read({"kind": "page"})[2]
    assert not _read({"kind": "page", "layout": "x"})[2]
    assert _read({"kind": "practise", "layout": "x"})[2]
    assert _read({"pace": "gentel"})[2]


def test_the_lists_are_sound() -> None:
    """In lower case; an alias leads to a setting of ours."""
    assert all(key == key.lower() for key in (*OTHERS, *ALIASES))
    assert set(ALIASES.values()) <= set(SETTINGS)
