"""One frozen object from defaults, audiogen.toml, front matter and flags, a slice per room.

Each later layer overrides the one before. All faults of a layer are reported at once.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from audiogen import checks
from audiogen.errors import Fault, Place, SettingsError
from audiogen.mixing.model import Finish, Quality
from audiogen.publishing.model import PublishSettings
from audiogen.reading.model import FrontMatter
from audiogen.reading.toml import read_toml
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


SETTINGS = "audiogen.toml"
"""The collection's file."""
EPISODE_ONLY = ("slug", "summary", "kind", "order", "chapters")
"""Settings that only front matter may hold."""
COLLECTION_ONLY = ("author", "description", "site_url", "email", "cover", "cover_alt", "notice",
                   "genre", "quality", "loudness", "emoji")
"""Settings that only audiogen.toml may hold."""


def load(file: Path | None, flags: Mapping[str, Any],
         choices: checks.Choices) -> tuple[Settings, tuple[Fault, ...]]:
    """The collection's settings, and a fault for each line of its file that is left out of them.

    `flags` holds only what was really said on the command line. Raises SettingsError with every
    fault of the flags, or where the file can't be read as TOML at all.
    """
    checked, faults = _checked(flags, lambda key, _: Place(f"--{key}", 0), choices, (), "")
    if faults:
        raise SettingsError(faults)
    given = tuple(sorted(checked.items()))
    if file is None:
        return replace(Settings(flags=given), **checked), ()
    text, values = read_toml(file)
    found, faults = _checked(values, lambda key, part: Place(str(file), _line(text, key, part)),
                             choices, EPISODE_ONLY, "the front matter of an episode")
    return replace(Settings(flags=given), **{**found, **checked}), tuple(faults)


def for_episode(settings: Settings, name: str, front: FrontMatter,
                choices: checks.Choices) -> tuple[Settings, tuple[Fault, ...]]:
    """The collection's settings with an episode's front matter laid over, then the flags again;
    and a fault for each line of front matter that is left out of them."""
    lines = dict(front.lines)
    found, faults = _checked(dict(front.values), lambda key, _: Place(name, lines.get(key, 1)),
                             choices, COLLECTION_ONLY, SETTINGS)
    found.setdefault("title", "")
    for table in ("phrases", "pauses", "pace_numbers", "lexicon", "voices"):
        if table in found:
            found[table] = (*getattr(settings, table), *found[table])
    return replace(settings, **{**found, **dict(settings.flags)}), tuple(faults)


def _line(text: str, key: str, part: str) -> int:
    """The line on which a setting stands, or a part of it in its table; 0 where it isn't found."""
    found = re.search(rf"^\s*\[*[\"']?{re.escape(key)}[\"']?\s*[=\].]", text, re.M)
    if not found:
        return 0
    table = re.compile(r"^\s*\[", re.M).search(text, found.end())
    inside = re.compile(rf"^\s*[\"']?{re.escape(part)}[\"']?\s*[=.]", re.M).search(
        text, found.end(), table.start() if table else len(text)) if part else None
    return text[: (inside or found).end()].count("\n") + 1


def _checked(values: Mapping[str, Any], place: Callable[[str, str], Place],
             choices: checks.Choices, elsewhere: tuple[str, ...],
             where: str) -> tuple[dict[str, Any], list[Fault]]:
    """The good values of one layer, in the form of Settings' fields; and faults for the others."""
    known = {option.name for option in fields(Settings)} - {"flags", "pace_numbers"}
    known |= {"opening", "closing"}
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key in elsewhere:
            faults.append(Fault(place(key, ""), f"The setting {key} belongs into {where}."))
        elif key not in known:
            near = difflib.get_close_matches(key, sorted(known - set(elsewhere)), 1)
            hint = f"; did you mean {near[0]}?" if near else "."
            faults.append(Fault(place(key, ""), f"There is no setting called {key}{hint}"))
        else:
            try:
                found.update(checks.check(key, value, choices))
            except checks.Refused as problem:
                faults += [Fault(place(key, part), sentence) for part, sentence in problem.parts]
            except ValueError as problem:
                faults.append(Fault(place(key, ""), str(problem)))
    phrases = tuple((key, found.pop(key)) for key in ("opening", "closing") if key in found)
    if phrases:
        found["phrases"] = (*found.get("phrases", ()), *phrases)
    narrator = dict(found.get("voices", ())).get("narrator")
    if narrator:
        found["voice"] = narrator       # so that a later layer's `voice` outranks it
        found["voices"] = tuple(row for row in found["voices"] if row[0] != "narrator")
    return found, faults
