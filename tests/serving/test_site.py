"""What the server gives, to whom, and under what load: asked by plain clients on loopback."""

import json
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.program import run

from .serving import Serving

SOUND = "/01-first-rest.mp3"
CLIENTS = 200


def test_the_root_leads_to_the_producers_view(shared: Serving) -> None:
    """By a relative address, so that it works under each name of this machine."""
    status, headers, _ = shared.ask("/")
    assert (status, headers["location"]) == (307, "?producer")
    status, headers, body = shared.ask("/?producer")
    assert status == 200
    assert body == (shared.output / "index.html").read_bytes()


def test_every_file_that_was_built_is_given_with_its_type(shared: Serving) -> None:
    """And each says that it isn't to be kept, nor to be taken for anything else."""
    record = json.loads((shared.output / "build.json").read_text())
    names = [name for part in (record, *record["episodes"]) for name in part["files"]]
    types = {}
    for name in names:
        status, headers, body = shared.ask(f"/{name}")
        assert (status, body) == (200, (shared.output / name).read_bytes()), name
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        types[name.partition(".")[2]] = headers["content-type"].partition(";")[0]
    assert types["mp3"] == "audio/mpeg"
    assert types["vtt"] == "text/vtt"
    assert types["cues.json"] == "application/json"
    assert types["chapters.json"] == "application/json+chapters"
    assert types["webmanifest"] == "application/manifest+json"
    assert types["js"] == "text/javascript"
    assert "application/octet-stream" not in types.values()


@pytest.mark.parametrize(("asked", "first", "last"), [
    ("bytes=0-9", 0, 9), ("bytes=100-", 100, None), ("bytes=-7", -7, None), ("bytes=5-5", 5, 5)])
def test_a_range_is_cut_out(shared: Serving, asked: str, first: int, last: int | None) -> None:
    """206 with just those bytes, and where they lie (RFC 9110, 14)."""
    data = (shared.output / SOUND[1:]).read_bytes()
    begin = first % len(data)
    end = len(data) - 1 if last is None else last
    status, headers, body = shared.ask(SOUND, Range=asked)
    assert (status, body) == (206, data[begin:end + 1])
    assert headers["content-range"] == f"bytes {begin}-{end}/{len(data)}"
    assert headers["accept-ranges"] == "bytes"


def test_a_range_beyond_the_end_is_told(shared: Serving) -> None:
    """416, with the length there is."""
    size = (shared.output / SOUND[1:]).stat().st_size
    status, headers, _ = shared.ask(SOUND, Range=f"bytes={size}-")
    assert (status, headers["content-range"]) == (416, f"bytes */{size}")


def test_several_ranges_come_in_parts(shared: Serving) -> None:
    """As multipart/byteranges."""
    data = (shared.output / SOUND[1:]).read_bytes()
    status, headers, body = shared.ask(SOUND, Range="bytes=0-3,10-13")
    assert status == 206
    boundary = headers["content-type"].partition("boundary=")[2].encode()
    parts = [part.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
             for part in body.split(b"--" + boundary)]
    assert [part for part in parts if part] == [data[0:4], data[10:14]]


def test_a_range_of_a_file_that_has_changed_is_the_whole(shared: Serving) -> None:
    """By its mark."""
    _, headers, _ = shared.ask(SOUND, "HEAD")
    assert shared.ask(SOUND, Range="bytes=0-3", If_Range=headers["etag"])[0] == 206
    assert shared.ask(SOUND, Range="bytes=0-3", If_Range='"another"')[0] == 200


def test_head_gives_the_headers_alone(shared: Serving) -> None:
    """The length that a GET would have."""
    status, headers, body = shared.ask(SOUND, "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) == (shared.output / SOUND[1:]).stat().st_size


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1",
                                  "localhost:1", "", "127.0.0.1:{port}.evil.example"])
def test_other_hosts_are_refused(shared: Serving, host: str) -> None:
    """So that no name that is pointed at this machine reads what lies here (DNS rebinding)."""
    status, _, body = shared.ask("/?producer", Host=host.format(port=shared.port))
    assert status in (400, 421)
    assert b"Small" not in body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_own_names_are_answered(shared: Serving, host: str) -> None:
    """With the port."""
    assert shared.ask("/?producer", Host=f"{host}:{shared.port}")[0] == 200


def test_two_hosts_or_none_are_refused(shared: Serving) -> None:
    """Whatever the second one is."""
    own = f"Host: 127.0.0.1:{shared.port}\r\n".encode()
    for hosts in (own + b"Host: evil.example\r\n", b"Host: evil.example\r\n" + own, b""):
        answer = shared.raw(b"GET /?producer HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
        assert answer.split(b" ", 2)[1] in (b"400", b"421"), answer[:80]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
def test_nothing_can_be_written(shared: Serving, method: str) -> None:
    """405, with what is allowed."""
    status, headers, _ = shared.ask("/index.html", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"},
    {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "audio"},
    {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors", "Sec_Fetch_Dest": "empty"},
    {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}])
def test_other_pages_get_nothing(shared: Serving, headers: dict[str, str]) -> None:
    """Neither by a script, a sound element nor a frame; a link that is followed is no harm."""
    assert shared.ask(SOUND, **headers)[0] == 403
    assert shared.ask("/?producer", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate",
                      Sec_Fetch_Dest="document")[0] == 200
    assert shared.ask(SOUND, Origin=f"http://127.0.0.1:{shared.port}",
                      Sec_Fetch_Site="same-origin")[0] == 200


@pytest.mark.parametrize("path", [
    "/../in/first.md", "/%2e%2e/in/first.md", "/..%2fin/first.md", "/page/../../in/first.md",
    "//in/first.md", "/page/%2e%2e/%2e%2e/in/audiogen.toml", "/..%5cin%5cfirst.md", "/in/first.md",
    "/build.json", "/page/", "/page", "/.hidden", "/%00", "/etc/passwd", "//etc/passwd",
    "/other.txt", "/link.txt", "/01-first-rest.mp3/", "/01-first-rest.mp3%00.txt"])
def test_nothing_but_what_was_built_is_given(shared: Serving, path: str) -> None:
    """Neither what lies above nor what else lies in the folder, nor a list of it."""
    (shared.output / ".hidden").write_text("hidden")
    (shared.output / "other.txt").write_text("other")
    if not (shared.output / "link.txt").is_symlink():
        (shared.output / "link.txt").symlink_to("/etc/passwd")
    answer = shared.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{shared.port}\r\n"
                        "Connection: close\r\n\r\n".encode())
    assert answer.split(b" ", 2)[1] in (b"404", b"400"), answer[:200]


def test_a_link_in_a_files_place_is_not_followed(serving: Serving) -> None:
    """Whoever puts one there can read what it leads to, but no page can."""
    (serving.output / SOUND[1:]).unlink()
    (serving.output / SOUND[1:]).symlink_to(serving.texts / "audiogen.toml")
    assert serving.ask(SOUND)[0] == 404


def test_nobody_but_this_machine_is_heard(shared: Serving) -> None:
    """It listens at loopback addresses alone, as the system's own list has it."""
    port = f":{shared.port:04X}"
    listening = [row.split()[1] for name in ("tcp", "tcp6")
                 for row in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
                 if row.split()[1].endswith(port) and row.split()[3] == "0A"]
    assert listening
    assert all(each.startswith(("0100007F:", "00000000000000000000000001000000:"))
               for each in listening)


def test_two_hundred_are_served_at_once(shared: Serving) -> None:
    """Each gets the whole sound, while all the others are connected, too."""
    data = (shared.output / SOUND[1:]).read_bytes()
    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(lambda _: shared.ask(SOUND), range(CLIENTS)))
    assert all(status == 200 and body == data for status, _, body in answers)


def slow(shared: Serving, begun: bytes) -> list[socket.socket]:
    """Clients that have said so much, and read nothing."""
    lines = []
    for _ in range(CLIENTS):
        line = socket.create_connection(("127.0.0.1", shared.port), 10)
        line.sendall(begun)
        lines.append(line)
    return lines


@pytest.mark.parametrize("kind", ["headers", "reading", "streams", "nothing"])
def test_slow_clients_keep_nobody_waiting(shared: Serving, kind: str) -> None:
    """Two hundred that send their headers a letter at a time, read a byte at a time, have open
    streams or say nothing at all: another one is served as if they weren't there."""
    host = f"Host: 127.0.0.1:{shared.port}\r\n"
    begun = {"headers": f"GET {SOUND} HTTP/1.1\r\n{host}X-Slow: ",
             "reading": f"GET {SOUND} HTTP/1.1\r\n{host}\r\n",
             "streams": f"GET /page/events HTTP/1.1\r\n{host}\r\n", "nothing": ""}[kind]
    lines = slow(shared, begun.encode())
    try:
        for _ in range(3):
            for line in lines:
                if kind == "headers":
                    line.sendall(b"a")
                elif kind == "reading":
                    line.recv(1)
            status, _, body = shared.ask(SOUND)
            assert (status, len(body)) == (200, (shared.output / SOUND[1:]).stat().st_size)
    finally:
        for line in lines:
            line.close()


def test_whoever_hangs_up_is_forgotten(serving: Serving) -> None:
    """In the middle of a sound, or of an open stream: no connection stays behind."""
    process = serving.process
    handles = Path(f"/proc/{process}/fd")
    host = f"Host: 127.0.0.1:{serving.port}\r\n\r\n"
    before = len(list(handles.iterdir()))
    for path in (SOUND, "/page/events"):
        for line in slow(serving, f"GET {path} HTTP/1.1\r\n{host}".encode()):
            line.recv(100)
            line.close()
    deadline = time.monotonic() + 20
    while len(list(handles.iterdir())) > before + 10:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert serving.ask(SOUND)[0] == 200


def test_headers_without_end_are_refused(shared: Serving) -> None:
    """Instead of kept."""
    answer = shared.raw(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 100_000)
    assert answer == b"" or answer.split(b" ", 2)[1] in (b"400", b"431")


def test_ctrl_c_ends_it_with_open_streams(tmp_path: Path) -> None:
    """At once, with 130: an open page is no reason to wait."""
    running = Serving(tmp_path)
    with socket.create_connection(("127.0.0.1", running.port), 5) as line:
        host = f"Host: 127.0.0.1:{running.port}"
        line.sendall(f"GET /page/events HTTP/1.1\r\n{host}\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 200")
        assert running.stop() == 130
    assert any(line.startswith("Stopped.") for line in running.lines)


def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path, shared: Serving) -> None:
    """Which port, and what to do."""
    answer = run("serve", str(shared.texts), "--port", str(shared.port), cwd=tmp_path)
    answer.refuses(f"Port {shared.port} is taken", "--port")
    assert not (tmp_path / "audio_out").exists()


def test_standard_input_cant_be_served(tmp_path: Path) -> None:
    """Nobody could save it."""
    run("serve", "-", cwd=tmp_path).refuses("Standard input", status=2)


def test_a_source_that_isnt_there_is_told_at_once(tmp_path: Path) -> None:
    """As a build tells it."""
    run("serve", "nowhere", cwd=tmp_path).refuses("nowhere", "There is no such file or folder")


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_without_its_extra_one_sentence_says_what_to_install(tmp_path: Path, library: str) -> None:
    """Where any of its libraries is missing."""
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys\nsys.modules[{library!r}] = None\n")
    answer = run("serve", cwd=tmp_path, PYTHONPATH=os.pathsep.join(
        (str(tmp_path), str(Path(__file__).resolve().parents[2]))))
    answer.refuses('pip install "audiogen[serve]"')
    assert len(answer.err.splitlines()) == 1


def test_the_browser_is_opened_on_request(tmp_path: Path) -> None:
    """With the address that was said; the browser is a command here that writes it down."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n')
    browser.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER", str(browser))
        with Serving(tmp_path, "--open") as running:
            deadline = time.monotonic() + 10
            while not (tmp_path / "opened").exists():
                assert time.monotonic() < deadline
                time.sleep(0.05)
            assert (tmp_path / "opened").read_text().strip() == running.address


