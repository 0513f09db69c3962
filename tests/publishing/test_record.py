"""The record of a build."""

import json
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.publishing.record import (
    BuildRecord,
    EpisodeRecord,
    FileRecord,
    altered,
    is_ours,
    obsolete,
    read_record,
)


def file(name: str, data: bytes = b"x") -> FileRecord:
    return FileRecord.of(name, data)


EPISODE = EpisodeRecord(
    source="guide/co-regulation.md", slug="co-regulation", number=1, title="Co-regulation · שלום",
    kind="guide", summary="Why company calms.", fingerprint="f1", seconds=512.345,
    integrated_lufs=-19.02, true_peak_dbtp=-1.3, voice="espeak",
    files=(file("01-co-regulation.mp3"), file("01-co-regulation.vtt")))
BUILD = BuildRecord(fingerprint="f0", program="p0", voice="espeak", episodes=(EPISODE,),
                    files=(file("playlist.m3u8"),))


def read(folder: Path, data: bytes) -> BuildRecord | None:
    (folder / "build.json").write_bytes(data)
    return read_record(folder)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Writing and reading give the same record, and the same bytes again."""
    found = read(tmp_path, BUILD.to_bytes())
    assert found == BUILD
    assert found.to_bytes() == BUILD.to_bytes()


def test_the_file_is_for_people_too() -> None:
    """JSON with names in reading order, letters of any script as they are, no time of day."""
    text = BUILD.to_bytes().decode()
    assert text.startswith('{\n  "version": 2,\n  "fingerprint": "f0"')
    assert "שלום" in text
    assert json.loads(text)["episodes"][0]["files"]["01-co-regulation.mp3"]["bytes"] == 1
    assert text.endswith("}\n")


@pytest.mark.parametrize("episodes", [(), (EPISODE,), (EPISODE, replace(EPISODE, number=2))])
def test_what_is_put_together_is_as_json_indents_it(episodes: tuple[EpisodeRecord, ...]) -> None:
    """An episode's part is made once and put into every record of a build."""
    text = replace(BUILD, episodes=episodes, unfinished=(FileRecord.begun("x.mp3"),)
                   ).to_bytes().decode()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_levels_without_a_number_and_odd_names_survive(tmp_path: Path) -> None:
    """Digital silence becomes null, and a file name that is not UTF-8 comes back whole."""
    odd = replace(EPISODE, source="caf\udce9.md", integrated_lufs=float("-inf"))
    data = replace(BUILD, episodes=(odd,)).to_bytes()
    assert b"Infinity" not in data
    found = read(tmp_path, data)
    assert found is not None
    assert found.episodes[0] == replace(odd, integrated_lufs=None)


@pytest.mark.parametrize("data", [
    b"", b"{}", b"[]", b"null", b"3", b"not json", b"\xff\xfe", b'{"version": 2}', b"[" * 100000,
    BUILD.to_bytes()[:-40],
    BUILD.to_bytes().replace(b'"version": 2', b'"version": 1'),
    BUILD.to_bytes().replace(b'"bytes": 1', b'"bytes": "1"'),
    BUILD.to_bytes().replace(b'"number": 1', b'"number": true'),
    BUILD.to_bytes().replace(b'"slug"', b'"slugs"'),
    BUILD.to_bytes().replace(b'"playlist.m3u8"', b'"../playlist.m3u8"'),
    BUILD.to_bytes().replace(b'"playlist.m3u8"', b'".."'),
    BUILD.to_bytes().replace(b'"playlist.m3u8"', b'"C:\\\\x"'),
    BUILD.to_bytes().replace(b'"playlist.m3u8"', b'"/etc/passwd"'),
], ids=range(18))
def test_a_damaged_or_foreign_record_is_none(tmp_path: Path, data: bytes) -> None:
    """Nothing that we did not write whole is trusted, least of all names of other folders."""
    assert data != BUILD.to_bytes()
    assert read(tmp_path, data) is None


def test_no_record_is_none(tmp_path: Path) -> None:
    """An empty folder, no folder, and a folder of that name."""
    assert read_record(tmp_path) is None
    assert read_record(tmp_path / "nowhere") is None
    (tmp_path / "build.json").mkdir()
    assert read_record(tmp_path) is None


def test_altered_files_are_found_by_size(tmp_path: Path) -> None:
    """A file that is gone, another length, or a folder now."""
    (tmp_path / "01-co-regulation.mp3").write_bytes(b"x")
    (tmp_path / "01-co-regulation.vtt").write_bytes(b"longer")
    (tmp_path / "playlist.m3u8").mkdir()
    assert altered(tmp_path, BUILD.every_file) == ("01-co-regulation.vtt", "playlist.m3u8")


def test_files_of_renamed_episodes_are_obsolete() -> None:
    """What the earlier build wrote and the new one does not, and never the record itself."""
    new = replace(BUILD, episodes=(replace(EPISODE, files=(file("01-new.mp3"),)),))
    assert [each.name for each in obsolete(BUILD, new)] == [
        "01-co-regulation.mp3", "01-co-regulation.vtt"]
    assert obsolete(None, new) == ()
    assert obsolete(BUILD, BUILD) == ()
    begun = replace(BUILD, episodes=(), unfinished=(FileRecord.begun("02-x.mp3"),))
    assert [each.name for each in obsolete(begun, BUILD)] == ["02-x.mp3"]
    odd = replace(BUILD, files=(file("build.json"),))
    assert obsolete(odd, replace(BUILD, files=())) == ()


def test_only_what_we_wrote_is_ours(tmp_path: Path) -> None:
    """A file that someone has put in the place of ours is told apart, even at the same size."""
    record = file("01-a.mp3", b"ours")
    assert not is_ours(tmp_path, record)
    (tmp_path / "01-a.mp3").write_bytes(b"mine")
    assert not is_ours(tmp_path, record)
    (tmp_path / "01-a.mp3").write_bytes(b"ours")
    assert is_ours(tmp_path, record)
    (tmp_path / "01-a.mp3").write_bytes(b"half")
    assert is_ours(tmp_path, FileRecord.begun("01-a.mp3"))
    assert not is_ours(tmp_path, FileRecord.begun("02-b.mp3"))


@settings(deadline=None)
@given(st.builds(EpisodeRecord, source=st.text(), slug=st.text(), number=st.integers(1),
                 title=st.text(), kind=st.text(), summary=st.text(), fingerprint=st.text(),
                 seconds=st.floats(0, 1e6), integrated_lufs=st.floats(-90, 0) | st.none(),
                 true_peak_dbtp=st.floats(-90, 0) | st.none(), voice=st.text(),
                 files=st.just((file("a"),))))
def test_any_episode_survives_the_round(tmp_path_factory: pytest.TempPathFactory,
                                        made: EpisodeRecord) -> None:
    """Texts of all kinds and all levels come back as they went in."""
    build = replace(BUILD, episodes=(made,))
    assert read(tmp_path_factory.mktemp("build"), build.to_bytes()) == build


def test_the_record_loads_nothing_heavy() -> None:
    """A build with nothing to do must not wait for tags, pictures or numbers."""
    code = ("import sys, audiogen.publishing.record\n"
            "print([name for name in ('mutagen', 'PIL') if name in sys.modules])")
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True,
                          check=True)
    assert told.stdout.strip() == "[]"


def test_the_fields_of_the_record_are_pinned() -> None:
    """Whoever changes them raises FORMAT, so that older records count as none."""
    assert [field.name for field in fields(BuildRecord)] == [
        "fingerprint", "program", "voice", "episodes", "files", "unfinished", "version"]
    assert [field.name for field in fields(FileRecord)] == ["name", "bytes", "sha256"]
