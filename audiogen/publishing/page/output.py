"""The listening page as an output of the collection."""

from collections.abc import Iterator
from hashlib import sha256

from audiogen.publishing.model import (
    CollectionOutput,
    Episode,
    OutputFile,
    Publication,
    PublishSettings,
)
from audiogen.publishing.page import hosting
from audiogen.publishing.page.assembling import OPENING, STYLES, policy, script, style
from audiogen.publishing.page.script_data import as_data, for_script
from audiogen.publishing.page.talking import voice_script
from audiogen.publishing.page.wording import SAID, SPEEDS, TIMERS, Wording, sentences, wording
from audiogen.publishing.plain_text import dialled, one_line, paragraphs
from audiogen.publishing.show_notes import made_by_computer
from audiogen.publishing.shown import direction, shown
from audiogen.publishing.templates import render, trusted
from audiogen.publishing.vocabulary import vocabulary
from audiogen.tags import primary
from audiogen.units import seconds

FADE = 20.0
"""Seconds in which the room fades when the sleep timer has run out."""
SEVERAL = 2
"""Episodes from which on a page has a voice: a single one is there to be heard, and its text would
wait for a hundred sentences of the page's own."""
VOICE, SLEEP, MANIFEST = "page/voice.js", "page/sleep.mp3", "page/app.webmanifest"


class Page(CollectionOutput):
    """One row of COLLECTION_OUTPUTS."""

    name = "page"
    media_type = "text/html"
    shows_cover = True
    fade = FADE

    def phrases(self, episodes: tuple[Episode, ...], settings: PublishSettings) -> tuple[str, ...]:
        """Every sentence that the page can say, where there are several episodes to choose from;
        nothing in a language that it has no words for."""
        words = wording(settings.language)
        if len(episodes) < SEVERAL or not _speaks(settings):
            return ()
        lengths = [seconds(each.timeline.length, each.timeline.rate) for each in episodes]
        chapters = [one_line(chapter.title) for each in episodes
                    for chapter in each.chapters]
        return sentences((
            *(words[key] for key in SAID),
            *words.numbered(max(lengths), max(each.number for each in episodes)),
            *(words.minutes("long", length) for length in lengths),
            one_line(settings.title), one_line(settings.help_text),
            *(one_line(each.title) for each in episodes),
            *(one_line(each.when) for each in episodes),
            *chapters))

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """The page, its voice, the fade, and what a host needs."""
        settings = publication.settings
        words = wording(settings.language)
        assets = []
        if publication.recording.data:
            assets.append(OutputFile(VOICE, tuple(voice_script(publication.recording))))
        if publication.sleep:
            assets.append(OutputFile(SLEEP, (publication.sleep,)))
        assets.append(OutputFile(MANIFEST, (
            hosting.manifest(settings, words.language, publication.cover),)))
        assets.append(OutputFile(hosting.WORKER, (hosting.worker(),)))
        yield OutputFile("index.html", (_page(publication, words, assets).encode(),))
        yield from assets


def _speaks(settings: PublishSettings) -> bool:
    """Whether the page has words in the collection's language: others would only be misread."""
    return wording(settings.language).language == primary(settings.language)


def _page(publication: Publication, words: Wording, assets: list[OutputFile]) -> str:
    settings, episodes, moves = publication.settings, publication.episodes, script()
    return render(
        "page/index.html", words=words, title=one_line(settings.title),
        author=one_line(settings.author), description=paragraphs(settings.description),
        direction=direction(words.language), style=trusted(style(STYLES)), script=trusted(moves),
        opening=trusted(OPENING), policy=policy((OPENING, moves)),
        data=trusted(as_data(_data(publication, words, assets))),
        episodes=[shown(each) for each in episodes],
        cover=publication.cover,
        speed_options=[(f"{speed:g}", words.speed(speed),
                        words["speed_is"].format(speed=words.speed(speed))) for speed in SPEEDS],
        timer_minutes=[(minutes, words["short_minutes"].format(number=minutes),
                        words["timer_minutes"].format(number=minutes)) for minutes in TIMERS],
        help_text=one_line(settings.help_text), help_tel=dialled(settings.help_tel),
        notices=(*paragraphs(settings.notice), *paragraphs(settings.disclosure)),
        computed=made_by_computer(episodes, vocabulary(words.language)),
        voice=bool(publication.recording.data))


def _data(publication: Publication, words: Wording,
          assets: list[OutputFile]) -> dict[str, object]:
    """What the script reads. The key tells this collection's memory from others' on one device."""
    title, author = one_line(publication.settings.title), one_line(publication.settings.author)
    times = vocabulary(words.language)
    return {
        "key": sha256(f"{title}\n{author}".encode()).hexdigest()[:12],
        "title": title, "author": author,
        "cover": publication.cover.file_name, "mime": publication.cover.mime,
        "words": dict(words.table), "speeds": [[speed, words.speed(speed)] for speed in SPEEDS],
        "time": {"quiet": times.pause, "second": times.second, "seconds": times.seconds,
                 "minute": times.minute, "minutes": times.minutes},
        "voice": VOICE if publication.recording.data else "",
        "sleep": SLEEP if publication.sleep else "", "manifest": MANIFEST,
        "episodes": [for_script(episode) for episode in publication.episodes],
        "keep": _kept(publication, assets),
    }


def _kept(publication: Publication, assets: list[OutputFile]) -> list[list[object]]:
    """What "Keep on this device" stores beside the page: name, bytes and digest of each file."""
    cover = publication.cover
    sounds = [(f"{each.stem}.mp3", publication.read(f"{each.stem}.mp3"))
              for each in publication.episodes]
    others = [(file.name, iter(file.chunks)) for file in assets if file.name != hosting.WORKER]
    pictures = [(cover.file_name, iter((cover.data,)))]
    return [[name, *_measured(chunks)] for name, chunks in (*sounds, *pictures, *others)]


def _measured(chunks: Iterator[bytes]) -> tuple[int, str]:
    digest, size = sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()[:12]
