"""Captions, read by Chromium as a player there would show them."""

from audiogen.publishing.captions import captions, parted
from audiogen.publishing.webvtt import ROOM, WebVTT

from ..episodes import SETTINGS, episode
from ..hostile import HOSTILE
from .browsing import Browser

READ = """text => new Promise((resolve, reject) => {
  const track = document.createElement('track');
  track.src = URL.createObjectURL(new Blob([text], { type: 'text/vtt' }));
  track.onerror = () => reject(new Error('refused'));
  track.onload = () => resolve([...track.track.cues].map(cue => {
    const shown = cue.getCueAsHTML();
    const voices = [...shown.querySelectorAll('*')].map(voice => [voice.localName, voice.title]);
    return [Math.round(cue.startTime * 1000), Math.round(cue.endTime * 1000), shown.textContent,
            voices];
  }));
  document.querySelector('video').append(track);
  track.track.mode = 'showing';
})"""


def test_any_text_and_any_name_is_shown_as_it_was_written(browser: Browser) -> None:
    """Times, words and speakers come back whole, and nothing becomes an element but a voice."""
    made = episode(HOSTILE)
    page = browser.new_page()
    page.set_content("<!DOCTYPE html><video></video>")
    cues = page.evaluate(READ, WebVTT().render(made, SETTINGS).decode())
    page.close()
    assert cues == [
        [part.start, part.end, part.text, [["span", part.speaker]] if part.speaker else []]
        for caption in captions(made) for part in parted(caption, ROOM)]
