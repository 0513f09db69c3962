"""A voice's weights, fetched: gone on with after a break, checked, there whole or not at all."""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from audiogen.errors import OutputError, VoiceError, VoiceUnreachable
from audiogen.intake import why
from audiogen.messages import located
from audiogen.voicing.network.asking import AGAIN, PATIENCE, WAITS, asked_wait
from audiogen.voicing.network.session import TIMEOUT, Incoming, Refusal, Sessions, get
from audiogen.voicing.weights import Weights, WeightsFile

PART = ".part"
"""How the name of a file ends that isn't whole yet; the next try goes on with it."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PARTIAL, _WHOLE, _BEYOND = 206, 200, 416

Progress = Callable[[int, int], None]
"""Is told how many bytes are there, and of how many."""


def fetch(weights: Weights, progress: Progress,
          sleep: Callable[[float], None] = time.sleep) -> tuple[Path, ...]:
    """The files of a voice, in their places; those that lie there already are left.

    Raises VoiceUnreachable with each address and place for fetching by hand, VoiceError for
    bytes that aren't the voice's, OutputError where a file can't be written.
    """
    place = weights.files[0].place
    try:
        lacking = weights.lacking
        _refuse_a_full_disk(lacking)
        total = sum(file.size for file in lacking)
        before = 0

        def told(count: int) -> None:
            progress(before + count, total)

        for file in lacking:
            place = file.place
            _fetch(weights, file, told, sleep)
            before += file.size
    except OSError as problem:
        full = problem.errno in _FULL
        raise OutputError(
            f"The voice “{weights.voice}” can't be written to {located(place)}: "
            f"{'the disk is full' if full else why(problem)}. "
            f"{'Free some space' if full else 'Mend that, or set AUDIOGEN_DATA_DIR'}, and run "
            "the same command again: it goes on from where it stopped.") from problem
    return tuple(file.place for file in weights.files)


def by_hand(weights: Weights) -> str:
    """How to do without this program what it couldn't. Raises OutputError."""
    files = weights.lacking
    saved = " and ".join(f"{file.source} as {located(file.place)}" for file in files)
    checked = "it is checked before it speaks" if len(files) == 1 else (
        "they are checked before they speak")
    return f"To fetch it by hand, save {saved}; {checked}."


def _refuse_a_full_disk(lacking: tuple[WeightsFile, ...]) -> None:
    """Raises OSError before anything is asked for, where there is no room for it."""
    needed = 0
    for file in lacking:
        file.place.parent.mkdir(parents=True, exist_ok=True)
        needed += file.size - _size(_part(file))
        if shutil.disk_usage(file.place.parent).free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _part(file: WeightsFile) -> Path:
    """Where a file lies that isn't whole yet."""
    return file.place.with_name(file.place.name + PART)


def _fetch(weights: Weights, file: WeightsFile, progress: Callable[[int], None],
           sleep: Callable[[float], None]) -> None:
    """One file in its place."""
    part = _part(file)
    _all_of_it(weights, file, progress, sleep)
    _check(weights, file, part)
    os.replace(part, file.place)


def _all_of_it(weights: Weights, file: WeightsFile, progress: Callable[[int], None],
               sleep: Callable[[float], None]) -> None:
    """Fills the part, in as many attempts as bring something and a few that don't."""
    sessions, attempt, part = Sessions(), 0, _part(file)
    parts = urlsplit(file.source)
    reason = sessions.unreached(f"{parts.scheme}://{parts.netloc}/")
    if reason:
        raise _unreached(weights, reason)
    while _size(part) < file.size:
        before = _size(part)
        try:
            _more_of_it(weights, file, progress, sessions)
        except Refusal as refusal:
            attempt = 0 if _size(part) > before else attempt
            if not refusal.again or attempt == len(WAITS) or refusal.wait > PATIENCE:
                raise _unreached(weights, refusal.reason) from refusal
            sleep(max(WAITS[attempt], refusal.wait))
            attempt += 1


def _more_of_it(weights: Weights, file: WeightsFile, progress: Callable[[int], None],
                sessions: Sessions) -> None:
    """Adds to the part what one answer brings. Raises Refusal."""
    part = _part(file)
    start = _size(part)
    headers = {"Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    with sessions.opened(get(file.source, headers), TIMEOUT) as incoming:
        if incoming.status == _BEYOND:
            part.unlink(missing_ok=True)
            raise Refusal("it doesn't have the rest of what was begun.", True)
        if incoming.status not in (_WHOLE, _PARTIAL):
            raise Refusal(f"it answered with status {incoming.status}.", incoming.status in AGAIN,
                          asked_wait(incoming.headers.get("Retry-After", ""), time.time()))
        goes_on = incoming.status == _PARTIAL and _starts_at(incoming) == start
        if incoming.status == _PARTIAL and not goes_on:
            part.unlink(missing_ok=True)
            raise Refusal("it sent another part than it was asked for.", True)
        count = start if goes_on else 0
        with part.open("ab" if goes_on else "wb") as target:
            progress(count)
            for piece in incoming.pieces():
                count += len(piece)
                if count > file.size:
                    break
                target.write(piece)
                progress(count)
    if count < file.size:
        raise Refusal("its answer broke off.", True)
    if count > file.size:
        part.unlink(missing_ok=True)
        raise VoiceError(_other(weights, file, "a larger file"))


def _starts_at(incoming: Incoming) -> int:
    """The first byte of a partial answer; -1 where that isn't told."""
    told = incoming.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    return int(told) if told.strip().isdecimal() else -1


def _check(weights: Weights, file: WeightsFile, part: Path) -> None:
    """Raises VoiceError where the bytes aren't those whose digest is pinned; none is kept then."""
    with part.open("rb") as fetched:
        digest = hashlib.file_digest(fetched, "sha256").hexdigest()
    if digest != file.sha256:
        part.unlink(missing_ok=True)
        raise VoiceError(_other(weights, file, f"a file with SHA-256 {digest[:12]}…"))


def _other(weights: Weights, file: WeightsFile, what: str) -> str:
    return (f"{file.source} gave {what}, and not the one that “{weights.voice}” speaks with "
            f"(SHA-256 {file.sha256[:12]}…, {file.size} bytes). Nothing of it was kept. Try "
            "again later, or over another network.")


def _unreached(weights: Weights, reason: str) -> VoiceUnreachable:
    return VoiceUnreachable(
        f"The voice “{weights.voice}” can't be fetched now: {reason} What came is kept; the same "
        f"command goes on from there. {by_hand(weights)}")


def _size(path: Path) -> int:
    """Bytes of a file; 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
