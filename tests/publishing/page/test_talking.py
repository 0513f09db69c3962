"""The page's own voice: which clip really played, by its place in the recording."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from .browsing import Browser, Listener, phrases_of
from .hosting import Host


class Ear:
    """What is heard of the page's voice, as words."""

    def __init__(self, listener: Listener, folder: Path) -> None:
        self.listener, self.phrases, self.told = listener, phrases_of(folder), 0

    def heard(self) -> list[str]:
        """The phrases since the last asking. Each was played whole, while the episode stood."""
        clips = self.listener.clips()[self.told:]
        self.told += len(clips)
        words = []
        for start, end, quiet in clips:
            assert quiet, "a clip spoke over the episode"
            place = min(self.phrases, key=lambda span: abs(span[0] - start))
            assert place == pytest.approx((start, end), abs=0.01)
            words.append(self.phrases[place])
        return words

    def hears(self, *words: str, seconds: float = 20) -> None:
        """Asserts that exactly these phrases come next."""
        found: list[str] = []

        def there() -> bool:
            found.extend(self.heard())
            return len(found) >= len(words)
        self.listener.until(there, seconds)
        self.listener.listen(0.15)
        assert [*found, *self.heard()] == list(words)


@pytest.fixture
def ear(listener: Listener, built: Path) -> Ear:
    return Ear(listener, built)


GREETING = "I will say the name of everything you touch. Press again and I will stop."


def test_it_never_talks_by_itself(listener: Listener, ear: Ear) -> None:
    """Before the press no clip is fetched and none is played, whatever is focused."""
    listener.press("Tab", "Tab", "Tab", "Tab")
    listener.page.click("#longer")
    listener.listen(0.6)
    assert ear.heard() == []
    assert not any("voice.js" in url for url in listener.requests)


@pytest.mark.parametrize("way", ["listener", "at_disk"])
def test_controls_say_their_name_and_state(way: str, request: pytest.FixtureRequest,
                                           built: Path) -> None:
    """Focused by Tab, from a host and from a disk."""
    someone: Listener = request.getfixturevalue(way)
    ear = Ear(someone, built)
    someone.press("Tab")
    someone.press("Enter")
    assert someone.text("#talk") == "Stop talking"
    ear.hears(GREETING)
    someone.press("Tab")
    ear.hears("Where am I?")
    someone.press("Tab")
    ear.hears("Play.", "First rest.", "One minute left.")
    someone.press("Tab")
    ear.hears("The words.")
    someone.press("Tab", "Tab")
    ear.hears("Next line.")
    someone.press("Tab")
    ear.hears("Shorter silences.", "Silences: as made.")
    someone.press("Enter")
    ear.hears("Silences: half.")


def test_a_touch_says_the_name(listener: Listener, ear: Ear) -> None:
    """A finger that rests on a control hears it before it lets go."""
    listener.page.click("#talk")
    ear.hears(GREETING)
    box = listener.page.locator("#open-more").bounding_box()
    assert box
    listener.page.mouse.move(box["x"] + 20, box["y"] + 20)
    listener.page.mouse.down()
    ear.hears("More.")
    listener.page.mouse.move(5, 5)
    listener.page.mouse.up()


def test_the_episode_waits_for_a_clip_and_begins_its_line_again(listener: Listener,
                                                                ear: Ear) -> None:
    """A word was cut, so the line is heard from its start when the clip is over."""
    listener.page.click("#talk")
    ear.hears(GREETING)
    listener.page.click("#play")
    listener.until(lambda: listener.playing)
    listener.go_to(9.5)
    listener.listen(0.3)
    listener.forget()
    listener.press("w")
    listener.until(lambda: not listener.playing)
    ear.hears("First rest.", "Beginning.", "One minute left.", "Speed: 1.", "Silences: as made.")
    listener.lands(8.078)
    assert listener.playing


def test_a_press_cuts_a_clip_short(listener: Listener, ear: Ear) -> None:
    """Who presses play while a clip speaks hears the episode at once, and no clip over it."""
    listener.page.click("#talk")
    listener.until(lambda: listener.clips())
    listener.page.click("#play")
    listener.until(lambda: listener.playing, 2)
    listener.listen(0.5)
    assert listener.playing
    assert listener.ask("document.querySelector('#audio').currentTime") > 0.2


def test_one_press_turns_talking_off(listener: Listener, ear: Ear) -> None:
    """It says so, and then says nothing more."""
    listener.press("t")
    ear.hears(GREETING)
    listener.press("t")
    ear.hears("I will be quiet now.")
    listener.press("Tab", "Tab", "Tab")
    listener.listen(0.5)
    assert ear.heard() == []
    assert listener.text("#talk") == "Talk to me"


def test_the_status_tells_only_what_the_focused_control_doesn_t(listener: Listener) -> None:
    """A key changes the silences: told. Their own button changes them: not told. A line that is
    spoken: never."""
    listener.press("l")
    listener.until(lambda: listener.text("#status") == "Silences: one and a half.")
    listener.open()
    listener.page.click("#longer")
    listener.page.click("#play")
    listener.until(lambda: listener.time > 3.5, 8)
    assert listener.text("#status") == ""
    assert listener.ask("document.querySelectorAll('[role=status], [aria-live]').length") == 1


def test_where_am_i_is_answered_in_text_without_the_voice(listener: Listener, ear: Ear) -> None:
    """For a listener with a screen reader the one polite region has it, and no clip plays."""
    listener.page.click("#where")
    listener.until(lambda: listener.text("#status").startswith("First rest. Beginning. One minute"))
    assert ear.heard() == []


def test_a_page_without_its_voice_says_so(browser: Browser, copy: Path) -> None:
    """The script is gone: a sentence, and everything else works."""
    (copy / "page" / "voice.js").unlink()
    with Host(copy) as host, Listener(browser, host.address) as listener:
        listener.page.click("#talk")
        listener.until(lambda: "voice can't be loaded" in listener.text("#status"))
        assert listener.text("#talk") == "Talk to me"
        listener.page.click("#play")
        listener.until(lambda: listener.playing)
        listener.problems.clear()


def test_every_control_has_its_clip(listener: Listener, ear: Ear) -> None:
    """Also behind "More", and after each change of a choice: a phrase that the recording lacks is a
    warning in the console, and that fails this test."""
    listener.press("t")
    ear.hears(GREETING)
    everything = "button, a[href], input, summary, [role=button]"

    def speaks(act: Callable[[], object]) -> None:
        told = len(listener.clips())
        act()
        listener.until(lambda: len(listener.clips()) > told)

    for place in ("body", "#more"):
        controls = listener.page.locator(f"{place} :is({everything}):visible")
        for number in range(controls.count()):
            speaks(partial(controls.nth(number).evaluate,
                           "control => { control.blur(); control.focus(); }"))
        listener.press("m")
        listener.listen(0.6)        # "Close" has the focus and has said so
    for label in listener.page.locator("#more label:visible").all():
        speaks(label.click)
        if listener.page.locator("[name=scan]").is_checked():
            break
    listener.press("Escape")
    for key in "slz,.?w":
        speaks(partial(listener.press, key))
    assert ear.heard()


def test_the_third_episode_by_keys_and_sound_alone(listener: Listener, ear: Ear) -> None:
    """Somebody who sees nothing opens the page, has it talk, looks around by Tab, hears where
    they are, types a number, hears which episode that is, presses Enter, and hears its line."""
    listener.press("t")
    ear.hears(GREETING)
    listener.press("Tab")
    ear.hears("Stop talking.")
    listener.press("Tab")
    ear.hears("Where am I?")
    listener.press("Enter")
    ear.hears("First rest.", "Beginning.", "One minute left.", "Speed: 1.", "Silences: as made.")
    listener.press("Tab")
    ear.hears("Play.", "First rest.", "One minute left.")
    listener.press("2")
    ear.hears("Episode 2.", "My head is full.", "Second <rest> & breath.", "2 minutes.")
    listener.listen(4.2)
    listener.press("3")
    ear.hears("Episode 3.", "Third rest.", "Less than a minute.")
    listener.press("Enter")
    listener.until(lambda: listener.playing and listener.source == "03-third-rest.mp3")
    listener.until(lambda: listener.line == "The third episode begins here.")
    heard = listener.time
    listener.listen(0.5)
    assert listener.time > heard + 0.3
    listener.press("Space")
    ear.hears("Paused.")
    assert not listener.playing
