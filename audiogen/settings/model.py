"""One frozen object that holds everything a collection or an episode can be set to, and the slice
of it that each room gets."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from audiogen.mixing.model import Finish, Quality
from audiogen.publishing.model import PublishSettings
from audiogen.scripting.model import Pace, ScriptSettings

Table = tuple[tuple[str, str], ...]
Numbers = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a collection or an episode can be set to."""

    title: str = ""
    """Of the collection, in audiogen.toml; of the episode, in front matter."""
    author: str = ""
    """Who listeners see as the artist."""
    description: str = ""
    """What the collection is, in a sentence or two."""
    language: str = "en"
    """BCP 47: the language that is spoken."""
    site_url: str = ""
    """Where audio_out/ will be published."""
    email: str = ""
    """The owner's address, for the feed."""
    cover: str = ""
    """A square PNG or JPEG beside audiogen.toml; empty to have one made."""
    cover_alt: str = ""
    """What the cover shows, for people who don't see it."""
    notice: str = ""
    """Printed in the show notes of every episode."""
    disclosure: str = ""
    """Spoken before a resources episode and printed in the show notes."""
    year: int | None = None
    """Year of publication, in the tags."""
    genre: str = "Speech"
    """In the tags."""
    voice: str = "auto"
    """Who speaks: an engine, or an engine and its variant ("espeak:en-gb")."""
    pace: str = ""
    """gentle, steady or spacious; empty for the one that suits the kind of episode."""
    pace_numbers: Numbers = ()
    """[pace] words_per_minute and breath, where they differ from the preset."""
    pauses: Numbers = ()
    """[pauses] in seconds, where they differ from the preset."""
    bed: str = "room"
    """Quiet sound under the voice."""
    quality: str = "standard"
    """standard, small or audiobook."""
    loudness: str = "podcast"
    """podcast, audiobook, calm, or LUFS as a number."""
    length: float | None = None
    """Seconds to fit the episode to, by its flexible pauses."""
    emoji: str = "silent"
    """silent, or describe to have them named."""
    voices: Table = ()
    """[voices] role = voice."""
    phrases: Table = ()
    """[phrases] what opens, closes and cues a breath."""
    lexicon: tuple[tuple[str, str, str], ...] = ()
    """Word, how to say it, IPA."""
    slug: str = ""
    """Front matter: the episode's name in file names."""
    summary: str = ""
    """Front matter: a sentence for feed and player."""
    kind: str = "guide"
    """Front matter: guide, practice, exploration or resources."""
    order: float | None = None
    """Front matter: place in listening order; files without one follow by name."""
    chapters: bool = True
    """Front matter: whether level-2 headings make chapters."""
    flags: tuple[tuple[str, Any], ...] = field(default=(), repr=False)
    """What the command line said; it outranks every later layer too."""

    def scripting(self, pace: Pace, sounds: tuple[str, ...],
                  beds: tuple[str, ...]) -> ScriptSettings:
        """What scripting needs to know; `pace` is the preset, still without this file's numbers."""
        numbers: dict[str, Any] = dict(self.pace_numbers + self.pauses)
        roles = ("narrator", "question", "quote", *(role for role, _ in self.voices))
        return ScriptSettings(
            language=self.language, pace=replace(pace, **numbers), kind=self.kind,
            emoji=self.emoji, bed=self.bed, chapters=self.chapters, lexicon=self.lexicon,
            phrases=self.phrases, disclosure=self.disclosure, sounds=sounds, beds=beds,
            roles=tuple(dict.fromkeys(roles)),
        )

    def mixing(self, quality: Quality, target_lufs: float, peak_dbtp: float) -> Finish:
        """What mixing needs to know, before a voice's gain has been measured."""
        return Finish(quality, target_lufs, peak_dbtp, self.bed, None)

    def publishing(self, root: Path) -> PublishSettings:
        """What publishing needs to know of the collection."""
        return PublishSettings(
            title=self.title or root.resolve().name.replace("-", " ").capitalize(),
            author=self.author, description=self.description, language=self.language,
            site_url=self.site_url, email=self.email, year=self.year, genre=self.genre,
            cover=root / self.cover if self.cover else None, cover_alt=self.cover_alt,
            notice=self.notice, disclosure=self.disclosure,
        )
