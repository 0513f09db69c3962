"""The producer's view in Chromium: edits while something plays, faults, and what it looks like."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.program import write
from tests.publishing.page.browsing import Browser, Listener
from tests.publishing.page.material import COLLECTION
from tests.publishing.page.test_looking import VIEWS, judged

from .serving import Serving

THIRD = "After a silence comes the third line, which is a little longer than the others are."


@pytest.fixture
def producer(browser: Browser, serving: Serving) -> Iterator[Listener]:
    """Somebody who writes, with the page open."""
    with Listener(browser, serving.address) as someone:
        someone.until(lambda: someone.page.query_selector(".noted"))
        yield someone


def line_with(words: str) -> str:
    """A script that finds the line of these words."""
    return ("[...document.querySelectorAll('.words .line')]"
            f".find((each) => each.textContent.includes({words!r}))")


def shows(listener: Listener, words: str) -> bool:
    """Whether a line with these words is in the page."""
    return holds(listener, line_with(words))


def holds(listener: Listener, question: str) -> bool:
    """Whether something is so in the page, which may be about to be another one."""
    try:
        return bool(listener.ask(f"Boolean({question})"))
    except Exception as problem:
        if "navigation" not in str(problem) and "destroyed" not in str(problem):
            raise
        return False


def beside(listener: Listener, words: str) -> str:
    """What stands beside and below a line."""
    return str(listener.ask(f"({line_with(words)}?.nextElementSibling?.textContent ?? '')"))


def test_an_edit_is_there_while_it_plays_on(producer: Listener, serving: Serving) -> None:
    """The new text, the same line, and no press: it plays on where it was."""
    producer.page.click(f"text={THIRD}")
    producer.until(lambda: producer.playing and producer.line == THIRD)
    before = producer.time
    serving.save("first.md", "The last line of the first episode.", "A line that is quite new.")
    producer.until(lambda: shows(producer, "A line that is quite new."))
    producer.until(lambda: producer.playing and producer.time >= before)
    assert producer.source.startswith("01-")
    assert not producer.page.is_visible("#continue")
    length = producer.ask("document.querySelector('#audio').duration")
    data = producer.ask("JSON.parse(document.querySelector('#data').textContent)")
    told = data["episodes"][0]["seconds"]
    assert abs(length - told) < 0.05       # the new sound, and none that was kept


def test_a_line_that_is_edited_above_moves_nothing(producer: Listener, serving: Serving) -> None:
    """The line with the focus keeps it, and its place on the screen, and it stays quiet."""
    noticed = line_with("Another thing")
    producer.ask(f"{noticed}.scrollIntoView({{ block: 'center' }}), 0")
    producer.ask(f"{noticed}.focus({{ preventScroll: true }}), 0")
    top = producer.ask(f"{noticed}.getBoundingClientRect().top")
    serving.save("first.md", "Here comes the second one.",
                 "Here comes the second one. And one more is put in here, before the others.")
    producer.until(lambda: shows(producer, "And one more is put in here"))
    producer.until(lambda: producer.ask("document.activeElement.textContent")
                   == "Another thing to notice.")
    producer.until(lambda: beside(producer, "And one more"))
    assert abs(producer.ask(f"{noticed}.getBoundingClientRect().top") - top) < 8
    assert not producer.playing


def test_what_is_open_stays_open(producer: Listener, serving: Serving) -> None:
    """The sheet with the settings, the doors that were closed, and the field with the focus."""
    producer.page.click("#all-episodes")
    producer.press("m")
    producer.page.focus("[name=speed][value='1']")
    serving.save("third.md", "And here it ends.", "And here it ends now.")
    producer.until(lambda: shows(producer, "And here it ends now."))
    producer.until(lambda: producer.ask("document.querySelector('#more').open"))
    assert producer.ask("document.activeElement.value") == "1"
    assert not producer.ask("document.querySelector('#doors').open")


def test_a_line_that_is_gone_leaves_one_nearby(producer: Listener, serving: Serving) -> None:
    """It goes on at what stands there now."""
    producer.page.click("text=Another thing to notice.")
    producer.until(lambda: producer.line == "Another thing to notice.")
    serving.save("first.md", "- Another thing to notice.", "- Something else instead.")
    producer.until(lambda: shows(producer, "Something else instead."))
    producer.until(lambda: producer.playing
                   and producer.line in ("Something else instead.", "One thing to notice."))


def test_a_fault_is_shown_at_its_line_and_goes_when_it_is_mended(
        producer: Listener, serving: Serving) -> None:
    """With its file and line, while the last good page stands and plays."""
    producer.page.click("text=Here is the first line of all.")
    producer.until(lambda: producer.playing)
    serving.save("first.md", "[pause 4s]", "[puase 4s]")
    producer.until(lambda: "Fault" in beside(producer, "After a silence"))
    told = beside(producer, "After a silence")
    assert "in/first.md:13" in told
    assert "puase" in told
    assert "mended" in producer.text("#desk-state")
    assert "in/first.md:13" in producer.text("#desk-remarks")
    assert producer.playing
    serving.save("first.md", "[puase 4s]", "[pause 4s]")
    producer.until(lambda: "Fault" not in beside(producer, "After a silence"))
    assert producer.text("#desk-remarks") == ""
    assert producer.text("#desk-state") == "This is what you saved last."
    assert producer.playing


def test_each_line_tells_where_it_is_written_and_is_heard_from_there(
        producer: Listener, serving: Serving) -> None:
    """By a button beside it, or as ever by the line itself."""
    assert "in/first.md:15" in beside(producer, "After a silence")
    own = "#episode-first-rest"
    assert (producer.page.locator(f"{own} .written code").count()
            == producer.page.locator(f"{own} .words [role=button]").count())
    producer.ask(f"{line_with('After a silence')}.nextElementSibling"
                 ".querySelector('button').click()")
    producer.until(lambda: producer.playing and producer.line == THIRD)


def test_advice_and_the_picture_are_there(producer: Listener, serving: Serving) -> None:
    """Advice on the whole above the lines, and the inspected sound, drawn."""
    producer.press("2", "Enter")
    producer.until(lambda: "are silent" in producer.text("#episode-second-rest-breath"))
    producer.until(lambda: producer.page.query_selector("#picture"), 60)
    producer.page.click("#picture summary")
    producer.until(lambda: producer.ask("document.querySelector('#picture img').naturalWidth"))


def test_nothing_is_kept_on_the_device(producer: Listener, serving: Serving) -> None:
    """An old page must not answer in the new one's place."""
    producer.press("m")
    assert not producer.page.is_visible("#keep")
    workers = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    assert producer.ask(workers) == 0


def test_listeners_see_nothing_of_it(browser: Browser, serving: Serving) -> None:
    """The same page without the word in its address."""
    with Listener(browser, serving.address + "index.html") as someone:
        someone.listen(0.5)
        assert someone.page.locator(".noted, #desk").count() == 0
        assert not any("events" in url for url in someone.requests)


def test_faults_are_shown_before_there_is_a_page(browser: Browser, tmp_path: Any) -> None:
    """And the page itself, once they are mended."""
    write(tmp_path / "in", {**COLLECTION, "third.md": "[puase 4s] Hello there."})
    with Serving(tmp_path) as serving, Listener(browser, serving.address) as someone:
        someone.until(lambda: "in/third.md:1" in someone.text("#remarks"))
        assert judged(someone) == []
        serving.save("third.md", "[puase 4s]", "[pause 4s]")
        someone.until(lambda: holds(someone, "document.querySelector('#desk')"))


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_the_producers_view(browser: Browser, serving: Serving,
                                                 view: str) -> None:
    """With advice, with a fault, and with a picture, in every suit."""
    with Listener(browser, serving.address, **VIEWS[view]) as someone:
        someone.until(lambda: someone.page.query_selector(".noted"))
        problems = {"start": judged(someone)}
        someone.press("2", "Enter")
        someone.until(lambda: someone.page.query_selector("#picture"), 60)
        someone.page.click("#picture summary")
        problems["advice"] = judged(someone)
        serving.save("first.md", "[pause 4s]", "[puase 4s]")
        someone.press("1", "Enter")
        someone.until(lambda: someone.page.query_selector(".remark.fault"))
        problems["fault"] = judged(someone)
        # Where the system forces its own colours, the page's suits change nothing.
        for suit in () if view == "forced" else ("dark", "contrast", "cream"):
            someone.press("m")
            someone.page.check(f"[name=colours][value={suit}]", force=True)
            someone.press("Escape")
            problems[suit] = judged(someone)
    assert {state: found for state, found in problems.items() if found} == {}
