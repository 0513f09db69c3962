"""Odd names, odd files and closed streams: each is answered with a sentence, and at once."""

import itertools
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import PLAIN, Answer, files, inside, run, write

GOOD = "# Hi\n\nHello there.\n"
KINDS = {"fifo": "it is a pipe", "/dev/zero": "it is a device", "huge": "it holds more than",
         "loop": "too many levels of symbolic links", "folder": "it is a folder",
         "socket": "it is a socket", "n" * 300: "file name too long"}
"""What may stand in a file's place, and what is told of it."""


def odd(folder: Path) -> Path:
    """A folder with everything in it that is no ordinary file."""
    write(folder, {"a.md": GOOD})
    os.mkfifo(folder / "fifo")
    (folder / "loop").symlink_to("loop")
    (folder / "folder").mkdir()
    with (folder / "huge").open("wb") as file:
        file.truncate(10 ** 11)
    place = os.getcwd()
    os.chdir(folder)        # a socket's path may have a hundred letters at most
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket")
    os.chdir(place)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_a_cover_that_is_no_ordinary_file(tmp_path: Path, kind: str) -> None:
    """Nothing is waited for, and nothing is swallowed."""
    write(odd(tmp_path), {"audiogen.toml": f'cover = "{kind}"\n'})
    run("build", ".", "-o", "../o", *PLAIN, cwd=tmp_path).refuses("the cover can't be read",
                                                                  KINDS[kind])


@pytest.mark.parametrize("name", ["b.md", "b.html", "audiogen.toml", "lexicon.toml"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if len(kind) < 300])
def test_a_source_or_settings_that_are_no_ordinary_file(
        tmp_path: Path, name: str, kind: str) -> None:
    """In a folder; a folder among texts is read as one."""
    odd(tmp_path)
    if kind == "folder" and name[0] == "b":
        return
    (tmp_path / name).symlink_to(kind)
    inside("script", ".", cwd=tmp_path).refuses(name, KINDS[kind])


@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "huge"])
def test_a_named_source_that_is_no_ordinary_file(tmp_path: Path, kind: str) -> None:
    """The fingerprint of a build doesn't wait for it either."""
    odd(tmp_path)
    (tmp_path / "b.md").symlink_to(kind)
    run("build", "b.md", "-o", "o", *PLAIN, cwd=tmp_path).refuses("b.md: This file can't be read",
                                                                  KINDS[kind])


def test_a_record_that_is_a_pipe_is_none(tmp_path: Path) -> None:
    """What stands in the place of build.json is never waited for."""
    write(tmp_path, {"a.md": GOOD, "o/x": ""})
    os.mkfifo(tmp_path / "o/build.json")
    assert run("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path).status == 0


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    """A fault with exit 1 before anything is written; usage where such a name is typed."""
    write(tmp_path, {"c/a.md": GOOD})
    os.rename(tmp_path / "c/a.md", os.fsencode(tmp_path / "c") + b"/caf\xe9.md")
    run("build", "c", "-o", "o", *PLAIN, cwd=tmp_path).refuses("not written in UTF-8")
    assert not (tmp_path / "o").exists()
    strange = os.fsdecode(b"caf\xe9")
    for arguments in (("script", f"c/{strange}.md"), ("build", "c", "-o", strange), (strange,),
                      ("new", strange), ("voices", "sample", "tone", "--text", strange)):
        run(*arguments, cwd=tmp_path).refuses("not written in UTF-8", status=2)


@pytest.mark.parametrize(("arguments", "words", "status"), [
    (("script", "n" * 300 + ".md"), "There is no such file", 1),
    (("build", "a.md", "-o", "n" * 300), "the name is too long", 1),
    (("build", "a.md", "-o", "n/" * 3000), "the name is too long", 1),
    (("build", "a.md", "-o", "loop"), "is a link to", 1),
    (("build", "a.md", "-o", "loop/o"), "is a link to", 1),
    (("new", "n" * 300), "file name too long", 1), (("new", "n/" * 3000), "can't be made", 1),
    (("new", "loop"), "not an empty folder", 1), (("new", ""), "must have a name", 2),
    (("script", ""), "A source must have a name", 1), (("build", " "), "must have a name", 1),
    (("voices", "sample", "tone", "-o", ""), "A file must have a name", 2),
    (("voices", "sample", "tone", "-o", "n" * 300 + ".mp3"), "the name is too long", 1),
    (("voices", "sample", "x" * 100_000), "There is no voice engine", 1),
    (("build", "a.md", "--pace", "x" * 100_000), "pace can't be", 2),
    (("x" * 100_000,), "No such command", 2),
    (("build", "a.md", "--jobs", "9" * 5000), "--jobs", 2),
    (("build", "a.md", "--length", "9" * 5000), "is no duration", 2),
    (("cache", "prune", "--size", "9" * 400), "more than any disk holds", 2),
    (("cache", "prune", "--older-than", "9" * 400), "longer ago than anything", 2),
])
def test_odd_arguments(tmp_path: Path, arguments: tuple[str, ...], words: str,
                       status: int) -> None:
    """One sentence that repeats little of what was typed."""
    answer = inside(*arguments, cwd=odd(tmp_path))
    answer.refuses(words, status=status)
    assert len(answer.err) < 1500


@pytest.mark.parametrize("place", ["~nobody-of-this-name/clips", "loop", "loop/clips", "n" * 300])
@pytest.mark.parametrize("arguments", [("cache",), ("cache", "prune"), ("cache", "clear"),
                                       ("build", "a.md", "-o", "o", *PLAIN)])
def test_a_clip_store_that_leads_nowhere(tmp_path: Path, place: str,
                                         arguments: tuple[str, ...]) -> None:
    """Every command that needs it says so."""
    inside(*arguments, cwd=odd(tmp_path), AUDIOGEN_CACHE_DIR=place).refuses()
    assert not (tmp_path / "~nobody-of-this-name").exists()


def with_streams(redirections: str, *arguments: str, cwd: Path) -> Answer:
    """The program, started by a shell that closes or redirects its streams."""
    child = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirections}', "sh", sys.executable, "-m", "audiogen",
         *arguments], cwd=cwd, capture_output=True, timeout=60)
    return Answer(child.returncode, child.stdout.decode(), child.stderr.decode())


CLOSED = [" ".join(chosen) for count in (1, 2, 3)
          for chosen in itertools.combinations(("<&-", ">&-", "2>&-"), count)]


@pytest.mark.parametrize("redirections", [*CLOSED, "2>/dev/full", "2</dev/null"])
@pytest.mark.parametrize("arguments", [
    ("script", "a.md"), ("build", "a.md", "-o", "o", "--force", *PLAIN), ("cache",), ("--help",),
    ("new", "mine")], ids=lambda arguments: arguments[0])
def test_closed_streams(tmp_path: Path, redirections: str, arguments: tuple[str, ...]) -> None:
    """What was asked for is done; nobody listening is no fault, and nothing lands elsewhere."""
    write(tmp_path, {"a.md": GOOD})
    answer = with_streams(redirections, *arguments, cwd=tmp_path)
    assert answer.status == 0, answer
    assert "Traceback" not in answer.err
    assert (tmp_path / "a.md").read_text() == GOOD


@pytest.mark.parametrize("redirections", CLOSED)
def test_a_fault_with_closed_streams_keeps_its_status(tmp_path: Path, redirections: str) -> None:
    """Also where standard input itself is what is to be read."""
    for source in ("nowhere.md", "-"):
        assert with_streams(redirections, "script", source, cwd=tmp_path).status == 1


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A stream that was opened for reading."""
    write(tmp_path, {"a.md": GOOD})
    answer = with_streams("1</dev/null", "script", "a.md", cwd=tmp_path)
    assert answer.status == 1
    assert answer.err == "Nothing can be written to the standard output: bad file descriptor.\n"


def test_standard_input_without_end_or_sense(tmp_path: Path) -> None:
    """Read up to a bound, and judged like a file."""
    for redirection, words in (("</dev/zero", "it holds more than 8 MB"),
                               ("0>/dev/null", "bad file descriptor")):
        with_streams(redirection, "script", "-", cwd=tmp_path).refuses("stdin: ", words)


def test_a_folder_that_is_gone_under_the_command(tmp_path: Path) -> None:
    """The one from which it is given."""
    child = subprocess.run(
        ["sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', "sh", sys.executable,
         "-m", "audiogen", "script", "-"], cwd=tmp_path, capture_output=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
    assert child.returncode == 1
    assert b"is not there any more" in child.stderr


def test_settings_broken_after_a_good_build_are_told(tmp_path: Path) -> None:
    """The quick look for changes reads TOML by the same reader."""
    write(tmp_path, {"c/a.md": GOOD, "c/audiogen.toml": 'title = "T"\n'})
    assert run("build", "c", "-o", "o", *PLAIN, cwd=tmp_path).status == 0
    for text, words in (("x = " + "[" * 100_000, "nested too deep"),
                        (f"\nx = {'9' * 5000}", "audiogen.toml:2: "), (b"\xff", "UTF-8")):
        write(tmp_path, {"c/audiogen.toml": text})
        run("build", "c", "-o", "o", *PLAIN, cwd=tmp_path).refuses(words)


def test_nothing_that_an_author_wrote_steers_the_terminal(tmp_path: Path) -> None:
    """Keys, values, texts and names; in faults, in scripts and in JSON."""
    write(tmp_path, {
        "c/audiogen.toml": '"t\\u001b[31m" = 1\nkind = "\\u001b]0;x\\u0007"\nbed = "\\u009b31m"\n',
        "c/a.md": "Hello [pu\u009bse].\n", "b.md": "# A\u009b31m\n\nHello \u009b31m there.\n"})
    answers = [inside("check", "c", cwd=tmp_path), inside("script", "b.md", cwd=tmp_path),
               inside("script", "b.md", "--json", cwd=tmp_path),
               inside("\x1b[31m", cwd=tmp_path), inside("script", "\x1b[31m.md", cwd=tmp_path),
               inside("voices", "--language", "\x1b[31m", cwd=tmp_path)]
    for answer in answers:
        assert not set(answer.out + answer.err) & {"\x1b", "\x07", "\x9b"}, answer
    assert json.loads(answers[2].out)


def test_faults_of_phrases_are_on_their_lines(tmp_path: Path) -> None:
    """Placeholders and brackets alike, once for all episodes."""
    write(tmp_path, {"a.md": GOOD, "b.md": "# B\n\nHello.\n", "audiogen.toml":
                     'title = "T"\n[phrases]\nopening = "{titel}."\nclosing = "[puase 3s]"\n'})
    answer = inside("check", ".", cwd=tmp_path)
    answer.refuses("audiogen.toml:3: The phrase “opening” has an unknown placeholder {titel}",
                   "audiogen.toml:4: [puase 3s] is no notation", "2 faults to mend.")


def test_a_decomposed_slug_is_composed(tmp_path: Path) -> None:
    """Some keyboards write é as two characters."""
    write(tmp_path, {"a.md": "---\nslug: cafe\u0301\n---\n" + GOOD})
    assert inside("build", "a.md", "-o", "o", *PLAIN, cwd=tmp_path).status == 0
    assert "01-caf\u00e9.mp3" in files(tmp_path / "o")
