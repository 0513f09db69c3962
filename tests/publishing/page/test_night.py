"""Nights and mornings: the sleep timer, what a headset means, and where one goes on."""

from collections.abc import Iterator

import pytest

from .browsing import Browser, Listener
from .hosting import Host

FIRST, SECOND, THIRD, PAUSE = 3.323, 8.078, 14.843, 10.837
"""Seconds of the first episode at which its lines begin, and at which the second has ended."""


def arm(listener: Listener, kind: str) -> None:
    """Chooses a sleep timer behind "More"."""
    listener.press("m")
    listener.page.check(f"[name=timer][value='{kind}']", force=True)
    listener.press("Escape")


def start(listener: Listener, at: float) -> None:
    listener.page.click("#play")
    listener.until(lambda: listener.playing)
    listener.go_to(at)


def session(listener: Listener, action: str) -> None:
    """Presses a key of the lock screen or the headset."""
    listener.ask(f"window.sessionKeys['{action}']({{ seekTime: 5 }})")


KEYS = """
window.sessionKeys = {};
const put = MediaSession.prototype.setActionHandler;
MediaSession.prototype.setActionHandler = function (name, handler) {
  window.sessionKeys[name] = handler;
  return put.call(this, name, handler);
};
"""


@pytest.fixture
def sleeper(browser: Browser, host: Host) -> Iterator[Listener]:
    """A listener whose headset the test can press."""
    with Listener(browser, host.address) as someone:
        someone.page.close()
        someone.context.add_init_script(KEYS)
        someone.open()
        yield someone


def test_the_line_is_finished_and_then_the_room_fades(sleeper: Listener) -> None:
    """The room is a file of 20 s in the same element, turned down as well; afterwards all is
    still, and the place kept is the last line heard."""
    arm(sleeper, "line")
    start(sleeper, SECOND + 1)
    sleeper.until(lambda: sleeper.source == "sleep.mp3")
    assert sleeper.playing
    sleeper.until(lambda: sleeper.ask("document.querySelector('#audio').duration > 0"))
    assert sleeper.ask("document.querySelector('#audio').duration") == pytest.approx(20, abs=0.1)
    assert sleeper.ask("document.querySelectorAll('audio:not(.plain-only)').length") == 1
    sleeper.go_to(15)
    sleeper.until(lambda: sleeper.ask("document.querySelector('#audio').volume") < 0.3)
    sleeper.go_to(19.7)
    sleeper.until(lambda: sleeper.source.startswith("01-"))
    assert not sleeper.playing
    assert sleeper.ask("document.querySelector('#audio').volume") == 1
    sleeper.until(lambda: sleeper.line == "Here comes the second one.")
    sleeper.open()
    assert sleeper.text("#continue").startswith("Continue from where you fell asleep")
    assert "Here comes the second one." in sleeper.text("#continue")


@pytest.mark.parametrize("action", ["play", "pause"])
def test_a_headset_means_a_little_longer(sleeper: Listener, action: str) -> None:
    """While the room fades, either key goes on with the next words and the timer again."""
    arm(sleeper, "line")
    start(sleeper, SECOND + 1.5)
    sleeper.until(lambda: sleeper.source == "sleep.mp3" and sleeper.playing)
    sleeper.forget()
    session(sleeper, action)
    sleeper.lands(PAUSE, within=1.5)
    assert sleeper.playing
    assert sleeper.ask("document.querySelector('#audio').volume") == 1
    sleeper.go_to(22.5)
    sleeper.until(lambda: sleeper.source == "sleep.mp3")


def test_who_stays_up_before_the_room_is_heard_is_not_asleep(sleeper: Listener) -> None:
    """On a slow net the key is pressed while the fade is still under way."""
    waiting: list[object] = []
    sleeper.page.route("**/sleep.mp3", lambda route: waiting.append(route))
    arm(sleeper, "line")
    start(sleeper, SECOND + 1.5)
    sleeper.until(lambda: sleeper.source == "sleep.mp3" and waiting)
    sleeper.forget()
    session(sleeper, "play")
    sleeper.lands(PAUSE, within=1.5)
    sleeper.listen(0.5)
    assert sleeper.playing


def test_a_deadline_stands_still_while_paused(sleeper: Listener) -> None:
    """Five minutes of play, not of the clock on the wall; then the line is finished."""
    sleeper.page.clock.install()
    sleeper.page.reload()
    arm(sleeper, "5")
    start(sleeper, THIRD + 1)
    sleeper.page.click("#play")
    sleeper.until(lambda: not sleeper.playing)
    sleeper.page.clock.fast_forward("10:00")
    sleeper.page.click("#play")
    sleeper.until(lambda: sleeper.playing)
    sleeper.listen(0.7)
    assert sleeper.source.startswith("01-")
    sleeper.page.clock.fast_forward("04:59")
    sleeper.listen(0.3)
    sleeper.go_to(THIRD + 6.5)
    sleeper.listen(1.2)
    assert sleeper.source.startswith("01-"), "a line was cut"
    sleeper.until(lambda: sleeper.source == "sleep.mp3", 6)


def test_play_soon_after_falling_asleep_arms_the_same_timer(sleeper: Listener) -> None:
    """Within two minutes; later it is a play like any other."""
    arm(sleeper, "line")
    start(sleeper, SECOND + 1.5)
    sleeper.until(lambda: sleeper.source == "sleep.mp3" and sleeper.playing)
    sleeper.go_to(19.6)
    sleeper.until(lambda: sleeper.source.startswith("01-"))
    sleeper.forget()
    session(sleeper, "play")
    sleeper.lands(SECOND, name="playing", within=0.6)
    sleeper.until(lambda: sleeper.source == "sleep.mp3")


def test_nothing_starts_again_after_a_call(sleeper: Listener) -> None:
    """The system stopped the fading room: it stays quiet."""
    arm(sleeper, "line")
    start(sleeper, SECOND + 1.5)
    sleeper.until(lambda: sleeper.source == "sleep.mp3" and sleeper.playing)
    sleeper.ask("document.querySelector('#audio').pause()")
    sleeper.listen(1)
    assert not sleeper.playing


def test_the_lock_screen_goes_by_lines(sleeper: Listener) -> None:
    """Previous and next are line back and line on; seeking by seconds is left out."""
    start(sleeper, SECOND + 1)
    sleeper.until(lambda: sleeper.ask("navigator.mediaSession.metadata?.title") == "First rest")
    assert sleeper.ask("[sessionKeys.seekbackward, sessionKeys.seekforward]") == [None, None]
    sleeper.forget()
    session(sleeper, "previoustrack")
    sleeper.lands(SECOND)
    session(sleeper, "nexttrack")
    sleeper.lands(THIRD)
    session(sleeper, "seekto")
    sleeper.lands(5)
    session(sleeper, "pause")
    sleeper.until(lambda: not sleeper.playing)


def test_the_place_is_kept_by_its_line(listener: Listener) -> None:
    """After a reload one press goes on at the start of the last line, with the settings."""
    start(listener, THIRD + 3)
    listener.press("l", ",")
    listener.listen(0.4)
    listener.open()
    assert listener.text("#continue").startswith("Continue")
    assert "After a silence comes the third line" in listener.text("#continue")
    assert not listener.playing
    listener.page.click("#continue")
    listener.lands(THIRD, name="playing", within=0.6)
    assert listener.ask("document.querySelector('#audio').playbackRate") == 0.9
    assert listener.text("#silences-are") == "Silences: one and a half"
    assert listener.ask("document.activeElement.id") == "play"


def test_last_nights_timer_comes_back_if_chosen(sleeper: Listener) -> None:
    """With "Continue", and not by itself."""
    arm(sleeper, "line")
    sleeper.press("m")
    sleeper.page.check("[name=timer_again]")
    sleeper.press("Escape")
    start(sleeper, SECOND + 1.5)
    sleeper.until(lambda: sleeper.source == "sleep.mp3")
    sleeper.open()
    sleeper.page.click("#continue")
    sleeper.until(lambda: sleeper.playing)
    sleeper.until(lambda: sleeper.source == "sleep.mp3", 10)


def test_it_works_where_storage_is_closed(browser: Browser, host: Host) -> None:
    """Every access throws; the page plays and forgets."""
    with Listener(browser, host.address) as someone:
        someone.page.close()
        someone.context.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });")
        someone.open()
        start(someone, SECOND + 1)
        someone.press("l")
        someone.listen(0.5)
        assert someone.playing


def test_two_collections_on_one_disk_do_not_mix(listener: Listener) -> None:
    """Every key holds the collection and its folder."""
    start(listener, SECOND + 1)
    listener.listen(0.3)
    keys = listener.ask("Object.keys(localStorage)")
    assert keys
    assert all(key.startswith("audiogen/") and len(key.split("/")[1]) == 12 for key in keys)
