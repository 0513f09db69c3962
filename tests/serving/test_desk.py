"""What is made anew when something is saved, and what the page is told, by the real program."""

import re
from pathlib import Path

import pytest

from tests.program import write
from tests.publishing.page.material import COLLECTION

from .serving import Serving, until

SECOND = "/02-second-rest-breath.mp3"


def test_a_save_makes_just_what_it_changed(serving: Serving) -> None:
    """One line in the terminal says what, and how long it took; other episodes aren't touched."""
    others = {path: path.stat().st_mtime_ns for path in serving.output.glob("0[23]*.mp3")}
    serving.save("first.md", "Here comes the second one.", "Here comes another one.")
    serving.says("“First rest” made anew in ")
    assert any(re.fullmatch(r"“First rest” made anew in \d+\.\d s", line)
               for line in serving.lines)
    assert "Here comes another one." in serving.ask("/index.html")[2].decode()
    assert {path: path.stat().st_mtime_ns for path in others} == others


def test_the_page_is_told_after_its_files_are_there(serving: Serving) -> None:
    """Whoever loads what it is told of gets that page, which says so itself."""
    before = serving.told()["page"]
    serving.save("third.md", "And here it ends.", "And here it ends well.")
    told = serving.tells(lambda told: told["page"] != before)
    _, headers, body = serving.ask("/?producer")
    assert headers["server-timing"] == f'page;desc="{told["page"]}"'
    assert b"And here it ends well." in body


@pytest.mark.parametrize("way", ["in place", "renamed", "in steps"])
def test_however_an_editor_saves_it_is_noticed(serving: Serving, way: str) -> None:
    """Written over, another file renamed onto it, or emptied first."""
    path = serving.texts / "third.md"
    text = path.read_text().replace("And here it ends.", "And that is all.")
    if way == "renamed":
        other = path.with_suffix(".tmp")
        other.write_text(text)
        other.replace(path)
    elif way == "in place":
        path.write_text(text)
    else:
        path.write_text("")
        path.write_text(text[:60])
        path.write_text(text)
    serving.tells(lambda _: b"And that is all." in serving.ask("/index.html")[2])


def test_settings_lexicons_and_new_texts_count(serving: Serving) -> None:
    """Each changes the page; a text that is removed goes."""
    serving.save("audiogen.toml", "Mira Lind", "Ada Moss")
    serving.tells(lambda _: b"Ada Moss" in serving.ask("/index.html")[2])
    (serving.texts / "lexicon.toml").write_text('[words]\nthing = "fing"\n')
    serving.says("made anew", 2)
    (serving.texts / "deeper").mkdir()
    (serving.texts / "deeper" / "fourth.md").write_text("# Fourth rest\n\nA new text.\n")
    serving.tells(lambda told: "fourth-rest" in told["episodes"])
    (serving.texts / "deeper" / "fourth.md").unlink()
    serving.tells(lambda told: "fourth-rest" not in told["episodes"])


def test_many_saves_end_with_the_last_one(serving: Serving) -> None:
    """However they fall among builds; nothing is built twice at once, so no file is torn."""
    last = "One thing to notice."
    for number in range(12):
        new = f"One thing to notice, number {number}."
        serving.save("first.md", last, new)
        last = new
    serving.tells(lambda told: last in serving.ask("/index.html")[2].decode()
                  and not told["busy"])
    assert not list(serving.output.glob(".audiogen-*"))


def test_what_is_no_text_changes_nothing(serving: Serving) -> None:
    """A file beside the texts, a hidden one, or the same text saved again."""
    before = serving.told()
    (serving.texts / "notes.bak").write_text("x")
    (serving.texts / ".first.md.swp").write_text("x")
    path = serving.texts / "first.md"
    path.write_text(path.read_text())
    serving.save("third.md", "And here it ends.", "And here it ends now.")
    serving.says("made anew")
    assert [line for line in serving.lines if "made anew" in line] == [
        line for line in serving.lines if line.startswith("“Third rest” made anew")]
    assert serving.told()["page"] != before["page"]


def test_a_fault_leaves_the_last_good_page(serving: Serving) -> None:
    """It is told in the terminal and to the page, at its place; then it is mended."""
    page, before = serving.ask("/index.html")[2], serving.told()["page"]
    serving.save("first.md", "[pause 4s]", "[puase 4s]")
    told = serving.tells(lambda told: told["failed"])
    assert serving.ask("/index.html")[2] == page
    assert told["page"] == before
    remarks = told["episodes"]["first-rest"]["remarks"]
    assert [(kind, place) for rows in remarks.values() for kind, _, place in rows
            if kind == "fault"] == [("fault", "in/first.md:13")]
    serving.says("in/first.md:13: ")
    serving.says("1 fault to mend; the page stays as it was.")
    serving.save("first.md", "[puase 4s]", "[pause 4s]")
    assert serving.tells(lambda told: not told["failed"])["page"] == before


def test_faults_of_settings_stand_apart(serving: Serving) -> None:
    """They belong to no episode."""
    serving.save("audiogen.toml", "author", "autor")
    told = serving.tells(lambda told: told["failed"])
    assert [place.partition(":")[0] for _, _, place in told["remarks"]] == ["in/audiogen.toml"]


def test_texts_that_go_and_come_back_are_found(serving: Serving) -> None:
    """As when another branch is checked out."""
    aside = serving.texts.with_name("aside")
    serving.texts.rename(aside)
    serving.tells(lambda told: told["failed"])
    aside.rename(serving.texts)
    serving.tells(lambda told: not told["failed"])
    serving.save("third.md", "And here it ends.", "And here it ends again.")
    serving.tells(lambda _: b"And here it ends again." in serving.ask("/index.html")[2])


def test_misses_of_the_finished_sound_are_told(serving: Serving) -> None:
    """Each episode is inspected and drawn in its turn, while nobody waits."""
    told = serving.tells(lambda told: all(
        each["picture"] for each in told["episodes"].values()))
    for each in told["episodes"].values():
        status, headers, body = serving.ask(f"/{each['picture']}")
        assert (status, headers["content-type"]) == (200, "image/svg+xml")
        assert body.startswith(b"<svg")


def test_collections_inside_have_pages_of_their_own(tmp_path: Path) -> None:
    """Each below its folder's name, and told on its own."""
    write(tmp_path / "in", {**COLLECTION, "es/audiogen.toml": 'title = "Dentro"\n',
                            "es/uno.md": "# Uno\n\nUn texto corto.\n"})
    with Serving(tmp_path) as serving:
        assert serving.ask("/es")[1]["location"] == "/es/"
        assert serving.ask("/es/")[1]["location"] == "?producer"
        assert b"Dentro" in serving.ask("/es/?producer")[2]
        assert serving.ask("/es/01-uno.mp3")[0] == 200
        before = serving.told()["page"]
        serving.save("es/uno.md", "Un texto corto.", "Otro texto.")
        until(lambda: b"Otro texto." in serving.ask("/es/index.html")[2])
        assert serving.told()["page"] == before


def test_a_loose_text_is_served_alone(tmp_path: Path) -> None:
    """What lies around it is nobody's business."""
    write(tmp_path / "in", {"note.md": "# A note\n\nIt is short.\n"})
    with Serving(tmp_path, source="in/note.md") as serving:
        serving.save("note.md", "It is short.", "It is very short.")
        until(lambda: b"It is very short." in serving.ask("/index.html")[2])
