"""Which voice speaks where that was left open: once a build, for each language in it."""

from collections.abc import Iterator
from pathlib import Path

import gtts.tts
import pytest

from audiogen.building.choosing import Voices, choose_voices
from audiogen.building.drafting import first_drafts
from audiogen.building.planning import plan_collection
from audiogen.building.sources import collection_of
from audiogen.errors import VoiceMissing
from tests.program import write
from tests.voicing.google import Google


class Told:
    """What a build says."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.warnings: list[str] = []

    def note(self, text: str) -> None:
        """Something worth knowing."""
        self.notes.append(text)

    def warn(self, text: str) -> None:
        """Something that nobody may miss."""
        self.warnings.append(text)


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """Google, on loopback."""
    server = Google()
    monkeypatch.setattr(gtts.tts, "_translate_url", server.url)
    yield server
    server.close()


def chosen(folder: Path, files: dict[str, str], offline: bool = False) -> tuple[Voices, Told]:
    """The voices of a collection, and what was said of them."""
    write(folder, {f"in/{name}": text for name, text in files.items()})
    project = plan_collection(collection_of((str(folder / "in"),)), {})
    told = Told()
    return choose_voices(project, first_drafts(project), told, offline), told


ENGLISH = "# One\n\nRest now. Stay.\n"
GERMAN = "---\nlanguage: de\n---\n\n# Zwei\n\nRuh dich aus. Bleib hier.\n"


def test_each_language_has_its_voice(tmp_path: Path, google: Google) -> None:
    """English is spoken here; German goes to Google, announced with its lines and the way out."""
    voices, told = chosen(tmp_path, {"a.md": ENGLISH, "b.md": GERMAN, "audiogen.toml": ""})
    assert voices.own == "hibari"
    assert voices.named("auto", "en") == "hibari"
    assert voices.named("auto", "de") == "gtts"
    assert voices.named("tone", "de") == "tone"
    (warning,) = told.warnings
    assert "its 3 lines will be sent to Google Translate" in warning
    assert "--voice espeak keeps them here" in warning
    assert [note.split(".")[0] for note in told.notes] == ["Voice: gtts", "Voice: hibari"]


def test_an_episode_is_made_again_only_for_its_own_languages(
        tmp_path: Path, google: Google) -> None:
    """Whether Google answers is nothing to the English episodes."""
    files = {"a.md": ENGLISH, "b.md": GERMAN, "audiogen.toml": ""}
    here, _ = chosen(tmp_path, files)
    google.faults = [503]
    gone, _ = chosen(tmp_path, files)
    assert gone.named("auto", "de") == "espeak"
    assert here.of("one") == gone.of("one")
    assert here.of("zwei") != gone.of("zwei")


def test_offline_nothing_is_asked(tmp_path: Path, google: Google) -> None:
    """Neither announced nor sent."""
    voices, told = chosen(tmp_path, {"b.md": GERMAN, "audiogen.toml": ""}, offline=True)
    assert voices.own == "espeak"
    assert (told.warnings, google.texts) == ([], [])


def test_a_voice_that_is_named_is_taken(tmp_path: Path, google: Google) -> None:
    """As set; no other is asked, unless a role leaves it open."""
    voices, told = chosen(tmp_path, {"a.md": ENGLISH, "audiogen.toml": 'voice = "tone"\n'})
    assert (voices.own, voices.automatic) == ("tone", ())
    assert told.notes == ["Voice: tone. As set."]
    with pytest.raises(VoiceMissing, match="English only"):
        chosen(tmp_path, {"a.md": ENGLISH, "audiogen.toml": 'voice = "hibari"\nlanguage = "de"\n'})


def test_roles_are_the_narrators_unless_they_are_set(tmp_path: Path, google: Google) -> None:
    """Marks of roles bring no robot beside the natural voice."""
    text = ENGLISH + "\n> A quotation.\n\nAre you here?\n{: role=question }\n"
    voices, _ = chosen(tmp_path, {"a.md": text, "audiogen.toml": ""})
    assert voices.of("one") == ("hibari", "hibari")
