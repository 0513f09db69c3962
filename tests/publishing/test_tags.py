"""Tags, read back by mutagen and by ffprobe, on a real MP3."""

import io
import json
import math
import shutil
import struct
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import lameenc
import pytest
from mutagen.id3 import ID3, CTOCFlags
from mutagen.mp3 import MP3

from audiogen.publishing.model import Picture, PublishSettings
from audiogen.publishing.tags import tag_bytes

from .episodes import CALM, SETTINGS, Heard, episode

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8ffff3f0005fe02fea735816c0000000049454e44ae426082")
COVER = Picture(PIXEL, "image/png", 1, 1, "Cover of “Calm Company”")


def tone(seconds: float) -> bytes:
    """A quiet tone as an MP3 stream without tags."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(44100)
    encoder.set_channels(1)
    encoder.silence()
    samples = [round(300 * math.sin(index / 20)) for index in range(round(seconds * 44100))]
    return bytes(encoder.encode(struct.pack(f"<{len(samples)}h", *samples)) + encoder.flush())


def tags(*heard: Heard, settings: PublishSettings = SETTINGS, cover: Picture = COVER,
         **changes: object) -> ID3:
    return ID3(io.BytesIO(tag_bytes(episode(heard or CALM, **changes), settings, cover)))


def test_the_tag_says_what_players_show() -> None:
    """Title, artist, album, track, year, genre, language, length, comment, cover, lyrics."""
    found = tags()
    assert found.version == (2, 3, 0)
    raw = {name: str(found[name]) for name in found if name.startswith("T")}
    length = raw.pop("TLEN")
    assert length == "65672"
    assert raw.pop("TSSE").startswith("audiogen ")
    # mutagen reads the year of 2.3 as the date of 2.4
    assert raw == {"TIT2": "Co-regulation", "TPE1": "Mira Lind", "TALB": "Calm Company",
                   "TRCK": "1/13", "TDRC": "2026", "TCON": "Speech", "TLAN": "eng",
                   "TENC": "audiogen"}
    assert str(found["COMM::eng"]) == (
        "Why company calms.\n\nThis is not a substitute for professional care.\n\n"
        "Some links are affiliate links.\n\n"
        "The voice that speaks here is made by a computer.")
    assert found["USLT::eng"].text.startswith("Opening\n\nHealing is")
    picture = found.getall("APIC")[0]
    assert (picture.type, picture.mime, picture.data) == (3, "image/png", PIXEL)
    assert picture.desc == "Cover of “Calm Company”"


def test_what_is_not_known_is_left_out() -> None:
    """No year, no summary and no notice leave no frame; no author leaves the collection's name."""
    found = tags(settings=PublishSettings("Calm"), summary="", disclosure="",
                 language="x-klingon", voice="recorded")
    assert "TDRC" not in found
    assert not found.getall("COMM")
    assert str(found["TPE1"]) == "Calm"
    assert str(found["TLAN"]) == "und"


def test_chapters_tile_in_whole_milliseconds() -> None:
    """One ordered table on top, chapters in the order of time, the first from 0."""
    found = tags()
    (table,) = found.getall("CTOC")
    assert table.flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    chapters = [found[f"CHAP:{name}"] for name in table.child_element_ids]
    assert [str(each.sub_frames["TIT2"]) for each in chapters] == ["Opening", "Two questions"]
    assert chapters[0].start_time == 0
    assert all(first.end_time == second.start_time for first, second in pairwise(chapters))
    assert chapters[-1].end_time == 65671


def test_chapters_stand_in_the_file_in_order_of_time() -> None:
    """Readers that show chapters as they come show them right, whatever their titles' lengths."""
    heard: list[Heard] = []
    for number in range(20):
        heard += [("chapter", "Long " * (20 - number), 0), ("line", "Rest.", 1)]
    data = tag_bytes(episode(heard), SETTINGS, COVER)
    places = [data.index(b"CHAP", data.index(b"CTOC")) and data.index(
        b"chp%d\0" % number, data.index(b"CHAP")) for number in range(20)]
    assert places == sorted(places)


def test_an_episode_in_one_piece_has_no_chapters() -> None:
    """Players would offer a choice of one."""
    found = tags(("chapter", "Rest", 0), ("line", "Rest.", 1))
    assert not found.getall("CHAP")
    assert not found.getall("CTOC")


def test_more_chapters_than_one_table_can_count() -> None:
    """Beyond 255 chapters the top table lists tables, and no chapter is lost."""
    heard: list[Heard] = []
    for number in range(600):
        heard += [("chapter", f"Part {number}", 0), ("line", "Rest.", 1)]
    found = tags(*heard)
    tables = {table.element_id: table for table in found.getall("CTOC")}
    assert [name for name, table in tables.items() if table.flags & CTOCFlags.TOP_LEVEL] == ["toc"]
    names = [name for part in tables["toc"].child_element_ids
             for name in tables[part].child_element_ids]
    assert names == [f"chp{number}" for number in range(600)]
    assert len(found.getall("CHAP")) == 600


@pytest.mark.parametrize("text", ["Плавное дыхание", "שלום", "😀 breathe", "a\nb", "x" * 5000,
                                  "\x00\ud800", "AC/DC; more", "(12)"])
def test_any_title_survives(text: str) -> None:
    """Titles of any script come back as they went in, on one line and without controls."""
    found = tags(("chapter", text, 0), ("line", text, 1), ("chapter", text, 0), title=text)
    expected = {"a\nb": "a b", "\x00\ud800": "\ufffd"}.get(text, text)
    assert found["TIT2"].text == [expected]
    assert found["CHAP:chp0"].sub_frames["TIT2"].text == [expected]
    assert expected in found.getall("USLT")[0].text


def test_the_description_of_the_cover_keeps_to_its_limit() -> None:
    """ID3v2.3 allows 64 characters."""
    found = tags(cover=replace(COVER, alt="A very long description " * 9)).getall("APIC")[0]
    assert len(found.desc) <= 64
    assert found.desc.endswith("…")


def test_only_encodings_of_version_2_3() -> None:
    """Latin-1 and UTF-16 with a byte order mark; UTF-8 came only with 2.4."""
    found = tags(("chapter", "Ruhe, wörtlich", 0), ("line", "Ruhe.", 1), title="Öffnung")
    frames = [frame for frame in found.values() if hasattr(frame, "encoding")]
    frames += [frame for chapter in found.getall("CHAP") for frame in chapter.sub_frames.values()]
    assert {int(frame.encoding) for frame in frames} <= {0, 1}
    assert found["TIT2"].encoding == 1
    assert found["TALB"].encoding == 0


def test_the_same_episode_gives_the_same_bytes() -> None:
    """Nothing in a tag depends on the clock or on order in memory."""
    assert tag_bytes(episode(), SETTINGS, COVER) == tag_bytes(episode(), SETTINGS, COVER)


def test_twelve_hours_of_lyrics_stay_small() -> None:
    """The words of a very long episode are kept whole, in under a megabyte."""
    heard: list[Heard] = [("line", f"Line {number} of very many, said calmly.", 4.3)
                          for number in range(10000)]
    data = tag_bytes(episode(heard), SETTINGS, COVER)
    assert len(data) < 1_000_000
    assert "Line 9999 of" in ID3(io.BytesIO(data)).getall("USLT")[0].text


@pytest.fixture(scope="module")
def mp3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of tone in two chapters, tagged."""
    path = tmp_path_factory.mktemp("mp3") / "01-tone.mp3"
    made = episode([("chapter", "Eins", 0), ("line", "A tone.", 1.2),
                    ("chapter", "Zwei · שתיים", 0), ("line", "A tone.", 0.8)])
    path.write_bytes(tag_bytes(made, SETTINGS, COVER) + tone(2))
    return path


def test_mutagen_reads_tag_and_stream(mp3: Path) -> None:
    """The stream begins right after the tag and its padding."""
    found = MP3(mp3)
    assert found.info is not None
    assert found.tags is not None
    assert not found.info.sketchy
    assert found.info.length == pytest.approx(2, abs=0.1)
    assert len(found.tags.getall("CHAP")) == 2


def test_ffprobe_lists_the_chapters(mp3: Path) -> None:
    """A reader that is not ours sees chapters with titles and times, the tags and the cover."""
    if not shutil.which("ffprobe"):
        pytest.skip("needs ffprobe")
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-show_streams", "-of",
         "json", mp3], capture_output=True, check=True)
    assert told.stderr == b""
    page = json.loads(told.stdout)
    assert [each["tags"]["title"] for each in page["chapters"]] == ["Eins", "Zwei · שתיים"]
    assert [float(each["start_time"]) for each in page["chapters"]] == [0, 1.2]
    assert page["format"]["tags"]["title"] == "Co-regulation"
    assert page["format"]["tags"]["track"] == "1/13"
    assert page["format"]["tags"]["date"] == "2026"
    assert {each["codec_name"] for each in page["streams"]} == {"mp3", "png"}


def test_mp3val_finds_nothing_wrong(mp3: Path) -> None:
    """The file is whole: tag, then frames, and nothing else between."""
    if not shutil.which("mp3val"):
        pytest.skip("needs mp3val")
    told = subprocess.run(["mp3val", mp3], capture_output=True, text=True, check=True).stdout
    # Its word on the Info frame, which the renderer writes and this tone does not have, is apart.
    assert not [line for line in told.splitlines() if line.startswith(("WARNING", "ERROR"))]
