"""Ctrl-C and its kin: the one place where a signal becomes an exception.

The first SIGINT, SIGTERM or SIGHUP raises Interrupted in the main thread; what comes after it,
while the program clears up, is ignored. Clearing up gets a second. Where that isn't enough, because
something waits or has swallowed the exception, the program ends there and then. Nothing is lost by
that: whatever is kept was written in one piece.

Light: it is loaded before all else, so that these signals are answered from the first instant.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn, Protocol

SENTENCE = "Stopped. Finished lines are kept; the same command carries on from here."
SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP")
                if hasattr(signal, name))
PATIENCE = 1.0
"""Seconds that clearing up may take."""


class Interrupted(KeyboardInterrupt):
    """Somebody wants the program to end."""


class Child(Protocol):
    """A process that this one has started."""

    def kill(self) -> None:
        """Ends it at once."""


class _State:
    """What has come, of which there is one in a process."""

    came = 0
    """The number of the first signal."""
    holds = 0
    """Steps under way that are not to be torn apart."""
    told = False
    over = False
    """The program has done what it was asked for, and a signal changes nothing any more."""


_state = _State()
_children: set[Child] = set()


@contextmanager
def heeded() -> Iterator[None]:
    """Inside, signals are heeded; an interrupt ends the process, whatever became of it on its way.

    Afterwards they are ignored, while Python takes itself down.
    """
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:      # as nohup wants it
            signal.signal(number, _receive)
    _mask("SIG_UNBLOCK")        # scripts/build.py hands over with signals blocked
    try:
        yield
    except BaseException:
        if not _state.came:
            raise
    finally:
        _state.over = True
        _mask("SIG_BLOCK")
        if _state.came:
            _leave()


@contextmanager
def recognised() -> Iterator[None]:
    """Raises Interrupted in place of what an interrupt became on its way, such as an import that
    "failed"."""
    try:
        yield
    except BaseException as problem:
        if _state.came and not isinstance(problem, Interrupted):
            raise Interrupted from problem
        raise


@contextmanager
def held() -> Iterator[None]:
    """A step that is not torn apart: a signal that comes meanwhile is heeded after it."""
    before = _state.came
    _state.holds += 1
    try:
        yield
    finally:
        _state.holds -= 1
    if _state.came != before and not _state.holds:
        raise Interrupted


@contextmanager
def unheard() -> Iterator[None]:
    """A process started inside hears none of these signals, from its first instruction on.

    A terminal sends them to all processes of a command; it is this one that answers.
    """
    before = _mask("SIG_BLOCK")
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def adopt(child: Child) -> None:
    """From here on a child is ended with this process, or by `kill_children`."""
    _children.add(child)


def kill_children() -> None:
    """Ends all that were adopted, whatever they are at."""
    while _children:
        with suppress(OSError, ValueError):     # gone already
            _children.pop().kill()


def status() -> int:
    """The exit status of an interrupted program: 130, or 143 and 129 for SIGTERM and SIGHUP."""
    return 128 + (_state.came or signal.SIGINT)


def told() -> str:
    """The sentence, which is not said again after this."""
    _state.told = True
    return SENTENCE


def _receive(number: int, _: FrameType | None) -> None:
    if _state.came or _state.over:
        return
    _state.came = number
    # What goes wrong from here on in threads and destructors is of no interest to anybody.
    sys.unraisablehook = threading.excepthook = _ignore
    sys.excepthook = lambda *_: _leave()
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _lose_patience)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    if not _state.holds:
        raise Interrupted


def _ignore(_: Any) -> None:
    """Says nothing."""


def _lose_patience(_: int, __: FrameType | None) -> None:
    if os.isatty(2):
        os.write(2, b"\x1b[?25h\n")        # a bar may have hidden the cursor
    _leave()


def _leave() -> NoReturn:
    """Ends this process and its children without waiting for anything."""
    try:
        kill_children()
        if not _state.told:
            with suppress(OSError):
                os.write(2, f"{told()}\n".encode())
    finally:
        os._exit(status())


def _mask(how: str) -> set[int] | None:
    """Blocks or unblocks the signals in this thread, and gives back what was blocked before."""
    if not hasattr(signal, "pthread_sigmask"):
        return None
    return set(signal.pthread_sigmask(getattr(signal, how), SIGNALS))
