"""Covers, made and brought."""

import io
import zlib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from PIL import Image

from audiogen.errors import SettingsError
from audiogen.publishing.cover import SIDE, cover_picture
from audiogen.publishing.model import Picture, PublishSettings
from audiogen.publishing.painting import FONT, Canvas, can_spell
from audiogen.publishing.palettes import (
    LEAST_CONTRAST,
    PALETTES,
    Palette,
    between,
    colour,
    contrast,
)

TITLES = ("Rest", "Co-regulation: settling in connection with others", "Présence, Übung, niño",
          "The Body as a Compass, and Other Gentle Explorations for Evenings When Everything Is "
          "Too Much and Nobody Is Near Enough to Hear You Breathe Out",
          "word " * 200, "W" * 300, "江の声", "שלום", "🌙", "", "a\nb\x00\ud800")


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


@pytest.mark.parametrize("title", TITLES)
def test_every_title_gets_a_cover(title: str) -> None:
    """A square PNG under 200 kB that says in words what it is of."""
    made = cover_picture(PublishSettings(title, author="Mira Lind"))
    assert opened(made).size == (SIDE, SIDE) == (made.width, made.height)
    assert made.mime == "image/png"
    assert len(made.data) < 200_000
    assert "Cover of" in made.alt


def test_the_same_title_gives_the_same_cover() -> None:
    """Colours and hills are drawn from the title, not from chance."""
    first, second = (cover_picture(PublishSettings("Calm Company")) for _ in range(2))
    assert first == second
    assert first.data != cover_picture(PublishSettings("Calm Companion")).data


def test_the_title_is_on_the_cover() -> None:
    """There is ink in the sky where a title can be spelt, and none where it can't."""
    def inked(title: str) -> bool:
        sky = opened(cover_picture(PublishSettings(title))).crop((0, 0, SIDE, SIDE // 2))
        return any(sky.convert("L").histogram()[:90])

    assert inked("Calm Company")
    assert inked("Présence")
    assert inked("Straße")
    assert not inked("江の声")


def test_letters_that_the_font_lacks_are_known() -> None:
    """European, Vietnamese, Greek and Cyrillic letters can be written; others are not faked."""
    for text in ("Àéîõü ñ ç å Š ž ő Ż ș í ï ß ø þ ł", "Tĩnh lặng giữa đời", "Ηρεμία", "Тишина їґє",
                 "– — … ‘ ’ “ ” ·", "e\N{COMBINING ACUTE ACCENT}"):  # noqa: RUF001
        assert can_spell(text), text
    for text in ("江", "ש", "हि", "🌙", "x\N{COMBINING ACUTE ACCENT}"):
        assert not can_spell(text), text


def ink(text: str) -> tuple[int, int, int, int]:
    """Left, top, right and lower edge of what is written, in pixels; the baseline is at 200."""
    canvas = Canvas(400, 1)
    canvas.write(text, 0.2, 0.5, 0.3, (255, 255, 255))
    box = Image.open(io.BytesIO(canvas.png())).getbbox()
    assert box
    return box


def test_accents_stand_above_and_below_their_letters() -> None:
    """An accent adds ink over its letter or under it, written as one character or as two."""
    assert ink("é")[1] < ink("e")[1] - 10
    assert ink("É")[1] < ink("E")[1] - 10
    assert ink("ç")[3] > ink("c")[3] + 10
    assert ink("é")[3] == ink("e")[3]
    assert ink("ß") != ink("B")
    assert ink("e\N{COMBINING ACUTE ACCENT}") == ink("é")


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_all_words_can_be_read(palette: Palette) -> None:
    """Ink on any part of the sky, sun included, and pale on the nearest hills: 4.5 to 1."""
    skies = [colour(palette.top), colour(palette.horizon), colour(palette.sun)]
    assert min(contrast(colour(palette.ink), sky) for sky in skies) >= LEAST_CONTRAST
    hills = [colour(palette.near), between(colour(palette.far), colour(palette.near), 2 / 3)]
    assert min(contrast(colour(palette.pale), hill) for hill in hills) >= LEAST_CONTRAST


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and WCAG's own grey #767676 on white just passes 4.5."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(colour("#767676"), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_a_painted_cover_is_kept_under_the_version_of_the_font(
        monkeypatch: pytest.MonkeyPatch) -> None:
    """Another font is another name, so no old letters are served."""
    def name() -> str:
        names: list[str] = []

        def remember(name: str, paint: Callable[[], bytes]) -> bytes:
            names.append(name)
            return b""

        cover_picture(PublishSettings("Calm Company"), remember)
        return names[0]

    installed = name()
    assert name() == installed
    version = metadata.version
    monkeypatch.setattr(metadata, "version",
                        lambda asked: "0.0" if asked == FONT else version(asked))
    assert name() != installed


def saved(path: Path, size: tuple[int, int], kind: str, mode: str = "RGB") -> Path:
    Image.new(mode, size, 128).save(path, kind)
    return path


@pytest.mark.parametrize(("kind", "mime"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_fitting_picture_is_taken_as_it_is(tmp_path: Path, kind: str, mime: str) -> None:
    """The producer's own bytes go into the tags, with the producer's own words."""
    path = saved(tmp_path / "cover", (1400, 1400), kind)
    made = cover_picture(PublishSettings("Calm", cover=path, cover_alt="A river at dawn"))
    assert made == Picture(path.read_bytes(), mime, 1400, 1400, "A river at dawn")


@pytest.mark.parametrize(("size", "words"), [
    ((900, 900), "900 by 900"), ((1500, 1400), "1500 by 1400"), ((3001, 3001), "3001 by 3001"),
])
def test_a_picture_of_another_size_is_a_fault(tmp_path: Path, size: tuple[int, int],
                                              words: str) -> None:
    """The message names the file, its size, and what would do."""
    path = saved(tmp_path / "cover.png", size, "PNG")
    with pytest.raises(SettingsError, match=f"cover.png: .*{words}.*1400 to 3000.*remove") as told:
        cover_picture(PublishSettings("Calm", cover=path))
    assert len(told.value.faults) == 1


def test_a_picture_that_claims_to_be_huge_is_refused_unopened(tmp_path: Path) -> None:
    """The header alone is judged, so a small file can't fill the memory."""
    path = saved(tmp_path / "cover.png", (1, 1), "PNG")
    data = bytearray(path.read_bytes())
    data[16:24] = (60000).to_bytes(4, "big") * 2
    path.write_bytes(_with_checksum(bytes(data)))
    with pytest.raises(SettingsError, match="60000 by 60000"):
        cover_picture(PublishSettings("Calm", cover=path))


def _with_checksum(png: bytes) -> bytes:
    return png[:29] + zlib.crc32(png[12:29]).to_bytes(4, "big") + png[33:]


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7" * 20])
def test_what_is_no_picture_is_a_fault(tmp_path: Path, data: bytes) -> None:
    """Files of other kinds are named as such."""
    path = tmp_path / "cover.jpg"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match="neither PNG nor JPEG"):
        cover_picture(PublishSettings("Calm", cover=path))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_a_fault(tmp_path: Path, kind: str) -> None:
    """A picture that was cut off is found by decoding it."""
    path = saved(tmp_path / "cover", (1400, 1400), kind)
    path.write_bytes(path.read_bytes()[:-len(path.read_bytes()) // 2])
    with pytest.raises(SettingsError, match="damaged"):
        cover_picture(PublishSettings("Calm", cover=path))


def test_a_missing_picture_is_a_fault(tmp_path: Path) -> None:
    """The path is shown, with what to do."""
    with pytest.raises(SettingsError, match=r"gone\.png: .*can't be read.*mend its path"):
        cover_picture(PublishSettings("Calm", cover=tmp_path / "gone.png"))
