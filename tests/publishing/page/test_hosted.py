"""Hosted: what is kept on a device, hosts that can't jump, and links into the middle."""

import json
from pathlib import Path
from typing import Any

import pytest

from .browsing import Browser, Listener
from .hosting import Host

WORKER = Path(__file__).resolve().parents[3] / "audiogen/publishing/page/script/worker.js"
SECOND, THIRD = 8.078, 14.843
"""Seconds of the first episode at which its lines begin."""


@pytest.mark.parametrize(("header", "range_of_ten"), [
    ("bytes=0-1", [0, 1]), ("bytes=0-", [0, 9]), ("bytes=4-", [4, 9]), ("bytes=4-99", [4, 9]),
    ("bytes=-3", [7, 9]), ("bytes=-99", [0, 9]), ("bytes=10-", None), ("bytes=12-14", None),
    ("bytes=5-2", None), ("", "whole"), ("bytes=-", "whole"), ("bytes=0-1,4-5", "whole"),
    ("items=0-1", "whole"),
])
def test_the_worker_cuts_ranges(browser: Browser, header: str, range_of_ten: Any) -> None:
    """Of ten bytes: first and last, nothing that can be met, or no range (RFC 9110, 14.2)."""
    page = browser.new_page()
    found = page.evaluate(f"""(() => {{ const self = {{ addEventListener() {{}} }};
      {WORKER.read_text(encoding="utf-8")}
      const range = rangeOf({json.dumps(header)}, 10); return range === undefined ? 'whole' : range;
    }})()""")
    page.close()
    assert found == range_of_ten


def keep(listener: Listener) -> None:
    """Presses "Keep on this device" and waits until it is done."""
    listener.press("m")
    listener.until(lambda: listener.text("#keep").startswith("Keep on this device ("))
    listener.ask("navigator.storage.persist = async () => { window.persisted = true; }; 0")
    listener.page.click("#keep")
    listener.until(lambda: listener.text("#keep") == "Kept on this device", 30)
    assert listener.ask("window.persisted")
    listener.press("Escape")


def test_what_was_kept_plays_without_a_net(browser: Browser, built: Path) -> None:
    """The size is said before; afterwards the host is gone, and the page opens, plays and seeks
    from answers of status 206."""
    with Host(built) as host, Listener(browser, host.address) as someone:
        keep(someone)
        host.close()
        someone.open()
        answers = someone.ask("""(async () => {
          const ask = async (range) => {
            const answer = await fetch('01-first-rest.mp3', { headers: { range } });
            return [answer.status, answer.headers.get('content-range'),
                    (await answer.blob()).size];
          };
          return [await ask('bytes=0-1'), await ask('bytes=100-'), await ask('bytes=99999999-')];
        })()""")
        size = (built / "01-first-rest.mp3").stat().st_size
        assert answers == [[206, f"bytes 0-1/{size}", 2],
                           [206, f"bytes 100-{size - 1}/{size}", size - 100],
                           [416, f"bytes */{size}", 0]]
        someone.page.click("#play")
        someone.until(lambda: someone.playing and someone.time > 0.1)
        someone.go_to(SECOND + 1)
        someone.until(lambda: someone.line == "Here comes the second one.")
        someone.press("t")
        someone.until(lambda: someone.clips())
        someone.problems.clear()


def test_what_was_thrown_away_is_noticed(browser: Browser, built: Path) -> None:
    """A device that lost a file offers to keep it again, and "Remove" removes everything."""
    with Host(built) as host, Listener(browser, host.address) as someone:
        keep(someone)
        someone.ask("""(async () => { const [name] = await caches.keys();
          const store = await caches.open(name);
          await store.delete(new URL('02-second-rest-breath.mp3', location).href); })()""")
        someone.open()
        keep(someone)
        someone.press("m")
        someone.page.click("#forget")
        someone.until(lambda: someone.ask("caches.keys().then((names) => names.length)") == 0)
        assert someone.ask("document.activeElement.id") == "keep"


def test_a_new_build_is_kept_anew(browser: Browser, copy: Path) -> None:
    """What was kept of an older build is not taken for this one's."""
    with Host(copy) as host, Listener(browser, host.address) as someone:
        keep(someone)
        page = copy / "index.html"
        text = page.read_text(encoding="utf-8")
        start = text.index('"01-first-rest.mp3",', text.rindex('"keep":'))
        digest = text[start:start + 60].split('"')[3]
        page.write_text(text.replace(digest, "0123456789ab"), encoding="utf-8")
        someone.open()
        someone.press("m")
        someone.until(lambda: someone.text("#keep").startswith("Keep on this device ("))


def test_a_page_from_a_disk_offers_nothing_to_keep(at_disk: Listener) -> None:
    """There it lies already."""
    at_disk.press("m")
    assert not at_disk.page.is_visible("#keep")


def test_a_host_without_ranges_is_noticed_and_mended(browser: Browser, built: Path) -> None:
    """It is said, the file is fetched whole, and jumps land where they should."""
    with Host(built, ranges=False) as host, Listener(browser, host.address) as someone:
        someone.page.click("#play")
        someone.until(lambda: "can't jump" in someone.text("#status"))
        someone.until(lambda: someone.ask("audio.src").startswith("blob:"))
        someone.until(lambda: someone.playing)
        someone.go_to(9)
        someone.press("n")
        someone.lands(THIRD + 0.03, file=someone.source)


@pytest.mark.parametrize(("tail", "title", "time"), [
    ("#third-rest", "Third rest", 0), ("#episode-third-rest", "Third rest", 0),
    ("#chapter-2-of-first-rest", "First rest", 38.2), ("?line=5d363ee8", "First rest", THIRD),
    ("#line-5d363ee8", "First rest", THIRD), ("#nothing-there", "First rest", 0),
    ("?line=%3Cscript%3E", "First rest", 0),
])
def test_links_lead_to_an_episode_a_chapter_or_a_line(listener: Listener, tail: str, title: str,
                                                      time: float) -> None:
    """Opened there, and quiet until play is pressed."""
    listener.open(tail)
    assert listener.text("#now-title") == title
    listener.until(lambda: abs(listener.time - time) < 0.3)
    assert not listener.playing


def test_the_manifest_names_the_page(built: Path) -> None:
    """JSON with what an installable page needs."""
    page = json.loads((built / "page" / "app.webmanifest").read_text(encoding="utf-8"))
    assert page["name"] == "Small & <Steady>"
    assert (built / "page" / page["start_url"]).resolve() == (built / "index.html").resolve()
    assert all((built / "page" / icon["src"]).is_file() for icon in page["icons"])


def test_a_sound_that_is_gone_is_told(browser: Browser, copy: Path) -> None:
    """In a sentence, and play stays play."""
    (copy / "01-first-rest.mp3").unlink()
    with Host(copy) as host, Listener(browser, host.address) as someone:
        someone.page.click("#play")
        someone.until(lambda: "can't be reached" in someone.text("#status"))
        assert someone.text("#play") == "Play"
        someone.problems.clear()
