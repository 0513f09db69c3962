"""What may be asked for, by whom, and the answers: the one door to the words of HTTP.

Only what the last build's record lists is ever read, so no address leads anywhere else. Nothing can
be written, and only pages of this address may ask: another site's page that has its name pointed at
this machine shows itself by its Host, and one that reaches over by what browsers say of it.
"""

import asyncio
import stat
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.types import Receive, Scope, Send

from audiogen.publishing.outputs import EPISODE_OUTPUTS
from audiogen.publishing.page.producing import PAGE, page_name
from audiogen.publishing.page.waiting import waiting
from audiogen.publishing.record import BuildRecord, read_record
from audiogen.serving.board import Board, Notice

EVENTS = "page/events"
LARGE = 4_000_000
"""Bytes from which on a file is sent piece by piece."""
TYPES = {
    **{output.suffix: output.media_type for output in EPISODE_OUTPUTS},
    ".mp3": "audio/mpeg", ".js": "text/javascript", ".png": "image/png", ".jpg": "image/jpeg",
    ".svg": "image/svg+xml", ".xml": "application/rss+xml", ".m3u8": "audio/mpegurl",
    ".epub": "application/epub+zip", ".m4b": "audio/mp4",
    ".webmanifest": "application/manifest+json",
}
"""By the end of a name; the longer one counts."""
HEADERS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer",
    # The next build writes under the same names: nothing may be taken from a store.
    "Cache-Control": "no-store",
}
ALIVE = 15.0
"""Seconds after which a stream without news says that it is there, and notices who has gone."""


class Site:
    """The answers for an output folder, as an ASGI application."""

    def __init__(self, folder: Path, board: Board, port: int) -> None:
        self._folder, self._board = folder, board
        self._hosts = {f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]")}
        if port == 80:
            self._hosts |= {host.rpartition(":")[0] for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        request = Request(scope, receive)
        response = self._refusal(request) or self._answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        await response(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """Why a request isn't answered, or nothing."""
        asked = request.headers
        if asked.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("This address answers for this machine alone.\n", 421)
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("Nothing can be changed here.\n", 405,
                                     {"Allow": "GET, HEAD"})
        origin, site = asked.get("origin"), asked.get("sec-fetch-site", "none")
        followed = (asked.get("sec-fetch-mode") == "navigate"
                    and asked.get("sec-fetch-dest") == "document")     # a link in another page
        own = origin is None or origin.lower() in {f"http://{host}" for host in self._hosts}
        if not own or (site not in ("same-origin", "none") and not followed):
            return PlainTextResponse("Pages of other addresses get nothing here.\n", 403)
        return None

    def _answer(self, request: Request) -> Response:
        path, places = request.url.path, tuple(self._board.notices)
        if path == "/" and "" not in places and places:
            return RedirectResponse(f"/{places[0]}/")
        if path != "/" and path[1:] in places:
            return RedirectResponse(f"{path}/")
        place = max((each for each in places if path.startswith(_base(each))), key=len,
                    default=None)
        if place is None:
            return _nothing()
        notice, name = self._board.at(place), path.removeprefix(_base(place))
        if name == "" and "producer" not in request.query_params:
            return RedirectResponse("?producer")
        if name == EVENTS:
            return _stream(notice)
        if name in ("", PAGE) and not notice.tidings.page:
            return HTMLResponse(waiting())
        for heard in notice.tidings.heard:
            if heard.address == name:
                return Response(heard.picture, media_type=TYPES[".svg"])
        return _file(self._folder / place, name or PAGE)


def _base(place: str) -> str:
    """Where the addresses of a collection begin."""
    return f"/{place}/" if place else "/"


def _nothing() -> Response:
    return PlainTextResponse("There is nothing at this address.\n", 404)


def _file(folder: Path, name: str) -> Response:
    """A file that the record of the last build lists.

    What is no sound and not large is read in one go: a build may put another file in its place at
    any moment, and nobody is to get the length of the one with the words of the other.
    """
    record, path = read_record(folder), folder / name
    kind = TYPES.get("".join(PurePosixPath(name).suffixes[-2:])) or TYPES.get(
        PurePosixPath(name).suffix, "application/octet-stream")
    if record is None or not _lists(record, name):
        return _nothing()
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode):
            return _nothing()
        if kind.startswith("audio/") or state.st_size > LARGE:
            return FileResponse(path, media_type=kind, stat_result=state)
        data = path.read_bytes()
    except OSError:
        return _nothing()
    # By this the page knows which one it is, whatever may stand there by the time that it asks.
    headers = {"Server-Timing": f'page;desc="{page_name(sha256(data).hexdigest())}"'} if (
        name == PAGE) else {}
    return Response(data, headers=headers, media_type=kind)


def _lists(record: BuildRecord, name: str) -> bool:
    return any(file.name == name for file in record.every_file)


def _stream(notice: Notice) -> Response:
    """The tidings now, and whenever there are others, as server-sent events."""
    async def told() -> AsyncIterator[str]:
        loop, news = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:
            loop.call_soon_threadsafe(news.set)

        with notice.read_by(wake):
            while True:
                news.clear()
                yield f"retry: 500\ndata: {notice.text}\n\n"
                while not news.is_set():
                    try:
                        await asyncio.wait_for(news.wait(), ALIVE)
                    except TimeoutError:
                        yield ": here\n\n"
    return StreamingResponse(told(), media_type="text/event-stream")
