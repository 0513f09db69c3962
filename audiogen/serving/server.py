"""The addresses on this machine: the one door to the server."""

import errno
import os
import socket
import threading

import uvicorn

from audiogen.errors import AudiogenError
from audiogen.serving.site import Site

LONGEST_HEADERS = 16384
"""Bytes."""
IDLE = 10
"""Seconds for which a connection is kept when its answer was given."""


def opened(port: int) -> tuple[socket.socket, ...]:
    """Sockets that listen on this machine's own addresses, and no other; port 0 for any free one.

    Raises AudiogenError where the port is taken.
    """
    try:
        first = _bound(socket.AF_INET, "127.0.0.1", port)
    except OSError as problem:
        raise AudiogenError(_refused(port, problem)) from problem
    try:
        return first, _bound(socket.AF_INET6, "::1", port_of((first,)))
    except OSError:     # no such address here, or taken there: the other one serves
        return (first,)


def port_of(sockets: tuple[socket.socket, ...]) -> int:
    """The port on which they listen."""
    return int(sockets[0].getsockname()[1])


def start(site: Site, sockets: tuple[socket.socket, ...]) -> None:
    """Answers in a thread of its own until the program ends, which waits for nobody: what is
    served stands on the disk, and an open stream would never end by itself."""
    server = uvicorn.Server(uvicorn.Config(
        site, http="h11", ws="none", loop="asyncio", lifespan="off", interface="asgi3",
        log_config=None, log_level="critical", access_log=False, server_header=False,
        proxy_headers=False, timeout_keep_alive=IDLE,
        h11_max_incomplete_event_size=LONGEST_HEADERS))
    threading.Thread(target=server.run, args=(list(sockets),), name="server", daemon=True).start()


def _bound(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":      # elsewhere it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


def _refused(port: int, problem: OSError) -> str:
    if problem.errno == errno.EADDRINUSE:
        return (f"Port {port} is taken by another program, perhaps by an “audiogen serve” that "
                "still runs. End that one, or name another port with --port.")
    if problem.errno == errno.EACCES:
        return f"Port {port} may not be used here. Name one above 1023 with --port."
    return f"Port {port} can't be opened: {problem.strerror}. Name another one with --port."
