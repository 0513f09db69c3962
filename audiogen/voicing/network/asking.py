"""A service asked with patience: attempts, waits, one turn after another, and an end.

All who ask one service share what is known of it: a wait that it asked for holds for everybody,
and when it is found to be gone, everybody stops at once instead of each finding out alone.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import urlsplit

from audiogen.voicing.network.session import TIMEOUT, Answer, Refusal, Request, Sessions

WAITS = (1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0)
"""Seconds before the second attempt and those that follow: one minute in all. Half of each is
added by chance, so that builds that were refused together don't come back together. With three of
ten requests failing, eight attempts leave one line of fifteen thousand unsaid."""
PATIENCE = 60.0
"""Seconds that a server may ask us to wait (Retry-After) before we stop instead."""
STREAK = 20
"""Failures in a row, of whatever lines, after which the service counts as gone."""
REST = 30.0
"""Seconds after which a service that was gone is asked again."""
AGAIN = (408, 425, 429, 500, 502, 503, 504, 529)
"""Statuses that a later attempt may mend."""
CROWD = 429
SOON = 0.001
"""Seconds that nobody waits for."""

Sound = TypeVar("Sound")


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service wants to be asked."""

    at_once: int
    """Requests under way at one time."""
    apart: float = 0.0
    """Seconds between the beginnings of two."""
    timeout: tuple[float, float] = TIMEOUT
    """Seconds to connect, and between two bytes of an answer."""
    redirects: bool = False
    """Whether it may send us on to another address."""


class Asker:
    """Who asks a service."""

    def __init__(self, manners: Manners, sleep: Callable[[float], None] | None = None,
                 chance: Callable[[], float] = random.random,
                 clock: Callable[[], float] = time.monotonic,
                 now: Callable[[], float] = time.time) -> None:
        """`sleep` waits some seconds, or until the service is found to be gone; `chance` gives a
        number from 0 to 1 for their jitter, `clock` the seconds that pass, and `now` the time of
        day in seconds since 1970."""
        self.sessions = Sessions()
        self._manners = manners
        self._gone = threading.Event()
        self._sleep = sleep or self._wait
        self._chance, self._clock, self._now = chance, clock, now
        self._places = threading.BoundedSemaphore(manners.at_once)
        self._lock, self._knocking = threading.Lock(), threading.Lock()
        self._reached: set[str] = set()
        self._streak = 0
        self._next = 0.0
        self._reason, self._since = "", 0.0

    def ask(self, request: Request, sound_in: Callable[[Answer], Sound]) -> Sound:
        """What `sound_in` takes from the answer of status 200, after as many attempts as make
        sense. `sound_in` may raise Refusal. Raises Refusal."""
        self._refuse_if_gone()
        self._reach(request.url or "")
        attempt = 0
        while True:
            try:
                with self._places:
                    self._take_turn()
                    sound = self.once(request, sound_in)
            except Refusal as refusal:
                wait = self._after(refusal, attempt)
            else:
                self._streak = 0
                return sound
            self._sleep(wait)
            self._refuse_if_gone()
            attempt += 1

    def once(self, request: Request, sound_in: Callable[[Answer], Sound],
             timeout: tuple[float, float] | None = None) -> Sound:
        """One attempt. Raises Refusal."""
        answer = self.sessions.send(request, timeout or self._manners.timeout,
                                    self._manners.redirects)
        if answer.status in AGAIN:
            why = "too many requests came from here" if answer.status == CROWD else "its fault"
            raise Refusal(f"it answered with status {answer.status} ({why}).", True,
                          asked_wait(answer.headers.get("Retry-After", ""), self._now()))
        if 300 <= answer.status < 400:
            raise Refusal(f"it answered with status {answer.status} and sends us on to another "
                          "address; set that one, if you trust it.", False)
        if answer.status == 200:
            return sound_in(answer)
        raise Refusal(f"it answered with status {answer.status}.", False)

    def _after(self, refusal: Refusal, attempt: int) -> float:
        """Seconds to wait before the next attempt. Raises the refusal where there is none."""
        with self._lock:
            if not refusal.again:
                raise refusal
            self._streak += 1
            if attempt == len(WAITS) or refusal.wait > PATIENCE or self._streak >= STREAK:
                self._reason, self._since = refusal.reason, self._clock()
                self._streak = 0
                self._gone.set()
                raise refusal
            if refusal.wait:
                self._next = max(self._next, self._clock() + refusal.wait)
        return max(WAITS[attempt] * (1 + self._chance() / 2), refusal.wait)

    def _refuse_if_gone(self) -> None:
        """Raises Refusal while the service counts as gone."""
        with self._lock:
            if self._gone.is_set() and self._clock() - self._since < REST:
                raise Refusal(self._reason, False)
            self._gone.clear()

    def _reach(self, url: str) -> None:
        """Finds out, before anything is sent to a server, whether it is there. Raises Refusal."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}/"
        with self._knocking:
            self._refuse_if_gone()
            if origin in self._reached:
                return
            reason = self.sessions.unreached(origin)
            if reason:
                with self._lock:
                    self._reason, self._since = reason, self._clock()
                    self._gone.set()
                raise Refusal(reason, False)
            self._reached.add(origin)

    def _take_turn(self) -> None:
        """Waits until it is polite to ask."""
        if not self._manners.apart and not self._next:
            return
        with self._lock:
            wait = self._next - self._clock()
            self._next = max(self._next, self._clock()) + self._manners.apart
        if wait > SOON:
            self._sleep(wait)
            self._refuse_if_gone()

    def _wait(self, seconds: float) -> None:
        self._gone.wait(seconds)


def asked_wait(header: str, now: float) -> float:
    """Seconds of a Retry-After header, which holds seconds or a date; 0 where it holds neither."""
    text = header.strip()
    if text.isdecimal():
        return float(text)
    try:
        date: datetime = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    whole = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, whole.timestamp() - now)
