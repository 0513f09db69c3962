"""Requests sent and answered: TLS is checked, and nothing waits or grows without an end.

The one door to requests. Each thread keeps its own connections.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import requests

from audiogen.errors import AudiogenError

TIMEOUT = (5.0, 20.0)
"""Seconds to connect, and between two bytes of an answer."""
WHOLE = 120.0
"""Seconds in which an answer must have come whole: one that trickles has no end."""
LARGEST = 64 << 20
"""Bytes of an answer that holds a line; more is none."""
REACH = 4.5
"""Seconds in which a server must show that it is there, whatever stands between."""
_PIECE = 1 << 16

Request = requests.PreparedRequest
"""Ready to be sent."""


class Refusal(AudiogenError):
    """One attempt failed."""

    def __init__(self, reason: str, again: bool, wait: float = 0.0) -> None:
        """`reason` is a sentence about "it"; `again` tells whether another attempt may do better,
        `wait` how many seconds later the server asked for it."""
        super().__init__(reason)
        self.reason, self.again, self.wait = reason, again, wait


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By any case of their names."""
    body: bytes


class Incoming:
    """An answer whose body still comes."""

    def __init__(self, response: requests.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers

    def pieces(self) -> Iterator[bytes]:
        """The body, as it arrives. Raises Refusal where it breaks off."""
        with _translated():
            count = 0
            for piece in self._response.iter_content(_PIECE):
                count += len(piece)
                yield piece
            announced = self.headers.get("Content-Length", "")
            if (announced.isdecimal() and "Content-Encoding" not in self.headers
                    and count != int(announced)):
                raise Refusal("its answer broke off.", True)


class Sessions:
    """Connections to servers, a thread's own."""

    def __init__(self) -> None:
        self._own = threading.local()

    def send(self, request: Request, timeout: tuple[float, float], redirects: bool) -> Answer:
        """A request, answered whole. Raises Refusal where no answer comes."""
        end = time.monotonic() + WHOLE
        body = bytearray()
        with self.opened(request, timeout, redirects) as incoming:
            for piece in incoming.pieces():
                body += piece
                if len(body) > LARGEST:
                    raise Refusal("its answer had no end.", False)
                if time.monotonic() > end:
                    raise Refusal("it did not answer in time.", True)
        return Answer(incoming.status, incoming.headers, bytes(body))

    @contextmanager
    def opened(self, request: Request, timeout: tuple[float, float] = TIMEOUT,
               redirects: bool = True) -> Iterator[Incoming]:
        """A request, with an answer that still comes. Raises Refusal."""
        session = self.session()
        means = session.merge_environment_settings(request.url or "", {}, True, True, None)
        with _translated():
            response = session.send(request, timeout=timeout, allow_redirects=redirects, **means)
        with response:
            yield Incoming(response)

    def session(self) -> requests.Session:
        """Of this thread: connections are kept, TLS is verified."""
        if not hasattr(self._own, "session"):
            self._own.session = requests.Session()
        session: requests.Session = self._own.session
        return session

    def unreached(self, url: str) -> str:
        """Why nothing answers behind an address, known within REACH; empty where something does.

        It is asked for nothing but a head, and any answer will do: no text is sent. A system may
        look for a name, or a proxy keep silent, for much longer: so a thread asks, and is left.
        """
        reasons = [f"it can't be reached: nothing answered within {REACH:g} seconds."]
        done = threading.Event()
        threading.Thread(target=self._knock, args=(url, reasons, done), daemon=True).start()
        done.wait(REACH)
        return reasons[0]

    def _knock(self, url: str, reasons: list[str], done: threading.Event) -> None:
        """Leaves in `reasons` why nothing answers, or nothing; tries again while there is time."""
        end = time.monotonic() + REACH
        while not done.is_set() and time.monotonic() < end:
            try:
                with self.opened(requests.Request("HEAD", url).prepare(), (REACH, REACH), False):
                    reasons[0] = ""
                    done.set()
            except Refusal as refusal:
                reasons[0] = refusal.reason
                if not refusal.again:
                    done.set()
                time.sleep(min(0.5, REACH / 4))


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Request:
    """A request that brings something. Raises Refusal for what is no address."""
    with _translated():
        return requests.Request("POST", url, dict(headers), data=body).prepare()


def get(url: str, headers: Mapping[str, str]) -> Request:
    """A request for a file. Raises Refusal for what is no address."""
    with _translated():
        return requests.Request("GET", url, dict(headers)).prepare()


@contextmanager
def _translated() -> Iterator[None]:
    """Refusals for what the library raises."""
    try:
        yield
    except requests.exceptions.SSLError as problem:
        raise Refusal("its certificate can't be trusted (something on the way may be reading "
                      "along).", False) from problem
    except requests.exceptions.Timeout as problem:
        raise Refusal("it did not answer in time.", True) from problem
    except requests.exceptions.ProxyError as problem:
        raise Refusal("it can't be reached (is there a network?): the proxy on the way refuses. "
                      "HTTPS_PROXY and NO_PROXY name it.", True) from problem
    except (requests.exceptions.ConnectionError,
            requests.exceptions.ContentDecodingError) as problem:
        raise Refusal("it can't be reached (is there a network?).", True) from problem
    except requests.exceptions.ChunkedEncodingError as problem:
        raise Refusal("its answer broke off.", True) from problem
    except (requests.exceptions.RequestException, ValueError) as problem:
        raise Refusal("its address is none that can be asked.", False) from problem
