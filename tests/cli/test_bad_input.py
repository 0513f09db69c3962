"""Whatever is wrong is answered with a sentence, a place and a status, and nothing is lost."""

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from audiogen.voicing.engines import engine
from audiogen.voicing.network.asking import Asker, Manners
from tests.program import PLAIN, files, inside, is_episode, run, write

GOOD = "# Hi\n\nHello there.\n"

FAULTY: dict[str, str | bytes] = {
    "audiogen.toml": 'titel = "T"\n\n[pauses]\nline = 1\nparagaph = 2\n\n[pace]\n'
                     "words_per_minute = 5000\n",
    "lexicon.toml": "a = 1\n",
    "directive.md": "# One\n\nWait.\n\n[puase 3s]\n\n[pause 99999h]\n\n"
                    "[breathe in 0 out 0 x0]\n",
    "front.md": "---\nkind: sermon\norder: first\n---\nHello.\n",
    "yaml.md": "---\ntitle: a: b\n---\nHello.\n",
    "latin.md": "# Gr\xfc\xdfe\n".encode("latin-1"),
    "empty.md": "",
    "silent.md": "<!-- nothing -->\n",
    "pauses.md": "[pause 5s]\n\n[pause 3s]\n",
    "binary.md": bytes(range(256)),
    "a.md": "---\nslug: same\n---\n# One\n\nHello.\n",
    "b.md": "---\nslug: same\n---\n# Other\n\nHello again.\n",
}
"""One collection with a fault of every kind."""

TOLD = (
    "audiogen.toml:1: There is no setting called titel; did you mean title?",
    "audiogen.toml:5: [pauses] has nothing called paragaph. Did you mean paragraph?",
    "audiogen.toml:8: words_per_minute must lie between 60 and 240, not 5000.",
    "lexicon.toml:1: ",
    "directive.md:5: [puase 3s] is no notation",
    "Did you mean [pause 3s]?",
    "directive.md:7: [pause 99999h] can't be done.",
    "directive.md:9: [breathe in 0 out 0 x0] can't be done.",
    "front.md:2: kind can't be 'sermon'",
    "front.md:3: order must be a number",
    "yaml.md:2: The front matter is not valid YAML",
    "latin.md:1: Byte 5 of this line (0xFC) is not UTF-8",
    "empty.md: There is nothing to speak",
    "silent.md: There is nothing to speak",
    "pauses.md: There is nothing to speak",
    "binary.md:1: This is not a text file",
    'b.md:1: Its slug "same" is already that of ',
    "16 faults to mend.",
)


def test_faults_of_every_kind_and_file_are_told_together(tmp_path: Path) -> None:
    """An author mends all files at once, not one fault a build; no output folder is touched."""
    write(tmp_path / "c", FAULTY)
    run("build", "c", "-o", "o", *PLAIN, cwd=tmp_path).refuses(*TOLD)
    assert not (tmp_path / "o").exists()


def test_check_and_script_tell_the_same_faults(tmp_path: Path) -> None:
    """Proofreading finds what a build would find."""
    write(tmp_path, FAULTY)
    answers = [inside(command, ".", cwd=tmp_path) for command in ("check", "script")]
    assert {one.status for one in answers} == {1}
    assert answers[0].err == answers[1].err
    for words in TOLD:
        assert words in answers[0].err


def test_a_settings_file_that_is_no_toml_is_told_with_the_faults_of_texts(tmp_path: Path) -> None:
    """Its line is named; scripts are not judged by settings that nobody knows."""
    write(tmp_path, {"audiogen.toml": 'title = "T"\nvoice =\n', "a.md": b"\xff",
                     "b.md": "Hello.\n{: role=guest }\n"})
    answer = run("build", ".", cwd=tmp_path)
    answer.refuses("audiogen.toml:2: This is not valid TOML", "a.md:1: ", "2 faults")


@pytest.mark.parametrize(("arguments", "words"), [
    (("build", "nowhere.md"), "nowhere.md: There is no such file or folder"),
    (("build",), "content: There is no such folder here"),
    (("build", "x.pdf"), "x.pdf: This kind of file can't be read; use .md"),
    (("build", "folder.md"), "folder.md: This folder holds no text to read"),
    (("build", "-"), "stdin: There is nothing to speak"),
    (("build", "a.md", "-o", "file"), "file can't be written: a file stands where a folder"),
    (("build", "a.md", "-o", "file/o", *PLAIN), "file/o can't be written: a file stands where"),
    (("build", "a.md", "--voice", "esspeak"), "no voice engine “esspeak”. Did you mean “espeak”?"),
    (("build", "a.md", "--voice", "espeak:klingon"), "eSpeak NG has no voice “klingon”"),
    (("build", "role.md", "-o", "r", *PLAIN), "role.md:1: There is no voice engine “pipr”"),
    (("build", "c", "-o", "c"), "c holds the texts themselves. Name another folder with -o"),
    (("build", "wide", *PLAIN), "wide/cover.png: the cover is neither PNG nor JPEG"),
    (("voices", "sample", "esspeak"), "Did you mean “espeak”?"),
    (("voices", "sample", "tone", "-o", "a.ogg"), "a.ogg: sound is written to an .mp3 or a .wav"),
    (("new", "c"), "c is not an empty folder"),
])
def test_what_is_not_there_or_not_right_is_named(
        tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """One sentence, status 1."""
    write(tmp_path, {"a.md": GOOD, "x.pdf": "%PDF", "file": "mine", "c/audiogen.toml": "",
                     "c/a.md": GOOD, "role.md": "<voice name='pipr'>Hello.</voice>\n",
                     "wide/a.md": GOOD, "wide/audiogen.toml": 'cover = "cover.png"\n',
                     "wide/cover.png": b"\x89PNG"})
    (tmp_path / "folder.md").mkdir()
    before = files(tmp_path)
    inside(*arguments, cwd=tmp_path).refuses(words)
    assert {name: before.get(name) for name in before} == {
        name: content for name, content in files(tmp_path).items() if name in before}


@pytest.mark.parametrize(("arguments", "words"), [
    (("biuld",), "Did you mean build?"),
    (("build", "--vioce", "tone"), "--voice"),
    (("build", "--jobs", "0"), "--jobs"),
    (("build", "--length", "soon"), "write for instance"),
    (("build", "-o", ""), "A folder must have a name."),
    (("build", "a.md", "--pace", "fast", "--quality", "best", "--loudness", "3", "--bed", "sand"),
     "--pace: pace can't be 'fast'; it is one of gentle, steady, spacious."),
    (("cache", "prune", "--size", "big"), "500M"),
])
def test_a_wrong_command_line_is_usage(
        tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    """Status 2, and what would have been right."""
    write(tmp_path, {"a.md": GOOD})
    inside(*arguments, cwd=tmp_path).refuses(words, status=2)


def test_a_length_that_cannot_be_met_says_by_how_much(tmp_path: Path) -> None:
    """Pauses bend only so far, and the voice not at all."""
    write(tmp_path, {"a.md": GOOD})
    inside("build", "a.md", "-o", "o", "--length", "1s", *PLAIN, cwd=tmp_path).refuses(
        "“Hi” can't be fitted to 0:01", "seconds too long")


def test_a_cue_longer_than_its_breath_is_told_with_its_line(tmp_path: Path) -> None:
    """Found before the episode is written; both ways out are named."""
    write(tmp_path, {
        "audiogen.toml": '[phrases]\nbreathe_in = "Breathe in, then count up to four"\n',
        "a.md": "# A\n\nSit down.\n\n[breathe in 1 out 5 x2]\n"})
    inside("build", ".", "-o", "o", *PLAIN, cwd=tmp_path).refuses("a.md:5: ", "1 fault to mend.")
    assert not [name for name in files(tmp_path / "o") if is_episode(name)]


def test_no_network_for_a_network_voice_is_told_without_the_authors_line(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was to be said is the voice's passage; the way out is named; no episode is begun."""
    monkeypatch.setattr(engine("gtts"), "asker", Asker(Manners(4)))
    write(tmp_path, {"a.md": GOOD})
    answer = inside("build", "a.md", "-o", "o", "--voice", "gtts", cwd=tmp_path)
    answer.refuses("it can't be reached (is there a network?)", "--voice espeak")
    assert "reference passage" not in answer.err
    assert not list((tmp_path / "o").iterdir())


def test_a_full_disk_under_the_episodes_loses_nothing(tmp_path: Path) -> None:
    """The episode that stood there stays; a later build carries on."""
    write(tmp_path, {"a.md": GOOD})
    assert run("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path).status == 0
    before = files(tmp_path / "o")
    write(tmp_path, {"b.md": "# Long\n\n" + "Hello there, my friend.\n\n" * 40})

    def cramped() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    run("build", "b.md", "-o", "o", *PLAIN, cwd=tmp_path, before=cramped).refuses(
        "01-long.mp3 can't be written: the disk is full. Free some space")
    after = files(tmp_path / "o")
    assert {name: after[name] for name in before if name != "build.json"} == {
        name: content for name, content in before.items() if name != "build.json"}
    assert not [name for name in after if name.endswith(".part")]
    assert run("build", "b.md", "-o", "o", *PLAIN, cwd=tmp_path).status == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"),
                    reason="only root may mount a small disk")
def test_a_full_disk_under_the_clip_store_is_named(tmp_path: Path) -> None:
    """The store's folder and the remedy; no half entry stays behind."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk],
                      capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        write(tmp_path, {"a.md": "# Long\n\n" + "".join(
            f"Hello there, friend number {n}.\n\n" for n in range(30))})
        run("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path,
            AUDIOGEN_CACHE_DIR=str(disk / "clips")).refuses("is full", "audiogen cache prune")
        assert not list(disk.rglob("*.new"))
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_clip_store_that_is_a_file_is_named(tmp_path: Path) -> None:
    """AUDIOGEN_CACHE_DIR is what to change."""
    write(tmp_path, {"a.md": GOOD, "store": "mine"})
    run("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path,
        AUDIOGEN_CACHE_DIR=str(tmp_path / "store")).refuses("clip store", "AUDIOGEN_CACHE_DIR")
    assert (tmp_path / "store").read_text() == "mine"


def test_unusual_texts_are_simply_built(tmp_path: Path) -> None:
    """Windows line ends and marks, any name, one long line, a long title, a bare heading."""
    write(tmp_path / "c", {
        "1 Grüße & [x] #1?.md": b"\xef\xbb\xbf---\r\nsummary: S\r\n---\r\nHello there.\r\n",
        "2 日本語.md": "# " + "日本語" * 80 + "\n\nHello.\n",
        "3.md": "# " + "A very long title " * 12 + "\n\nHello.\n",
        "4.md": "# Only a heading\n",
        "5.txt": "A heading\n\nHello (again) & <again>.\n",
    })
    (tmp_path / "c" / "6.md").symlink_to(tmp_path / "c" / "4.md")
    (tmp_path / "c" / "4.md").chmod(0o444)
    answer = run("build", ".", "./.", "4.md", "-o", "../o", *PLAIN, cwd=tmp_path / "c")
    assert answer.status == 0, answer
    names = [name for name in files(tmp_path / "o") if is_episode(name)]
    assert len(names) == 5
    assert max(len(os.fsencode(name)) for name in files(tmp_path / "o")) < 200


def test_one_very_long_line_is_proofread(tmp_path: Path) -> None:
    """200 KB without a full stop are cut into lines that can be spoken."""
    write(tmp_path, {"a.md": "word " * 40_000})
    answer = inside("script", "a.md", "--json", cwd=tmp_path)
    assert answer.status == 0
    assert answer.out.count('"line"') > 100
