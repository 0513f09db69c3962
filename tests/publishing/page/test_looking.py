"""What the page looks like to checkers, to a printer, and to those who set their own letters."""

import os
import subprocess
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from .browsing import Browser, Listener

VIEWS: dict[str, dict[str, Any]] = {
    "wide": {}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"},
    "still": {"reduced_motion": "reduce"}, "320": {"viewport": {"width": 320, "height": 640}},
    "phone": {"viewport": {"width": 390, "height": 844}},
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODULES = Path(os.environ.get("NODE_PATH", "").split(os.pathsep)[0] or "nowhere")


def judged(listener: Listener) -> list[str]:
    """What axe finds in the page as it stands, and whether it scrolls sideways."""
    source = MODULES / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.skip("needs NODE_PATH set to a folder that holds axe-core")
    listener.ask(source.read_text(encoding="utf-8") + "; 0")
    found = listener.page.evaluate(
        "(rules) => axe.run(document, { runOnly: { type: 'tag', values: rules },"
        " rules: { 'target-size': { enabled: true } } })", RULES)
    problems = [f"{each['id']}: {[node['target'] for node in each['nodes']]}"
                for each in found["violations"]]
    wide = listener.ask("document.documentElement.scrollWidth - innerWidth")
    return problems + ([f"scrolls {wide} px sideways"] if wide > 0 else [])


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_any_state(browser: Browser, built: Path, view: str) -> None:
    """Start, playing, a silence, a breath, the words, talking, More in every suit, the room that
    fades, and the morning after."""
    with Listener(browser, (built / "index.html").as_uri(), **VIEWS[view]) as someone:
        problems = {"start": judged(someone)}
        someone.page.click("#talk")
        problems["talking"] = judged(someone)
        someone.press("t", "2", "Enter")
        someone.until(lambda: someone.text("#stage p").startswith("Breathe"), 40)
        problems["breath"] = judged(someone)
        someone.page.click("#to-words")
        someone.page.mouse.wheel(0, 300)
        someone.page.wait_for_selector("#follow:not([hidden])")
        problems["words"] = judged(someone)
        someone.press("1", "Enter")
        someone.go_to(49)
        someone.until(lambda: someone.text("#stage p").startswith("quiet"))
        problems["quiet"] = judged(someone)
        someone.press("m")
        for suit in ("dark", "contrast", "cream"):
            someone.page.check(f"[name=colours][value={suit}]", force=True)
            problems[f"more {suit}"] = judged(someone)
        someone.page.check("[name=size][value=largest]", force=True)
        someone.page.check("[name=spacing][value=wide]", force=True)
        problems["largest letters"] = judged(someone)
        someone.page.check("[name=timer][value=line]", force=True)
        someone.press("Escape", "1", "Enter")
        someone.until(lambda: someone.playing and someone.source.startswith("01-"))
        someone.go_to(62.8)
        someone.until(lambda: someone.source == "sleep.mp3")
        problems["fading"] = judged(someone)
        someone.open()
        problems["morning"] = judged(someone)
    assert {state: found for state, found in problems.items() if found} == {}


IN_SIGHT = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const whole = box.height > 10 && box.top >= 0 && box.bottom <= innerHeight
    && box.left >= 0 && box.right <= innerWidth;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return whole && document.elementFromPoint(x, y)?.closest(selector) !== null;
}"""


@pytest.mark.parametrize("letters", ["usual", "largest"])
@pytest.mark.parametrize("view", ["wide", "phone", "320"])
def test_notice_and_help_are_always_in_sight(
        browser: Browser, built: Path, view: str, letters: str) -> None:
    """At the top, among the words and at the end, before and while something plays."""
    with Listener(browser, (built / "index.html").as_uri(), **VIEWS[view]) as someone:
        if letters == "largest":
            someone.press("m")
            someone.page.check("[name=size][value=largest]", force=True)
            someone.press("Escape")
        lost = []
        for state in ("start", "playing"):
            if state == "playing":
                someone.press("2", "Enter")
                someone.until(lambda: someone.playing)
            for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
                someone.ask(f"scrollTo(0, {place}), 0")
                lost += [(state, place, selector) for selector in ("#sight .brief", "#help")
                         if not someone.page.evaluate(IN_SIGHT, selector)]
        assert lost == []


def test_the_html_is_valid(built: Path) -> None:
    """Page and transcripts, by html-validate."""
    checker = MODULES / ".bin" / "html-validate"
    if not checker.exists() or not which("node"):
        pytest.skip("needs node, and NODE_PATH set to a folder that holds html-validate")
    pages = sorted(map(str, built.glob("*.html")))
    command = [str(checker), "--rule", "tel-non-breaking:off", *pages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=MODULES.parent, timeout=60)
    assert done.returncode == 0, done.stdout


def test_the_page_is_small(built: Path) -> None:
    """HTML, style and script together are at most 120 KB beside transcripts and cues."""
    page = (built / "index.html").read_text(encoding="utf-8")
    words = page[page.index('<section id="words"'):page.index('<p class="files scripted-only">')]
    data = page[page.index('id="data">'):page.rindex("<script>")]
    assert len(page.encode()) - len(words.encode()) - len(data.encode()) <= 120 * 1024


def test_without_script_it_is_audio_text_and_links(browser: Browser, built: Path) -> None:
    """Native players, every transcript, the doors as links, the notice; no dead control."""
    address = (built / "index.html").as_uri()
    with Listener(browser, address, java_script_enabled=False) as someone:
        page = someone.page
        assert page.locator("audio.plain-only:visible").count() == 3
        assert page.locator("button:visible").count() == 0
        assert page.locator("text=And here it ends.").is_visible()
        assert page.locator("#notice a[href='tel:+49112']").is_visible()
        page.click("text=My head is full")
        assert page.url.endswith("#episode-second-rest-breath")
        links = page.locator("#words a:visible").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))")
        assert all((built / link).is_file() for link in links)
        assert len(links) == 6


def test_it_prints_as_a_booklet(at_disk: Listener) -> None:
    """All words of all episodes, no controls."""
    at_disk.page.emulate_media(media="print")
    assert at_disk.page.locator("button:visible, audio:visible, dialog:visible").count() == 0
    for words in ("Here comes the second one.", "That was it.", "And here it ends."):
        assert at_disk.page.locator(f"text={words}").is_visible()
    at_disk.page.emulate_media(media="screen")


def test_hostile_titles_stay_text(at_disk: Listener) -> None:
    """Signs of HTML in titles are shown as they are, in the page and in its data."""
    assert at_disk.text("h1") == "Small & <Steady>"
    at_disk.press("2", "Enter")
    at_disk.until(lambda: at_disk.text("#now-title") == "Second <rest> & breath")
    assert at_disk.page.locator("rest").count() == 0


def test_nothing_foreign_may_be_loaded(at_disk: Listener) -> None:
    """The policy stops a picture, a script, a style and a request from elsewhere, on a disk too."""
    blocked = at_disk.ask("""new Promise((done) => {
      const blocked = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        blocked.push(event.effectiveDirective);
        if (blocked.length === 5) done(blocked.sort());
      });
      const add = (name, wishes) => document.head.append(
        Object.assign(document.createElement(name), wishes));
      add('img', { src: 'http://127.0.0.1:9/a.png' });
      add('script', { src: 'http://127.0.0.1:9/a.js' });
      add('script', { textContent: 'window.hostile = 1' });
      add('link', { rel: 'stylesheet', href: 'http://127.0.0.1:9/a.css' });
      fetch('http://127.0.0.1:9/').catch(() => {});
    })""")
    assert blocked == ["connect-src", "img-src", "script-src-elem", "script-src-elem",
                       "style-src-elem"]
    assert at_disk.ask("window.hostile") is None
    at_disk.problems.clear()
    at_disk.requests.clear()


def test_targets_are_large_enough(browser: Browser, built: Path) -> None:
    """44 px each way, on a small screen, behind "More" too; links in a running text are apart."""
    with Listener(browser, (built / "index.html").as_uri(), **VIEWS["320"]) as someone:
        for state in ("start", "more"):
            if state == "more":
                someone.page.click("#open-more")
            small = someone.ask("""[...document.querySelectorAll(
                'button, [role=button], .door, .file, .controls a, summary, .chips label, .switch')]
              .filter((each) => each.checkVisibility({ visibilityProperty: true,
                                                       contentVisibilityAuto: true }))
              .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
              .filter(([, box]) => box.width && (box.width < 43.9 || box.height < 43.9))
              .map(([text, box]) => `${text} ${box.width}, ${box.height}`)""")
            assert small == []


def test_words_can_be_found_and_open_their_episode(at_disk: Listener) -> None:
    """The browser's own search reaches every line; what it finds opens."""
    hidden = at_disk.ask("document.querySelectorAll('article[hidden=until-found]').length")
    assert hidden == 2
    at_disk.ask("""document.querySelector('#episode-third-rest .line').dispatchEvent(
        new Event('beforematch', { bubbles: true }))""")
    at_disk.until(lambda: at_disk.text("#now-title") == "Third rest")
    assert not at_disk.playing


LAST = "The last line of the first episode."


def test_the_words_are_one_tab_stop_with_arrow_keys(at_disk: Listener) -> None:
    """Home, End and arrows go between them, Enter plays; following stops and can be asked for."""
    at_disk.page.click("#play")
    at_disk.until(lambda: at_disk.line == "Beginning")
    stops = at_disk.ask("document.querySelectorAll('.words [tabindex=\"0\"]').length")
    assert stops == 1
    at_disk.page.click("#to-words")
    at_disk.press("End")
    assert at_disk.ask("document.activeElement.textContent") == LAST
    assert at_disk.page.is_visible("#follow")
    at_disk.press("ArrowUp", "Enter")
    at_disk.until(lambda: at_disk.line == "Another thing to notice.")
    assert at_disk.ask("document.activeElement.textContent") == "Another thing to notice."
    at_disk.page.click("#follow")
    assert not at_disk.page.is_visible("#follow")
    assert at_disk.ask("document.activeElement.getAttribute('aria-current')") == "true"
