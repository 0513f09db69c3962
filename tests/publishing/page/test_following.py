"""Following the words, coming back to a line, and telling changes with patience."""

from pathlib import Path

import pytest

from .browsing import Browser, Listener

SECOND, THIRD = 8.078, 14.843
"""Seconds of the first episode at which its lines begin."""


def start(listener: Listener, at: float) -> None:
    """Plays the first episode from a time on, with its words in view."""
    listener.page.click("#play")
    listener.until(lambda: listener.playing)
    listener.go_to(at)
    listener.page.click("#to-words")


@pytest.mark.parametrize("act", [
    "new WheelEvent('wheel', { bubbles: true, deltaY: 40 })",
    "new TouchEvent('touchmove', { bubbles: true })",
    "new KeyboardEvent('keydown', { bubbles: true, key: 'ArrowDown' })",
    "selection",
])
def test_following_stops_at_the_first_sign(at_disk: Listener, act: str) -> None:
    """Wheel, touch, selection or arrow key; "Follow again" brings it back."""
    start(at_disk, SECOND)
    assert not at_disk.page.is_visible("#follow")
    if act == "selection":
        at_disk.ask("getSelection().selectAllChildren(document.querySelector('.words p'))")
    else:
        at_disk.ask(f"document.querySelector('.words').dispatchEvent({act})")
    at_disk.until(lambda: at_disk.page.is_visible("#follow"))
    at_disk.ask("getSelection().removeAllRanges()")
    at_disk.press("f")
    at_disk.until(lambda: not at_disk.page.is_visible("#follow"))


@pytest.mark.parametrize(("motion", "behaviour"), [("reduce", "instant"),
                                                   ("no-preference", "smooth")])
def test_under_reduced_motion_it_jumps(browser: Browser, built: Path, motion: str,
                                       behaviour: str) -> None:
    """Scrolling is smooth or at once; and ring and circle become a bar that fills."""
    with Listener(browser, (built / "index.html").as_uri(), reduced_motion=motion,
                  viewport={"width": 390, "height": 500}) as someone:
        someone.ask("window.ways = []; window.scrollTo = (wish) => ways.push(wish.behavior); 0")
        start(someone, 49)
        someone.until(lambda: someone.ask("ways.length"))
        assert set(someone.ask("ways")) == {behaviour}
        someone.until(lambda: someone.ask("stage.dataset.shows") == "quiet")
        shown = someone.ask("""['svg', '.bar'].map((name) =>
            getComputedStyle(stage.querySelector(name)).display !== 'none')""")
        assert shown == ([False, True] if motion == "reduce" else [True, False])


def change_place(listener: Listener, change: str) -> None:
    """Changes what the device remembers of the place, by a piece of script."""
    listener.ask(f"""(() => {{ const key = Object.keys(localStorage).find((name) =>
        name.endsWith('place')); localStorage[key] = localStorage[key]{change}; }})()""")


def test_after_a_while_a_line_begins_again(listener: Listener) -> None:
    """At once, play goes on in the word; ten seconds later, at the line's start."""
    listener.page.clock.install()
    listener.page.reload()
    start(listener, THIRD + 4)
    for wait, lands in (("00:02", False), ("00:20", True)):
        listener.page.click("#play")
        listener.until(lambda: not listener.playing)
        listener.listen(0.3)    # the page hears of the pause a little after the sound has stopped
        listener.page.clock.fast_forward(wait)
        listener.forget()
        listener.page.click("#play")
        listener.until(lambda: listener.playing)
        if lands:
            listener.lands(THIRD)
        else:
            assert listener.time > THIRD + 3.5


def test_a_reload_goes_on_where_it_was_and_a_morning_at_the_line(listener: Listener) -> None:
    """The offset into the line counts for some seconds only."""
    start(listener, THIRD + 4)
    listener.listen(0.3)
    listener.page.reload()
    listener.until(lambda: THIRD + 4 <= listener.time < THIRD + 8)
    change_place(listener, """.replace(/"at":\\d+/, '"at":5')""")
    listener.open()
    listener.until(lambda: THIRD <= listener.time < THIRD + 0.1)


@pytest.mark.parametrize(("change", "line"), [
    (r".replace(/\"line\":\"\w+\"/, '\"line\":\"00000000\"')", "After a silence"),
    (r".replace(/\"(line|text)\":\"\w+\"/g, '\"$1\":\"00000000\"')", "After a silence"),
    (r".replace(/\"slug\":\"[\w-]+\"/, '\"slug\":\"gone\"')", ""),
])
def test_a_rebuild_keeps_the_place(listener: Listener, change: str, line: str) -> None:
    """By the line, else by its words, else near by; an episode that is gone is forgotten."""
    start(listener, THIRD + 2)
    listener.listen(0.3)
    listener.page.close()
    listener.open("#third-rest")
    change_place(listener, change)
    listener.page.close()
    listener.open()
    assert line in listener.text("#continue") if line else not listener.page.is_visible("#continue")


def test_a_burst_of_changes_is_told_once(listener: Listener) -> None:
    """The status waits 300 ms: three keys, one sentence."""
    listener.ask("""window.told = []; new MutationObserver(() => told.push(
        document.querySelector('#status').textContent)).observe(
        document.querySelector('#status'), { childList: true, characterData: true, subtree: true });
        for (const key of 'lls') document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true })); 0""")
    listener.listen(1)
    assert listener.ask("told") == ["Silences: one and a half."]


@pytest.mark.parametrize(("kind", "episode", "at"), [("episode", 1, 63), ("collection", 3, 8)])
def test_the_timer_of_an_episode_or_of_all(listener: Listener, kind: str, episode: int,
                                           at: float) -> None:
    """At the end of this episode, or of the last one, the room fades."""
    listener.press("m")
    listener.page.check(f"[name=timer][value={kind}]", force=True)
    listener.press("Escape", str(episode), "Enter")
    listener.until(lambda: listener.playing)
    listener.go_to(at)
    listener.until(lambda: listener.source == "sleep.mp3")


def test_a_collection_s_timer_lets_other_episodes_end(listener: Listener) -> None:
    """It goes on to the next one."""
    listener.press("m")
    listener.page.check("[name=timer][value=collection]", force=True)
    listener.press("Escape", "1", "Enter")
    listener.until(lambda: listener.playing)
    listener.go_to(64.5)
    listener.until(lambda: listener.source.startswith("02-") and listener.playing)
