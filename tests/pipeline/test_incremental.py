"""A build touches what has changed, and nothing else."""

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audiogen.building.pipeline import Request, build
from audiogen.building.sources import collection_of
from audiogen.publishing.model import Episode, EpisodeOutput, OutputFile, PublishSettings
from audiogen.publishing.outputs import EPISODE_OUTPUTS
from audiogen.publishing.record import EpisodeRecord
from audiogen.voicing.store import Store
from tests.program import PLAIN, files, inside, is_episode, run, stamps, write

TEXTS = {
    "audiogen.toml": 'title = "Evenings"\ncover_alt = "A"\n',
    "a.md": "# Apples\n\nFirst of all, sit down.\n\nThen lean back a little.\n",
    "b.md": "# Bees\n\nListen to the garden.\n\n[pause 2s]\n\nNothing is urgent.\n",
    "sub/c.md": "# Clouds\n\nLook up when you like.\n",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three short episodes, built into out/ with the store clips/."""
    folder = tmp_path_factory.mktemp("first")
    write(folder / "in", TEXTS)
    make(folder)
    return folder


@pytest.fixture
def collection(built: Path, tmp_path: Path) -> Path:
    """A copy of them to play with."""
    return shutil.copytree(built, tmp_path, dirs_exist_ok=True)


def make(folder: Path, *more: str, sources: tuple[str, ...] = ("in",)) -> set[str]:
    """Builds in/ into out/; gives back the slugs that were made."""
    answer = inside("build", *sources, "-o", "out", *PLAIN, "--json", *more, cwd=folder,
                    AUDIOGEN_CACHE_DIR=str(folder / "clips"))
    assert answer.status == 0, answer
    return {one["slug"] for one in json.loads(answer.out)["episodes"] if one["made"]}


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Changes a source."""
    path = folder / "in" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def clips(folder: Path) -> int:
    """How many entries the clip store has."""
    return Store(folder / "clips").usage().entries


def test_a_second_build_touches_nothing(collection: Path) -> None:
    """No byte and no time of a file changes, in the output or in the store."""
    before = stamps(collection)
    content = files(collection)
    assert make(collection) == set()
    assert stamps(collection) == before
    assert files(collection) == content


def test_an_edited_line_costs_one_clip_and_one_episode(collection: Path) -> None:
    """Neighbours keep their files; the store gains one entry."""
    before, count = stamps(collection / "out"), clips(collection)
    edit(collection, "a.md", "lean back a little", "lean back a bit")
    assert make(collection) == {"apples"}
    after = stamps(collection / "out")
    assert clips(collection) == count + 1
    assert {name for name in before if after[name] != before[name]} == {
        name for name in before if name.startswith("01-")} | {"build.json", "index.html"}


def test_a_change_that_is_not_spoken_costs_no_clip(collection: Path) -> None:
    """A longer pause makes its episode anew from the clips that are there."""
    count = clips(collection)
    edit(collection, "b.md", "[pause 2s]", "[pause 3s]")
    assert make(collection) == {"bees"}
    assert clips(collection) == count


def test_front_matter_shapes_its_own_episode(collection: Path) -> None:
    """Another pace in one file leaves the others as they are."""
    edit(collection, "b.md", "# Bees", "---\npace: spacious\n---\n# Bees")
    assert make(collection) == {"bees"}


def test_a_setting_of_the_collection_shapes_all(collection: Path) -> None:
    """A pause of audiogen.toml is heard everywhere, and costs no clip."""
    count = clips(collection)
    edit(collection, "audiogen.toml", "cover_alt", "[pauses]\nparagraph = 3.0\n#")
    assert make(collection) == {"apples", "bees", "clouds"}
    assert clips(collection) == count


def test_a_w3c_lexicon_touches_its_own_words_alone(collection: Path) -> None:
    """Another way to say a word costs the lines that hold it, in its language; the rest is kept."""
    count = clips(collection)
    lexicon = ('<lexicon version="1.0" xml:lang="{}" alphabet="ipa"><lexeme><grapheme>garden'
               "</grapheme><alias>{}</alias></lexeme></lexicon>")
    write(collection / "in", {"words.pls": lexicon.format("es", "jardín")})
    make(collection)
    assert clips(collection) == count
    for way in ("gar den", "garrden"):
        before = stamps(collection / "out")
        write(collection / "in", {"words.pls": lexicon.format("en", way)})
        assert "bees" in make(collection)
        count += 1
        assert clips(collection) == count
        assert stamps(collection / "out")["02-bees.mp3"] != before["02-bees.mp3"]
    (collection / "in/words.pls").write_text("no lexicon")
    inside("build", "in", "-o", "out", *PLAIN, cwd=collection).refuses("in/words.pls:1: ")


def test_a_removed_episode_takes_its_files_along_and_nobody_elses(collection: Path) -> None:
    """Files that a listener or producer put there stay, as do our own that they changed."""
    write(collection / "out", {"mine.txt": "mine", "02-notes.txt": "mine"})
    changed = collection / "out" / "02-bees.txt"
    changed.write_text("my own words")
    (collection / "in" / "b.md").unlink()
    assert make(collection) == {"apples", "clouds"}      # one is followed, one numbered, anew
    names = files(collection / "out")
    assert "02-clouds.mp3" in names
    assert "03-clouds.mp3" not in names
    assert {name for name in names if "bees" in name} == {"02-bees.txt"}
    assert names["mine.txt"] == names["02-notes.txt"] == b"mine"


def test_a_renamed_episode_moves(collection: Path) -> None:
    """Another title is another slug; the old files go."""
    edit(collection, "b.md", "# Bees", "# Birds")
    make(collection)
    names = [name for name in files(collection / "out") if is_episode(name)]
    assert names == ["01-apples.mp3", "02-birds.mp3", "03-clouds.mp3"]


def test_one_file_of_a_collection_keeps_number_and_neighbours(collection: Path) -> None:
    """Built alone, an episode is the same, and the others stay as they are."""
    everything = files(collection / "out")
    shutil.rmtree(collection / "out")
    assert make(collection, sources=("in/b.md",)) == {"bees"}
    alone = files(collection / "out")
    assert {name for name in alone if is_episode(name)} == {"02-bees.mp3"}
    assert alone["02-bees.mp3"] == everything["02-bees.mp3"]
    before = stamps(collection / "out")
    assert make(collection) == {"apples", "clouds"}
    after = stamps(collection / "out")
    assert all(after[name] == before[name] for name in before if name.startswith("02-"))
    assert files(collection / "out") == everything


def test_force_makes_everything_again_with_the_same_bytes(collection: Path) -> None:
    """For doubters."""
    before, times = files(collection / "out"), stamps(collection / "out")
    assert make(collection, "--force") == {"apples", "bees", "clouds"}
    assert files(collection / "out") == before
    assert stamps(collection / "out")["01-apples.mp3"] != times["01-apples.mp3"]


def test_missing_and_altered_files_are_made_again(collection: Path) -> None:
    """A lost caption brings its episode back, whole and the same."""
    before = files(collection / "out")
    (collection / "out" / "01-apples.vtt").unlink()
    (collection / "out" / "02-bees.mp3").write_bytes(b"short")
    assert make(collection) == {"apples", "bees"}
    assert files(collection / "out") == before


def test_damaged_clips_heal(collection: Path) -> None:
    """Entries cut short, changed, emptied and gone: the next build gives the same bytes."""
    before = files(collection / "out")
    shutil.rmtree(collection / "out")
    harms = (lambda data: data[:-9], lambda data: data[:-1] + bytes([data[-1] ^ 1]),
             lambda data: b"", None)
    for number, path in enumerate(sorted((collection / "clips").glob("??/*"))):
        harm = harms[number % len(harms)]
        if harm:
            path.write_bytes(harm(path.read_bytes()))
        else:
            path.unlink()
    make(collection)
    assert files(collection / "out") == before


def test_bytes_do_not_depend_on_jobs_store_or_place(collection: Path) -> None:
    """Two workers, a cold store, another folder, absolute names: the same files."""
    before = files(collection / "out")
    for number, (where, source, output) in enumerate((
            (collection / "in", ".", "../other"),
            (Path("/"), str(collection / "in"), str(collection / "third")))):
        answer = run("build", source, "-o", output, *PLAIN, "--jobs", "2", cwd=where,
                     AUDIOGEN_CACHE_DIR=str(collection / ("cold", "clips")[number]))
        assert answer.status == 0, answer
        assert files((where / output).resolve()) == before


def test_an_output_inside_the_content_is_no_content(tmp_path: Path) -> None:
    """Built in its own folder, a collection doesn't read its own transcripts."""
    write(tmp_path, {"a.txt": "Hello there.\n"})
    for _ in range(2):
        answer = inside("build", ".", "-o", "out", *PLAIN, "--json", cwd=tmp_path)
        assert len(json.loads(answer.out)["episodes"]) == 1


def test_a_text_under_another_file_name_is_known_by_that(collection: Path) -> None:
    """Its episode stays as it is, and the record is that of a clean build."""
    before = stamps(collection / "out")
    (collection / "in/a.md").rename(collection / "in/aa.md")
    assert make(collection) == set()
    assert {name for name, stamp in stamps(collection / "out").items()
            if stamp != before[name]} == {"build.json"}
    kept = files(collection / "out")
    shutil.rmtree(collection / "out")
    assert len(make(collection)) == 3
    assert files(collection / "out") == kept


def test_an_episode_that_is_gone_is_left_out_until_it_is_built_again(collection: Path) -> None:
    """Where another one is all that was asked for."""
    sound = collection / "out/02-bees.mp3"
    whole = files(collection / "out")
    sound.unlink()
    answer = inside("build", "in/a.md", "-o", "out", "--force", *PLAIN, cwd=collection)
    assert answer.status == 0, answer
    assert "“Bees” is left out" in answer.err
    playlist = (collection / "out/playlist.m3u8").read_text("utf-8")
    assert (sound.name in playlist, "01-apples.mp3" in playlist) == (False, True)
    assert make(collection) == {"bees"}
    assert files(collection / "out") == whole


class Interrupted(EpisodeOutput):
    """An output that somebody's Ctrl-C meets while it is written."""

    name = "interrupted"
    suffix = ".txt"
    media_type = "text/plain"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """As far as it comes."""
        return b"Hel"

    def files(self, episode: Episode, settings: PublishSettings) -> Iterator[OutputFile]:
        """A file that ends the build."""
        def pieces() -> Iterator[bytes]:
            yield self.render(episode, settings)
            raise KeyboardInterrupt

        yield OutputFile(f"{episode.stem}.later.txt", pieces())


def test_an_output_folder_is_known_from_its_first_file_on(tmp_path: Path) -> None:
    """What a build that was stopped early has written is no text of the next one."""
    write(tmp_path, {"a.txt": "Hello there.\n"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("audiogen.publishing.outputs.EPISODE_OUTPUTS",
                      (*EPISODE_OUTPUTS, Interrupted()))
        assert inside("build", ".", "-o", "out", *PLAIN, cwd=tmp_path).status == 130
    assert "01-a.txt" in files(tmp_path / "out")
    answer = inside("script", ".", "--json", cwd=tmp_path)
    assert answer.status == 0
    assert isinstance(json.loads(answer.out), dict)     # one episode, not a list of two


def test_an_episode_may_have_its_own_voice(tmp_path: Path) -> None:
    """Front matter outranks audiogen.toml, and [voices] is asked before both for its roles."""
    write(tmp_path / "in", {
        "audiogen.toml": 'voice = "tone"\nquality = "small"\n[voices]\nquote = "tone"\n',
        "a.md": "Hello.\n", "b.md": "---\nvoice: espeak\n---\nHello.\n\n> Indeed.\n"})
    answer = inside("build", "in", "-o", "out", "--json", cwd=tmp_path)
    heard = [one["voice"].split(", ") for one in json.loads(answer.out)["episodes"]]
    assert [[name.partition(":")[0] for name in names] for names in heard] == [
        ["tone"], ["espeak", "tone"]]


def test_loose_files_share_an_output_folder(tmp_path: Path) -> None:
    """Building another text does not take away the first one's episode."""
    write(tmp_path, {"a.md": "# Apples\n\nHello.\n", "b.md": "# Bees\n\nHello.\n",
                     "other/c.md": "# Clouds\n\nHello.\n"})
    for name in ("a.md", "b.md", "other/c.md", "other"):
        assert inside("build", name, "-o", "out", *PLAIN, cwd=tmp_path).status == 0
    assert {"01-apples.mp3", "01-bees.mp3", "01-clouds.mp3"} <= set(files(tmp_path / "out"))


class Silent:
    """An observer that only counts."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def note(self, text: str) -> None:
        """Hears."""

    def warn(self, text: str) -> None:
        """Hears."""

    def lines(self, count: int) -> None:
        """Hears."""

    def voiced(self, count: int) -> None:
        """Hears."""

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """Counts."""
        self.made.append(record.slug)


def test_any_executor_can_take_the_pools_place(collection: Path, monkeypatch: pytest.MonkeyPatch
                                               ) -> None:
    """One thread, lent to the build, gives the same bytes, and is not shut down."""
    monkeypatch.chdir(collection)
    before = files(collection / "out")
    asked = collection_of(("in",))
    flags = {"voice": "tone", "quality": "small"}
    with ThreadPoolExecutor(1) as lent:
        build(Request(asked, Path("lent"), flags, 1), Silent(), lent)
        assert lent.submit(os.getpid).result() == os.getpid()
    assert files(collection / "lent") == before
