"""The feed as other programs read it: feedparser, podcastparser and lxml."""

import datetime
import io
import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import feedparser
import podcastparser
import pytest
from lxml import etree

from audiogen.publishing.feed.categories import CATEGORIES
from audiogen.publishing.feed.identity import guid_of_address
from audiogen.publishing.feed.output import Feed
from audiogen.publishing.model import Episode, Publication, PublishSettings
from tests.publishing.episodes import SETTINGS, episode, publication

NAMES = {"atom": "http://www.w3.org/2005/Atom", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
         "content": "http://purl.org/rss/1.0/modules/content/",
         "podcast": "https://podcastindex.org/namespace/1.0"}
WHOLE = replace(SETTINGS, description="A few quiet minutes.", email="mira@example.org",
                category="Health & Fitness > Mental Health")
REST = episode(number=2, slug="rest", title="Rest", summary="Three breaths.",
               disclosure="Some links are affiliate links.")
PAIR = (episode(), REST)
HOSTILE = ("]]> <script>alert(1)</script> --> & \" ' &amp; \u202e\u05e9\u05dc\u05d5\u05dd\u202c "
           "</title></channel>")


def written(episodes: tuple[Episode, ...] = PAIR, settings: PublishSettings = WHOLE,
            made: Publication | None = None) -> bytes:
    """The feed's bytes."""
    (file,) = Feed().files(made or publication(episodes, settings))
    assert file.name == "feed.xml"
    return b"".join(file.chunks)


def tree(data: bytes) -> Any:
    """Its channel, as lxml reads it."""
    return etree.fromstring(data).find("channel")


def texts(element: Any, path: str) -> list[str]:
    """What stands in all elements of a path."""
    return [found.text for found in element.iterfind(path, NAMES)]


def items(data: bytes) -> list[Any]:
    """The entries, as feedparser reads them, which finds nothing to complain of."""
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    return list(found.entries)


def test_two_readers_find_every_episode_with_its_sound() -> None:
    """Titles, order, length in bytes, running time, number, and the day."""
    first, second = items(written())
    assert (first.title, second.title) == ("Co-regulation", "Rest")
    (sound,) = first.enclosures
    assert sound == {"href": "https://example.org/calm/01-co-regulation.mp3", "type": "audio/mpeg",
                     "length": str(len("01-co-regulation.mp3"))}
    assert first.published == "Fri, 01 May 2026 12:00:00 GMT"
    assert second.published == "Fri, 01 May 2026 12:01:00 GMT"
    podcast = podcastparser.parse("https://example.org/calm/feed.xml", io.BytesIO(written()))
    assert podcast["title"] == "Calm Company"
    assert podcast["description"] == "A few quiet minutes."
    assert podcast["type"] == "serial"
    assert podcast["cover_url"] == "https://example.org/calm/page/cover.png"
    assert [each["number"] for each in podcast["episodes"]] == [1, 2]
    assert [each["total_time"] for each in podcast["episodes"]] == [66, 66]
    assert [each["enclosures"][0]["url"] for each in podcast["episodes"]] == [
        each.enclosures[0].href for each in (first, second)]


def test_the_channel_says_what_apps_and_directories_ask_for() -> None:
    """Apple's required tags, and those of the podcast namespace."""
    channel = tree(written())
    assert texts(channel, "language") == ["en"]
    assert texts(channel, "itunes:explicit") == ["false"]
    assert texts(channel, "itunes:owner/itunes:email") == ["mira@example.org"]
    assert texts(channel, "podcast:medium") == ["podcast"]
    assert texts(channel, "lastBuildDate") == ["Fri, 01 May 2026 12:01:00 GMT"]
    (locked,) = channel.iterfind("podcast:locked", NAMES)
    assert (locked.text, locked.get("owner")) == ("yes", "mira@example.org")
    (person,) = channel.iterfind("podcast:person", NAMES)
    assert person.text == "Mira Lind"
    assert dict(person.attrib) == {"group": "writing", "role": "author"}
    (outer,) = channel.iterfind("itunes:category", NAMES)
    assert outer.get("text") == "Health & Fitness"
    assert [inner.get("text") for inner in outer] == ["Mental Health"]
    (own,) = channel.iterfind("atom:link", NAMES)
    assert (own.get("rel"), own.get("href")) == ("self", "https://example.org/calm/feed.xml")


def test_what_nobody_set_is_left_out() -> None:
    """No owner and no lock without an address, no person without a name, no category of ours."""
    channel = tree(written(settings=replace(WHOLE, email="", author="", category="History")))
    for name in ("itunes:owner", "podcast:locked", "podcast:person", "itunes:author"):
        assert channel.find(name, NAMES) is None
    (category,) = channel.iterfind("itunes:category", NAMES)
    assert (category.get("text"), len(category)) == ("History", 0)


def test_show_notes_hold_summary_notice_disclosure_and_what_speaks() -> None:
    """As paragraphs of HTML, in both elements that apps look into."""
    (rest,) = items(written((REST,)))
    assert re.findall("<p>(.*?)</p>", rest.content[0].value) == [
        "Three breaths.", "This is not a substitute for professional care.",
        "Some links are affiliate links.", "The voice that speaks here is made by a computer.",
        "The silences belong to this recording. If your player trims silence, please turn that "
        "off."]
    assert rest.summary == rest.content[0].value


def test_transcripts_and_chapters_are_those_that_are_there() -> None:
    """With their media types and language; captions are called so."""
    def links(made: Publication) -> list[tuple[str, str, str, str]]:
        (item,) = tree(written(made=made)).iterfind("item")
        return [(each.get("url"), each.get("type"), each.get("language", ""), each.get("rel", ""))
                for name in ("podcast:transcript", "podcast:chapters")
                for each in item.iterfind(name, NAMES)]

    made = publication((replace(REST, language="pt-BR"),), WHOLE)
    base = "https://example.org/calm/02-rest"
    assert {(f"{base}.vtt", "text/vtt", "pt-BR", "captions"),
            (f"{base}.srt", "application/x-subrip", "pt-BR", "captions"),
            (f"{base}.html", "text/html", "pt-BR", ""), (f"{base}.txt", "text/plain", "pt-BR", ""),
            (f"{base}.chapters.json", "application/json+chapters", "", "")} <= set(links(made))
    assert links(replace(made, files={"02-rest.mp3": 1, "02-rest.txt": 1})) == [
        (f"{base}.txt", "text/plain", "pt-BR", "")]
    (item,) = tree(written(made=replace(made, files={"02-rest.mp3": 1}))).iterfind("item")
    assert item.find("link") is None


@pytest.mark.parametrize(("feed", "guid"), [
    ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("http://podnews.net/rss//", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ("mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
])
def test_a_feeds_guid_is_that_of_the_specification(feed: str, guid: str) -> None:
    """The podcast namespace's own examples, with and without what is to be stripped."""
    assert guid_of_address(feed) == guid


def guids(data: bytes) -> tuple[str, list[str]]:
    """The feed's, and those of its episodes."""
    found = items(data)
    assert not any(each.guidislink for each in found)
    (own,) = texts(tree(data), "podcast:guid")
    return own, [each.id for each in found]


def test_new_names_and_places_change_no_guid() -> None:
    """Another title, number, file name, day, order; another scheme or slash of the address."""
    own, episodes = guids(written())
    assert len({own, *episodes}) == 3
    assert all(UUID(each).version == 5 for each in (own, *episodes))
    moved = (replace(REST, number=1, title="A new title", width=3, date=datetime.date(2030, 1, 1)),
             replace(PAIR[0], number=2, summary="New."))
    other = replace(WHOLE, title="New", site_url="http://example.org/calm/", author="Somebody")
    assert guids(written(moved, other)) == (own, episodes[::-1])


def test_a_feed_that_moves_keeps_its_guids() -> None:
    """`guid` holds the first one; without it, another address is another podcast."""
    own, episodes = guids(written())
    there = replace(WHOLE, site_url="https://elsewhere.example/")
    assert guids(written(settings=replace(there, guid=own))) == (own, episodes)
    assert guids(written(settings=there))[0] != own


def test_an_episodes_own_day_outranks_the_collections() -> None:
    """And the newest of all is when the feed last changed."""
    days = (episode(), replace(REST, date=datetime.date(2026, 6, 2)), episode(number=3, slug="c"))
    found = items(written(days))
    assert [each.published for each in found] == [
        "Fri, 01 May 2026 12:00:00 GMT", "Tue, 02 Jun 2026 12:00:00 GMT",
        "Fri, 01 May 2026 12:02:00 GMT"]
    assert texts(tree(written(days)), "lastBuildDate") == ["Tue, 02 Jun 2026 12:00:00 GMT"]


def test_addresses_are_absolute_and_spelt_in_ascii() -> None:
    """With a slash or without, and whatever letters a slug has."""
    made = replace(REST, slug="ruhe-漢字")
    for site in ("https://example.org/calm", "https://example.org/calm/"):
        data = written((made,), replace(WHOLE, site_url=site))
        (item,) = items(data)
        assert item.enclosures[0].href == (
            "https://example.org/calm/02-ruhe-%E6%BC%A2%E5%AD%97.mp3")
        for address in re.findall(r'(?:url|href)="([^"]*)"', data.decode()):
            assert address.isascii()
            assert address.startswith("https://example.org/calm/")


def test_hostile_texts_stay_text() -> None:
    """Wherever they stand: nothing closes an element, and no markup comes of them."""
    settings = replace(WHOLE, title=HOSTILE, author=HOSTILE, description=HOSTILE, notice=HOSTILE)
    data = written((replace(REST, title=HOSTILE, summary=HOSTILE, disclosure=HOSTILE),), settings)
    channel = tree(data)
    assert [each.tag for each in channel] == [each.tag for each in tree(written((REST,)))]
    for path in ("title", "description", "image/title", "itunes:author", "itunes:owner/itunes:name",
                 "item/title", "item/itunes:title"):
        assert texts(channel, path) == [HOSTILE]
    assert "<script" not in data.decode()
    for path in ("item/description", "item/content:encoded"):
        (notes,) = texts(channel, path)
        page = etree.fromstring(f"<div>{notes}</div>")
        assert {each.tag for each in page} == {"p"}
        assert [each.text for each in page][:3] == [HOSTILE] * 3
    assert feedparser.parse(data).feed.title == HOSTILE


def test_signs_that_xml_forbids_are_left_out() -> None:
    """Control characters and halves of letters can't stand in XML, however they are written."""
    odd = "A\x00\x08\x0b\x1b\ufffe\ud800B"
    (item,) = items(written((replace(REST, title=odd, summary=odd),)))
    assert item.title == "A \ufffdB"


def test_every_category_is_one_of_apples() -> None:
    """19 of them with 91 parts, each once; in what the feed writes, none is longer than two."""
    assert len(CATEGORIES) == len(set(CATEGORIES)) == 110
    assert sum(" > " not in name for name in CATEGORIES) == 19
    assert all(name.count(" > ") <= 1 and name == name.strip() for name in CATEGORIES)
