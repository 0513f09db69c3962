"""Everything a collection or an episode can be set to, and the slice of it that each room gets.

A setting is declared once, as a line of `Settings`: its name, type and default; where it may be
written; what it may be (a check out of checks.py or tables.py); and the sentence that explains it.
Layers, faults, the README's table and the comments that `audiogen new` writes come from there.
"""

import datetime
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from audiogen import intake
from audiogen.errors import Place
from audiogen.messages import printable
from audiogen.mixing.model import Finish, Quality
from audiogen.publishing.model import PublishSettings
from audiogen.reading.model import LexiconEntry
from audiogen.scripting.model import Pace, ScriptSettings
from audiogen.settings import checks, feeds, tables
from audiogen.settings.declaration import (
    COLLECTION,
    EPISODE,
    EVERYWHERE,
    Setting,
    declared,
    setting,
)

Table = tuple[tuple[str, str], ...]
Numbers = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a collection or an episode can be set to; unset is empty, or None."""

    title: str = setting(
        "", EVERYWHERE, checks.text,
        "Of the collection, in audiogen.toml; of the episode, in front matter.")
    author: str = setting("", COLLECTION, checks.text, "Who listeners see as the artist.")
    description: str = setting(
        "", COLLECTION, checks.text, "What the collection is, in a sentence or two.")
    language: str = setting(
        "en", EVERYWHERE, checks.language, "The language that is spoken, such as en or pt-BR.")
    site_url: str = setting(
        "", COLLECTION, feeds.web_address, "Where the output folder is published.")
    email: str = setting("", COLLECTION, feeds.email, "The owner's address, for the feed.")
    category: str = setting(
        "Health & Fitness > Mental Health", COLLECTION, feeds.category,
        "Where directories list the feed, in Apple's words: History, Education > How To.")
    explicit: bool = setting(
        False, COLLECTION, checks.truth, "Whether the feed is marked as not fit for children.")
    guid: str = setting(
        "", COLLECTION, feeds.guid,
        "The feed's podcast:guid, to be kept when site_url changes; left out, it comes from that.")
    published: datetime.date | None = setting(
        None, COLLECTION, checks.date, "The day on which the collection was first published.")
    outputs: tuple[str, ...] = setting(
        (), COLLECTION, checks.outputs, "What a build writes; left out, what most listeners need.")
    cover: str = setting(
        "", COLLECTION, checks.text,
        "A square PNG or JPEG of 1400 to 3000 pixels; left out, one is made.")
    cover_alt: str = setting(
        "", COLLECTION, checks.text, "What the cover shows, for people who don't see it.")
    notice: str = setting(
        "", COLLECTION, checks.text, "Printed in every episode's show notes.")
    disclosure: str = setting(
        "", EVERYWHERE, checks.text,
        "Spoken before a resources episode, and printed in its show notes.")
    help_text: str = field(default="")      # both are written under [help]
    help_tel: str = field(default="")
    year: int | None = setting(
        None, EVERYWHERE, checks.year, "Year of publication, in the tags.")
    genre: str = setting("Speech", COLLECTION, checks.text, "In the tags.")
    voice: str = setting(
        "auto", EVERYWHERE, checks.voice,
        "Who speaks: auto, an engine such as hibari, or one of its voices such as espeak:en-gb.")
    pace: str = setting(
        "", EVERYWHERE, tables.pace,
        "gentle, steady or spacious; left out, it suits the kind of episode.")
    pace_numbers: Numbers = field(default=())       # written under [pace]
    pauses: Numbers = setting(
        (), EVERYWHERE, tables.pauses,
        "Seconds of silence, where they are to differ from the pace's own.")
    bed: str = setting(
        "room", EVERYWHERE, checks.chosen("beds"), "Quiet sound under the voice.")
    quality: str = setting(
        "standard", COLLECTION, checks.chosen("qualities"), "standard, small or audiobook.")
    loudness: str = setting(
        "podcast", COLLECTION, checks.loudness, "podcast, audiobook, calm, or a number of LUFS.")
    length: float | None = setting(
        None, EVERYWHERE, checks.length, "Fits an episode to a length such as 10m, by its pauses.")
    emoji: str = setting(
        "silent", COLLECTION, checks.word("silent", "describe"),
        "silent, or describe to have them named.")
    brackets: str = setting(
        "", EVERYWHERE, checks.word("fault", "read", "silent"),
        "What becomes of brackets that are no notation: fault, read or silent; left out, each is "
        "judged by its words.")
    voices: Table = setting((), EVERYWHERE, tables.voices, "Other voices for other roles.")
    phrases: Table = setting(
        (), EVERYWHERE, tables.phrases,
        "What opens and closes an episode, cues a breath and tells a time.")
    lexicon: tuple[LexiconEntry, ...] = setting(
        (), EVERYWHERE, tables.lexicon, "How words are said, as lexicon.toml has them.")
    slug: str = setting(
        "", EPISODE, checks.slug,
        "The episode's name in file names; left out, the words of its title.")
    summary: str = setting("", EPISODE, checks.text, "A sentence about the episode.")
    kind: str = setting(
        "guide", EPISODE, checks.chosen("kinds"),
        "guide, practice, exploration, resources, rescue, bedtime or breaths.")
    order: float | None = setting(
        None, EPISODE, checks.order, "Place in listening order; files without one follow by name.")
    chapters: bool = setting(
        True, EPISODE, checks.truth, "Whether headings make chapters.")
    when: str = setting(
        "", EPISODE, checks.text, "The need it answers, in a listener's words.")
    date: datetime.date | None = setting(
        None, EPISODE, checks.date, "The day on which the episode was published.")
    phrase_places: tuple[tuple[str, Place], ...] = field(default=(), repr=False, compare=False)
    """Where each phrase was written, for its faults; not what an episode is made of."""
    language_set: bool = field(default=False, repr=False)
    """Whether somebody said which language it is."""
    category_set: bool = field(default=False, repr=False)
    """Whether somebody said where directories list the feed."""
    kind_set: bool = field(default=False, repr=False)
    """Whether the author said which kind of episode it is."""
    title_set: bool = field(default=False, repr=False)
    """Whether the collection was given its title, and it is no folder's name or episode's title."""
    flags: tuple[tuple[str, Any], ...] = field(default=(), repr=False)
    """What the command line said; it outranks every later layer too."""

    def scripting(self, pace: Pace, sounds: tuple[str, ...],
                  beds: tuple[str, ...]) -> ScriptSettings:
        """What scripting needs to know; `pace` is the preset, still without this file's numbers."""
        numbers: dict[str, Any] = dict(self.pace_numbers + self.pauses)
        roles = ("narrator", "question", "quote", *(role for role, _ in self.voices))
        return ScriptSettings(
            language=self.language, pace=replace(pace, **numbers), kind=self.kind,
            kind_set=self.kind_set,
            emoji=self.emoji, brackets=self.brackets, bed=self.bed, chapters=self.chapters,
            lexicon=self.lexicon, phrases=self.phrases, phrase_places=self.phrase_places,
            disclosure=self.disclosure, sounds=sounds, beds=beds,
            roles=tuple(dict.fromkeys(roles)),
        )

    def mixing(self, quality: Quality, target_lufs: float, peak_dbtp: float) -> Finish:
        """What mixing needs to know, before a voice's gain has been measured."""
        return Finish(quality, target_lufs, peak_dbtp, self.bed, None)

    def publishing(self, root: Path) -> PublishSettings:
        """What publishing needs to know of the collection, whose folder is `root`."""
        return PublishSettings(
            title=self.title or _in_words(root), named=self.title_set, author=self.author,
            description=self.description, language=self.language, site_url=self.site_url,
            email=self.email, category=self.category, explicit=self.explicit, guid=self.guid,
            published=self.published, outputs=self.outputs, year=self.year,
            genre=self.genre, cover=root / self.cover if self.cover else None,
            cover_alt=self.cover_alt, notice=self.notice, disclosure=self.disclosure,
            help_text=self.help_text, help_tel=self.help_tel,
        )


def _in_words(folder: Path) -> str:
    """A folder's name as a title, without bytes that are no letters."""
    name = intake.real(folder).name.encode(errors="ignore").decode()
    return " ".join(printable(name).replace("-", " ").split()).capitalize()


SETTINGS = declared(
    fields(Settings),
    Setting("opening", EVERYWHERE, tables.phrase, "Short for the phrase of that name.", ""),
    Setting("closing", EVERYWHERE, tables.phrase, "Short for the phrase of that name.", ""),
    Setting("help", COLLECTION, tables.help_line,
            "Where a listener in need finds help: text, and a number to call as tel.", ()),
)
"""Each key that may be written, and what is known of it."""
