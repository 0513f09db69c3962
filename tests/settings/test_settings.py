"""Settings: what each may be, which layer outranks which, and every fault on its line."""

import datetime
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from audiogen.building.planning import CHOICES
from audiogen.errors import SettingsError
from audiogen.reading.model import FrontMatter, LexiconEntry
from audiogen.scripting.pace import pace_for
from audiogen.settings import layers
from audiogen.settings.declaration import COLLECTION, EPISODE, EVERYWHERE
from audiogen.settings.model import SETTINGS, Settings
from audiogen.slugs import LONGEST_SLUG, slug_of

EPISODE_ONLY = {row.name for row in SETTINGS.values() if row.where == EPISODE}
COLLECTION_ONLY = {row.name for row in SETTINGS.values() if row.where == COLLECTION}
GOOD: dict[str, tuple[str, object]] = {
    "title": ('"Evenings"', "Evenings"), "author": ('"A  B"', "A B"), "description": ('"D"', "D"),
    "language": ('"pt-BR"', "pt-BR"), "site_url": ('"https://example.org"', "https://example.org"),
    "email": ('"a@example.org"', "a@example.org"), "cover": ('"c.png"', "c.png"),
    "cover_alt": ('"Two chairs"', "Two chairs"), "notice": ('"N"', "N"),
    "disclosure": ('"D"', "D"), "year": ("2026", 2026), "genre": ('"Speech"', "Speech"),
    "voice": ('" espeak:en-gb "', "espeak:en-gb"), "pace": ('"Gentle"', "gentle"),
    "pauses": ("{ line = 1, paragraph = '1m' }", (("line", 1.0), ("paragraph", 60.0))),
    "bed": ('"silence"', "silence"), "quality": ('"audiobook"', "audiobook"),
    "loudness": ('"-18 LUFS"', "-18"), "length": ('"7m 30s"', 450.0),
    "emoji": ('"describe"', "describe"), "voices": ('{ Quote = "tone" }', (("quote", "tone"),)),
    "phrases": ('{ hold = "Stay" }', (("hold", "Stay"),)),
    "lexicon": ('{ qi = "chee" }', (LexiconEntry("qi", "chee"),)),
    "opening": ('"Hello."', (("opening", "Hello."),)),
    "closing": ('"Bye."', (("closing", "Bye."),)),
    "slug": ('"Three-Breaths"', "three-breaths"), "summary": ('"S"', "S"),
    "kind": ('"Bedtime"', "bedtime"), "order": ("2.5", 2.5), "chapters": ("false", False),
    "when": ('"I can\'t  sleep"', "I can't sleep"),
    "date": ("2026-05-01", datetime.date(2026, 5, 1)),
    "published": ('"2026-05-01T10:00:00Z"', datetime.date(2026, 5, 1)),
    "outputs": ('["MP3", "captions", "mp3"]', ("mp3", "captions")),
    "category": ('"education>self-improvement"', "Education > Self-Improvement"),
    "explicit": ("true", True),
    "guid": ('"{9B024349-CCF0-5F69-A609-6B82873EAB3C}"', "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    "brackets": ('"silent"', "silent"), "help": ('{ tel = "+44 116 123" }', "+44 116 123"),
}
"""Key → a value as TOML writes it, and what it becomes."""

BAD: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("title", "author", "description", "cover", "cover_alt",
                     "notice", "disclosure", "genre", "summary"), ("[1]", "true", "{}")),
    "site_url": ("[1]", "true", "3", '""', '"example.org"', '"https://"', '"ftp://example.org/"',
                 '"https://example.org/?a=b"', '"https://example.org/#top"', '"//example.org/"',
                 '"https://me:secret@example.org/"', '"https://example.org:port/"',
                 '"https://example.org/calm/index.html"', '"https://[example.org/"',
                 '"https://exa mple.org/"'),
    "email": ("[1]", "true", '""', '"example.org"', '"me@home"', '"a b@example.org"'),
    "category": ('"Calm"', "3", '""', '"Health & Fitness > Chess"'),
    "explicit": ('"no"', "1"), "guid": ('"audiogen"', "3", '""'),
    "language": ("3", '"english language"', '""'), "year": ("26", '"2026"', "true"),
    "voice": ("3", '""', "[]"), "pace": ('"fast"', "3", "{ breath = 500 }",
                                         "{ words_per_minute = 20 }", '{ preset = "x" }'),
    "pauses": ("3", "{ paragaph = 1 }", "{ line = -1 }", "{ line = 601 }", "{ line = inf }",
               "{ line = 'soon' }"),
    "bed": ('"river2"', "3"), "quality": ('"best"', "[]"),
    "loudness": ('"louder"', "-3", "-60", "nan", "true", f"1{'0' * 400}"),
    "length": ('"soon"', "0", "true", '"25h"'), "emoji": ('"loud"', "1"),
    "voices": ("3", "{ quote = 3 }", '{ quote = " " }'),
    "phrases": ("3", '{ goodbye = "x" }', "{ hold = 3 }"), "opening": ("3",), "closing": ("[]",),
    "lexicon": ("3", "{ qi = 3 }", "{ qi = { ipa = 3 } }"),
    "slug": ('"../x"', '""', f'"{"a" * 200}"'), "kind": ('"sermon"',),
    "order": ('"first"', "inf", f"1{'0' * 400}"), "chapters": ('"yes"', "1"),
    "when": ("true", "[]"), "date": ("2026", '"soon"', '"2026-13-01"', "10:00:00", "true"),
    "published": ('"yesterday"', "[]"), "outputs": ('["mp4"]', "[]", "3", "[3]", '""'),
    "brackets": ('"loud"', "true"), "help": ("3", '{ fax = "1" }', '{ tel = "call me" }',
                                             "{ text = 3 }", "{ tel = true }"),
}


def loaded(folder: Path, text: str, **flags: object) -> Settings:
    """The settings of a file that is good."""
    file = folder / "audiogen.toml"
    file.write_text(text, encoding="utf-8")
    found, faults = layers.load(file, flags, CHOICES)
    assert not faults
    return found


def front(**values: object) -> FrontMatter:
    """Front matter with each key on a line of its own, from line 2 on."""
    return FrontMatter(tuple(values.items()), tuple(zip(values, range(2, 99), strict=False)))


def value_of(text: str) -> object:
    """A value as TOML writes it."""
    return tomllib.loads(f"x = {text}")["x"]


def field_of(key: str) -> str:
    """Where a key's value is kept."""
    return {"opening": "phrases", "closing": "phrases", "help": "help_tel"}.get(key, key)


def test_every_setting_is_tried_here() -> None:
    """No option without a check, and no check without a good and a bad value below."""
    assert set(SETTINGS) == set(GOOD) == set(BAD)


def test_every_field_of_the_settings_can_be_written() -> None:
    """Under its own name, or inside the table that is named beside it."""
    inside = {"help_text": "help", "help_tel": "help", "pace_numbers": "pace"}
    for option in {option.name for option in fields(Settings)} - {
            "flags", "phrase_places", "language_set", "title_set",
            "kind_set", "category_set"}:
        assert inside.get(option, option) in SETTINGS
    for row in SETTINGS.values():
        assert row.says.endswith(".")
        assert row.where in (EVERYWHERE, COLLECTION, EPISODE)


@pytest.mark.parametrize("key", sorted(set(GOOD) - EPISODE_ONLY))
def test_a_good_value_in_audiogen_toml(tmp_path: Path, key: str) -> None:
    """It is taken, tidied."""
    text, wanted = GOOD[key]
    assert getattr(loaded(tmp_path, f"{key} = {text}\n"), field_of(key)) == wanted


@pytest.mark.parametrize("key", sorted(set(GOOD) - COLLECTION_ONLY))
def test_a_good_value_in_front_matter(key: str) -> None:
    """It is taken likewise."""
    text, wanted = GOOD[key]
    found, faults = layers.for_episode(Settings(), "a.md", front(**{key: value_of(text)}),
                                         CHOICES)
    assert not faults
    assert getattr(found, field_of(key)) == wanted


@pytest.mark.parametrize("key", sorted(BAD))
def test_bad_values_are_refused_on_their_line(tmp_path: Path, key: str) -> None:
    """Each with a sentence; the setting stays what it was."""
    for text in BAD[key]:
        if key in EPISODE_ONLY:
            found, faults = layers.for_episode(
                Settings(), "a.md", front(title="T", **{key: value_of(text)}), CHOICES)
            assert str(faults[0].place) == "a.md:3"
        else:
            file = tmp_path / "audiogen.toml"
            file.write_text(f"\n\n{key} = {text}\n", encoding="utf-8")
            found, faults = layers.load(file, {}, CHOICES)
            assert str(faults[0].place) == f"{file}:3"
        assert len(faults) == 1
        assert faults[0].message.endswith((".", "?"))
        assert getattr(found, field_of(key)) == getattr(Settings(), field_of(key))


def test_every_fault_is_on_its_own_line(tmp_path: Path) -> None:
    """Faults in tables are on the line of their entry, and good lines beside them count."""
    file = tmp_path / "audiogen.toml"
    file.write_text('titel = "T"\nauthor = "A"\nslug = "x"\nyear = 26\n\n[pauses]\nline = 2\n'
                    'paragaph = 3\nitem = -1\n\n[voices]\nquote = 3\n\n[pace]\nbreath = 900\n'
                    '\n[lexicon]\n"qi gong" = 4\n', encoding="utf-8")
    found, faults = layers.load(file, {}, CHOICES)
    assert [fault.place.line for fault in faults] == [1, 3, 4, 8, 9, 12, 15, 18]
    assert "did you mean title?" in faults[0].message
    assert "front matter" in faults[1].message
    assert "Did you mean paragraph?" in faults[3].message
    assert found.author == "A"


def test_front_matter_is_no_place_for_the_collections_settings() -> None:
    """It says where they belong."""
    for key in COLLECTION_ONLY:
        _, faults = layers.for_episode(Settings(), "a.md", front(**{key: "x"}), CHOICES)
        assert [str(fault) for fault in faults] == [
            f"a.md:2: The setting {key} belongs in the collection's audiogen.toml."]


def test_each_layer_outranks_the_one_before(tmp_path: Path) -> None:
    """Defaults, audiogen.toml, front matter, flags."""
    assert Settings().bed == "room"
    base = loaded(tmp_path, 'bed = "silence"\nvoice = "espeak"\npace = "steady"\nlength = "5m"\n')
    assert base.bed == "silence"
    own, _ = layers.for_episode(base, "a.md", front(bed="room", length="6m"), CHOICES)
    assert (own.bed, own.length, own.voice) == ("room", 360.0, "espeak")
    flagged = loaded(tmp_path, 'bed = "room"\npace = "steady"\n', bed="silence", length=60.0)
    own, _ = layers.for_episode(flagged, "a.md", front(bed="room", length="6m"), CHOICES)
    assert (own.bed, own.length, own.pace) == ("silence", 60.0, "steady")


def test_tables_are_laid_over_each_other_entry_by_entry(tmp_path: Path) -> None:
    """Front matter that sets one pause keeps the collection's others."""
    base = loaded(tmp_path, '[pauses]\nline = 2\nitem = 3\n[pace]\nbreath = 9\n'
                            '[phrases]\nhold = "Stay"\n[voices]\nquote = "tone"\n')
    own, faults = layers.for_episode(base, "a.md", front(
        pauses={"line": 4}, pace={"words_per_minute": 100}, opening="Hello.",
        voices={"question": "espeak"}), CHOICES)
    assert not faults
    pace = own.scripting(pace_for("gentle", "guide"), (), ()).pace
    assert pace is not None
    assert (pace.line, pace.item, pace.breath, pace.words_per_minute) == (4, 3, 9, 100)
    assert dict(own.phrases) == {"hold": "Stay", "opening": "Hello."}
    assert dict(own.voices) == {"quote": "tone", "question": "espeak"}


def test_the_narrators_voice_can_be_set_at_every_layer(tmp_path: Path) -> None:
    """[voices] narrator is the voice of its layer: later layers outrank it as they do `voice`."""
    text = 'voice = "espeak"\n[voices]\nnarrator = "espeak:en-gb"\n'
    base = loaded(tmp_path, text)
    assert (base.voice, base.voices) == ("espeak:en-gb", ())
    own, _ = layers.for_episode(base, "a.md", front(voice="tone"), CHOICES)
    assert own.voice == "tone"
    assert loaded(tmp_path, text, voice="tone").voice == "tone"


def test_the_collections_title_is_not_the_episodes(tmp_path: Path) -> None:
    """An episode without a title in front matter has none from audiogen.toml."""
    own, _ = layers.for_episode(loaded(tmp_path, 'title = "T"\n'), "a.md", front(), CHOICES)
    assert own.title == ""


def test_faults_of_flags_are_told_at_once() -> None:
    """Each under its flag's name."""
    with pytest.raises(SettingsError) as caught:
        layers.load(None, {"pace": "fast", "quality": "best"}, CHOICES)
    assert [str(fault.place) for fault in caught.value.faults] == ["--pace", "--quality"]


@pytest.mark.parametrize(("data", "words"), [
    (b'title = "a\n', ":1: This is not valid TOML"), (b"x = 1\nx = 2\n", "This is not valid TOML"),
    (b'title = "\xff"\n', ":1: This is not UTF-8"),
    (b"x = " + b"[" * 5000, ":1: This is nested too deep"),
])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """With its line, where there is one."""
    file = tmp_path / "audiogen.toml"
    file.write_bytes(data)
    with pytest.raises(SettingsError, match=words):
        layers.load(file, {}, CHOICES)


def test_a_mark_at_the_start_of_the_file_is_no_part_of_it(tmp_path: Path) -> None:
    """Some editors write one."""
    assert loaded(tmp_path, "\ufefftitle = 'T'\n").title == "T"


@pytest.mark.parametrize(("title", "slug"), [
    ("Ça va bien?", "ca-va-bien"), ("It's a 'test'", "its-a-test"), ("日本語", "日本語"),
    ("...", "episode"), ("A/B\\C: d", "a-b-c-d"), ("  --  ", "episode"), ("Straße", "straße"),
])
def test_a_title_becomes_part_of_a_file_name(title: str, slug: str) -> None:
    """Letters and digits of any script, nothing a disk could mind."""
    assert slug_of(title) == slug


def test_a_long_title_is_cut_between_letters() -> None:
    """Bytes count, since disks count bytes."""
    for title in ("word " * 90, "日本語" * 90, "é" * 300):
        slug = slug_of(title)
        assert len(slug.encode()) <= LONGEST_SLUG
        assert not slug.endswith("-")
