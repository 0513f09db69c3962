"""Keys, one switch, and other ways of writing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audiogen.publishing.page.output import Page
from tests.publishing.episodes import SETTINGS, episode, publication

from .browsing import Browser, Listener


def test_single_keys_can_be_turned_off(listener: Listener) -> None:
    """Letters and numbers then do nothing; the space bar and the arrows still do (WCAG 2.1.4)."""
    listener.press("m")
    listener.page.uncheck("[name=keys]")
    listener.press("Escape", "l", "2", "Enter")
    listener.listen(0.3)
    assert listener.text("#silences-are") == "Silences: as made"
    assert listener.text("#now-title") == "First rest"
    listener.press("Space")
    listener.until(lambda: listener.playing)


def test_keys_work_wherever_the_focus_is(listener: Listener) -> None:
    """On a button, on a choice behind "More", on a line; with Control they are the browser's."""
    listener.page.focus("#again")
    listener.press("l")
    assert listener.text("#silences-are") == "Silences: one and a half"
    listener.press("m")
    listener.page.focus("[name=speed]:checked")
    listener.press("s")
    assert listener.text("#silences-are") == "Silences: as made"
    listener.press("Escape", "Control+l")
    assert listener.text("#silences-are") == "Silences: as made"


def test_focus_comes_back_from_more(listener: Listener) -> None:
    """To the control that opened it."""
    listener.page.focus("#open-more")
    listener.press("Enter", "Escape")
    assert listener.ask("document.activeElement.id") == "open-more"
    assert not listener.page.is_visible("#more")


def test_state_stands_in_the_labels(listener: Listener) -> None:
    """Names as assistive technology has them."""
    listener.press("m")
    page = listener.page
    assert page.get_by_role("radio", name="Speed: 1", exact=True).is_checked()
    assert page.get_by_role("radio", name="Sleep timer: off").is_checked()
    page.get_by_role("switch", name="Wait after every line: off").click()
    assert page.get_by_role("switch", name="Wait after every line: on").is_checked()
    page.get_by_role("radio", name="Speed: 0.9").check(force=True)
    assert listener.ask("document.querySelector('#audio').playbackRate") == 0.9


def test_one_switch_is_enough(listener: Listener) -> None:
    """A frame goes from control to control; one key presses what is framed, pauses what plays, and
    reaches every door. Escape ends it."""
    listener.press("m")
    listener.page.check("[name=scan]")
    framed = "document.querySelector('.scanned')?.id ?? ''"
    listener.until(lambda: listener.ask(framed) == "play")
    listener.press("Space")
    listener.until(lambda: listener.playing)
    listener.press("x")
    listener.until(lambda: not listener.playing)
    listener.until(lambda: listener.ask(framed) == "all-episodes", 40)
    listener.press("x")
    listener.until(lambda: listener.ask("document.querySelector('.scanned .number')?.textContent")
                   == "2")
    listener.page.mouse.click(5, 5)
    listener.until(lambda: listener.playing and listener.source.startswith("02-"))
    listener.press("Escape")
    assert not listener.ask("JSON.parse(localStorage[Object.keys(localStorage)"
                            ".find((key) => key.endsWith('settings'))]).scan")


@pytest.fixture
def hebrew(browser: Browser, tmp_path: Path) -> Iterator[Listener]:
    """A page in a language that is written from right to left; its sounds are not there."""
    settings = replace(SETTINGS, language="he", title="חברה רגועה")
    made = episode(language="he", title="מנוחה ראשונה")
    for file in Page().files(publication((made,), settings)):
        path = tmp_path / file.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join(file.chunks))
    with Listener(browser, (tmp_path / "index.html").as_uri(),
                  viewport={"width": 390, "height": 844}) as someone:
        yield someone
        someone.problems.clear()


def test_words_from_right_to_left(hebrew: Listener) -> None:
    """The words, and the bar of the line that is heard, stand on the right; the page's own words
    are English, and say so."""
    article = hebrew.page.locator("article")
    assert article.get_attribute("dir") == "rtl"
    assert article.get_attribute("lang") == "he"
    assert hebrew.ask("document.documentElement.lang") == "en"
    line = "getComputedStyle(document.querySelector('.words .line'))"
    assert hebrew.ask(f"{line}.borderRightWidth") != "0px"
    assert hebrew.ask(f"{line}.borderLeftWidth") == "0px"
    assert hebrew.ask("document.documentElement.scrollWidth <= innerWidth")
