"""The feed of a real build: against the files that lie beside it, and what it needs to be made."""

import shutil
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest
from lxml import etree

from tests.program import PLAIN, files, run, write

SITE = "https://example.org/calm/"
SETTINGS = f"""\
title = "Two chairs"
language = "en"
site_url = "{SITE}"
published = 2026-05-01
"""
TEXTS: dict[str, str | bytes] = {
    "in/audiogen.toml": SETTINGS, "in/a.md": "# Ruhe für zwei\n\nHello there.\n",
    "in/b.md": "---\ndate: 2026-06-01\n---\n\n# Two\n\nHello again.\n\n## Later\n\nGoodbye.\n"}


def built(folder: Path, settings: str = SETTINGS) -> Path:
    """The output folder of a build of two texts."""
    write(folder, {**TEXTS, "in/audiogen.toml": settings})
    answer = run("build", "in", "-o", "out", *PLAIN, cwd=folder)
    assert answer.status == 0, answer
    return folder / "out"


def linked(data: bytes) -> set[str]:
    """Every address that a feed holds, but those of the folder and of the feed itself."""
    found = {value for element in etree.fromstring(data).iter()
             for value in (element.get("url"), element.get("href"), element.text)
             if value and value.startswith(SITE)}
    return found - {SITE, f"{SITE}feed.xml"}


def test_every_address_is_a_file_and_every_length_its_size(tmp_path: Path) -> None:
    """Sound, transcripts, chapters and cover lie where the feed says, the sound to the byte."""
    out = built(tmp_path)
    data = (out / "feed.xml").read_bytes()
    named = {unquote(address.removeprefix(SITE)) for address in linked(data)}
    assert {"page/cover.png", "01-ruhe-fur-zwei.vtt", "02-two.chapters.json"} <= named
    assert named <= set(files(out))
    for entry in feedparser.parse(data).entries:
        (sound,) = entry.enclosures
        path = out / unquote(sound.href.removeprefix(SITE))
        assert int(sound.length) == path.stat().st_size > 10_000
    assert [entry.published for entry in feedparser.parse(data).entries] == [
        "Fri, 01 May 2026 12:00:00 GMT", "Mon, 01 Jun 2026 12:00:00 GMT"]


def test_the_same_texts_give_the_same_feed(tmp_path: Path) -> None:
    """In any folder, and after an edit that is taken back."""
    here, there = built(tmp_path / "here"), built(tmp_path / "there" / "deeper")
    feed = (here / "feed.xml").read_bytes()
    assert (there / "feed.xml").read_bytes() == feed
    assert str(tmp_path).encode() not in feed
    write(tmp_path / "here", {"in/a.md": "# Ruhe für zwei\n\nHello there, you.\n"})
    assert run("build", "in", "-o", "out", *PLAIN, cwd=tmp_path / "here").status == 0
    assert (here / "feed.xml").read_bytes() != feed
    assert (built(tmp_path / "here") / "feed.xml").read_bytes() == feed


def test_a_feed_alone_has_its_artwork(tmp_path: Path) -> None:
    """The cover is there, and what the feed would link to and isn't made is not in it."""
    out = built(tmp_path, SETTINGS + 'outputs = ["feed"]\n')
    assert {name.partition("-")[2] or name for name in files(out)} == {
        "ruhe-fur-zwei.mp3", "ruhe-fur-zwei.cues.json", "two.mp3", "two.cues.json", "feed.xml",
        "page/cover.png", "build.json"}
    assert {unquote(address.removeprefix(SITE)) for address in linked(
        (out / "feed.xml").read_bytes())} == {"page/cover.png", "01-ruhe-fur-zwei.mp3",
                                              "02-two.mp3"}


def test_a_feed_that_is_asked_for_needs_an_address(tmp_path: Path) -> None:
    """The fault is on the line that asks for it, in a build and in a check."""
    write(tmp_path, {**TEXTS, "in/audiogen.toml": 'title = "T"\n\noutputs = ["feed"]\n'
                     "published = 2026-05-01\n"})
    for command in (("build", "in", "-o", "out", *PLAIN), ("check", "in")):
        run(*command, cwd=tmp_path).refuses("in/audiogen.toml:3: ", "site_url")
    assert not (tmp_path / "out").exists()


def test_without_an_address_there_is_no_feed_and_a_line_says_how(tmp_path: Path) -> None:
    """Once: not where there is nothing to do, nor for a loose text, nor where others are named."""
    write(tmp_path, {**TEXTS, "in/audiogen.toml": 'title = "T"\n'})
    build = ("build", "in", "-o", "out", *PLAIN)
    answer = run(*build, cwd=tmp_path)
    assert answer.err.count("No feed is made. For one, set site_url in in/audiogen.toml") == 1
    assert not (tmp_path / "out/feed.xml").exists()
    assert "feed" not in run(*build, cwd=tmp_path).err
    write(tmp_path, {"in/audiogen.toml": 'title = "T"\noutputs = ["playlist"]\n'})
    assert "feed" not in run(*build, cwd=tmp_path).err
    write(tmp_path, {"alone.md": "# Alone\n\nHello there.\n"})
    assert "feed" not in run("build", "alone.md", "-o", "o", *PLAIN, cwd=tmp_path).err


@pytest.mark.parametrize("command", [("build", "in", "-o", "out", *PLAIN), ("check", "in")])
def test_a_feed_needs_a_day_for_each_episode(tmp_path: Path, command: tuple[str, ...]) -> None:
    """One fault names both ways to give it, and the texts that have none."""
    write(tmp_path, {**TEXTS, "in/audiogen.toml": SETTINGS.replace("published", "# published")})
    answer = run(*command, cwd=tmp_path)
    answer.refuses("in/audiogen.toml:3: ", "published", "date", "in/a.md")
    assert "in/b.md" not in answer.err
    assert not (tmp_path / "out").exists()
    write(tmp_path, {"in/a.md": "---\ndate: 2026-05-02\n---\n\n# One\n\nHello there.\n"})
    assert run(*command, cwd=tmp_path).status == 0


def test_a_feed_whose_address_goes_goes_with_it(tmp_path: Path) -> None:
    """And comes back the same."""
    feed = (built(tmp_path) / "feed.xml").read_bytes()
    assert not (built(tmp_path, 'title = "Two chairs"\n') / "feed.xml").exists()
    shutil.rmtree(tmp_path / "out")
    assert (built(tmp_path) / "feed.xml").read_bytes() == feed
