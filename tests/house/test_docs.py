"""The documentation is checked like code: what there is must be in it."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from audiogen import __version__
from audiogen.cli import COMMANDS, group
from audiogen.mixing.presets import BED_NAMES, LOUDNESS, QUALITIES, SOUND_NAMES
from audiogen.publishing.model import EpisodeOutput
from audiogen.publishing.outputs import COLLECTION_OUTPUTS, EPISODE_OUTPUTS
from audiogen.reading.speech import SSML_TAGS
from audiogen.scripting.notation import DIRECTIVES
from audiogen.scripting.pace import PRESETS
from audiogen.scripting.phrases import PHRASES
from audiogen.settings.declaration import Setting
from audiogen.settings.model import SETTINGS
from audiogen.settings.tables import PACE_NUMBERS, PAUSES
from audiogen.voicing.engines import ENGINES
from tests.program import PLAIN, run, write

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HOSTING = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
HEAVY = {"numpy", "pedalboard", "soxr", "lameenc", "lxml", "markdown", "yaml", "mutagen", "PIL",
         "pydub", "gtts", "requests", "espeakng_loader", "sentencex", "emoji", "rich"}
"""What a command that makes nothing must not load."""


def commands() -> list[tuple[str, click.Command]]:
    """Every command and subcommand with its name as it is typed."""
    context = click.Context(group)
    found: list[tuple[str, click.Command]] = []
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {inner}", each) for inner, each in command.commands.items()]
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda part: str(part))
def test_every_command_has_help_with_an_example_and_is_in_the_readme(
        name: str, command: click.Command) -> None:
    """Somebody who knows nothing can begin."""
    assert f"audiogen {name}" in README
    assert command.help
    own = command.epilog or ""
    inherited = "" if " " not in name else dict(commands())[name.split()[0]].epilog or ""
    assert f"audiogen {name}" in own + inherited


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda part: str(part))
def test_every_option_is_explained_and_in_the_readme(name: str, command: click.Command) -> None:
    """Long spellings only."""
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, (name, option.name)
            assert any(word in README for word in option.opts if word.startswith("--")), option.opts


@pytest.mark.parametrize("word", [
    *(f"**{name}**" for name in ENGINES), *(f"[{each.examples[0]}" for each in DIRECTIVES),
    *(f"[{name}]" for name in SOUND_NAMES), *(f"<{name}" for name in SSML_TAGS),
    *(output.suffix for output in EPISODE_OUTPUTS), *(output.name for output in COLLECTION_OUTPUTS),
    "playlist.m3u8",
    ".mp3", "build.json", *PRESETS, *BED_NAMES, *QUALITIES, *LOUDNESS, "lexicon.toml",
    "AUDIOGEN_CACHE_DIR", ".silent", ".spoken-only", "role=", "[sub:",
])
def test_what_there_is_stands_in_the_readme(word: str) -> None:
    """Engines, directives, wording, outputs, presets."""
    assert word in README


@pytest.mark.parametrize("output", EPISODE_OUTPUTS, ids=lambda output: output.name)
def test_the_page_on_hosting_says_how_each_file_is_served(output: EpisodeOutput) -> None:
    """Its ending, and its media type beside it."""
    assert re.search(rf"`{re.escape(output.suffix)}` \| `{re.escape(output.media_type)}\b", HOSTING)


@pytest.mark.parametrize("key", sorted(
    {*PHRASES, *PAUSES, *PACE_NUMBERS}))
def test_every_entry_of_a_table_stands_in_the_readme(key: str) -> None:
    """As a key, not as a word that happens to be there."""
    assert re.search(rf"^\[?{key}\b *[]=:]|`{key}\b|[ (]{key} = ", README, re.M), key


def shown(value: object) -> str:
    """A default as the README's table shows it."""
    if value is None or value in ("", ()):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


@pytest.mark.parametrize("row", SETTINGS.values(), ids=lambda row: row.name)
def test_every_setting_is_a_row_of_the_readmes_table(row: Setting) -> None:
    """With where it may be written, what it is if nobody sets it, and its sentence."""
    line = f"| `{row.name}` | {row.where} | {shown(row.default)} | {row.says} |"
    assert line in README.splitlines(), line


def test_the_readmes_table_of_settings_holds_nothing_else() -> None:
    """A setting that is gone is gone there, too."""
    rows = re.findall(r"^\| `(\w+)` \| (?:both|audiogen\.toml|front matter) \|", README, re.M)
    assert rows == list(SETTINGS)


def test_the_comments_of_a_new_collection_are_the_settings_own_sentences() -> None:
    """Above each setting that `audiogen new` writes, in use or as a proposal."""
    starter = (ROOT / "audiogen/cli/starter/audiogen.toml").read_text(encoding="utf-8")
    explained = 0
    for stanza in starter.split("\n\n"):
        keys = re.findall(r"^(?:# )?\[?(\w+)\b(?: = |\]$)", stanza, re.M)
        comment = " ".join(re.findall(r"^# (?!\[?\w+\b(?: = |\]))(.*)", stanza, re.M))
        for sentence in [SETTINGS[key].says for key in keys[:1] if key in SETTINGS]:
            assert sentence in comment, keys
            explained += 1
    assert explained >= 10


def test_the_changelog_agrees_with_the_version() -> None:
    """The newest entry is this version's."""
    assert re.findall(r"^## \[?(\d[^\s\]]*)", CHANGELOG, re.M)[0] == __version__


def loaded(code: str, folder: Path) -> set[str]:
    """The libraries among HEAVY that a command line loads."""
    script = (f"import sys; sys.argv = ['audiogen', *{code}]\n"
              "from audiogen.cli import main\n"
              "try: main()\nexcept SystemExit as done: assert not done.code, done.code\n"
              "print('LOADED', *sorted({name.split('.')[0] for name in sys.modules}))")
    child = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True,
                           text=True, timeout=60)
    assert child.returncode == 0, child.stderr
    return HEAVY & set(child.stdout.rpartition("LOADED")[2].split())


def test_help_is_light(tmp_path: Path) -> None:
    """`audiogen --help` and a command's own load nothing that makes sound."""
    assert loaded("['--help']", tmp_path) == set()
    assert loaded("['build', '--help']", tmp_path) == set()


def test_an_unchanged_build_is_light(tmp_path: Path) -> None:
    """It reads bytes and sizes, and no more."""
    write(tmp_path, {"in/a.md": "# Hi\n\nHello there.\n", "in/audiogen.toml": 'title = "T"\n'})
    command = ["build", "in", "-o", "out", *PLAIN]
    assert run(*command, cwd=tmp_path).status == 0
    assert loaded(repr(command), tmp_path) == set()
