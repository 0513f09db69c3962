"""What apps and libraries refuse: told where it applies, at its place, and not elsewhere."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from audiogen.errors import Place
from audiogen.publishing.acceptance import Prospect, Sound, refused_by_acx, refused_by_apps
from audiogen.publishing.model import Picture, PublishSettings
from tests.program import Answer, inside, write

from .episodes import COVER, SETTINGS

HERE = Place("audiogen.toml", 0)
PLAIN = replace(SETTINGS, description="A few quiet minutes.")
FIT = Prospect(Place("a.md", 0), "Rest", ("Three breaths.",), 600.0, 0.75, 2.5, False)
AUDIOBOOK = Sound("audiobook", "audiobook", "room")
FEED = """\
title = "Two chairs"
description = "A few quiet minutes."
language = "en"
category = "Education"
site_url = "https://example.org/"
published = 2026-05-01
"""
TEXT = "---\nsummary: Short.\n---\n\n# Rest\n\nHello there.\n"


def test_what_fits_needs_no_advice() -> None:
    """Neither for a feed nor for an audiobook that a person reads."""
    assert not list(refused_by_apps(PLAIN, (), HERE, COVER, [FIT]))
    assert not list(refused_by_acx(AUDIOBOOK, HERE, [FIT]))


@pytest.mark.parametrize(("long", "fits", "words"), [
    (replace(PLAIN, description=""), replace(PLAIN, description="D"), "the title in its place"),
    (replace(PLAIN, description="é" * 2001), replace(PLAIN, description="é" * 2000), "4002 bytes"),
    (replace(PLAIN, title="T" * 256), replace(PLAIN, title="T" * 255), "title has 256"),
    (replace(PLAIN, author="A" * 256), replace(PLAIN, author="A" * 255), "author has 256"),
])
def test_limits_of_a_feed(long: PublishSettings, fits: PublishSettings, words: str) -> None:
    """One piece of advice each, at the collection's settings."""
    (advice,) = refused_by_apps(long, (), HERE, None, ())
    assert words in advice.message
    assert advice.place == HERE
    assert not list(refused_by_apps(fits, (), HERE, None, ()))


def test_limits_of_an_episode_in_a_feed() -> None:
    """At its own text: a title, and show notes with their paragraphs' marks."""
    (title,) = refused_by_apps(PLAIN, (), HERE, None, [replace(FIT, title="T" * 256)])
    (notes,) = refused_by_apps(PLAIN, (), HERE, None, [replace(FIT, notes=("N" * 3994,))])
    assert title.place == notes.place == FIT.place
    assert "4001 bytes" in notes.message
    assert not [*refused_by_apps(PLAIN, (), HERE, None, [replace(FIT, notes=("N" * 3993,))])]


@pytest.mark.parametrize(("picture", "words"), [
    (replace(COVER, colours="RGBA"), "without transparency"),
    (replace(COVER, data=bytes(512_001)), "512 kB"),
])
def test_limits_of_artwork(picture: Picture, words: str) -> None:
    """Its colours and its size; width and height are a fault already."""
    (advice,) = refused_by_apps(PLAIN, (), HERE, picture, ())
    assert words in advice.message


@pytest.mark.parametrize(("sound", "prospect", "words"), [
    (replace(AUDIOBOOK, loudness="calm"), FIT, "loudness is calm"),
    (replace(AUDIOBOOK, quality="small"), FIT, "quality is small"),
    (replace(AUDIOBOOK, bed="silence"), FIT, "room tone"),
    (AUDIOBOOK, replace(FIT, computed=True), "made by a computer"),
    (AUDIOBOOK, replace(FIT, seconds=7201.0), "2:00:01"),
    (AUDIOBOOK, replace(FIT, head=0.4), "0.4 seconds before"),
    (AUDIOBOOK, replace(FIT, head=1.1), "1.1 seconds before"),
    (AUDIOBOOK, replace(FIT, tail=0.9), "0.9 seconds after"),
    (AUDIOBOOK, replace(FIT, tail=5.5), "5.5 seconds after"),
])
def test_limits_of_an_audiobook(sound: Sound, prospect: Prospect, words: str) -> None:
    """One piece of advice each."""
    (advice,) = refused_by_acx(sound, HERE, [prospect])
    assert words in advice.message


def test_nobody_who_wants_no_audiobook_hears_of_acx() -> None:
    """However unfit for it the episodes are."""
    unfit = replace(FIT, computed=True, seconds=9999.0, head=9.0, tail=0.0)
    assert not list(refused_by_acx(Sound("standard", "podcast", "silence"), HERE, [unfit]))


def checked(folder: Path, settings: str, text: str = TEXT) -> Answer:
    """The answer of `audiogen check` on a collection of one text."""
    write(folder, {"in/audiogen.toml": settings, "in/a.md": text})
    return inside("check", "in", cwd=folder)


def test_check_tells_what_a_feed_lacks_where_there_is_to_be_one(tmp_path: Path) -> None:
    """Nothing where nobody asks for a feed, or where nothing is lacking."""
    bare = 'title = "Two chairs"\n'
    address = 'site_url = "https://example.org/"\npublished = 2026-05-01\n'
    assert "nothing to advise" in checked(tmp_path, bare).out
    assert "nothing to advise" in checked(tmp_path, FEED).out
    told = checked(tmp_path, bare + address)
    assert told.status == 0
    for words in ('language = "en"', 'category = "Health & Fitness > Mental Health"',
                  "Nobody set description"):
        assert words in told.out
    assert "nothing to advise" in checked(
        tmp_path, bare + address + 'outputs = ["playlist"]\n').out


def test_check_measures_the_quiet_at_the_ends_and_who_speaks(tmp_path: Path) -> None:
    """The pace's own start and end are what ACX asks for; a pause that is written there is not."""
    audiobook = 'quality = "audiobook"\nloudness = "audiobook"\n'
    told = checked(tmp_path, audiobook).out
    assert "made by a computer" in told
    assert "ACX wants" not in told
    long = checked(tmp_path, audiobook, TEXT + "\n[pause 20s]\n").out
    assert "20 seconds after its last word; ACX wants 1 to 5" in long


def test_check_judges_the_cover_as_a_build_does(tmp_path: Path) -> None:
    """One of the wrong size is a fault; one with transparency is advice, where there is a feed."""
    (tmp_path / "in").mkdir()
    Image.new("RGB", (800, 800)).save(tmp_path / "in/cover.png")
    cover = FEED + 'cover = "cover.png"\n'
    checked(tmp_path, cover).refuses("800 by 800 pixels")
    Image.new("RGBA", (1400, 1400)).save(tmp_path / "in/cover.png")
    assert "RGBA" in checked(tmp_path, cover).out
    assert "nothing to advise" in checked(tmp_path, 'cover = "cover.png"\n').out
