"""Playing: lines, silences and speed, by what the audio element and the clock do."""

import pytest

from .browsing import Listener

FIRST, SECOND, THIRD, PAUSE, LONG = 3.323, 8.078, 14.843, 10.837, 47.54
"""Seconds of the first episode at which its lines begin; and where two of its silences do."""


def start(listener: Listener, at: float = 0.0) -> None:
    """Plays the first episode from a time on."""
    listener.page.click("#play")
    listener.until(lambda: listener.playing)
    if at:
        listener.go_to(at)


def test_nothing_sounds_by_itself(listener: Listener) -> None:
    """A page that is opened is quiet, and its status is empty."""
    listener.listen(0.5)
    assert not listener.playing
    assert listener.text("#status") == ""
    assert listener.clips() == []


def test_the_first_sound_comes_within_a_second(listener: Listener) -> None:
    """From the press to a moving clock, on a host."""
    waited = listener.ask("""new Promise((done) => {
      const audio = document.querySelector('#audio'); const pressed = performance.now();
      document.querySelector('#play').click();
      (function look() { if (audio.currentTime > 0.01) done(performance.now() - pressed);
                         else setTimeout(look, 5); })(); })""")
    assert waited < 1000


@pytest.mark.parametrize("way", ["listener", "at_disk"])
def test_space_plays_and_pauses_but_leaves_controls_their_own(
        way: str, request: pytest.FixtureRequest) -> None:
    """On nothing it plays; on a button it presses the button; from a host and from a disk."""
    someone: Listener = request.getfixturevalue(way)
    someone.press("Space")
    someone.until(lambda: someone.playing)
    assert someone.text("#play") == "Pause"
    someone.press("Space")
    someone.until(lambda: not someone.playing)
    someone.page.focus("#longer")
    someone.press("Space")
    assert someone.text("#silences-are") == "Silences: one and a half"
    assert not someone.playing
    someone.page.click("#longer")


def test_say_that_again_is_this_line_and_twice_the_one_before(listener: Listener) -> None:
    """Also from the silence after it; seeks land just inside a line."""
    start(listener, SECOND + 1.5)
    listener.forget()
    listener.ask(f"{KEY}('a'); {KEY}('a')")
    listener.lands(FIRST + 0.03)
    listener.go_to(PAUSE + 2)
    listener.forget()
    listener.page.click("#again")
    listener.lands(SECOND + 0.03)
    assert listener.playing


KEY = "((key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))"
"""A key, pressed in the page itself: two in a row come fast on a busy machine, too."""


def test_next_goes_to_the_next_line_and_out_of_a_silence(listener: Listener) -> None:
    """And at the last line to the next episode, which keeps the speed."""
    start(listener, PAUSE + 1)
    listener.forget()
    listener.press("n")
    listener.lands(THIRD + 0.03)
    for _ in range(3):
        listener.press(",")
    listener.go_to(61)
    listener.press("ArrowRight")
    listener.until(lambda: listener.source.startswith("02-"))
    listener.until(lambda: listener.time > 0.2)
    assert listener.playing
    assert listener.ask("document.querySelector('#audio').playbackRate") == 0.7
    assert listener.ask("document.querySelector('#audio').preservesPitch")


def test_the_line_that_is_heard_is_marked_at_once(listener: Listener) -> None:
    """A jump out of a silence of a minute finds the right line within 250 ms."""
    listener.press("2", "Enter")
    listener.until(lambda: listener.playing and listener.source.startswith("02-"))
    listener.until(lambda: listener.ask("document.querySelector('#audio').readyState") > 2)
    quiet = listener.ask("""(() => { const cue = JSON.parse(document.querySelector('#data')
        .textContent).episodes[1].cues; return cue.at(-3)[1]; })()""")
    listener.go_to(quiet + 20)
    listener.until(lambda: listener.line == "That was it.")
    waited = listener.ask(f"""new Promise((done) => {{
        const audio = document.querySelector('#audio'); const begun = performance.now();
        audio.currentTime = {quiet} + 60.3;
        (function look() {{
          const line = document.querySelector('.words [aria-current]')?.textContent;
          if (line === 'A line after a whole minute.') done(performance.now() - begun);
          else setTimeout(look, 5);
        }})(); }})""")
    assert waited < 250


@pytest.mark.parametrize(("presses", "factor"), [("s", 0.5), ("l", 1.5), ("ll", 2.0), ("", 1.0)])
def test_silences_are_stretched_and_words_are_not(listener: Listener, presses: str,
                                                  factor: float) -> None:
    """Measured by the wall clock from the end of a line to the beginning of the next."""
    listener.press(*presses)
    start(listener, SECOND + 1.8)
    begun = listener.ask(BETWEEN)
    assert begun["quiet"] == pytest.approx(4.006 * factor, abs=0.35)
    assert begun["word"] == pytest.approx(2.759 - 1.9, abs=0.3)


BETWEEN = f"""new Promise((done) => {{
  const audio = document.querySelector('#audio');
  let [from, word, began] = [0, 0, performance.now()];
  (function look() {{
    const time = audio.currentTime;
    if (!from && time >= {PAUSE}) {{ from = performance.now(); word = from - began; }}
    const quiet = performance.now() - from;
    if (from && time >= {THIRD}) done({{ quiet: quiet / 1000, word: word / 1000 }});
    else setTimeout(look, 5);
  }})();
}})"""


def test_a_late_timer_leaves_a_silence_as_it_was_made(listener: Listener) -> None:
    """Blocked just before its end, a doubled silence ends once and its word is heard from its
    first moment on."""
    listener.press("l", "l")
    start(listener, PAUSE + 2.2)
    heard = listener.ask(f"""new Promise((done) => {{
      const audio = document.querySelector('#audio');
      const times = [];
      audio.addEventListener('seeking', () => times.push(audio.currentTime));
      (function look() {{
        if (audio.currentTime < {PAUSE} + 2.6) return setTimeout(look, 5);
        const until = performance.now() + 1400;
        while (performance.now() < until);
        setTimeout(() => done(times), 1500);
      }})();
    }})""")
    assert all(time < THIRD - 0.1 for time in heard)
    assert listener.line.startswith("After a silence")


def test_a_short_silence_is_never_touched(listener: Listener) -> None:
    """Under a second and a half there is nothing to skip."""
    listener.press("s")
    start(listener, FIRST + 3.4)
    seeks = listener.ask(f"""new Promise((done) => {{
      const audio = document.querySelector('#audio'); let seeks = 0;
      audio.addEventListener('seeking', () => {{ seeks += 1; }});
      (function look() {{ if (audio.currentTime > {SECOND} + 0.4) done(seeks);
                          else setTimeout(look, 10); }})();
    }})""")
    assert seeks == 0


def test_a_silence_explains_itself(listener: Listener) -> None:
    """As a ring with its length, in the words, and as long as the listener has made it."""
    start(listener, LONG + 1)
    listener.until(lambda: listener.text("#stage") == "quiet, 12 seconds")
    assert listener.text(".words .silence.heard") == "quiet, 12 seconds"
    first = float(listener.ask("stage.style.getPropertyValue('--done')"))
    listener.listen(1)
    assert float(listener.ask("stage.style.getPropertyValue('--done')")) > first > 0
    listener.press("l", "l")
    listener.until(lambda: listener.text("#stage") == "quiet, 24 seconds")


def test_it_waits_after_every_line_until_asked(listener: Listener) -> None:
    """The sound stands still in the silence after a line; play goes on to the next and waits."""
    listener.press("m")
    listener.page.check("[name=wait]")
    listener.press("Escape")
    start(listener, FIRST + 3)
    listener.until(lambda: not listener.playing)
    assert 7.16 < listener.time < 7.7
    listener.page.click("#play")
    listener.until(lambda: listener.time > SECOND + 0.5)
    listener.until(lambda: not listener.playing)
    assert PAUSE < listener.time < PAUSE + 0.6


def test_a_stop_from_outside_is_final(listener: Listener) -> None:
    """After a call or an alarm nothing resumes by itself; later, play begins the line again."""
    start(listener, SECOND + 1.5)
    listener.ask("document.querySelector('#audio').pause()")
    listener.listen(1.0)
    assert not listener.playing
    assert listener.text("#play") == "Play"


def test_breathing_is_seen(listener: Listener) -> None:
    """The circle grows while breathing in and shrinks while breathing out."""
    listener.press("2", "Enter")
    listener.until(lambda: listener.text("#stage p") == "Breathe in", 15)
    grown = [float(listener.ask("stage.style.getPropertyValue('--lung')"))]
    listener.listen(1.2)
    grown.append(float(listener.ask("stage.style.getPropertyValue('--lung')")))
    listener.until(lambda: listener.text("#stage p") == "Breathe out")
    listener.listen(1.0)
    shrinking = [float(listener.ask("stage.style.getPropertyValue('--lung')"))]
    listener.listen(1.0)
    shrinking.append(float(listener.ask("stage.style.getPropertyValue('--lung')")))
    assert grown[0] < grown[1] <= 1
    assert shrinking[0] > shrinking[1]
