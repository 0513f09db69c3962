"""What a person sees who gives audiogen a first file of their own."""

from pathlib import Path

from ..program import inside, write

POST = "---\nlayout: post\ntitle: The lamp\ntheme: x\n---\n\nThe lamp is on. It is warm here.\n"
SPANISH = "# La lámpara\n\nLa lámpara está encendida y hace calor en la casa.\n"


def test_front_matter_of_others_is_one_line(tmp_path: Path) -> None:
    """However many files have it."""
    write(tmp_path, {"in/a.md": POST, "in/b.md": POST.replace("lamp", "chair")})
    answer = inside("check", "in", cwd=tmp_path)
    assert answer.status == 0
    lines = [row for row in answer.err.splitlines() if "Front matter of other programs" in row]
    assert len(lines) == 1
    assert "in 2 files: layout, theme" in lines[0]


def test_a_draft_is_left_out_unless_it_is_all_there_is(tmp_path: Path) -> None:
    """It is named; a draft alone is shown."""
    draft = POST.replace("layout: post", "draft: true")
    write(tmp_path, {"in/a.md": POST, "in/b.md": draft.replace("lamp", "chair")})
    answer = inside("script", "in", cwd=tmp_path)
    assert "b.md is marked as a draft" in answer.err
    assert "chair" not in answer.out
    assert "chair" in inside("script", "in/b.md", cwd=tmp_path).out


def test_the_language_is_recognised_and_said(tmp_path: Path) -> None:
    """Where nobody set it; where it is set otherwise, a sentence tells."""
    write(tmp_path, {"a.md": SPANISH, "b.md": "---\nlanguage: en\n---\n" + SPANISH})
    answer = inside("script", "a.md", cwd=tmp_path)
    assert "· es" in answer.out
    assert "reads like Spanish" in answer.err
    told = inside("script", "b.md", cwd=tmp_path)
    assert "· en" in told.out
    assert "the language is set to “en”" in told.err


def test_letters_that_no_voice_speaks_are_a_fault(tmp_path: Path) -> None:
    """A page of Japanese is not spelt out in English."""
    write(tmp_path, {"a.md": "---\nlanguage: en\n---\n窓のそばに椅子があります。\n"})
    inside("script", "a.md", cwd=tmp_path).refuses("set language to “ja”")


def test_letters_that_a_voice_only_names_are_a_fault(tmp_path: Path) -> None:
    """eSpeak knows no Chinese characters in Japanese."""
    write(tmp_path, {"a.md": "---\nlanguage: ja\n---\n夜明前、静寂、窓辺、椅子、火。\n"})
    inside("build", "a.md", "-o", "o", "--voice", "espeak", cwd=tmp_path).refuses(
        "would spell them out")


def test_a_text_is_read_as_it_is_said_to_be(tmp_path: Path) -> None:
    """`--format` decides where a name does not."""
    write(tmp_path, {"a.txt": "It is *so* quiet. # no\n"})
    markdown = inside("script", "a.txt", "--format", "markdown", cwd=tmp_path)
    assert "*so*" not in markdown.out
    assert "*so*" in inside("script", "a.txt", cwd=tmp_path).out


def test_a_script_is_fitted_as_a_build_is(tmp_path: Path) -> None:
    """`script --length` shows the length, or says by how much it can't be met."""
    write(tmp_path, {"a.md": "One. [pause 10s+] Two. [pause 10s+] Three.\n"})
    assert "about 1:00" in inside("script", "a.md", "--length", "1m", cwd=tmp_path).out
    inside("script", "a.md", "--length", "1s", cwd=tmp_path).refuses("can't be fitted")


def test_a_build_says_what_to_listen_to(tmp_path: Path) -> None:
    """A single file is an album of its own, and the last line says where it is."""
    write(tmp_path, {"a.md": "# The lamp\n\nIt is on.\n"})
    answer = inside("build", "a.md", "-o", "out", "--voice", "tone", cwd=tmp_path)
    assert answer.status == 0, answer.err
    assert answer.out.splitlines()[-1].startswith("Listen: ")
